"""What Havering's report for 2012-13 says of training, retold."""

from __future__ import annotations

from workgroups.training.models import TrainingNote

_K = TrainingNote.Kind

# kind, text, who said it, when
NOTES = (
    (
        _K.PROGRAMME,
        "The training and development officer has been formally in post since May 2012. In November the board received "
        "an analysis of what was on offer to its partners, and a schedule for 2013–14.",
        "",
        "",
    ),
    (
        _K.PROGRAMME,
        "The year’s analysis of training needs, together with an overview of how delegates attended and what they "
        "wrote afterwards, shaped the programme for 2013–14. So did the lessons of serious case reviews, audit "
        "findings, and the main matters that were new or in need of more work.",
        "",
        "",
    ),
    (
        _K.PROGRAMME,
        "The brochure for 2013–14 says which level suits which role, and suggests training for each. It follows the "
        "guidance on learning and development that went with Working Together 2010.",
        "",
        "",
    ),
    (
        _K.PROGRAMME,
        "A partly automated booking system was built and put to use, to lighten administration and to yield data that "
        "can be analysed.",
        "",
        "",
    ),
    (
        _K.PROGRAMME,
        "The quality and effectiveness group is to pass on directly what has become urgent or is emerging, so that "
        "staff are briefed and trained in good time.",
        "",
        "",
    ),
    (_K.ANALYSIS, "The share of people who booked and stayed away is still judged far too high.", "", ""),
    (
        _K.ANALYSIS,
        "Basic awareness courses were thought well of, yet drew less interest than the training group had counted on. "
        "They go on in the next year, described in a way that lets people judge the level and whom they are for.",
        "",
        "",
    ),
    (
        _K.ANALYSIS,
        "Courses carried no levels until now. From the next year they will, so that professionals can find what fits "
        "their knowledge and their safeguarding duties.",
        "",
        "",
    ),
    (_K.ANALYSIS, "The next year’s training is to dwell more on putting knowledge to use.", "", ""),
    (
        _K.ANALYSIS,
        "Bookings could not be analysed properly until the booking system had been developed further.",
        "",
        "",
    ),
    (
        _K.IMPACT,
        "Ways to judge what training does for children were piloted, for full use in the next financial year.",
        "",
        "",
    ),
    (
        _K.IMPACT,
        "The inspectors found a wide-ranging multi-agency programme under way, whose effect nobody had yet assessed.",
        "Ofsted",
        "March 2013",
    ),
    (
        _K.SINGLE,
        "The main partner agencies were asked what training they give their own staff who have safeguarding duties. "
        "From what they sent it seems adequate, and in keeping with those duties.",
        "",
        "",
    ),
    (
        _K.SINGLE,
        "Next year’s form will also ask about staff whose jobs hold no core safeguarding duties. The board looks for "
        "fuller data, and for all the key agencies to send it.",
        "",
        "",
    ),
    (
        _K.OTHERS,
        "With the Havering Adult Safeguarding Board, training was designed for staff who meet children without being "
        "directly charged with their safety. The council is to roll it out during 2013.",
        "",
        "",
    ),
    (_K.OTHERS, "Everybody who joins the council is given safeguarding information at induction.", "", ""),
    (
        _K.OTHERS,
        "The working group will help to develop an e-learning package at level one, for use in any agency.",
        "",
        "",
    ),
    (
        _K.NEXT,
        "The working group will support the coming of early assessment by training trainers, so that agencies can "
        "keep up assessments of even and high quality at less cost.",
        "",
        "",
    ),
    (
        _K.NEXT,
        "Two briefings with Barking and Dagenham, Waltham Forest and Redbridge are to follow, on matters newly come to "
        "the fore.",
        "",
        "",
    ),
    (
        _K.NEXT,
        "Attendance by agency can be drawn from the better booking system, and the programme fitted to partners’ needs.",
        "",
        "",
    ),
    (
        _K.NEXT,
        "The board has committed itself to learning online with Rosie 1 and Rosie 2, programmes of the University of "
        "Kent, which are to be launched for partner agencies during 2013.",
        "",
        "",
    ),
    (_K.NEXT, "A full analysis of training needs will take in what training does for outcomes.", "", ""),
    (
        _K.NEXT,
        "Training will change as issues come up. Staff should know the priorities, and what is being done about them.",
        "",
        "",
    ),
    (
        _K.NEXT,
        "E-learning will have a larger place, above all at level one for those who meet children in passing.",
        "",
        "",
    ),
    (_K.NEXT, "Courses will build skills as well as knowledge, so that people can work better than before.", "", ""),
    (
        _K.NEXT,
        "Experts in the agencies should be asked to teach where that serves. Outside trainers remain valued, and other "
        "ways of learning are to stand beside the core courses.",
        "",
        "",
    ),
)
