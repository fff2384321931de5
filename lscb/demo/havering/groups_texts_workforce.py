"""What Havering's groups on safe employment and on training reported for 2012-13, in our own words, by heading."""

from __future__ import annotations

SAFEGUARDING_IN_EMPLOYMENT = {
    "purpose": """
<p>The group sees that partner agencies put into effect, and make part of their daily work, what these require:</p>
<ul>
<li>Working Together 2013;</li>
<li>the London Child Protection Procedures;</li>
<li>other statutory guidance on recruiting staff safely and on managing allegations about professionals, such as Safer
Recruitment in Education of 2007 and 2009.</li>
</ul>""",
    "progress": """
<p>The board's vision is to protect children from harm. Part of it is that every partner meets its duties in law
towards a safer workforce.</p>
<p>At first the performance management group watched over this. It was sent templates in which
agencies reported how they recruit and how they manage allegations, and the board was told what these showed. That took
so much time that the group's other work fell behind. In October 2012 the board therefore agreed to bring back a group
for this alone. Havering's designated officer for allegations chairs it; it follows how far the
partner agencies meet their duties, and reports on it.</p>
<p>After Ofsted's inspection in September 2011 the process for managing allegations against staff was taken further.
Letters told all partners what they must do when a professional is accused. Referrals to the designated officer rose
markedly in the year; schools and other educational settings made most of them.</p>
<p>Awareness is still a priority for the board. Through the designated officer there is training for all agencies, within
the board's programme and widely advertised. Flyers and posters were made and sent
to the agencies.</p>
<p>The year's work was to:</p>
<ul>
<li>call agencies to account for recruiting a safe and able workforce, by the safer recruitment standards that the board
adopted;</li>
<li>see that thorough checks are renewed when they must be;</li>
<li>prepare for and bring in the changes as the Criminal Records Bureau and the Independent Safeguarding Authority were
joined in the Disclosure and Barring Service;</li>
<li>have every allegation of abuse by a professional investigated as required, thoroughly and fairly;</li>
<li>report to the board on allegations, and on the action plan that the annual report on them sets out;</li>
<li>audit and follow the group's own work.</li>
</ul>
<p>Schools, libraries and children's centres in the borough were also sent a new leaflet on private tutoring.</p>""",
    "current": """
<p>Everything that Ofsted recommended in September 2011 has been done, and so has the action plan on managing allegations
that was presented in the course of the year.</p>
<p>In October 2012 it was proposed to the board that the group be set up again, to look more closely at safer
recruitment and at how allegations are managed. It was to:</p>
<ul>
<li>bring in what is newly required by
<ul>
<li>Working Together to Safeguard Children;</li>
<li>the Protection of Freedoms Act 2012;</li>
</ul>
</li>
<li>bring together what agencies report on safer recruitment and on managing allegations, measured by the board's
standards;</li>
<li>understand, study and report how agencies do, singly and together, in recruiting able and safe staff, and in
referring and managing allegations about staff and volunteers;</li>
<li>keep raising awareness of what partners must do, and what they answer for, in safer employment;</li>
<li>draw up an improvement plan that puts into effect
<ul>
<li>what agencies' returns showed;</li>
<li>what audits and reports to the board recommended.</li>
</ul>
</li>
</ul>
<p>The board agreed, and the operational business plan was rewritten.</p>
<p>Posters and fact sheets on what the law requires when a professional is accused went out widely during 2012 to
2013.</p>
<p>The leaflet on private tutoring reached the borough's schools, libraries and children's centres.</p>
<p>The group has made good progress with its operational plan.</p>""",
    "future": """
<p>For 2013–14 the group means to:</p>
<ul>
<li>carry out its operational plan;</li>
<li>follow how well agencies recruit safely, by the board's standards, and tell the board;</li>
<li>make an action plan from the annual report on managing allegations, and account for it as often as the board's schedule
asks;</li>
<li>have all of the board's partners do what the Disclosure and Barring Service requires;</li>
<li>go on making every agency aware of its part in a safer workforce, in several ways, among them events for voluntary
organisations and on the main points of the annual report;</li>
<li>keep auditing the quality of work.</li>
</ul>""",
    "impact": """
<p>The group reports outcomes to the board, above all those of how allegations are handled by the designated officer.
What its report shows of effect and outcome goes into the next operational plan, with evidence that the findings were
acted on and that something was learnt.</p>""",
}

TRAINING_AND_COMMUNICATION = {
    "purpose": """
<p>Working Together 2013 makes the board answerable for training. Boards are to follow and evaluate how effective it is,
whether given by one agency or by several together, for every professional in the area. It should teach people to see
early what any vulnerable child needs, and to respond: babies before and after birth, young carers, disabled children,
older children, and children held in secure settings.</p>
<p>The group's work falls under four headings:</p>
<ul>
<li>training and development at the right level for every partner agency, given together;</li>
<li>evaluation of that training and of its effect, with data from the main agencies on the safeguarding training they
give their own staff;</li>
<li>support, monitoring and evaluation of training in the borough for people who meet children and young people in their
work but have no duty to safeguard them;</li>
<li>communication on safeguarding with children and young people, their parents and carers, and professionals.</li>
</ul>""",
    "progress": """
<h4>Training given together</h4>
<p>Since May 2012 the post of training and development officer has formally been filled. In November the board received an
analysis of the training offered, and with it a schedule for 2013 to 2014. The task now is to understand better what
training changes in practice.</p>
<p>Ofsted's inspectors said in March 2013, in our words, that a full programme of training for all agencies was running,
and that nobody had yet evaluated what it achieved.</p>
<p>Ways of judging what training does for outcomes were tried out during the year and will be used in full next year. The
quality and effectiveness group will be linked directly with this one, so that staff are briefed and trained in good time on
priorities and on themes as they emerge.</p>
<p>The officer led the planning and delivery of the board's conference for front-line practitioners, on moral dilemmas.
Everybody who took part, from all agencies, thought well of it.</p>
<p>Briefings were held across borough boundaries with the boards of Redbridge, Waltham Forest and Barking and Dagenham,
on whatever presses on all of them. The one in June was about keeping trafficked children safe, and also
made people aware of private fostering. October's was about the effect of working together, or of failing to, and about
the systems method that will be used once a child has died or been injured and a serious case review is due. Both were
well attended and liked.</p>
<p>Training needs in 2012–13 were analysed. With what was seen of attendance, of how delegates behave and of their
evaluations, this shaped what is offered in 2013–14. Its main conclusions:</p>
<ul>
<li>Too many people who have booked still stay away.</li>
<li>Courses in basic awareness have run ever since the board began to train. They are well thought of, but drew
fewer people than the training group had hoped. They go on next year, described so that people can tell more
easily what level they are and whom they are for.</li>
<li>The offer did not say what level each course was. Next year it will, so that professionals find the one that fits
what they know and answer for.</li>
<li>Training will be more about applying knowledge and less about knowledge alone.</li>
<li>The booking system had to be taken further before it could supply the data that analysis needs.</li>
</ul>
<p>The joint programme for 2013–14 was built on that analysis and on evaluations, on lessons from serious case reviews and
audits, and on the main areas for development, old and new.</p>
<p>The brochure for 2013–14 explains levels, roles and responsibilities and suggests training for partners, on the lines
of the learning and development guidance of Working Together 2010. A partly automatic booking system has been developed
and brought in; it makes the administration lighter and yields data that can be analysed.</p>
<h4>Training that agencies give their own staff</h4>
<p>The main partner agencies were asked for data on how they train staff who have safeguarding duties. What they sent
suggests that enough is being done, at the level that people's responsibilities call for. Next year's
template will also ask about staff whose job descriptions name no core safeguarding duty.</p>
<h4>Training for people without safeguarding duties</h4>
<p>Together with Havering's adult safeguarding board, training was developed and brought in for staff who meet children
but do not have safeguarding duties of their own. It will reach the whole council during 2013.</p>
<p>Information on safeguarding was written, and everybody who joins the council is given it at induction.</p>
<p>The group will help to develop e-learning for staff of any partner who need training at level one.</p>
<h4>Communication</h4>
<p>The board's first newsletter came out in September 2012. It went to many people, was liked, and is on the board's
website. None has followed; the training and development officer will see to it next year, so that what the board wants
and achieves is published regularly.</p>
<p>The website has been live since April 2011 and grew all year. It covers themes new and old, with links to
policies, among them statutory guidance and Tri-X policy briefs.</p>""",
    "current": """
<p>The group will support the start of early assessment, in part by training people who train others. Agencies can then
assess to the same high standard in every service, at less cost.</p>
<p>With Redbridge, Waltham Forest and Barking and Dagenham the board will again hold two briefings on priorities as they
emerge.</p>
<p>The better booking system will supply data broken down by agency. In the end this will allow a programme that fits
what partners need.</p>
<p>The board will go on collecting data on the training that agencies give their own staff. It expects more detail, and
wants it from all of the main partners.</p>
<p>The board has decided to offer learning on line with the University of Kent's programmes Rosie 1 and 2, which partner
agencies in the borough will be able to use during 2013.</p>""",
    "future": """
<ul>
<li>All training needs will be analysed, the effect of training on outcomes included.</li>
<li>Training will stay flexible and respond to what comes up. Staff are to know the priorities well, and what is
being done about them.</li>
<li>E-learning and training on line will shape the offer, above all e-learning at level one for staff who meet children
but have no direct safeguarding duty.</li>
<li>Programme and teaching will turn towards skills as well as knowledge, which gives people the best chance to work
better.</li>
<li>The expertise within the agencies must be drawn on wherever it fits.</li>
<li>Outside consultants' training is valued for what it does for Havering's partnership; other ways to learn will be
considered beside the core offer and developed further.</li>
</ul>""",
    "views": """
<p>The group takes note of whatever data the board receives that bears on training and development. Partner agencies are
making more of this, and the board has made it a priority.</p>""",
    "impact": """
<p>Outcomes will be built into all of this work, so that the board can tell what training changes for children.</p>""",
    "learning": """
<p>Over the next financial year the group will mainly develop ways to have information at hand which shows
that outcomes are better because of training.</p>""",
}
