"""Reports, challenges, risks, policies and private fostering of Havering's year, retold."""

from __future__ import annotations

from priorities.scrutiny.models import Challenge, Policy

# Title, from an agency or in words, when, topic, what it was about, what the board decided.
REPORTS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "How strengthening families would be put into practice",
        "",
        "May 2012",
        "strengthening-families",
        "All agencies had to understand the approach and agree to it.",
        "The pilot was formally agreed.",
    ),
    (
        "Looked after children: moves and the improvement plan",
        "agency:childrens-services",
        "during 2012–13",
        "looked-after-children",
        "What was being done about too many moves between placements.",
        "The board goes on watching the improvement plan.",
    ),
    (
        "Children's centres and early help",
        "",
        "during 2012–13",
        "childrens-centres",
        "The centres' part in common assessments, their work with partners, and help for families that is better "
        "joined up.",
        "",
    ),
    (
        "Private fostering: the yearly update",
        "Fostering and adoption service",
        "during 2012–13",
        "",
        "What was done to make private fostering known, and to what effect.",
        "",
    ),
    (
        "Analysis of training",
        "Training and communication working group",
        "November 2012",
        "",
        "The training offered to partners, with a schedule for 2013–14.",
        "",
    ),
    (
        "Two serious case reviews: progress of actions",
        "Chair of the case review working group",
        "at each meeting of the board",
        "",
        "A written report and a presentation on what agencies had done.",
        "",
    ),
    (
        "Safer recruitment and allegations: how partners comply",
        "Performance management working group",
        "first part of 2012–13",
        "",
        "An analysis of progress from partners' reporting templates.",
        "In October 2012 the board agreed to bring back a working group for this alone.",
    ),
    (
        "Safeguarding in employment: bringing back the working group",
        "",
        "October 2012",
        "",
        "A closer watch on safer recruitment and on how allegations are handled.",
        "Agreed; the operational plan of the group was revised.",
    ),
    (
        "Allegations against staff: action plan",
        "Safeguarding in employment working group",
        "throughout 2012–13",
        "",
        "How far the plan in the yearly report on allegations had come.",
        "",
    ),
    (
        "Learning and improvement: preparing for new guidance",
        "Case review working group",
        "October 2012, at the development day",
        "",
        "What the coming edition of Working Together would ask of the board.",
        "",
    ),
    (
        "Safeguarding children in the hospitals: yearly report",
        "agency:bhrut",
        "yearly",
        "",
        "Seen first by the trust's own committees and board.",
        "",
    ),
)

# What was asked, of an agency or in words, topic, answer, outcome, state.
CHALLENGES: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "Is the information on child protection good enough for the board to judge by?",
        "agency:childrens-services",
        "scrutiny-and-performance",
        "",
        "In March 2013 Ofsted acknowledged the challenge, and thought it not searching enough.",
        Challenge.State.CLOSED,
    ),
    (
        "Why do looked after children move so often from one placement to another?",
        "agency:childrens-services",
        "looked-after-children",
        "An improvement plan for looked after children was drawn up.",
        "Placements became more stable, in the long term too. The board goes on watching the plan.",
        Challenge.State.ANSWERED,
    ),
    (
        "Have agencies done what two serious case reviews asked, and do they go on learning from them?",
        "The agencies concerned",
        "",
        "Each agency gave written updates to the case review working group.",
        "Events to share what had been learned were held for both cases.",
        Challenge.State.ANSWERED,
    ),
    (
        "Do the council and its partners keep to the standards of safer recruitment and of handling allegations?",
        "The council and its partners",
        "",
        "Partners reported on templates of the board.",
        "Those concerned were told what could be better.",
        Challenge.State.CLOSED,
    ),
    (
        "Is the action plan for private fostering being carried out, and does it work?",
        "agency:childrens-services",
        "",
        "",
        "",
        Challenge.State.OPEN,
    ),
)

# What may go wrong, topic, what is done against it, who watches it, opened.
RISKS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "Too little early support undermines the safeguarding hub",
        "safeguarding-hub",
        "Children's Services lead on a strategy for an early offer of help.",
        "Children's Services",
        "October 2012",
    ),
    (
        "What the hub achieves for children cannot be shown",
        "safeguarding-hub",
        "Police and Children's Services are to develop a system to evaluate it.",
        "Police and Children's Services",
        "October 2012",
    ),
    (
        "Common assessments stay too few for early help to work",
        "early-help",
        "Training is being revised, and a new programme begins in June 2013. A dataset is to show where assessments "
        "are made and where they are not.",
        "Children's Services",
        "",
    ),
    (
        "Privately fostered children remain unknown",
        "",
        "The service goes on making itself known among professionals and residents.",
        "Fostering and adoption service",
        "November 2012",
    ),
)

# Title, kind, topic, whose, summary, consulted on, ratified, launched: the last three in words.
POLICIES: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    (
        "Working Together to Safeguard Children 2013",
        Policy.Kind.GUIDANCE,
        "",
        "The government",
        "The new edition makes boards stronger. To meet all that the law now asks is one of the board's main tasks "
        "for the next financial year.",
        "during 2012–13, by the government",
        "",
        "March 2013",
    ),
    (
        "Threshold document",
        Policy.Kind.THRESHOLD,
        "thresholds",
        "Children's Services",
        "It says which needs give access to which services. Children's Services reviewed and revised it together with "
        "the board's partner agencies, and social workers help partners to decide what to do.",
        "before April 2012, with partner agencies",
        "",
        "April 2012, at a conference",
    ),
    (
        "Early help strategy",
        Policy.Kind.POLICY,
        "early-help",
        "Children's centres and family intervention project",
        "A draft was being written with Children's Services, partner agencies and the troubled families programme. It "
        "is to hold ways to step down from statutory services, and shared measures of how well early help works.",
        "",
        "",
        "",
    ),
    (
        "Performance framework of the board",
        Policy.Kind.POLICY,
        "scrutiny-and-performance",
        "Quality and effectiveness working group",
        "It was revised so that many indicators of safety and well-being can be analysed with more insight; figures "
        "and what is known of quality stand side by side.",
        "",
        "",
        "",
    ),
    (
        "Child sexual exploitation strategy and action plan",
        Policy.Kind.POLICY,
        "",
        "Child sexual exploitation working group",
        "The first local strategy, with a plan for 2013–14 in four themes: promotion, prevention, protection and "
        "partnership.",
        "",
        "",
        "from February 2013",
    ),
    (
        "Local framework for learning and improvement",
        Policy.Kind.POLICY,
        "",
        "Case review working group",
        "Working Together 2013 asks each board for one. Preparing for it was proposed in October 2012.",
        "",
        "",
        "",
    ),
    (
        "London Child Protection Procedures",
        Policy.Kind.PROCEDURE,
        "",
        "The London boards",
        "The procedures that Havering's agencies work by.",
        "",
        "",
        "",
    ),
    (
        "Information for parents after the death of a child",
        Policy.Kind.LEAFLET,
        "",
        "Child death overview panel",
        "It tells parents how a death is reviewed and whom they can speak to, and now goes to them within a week.",
        "",
        "during 2012–13",
        "",
    ),
)

PRIVATE_FOSTERING = {
    "arrangement": "A child is privately fostered when somebody who is neither a parent nor a close relative looks "
    "after them for 28 days or longer. It concerns children under 16, and disabled children under 18. Such a child is "
    "not in the council's care: the parent or guardian settles it with the carer. Whoever looks after a child in this "
    "way must by law tell Children's Services.",
    "awareness": "The council's fostering and adoption service works to make private fostering known among "
    "professionals and residents, and tells the board about it once a year. A briefing for several boroughs in June "
    "2012 dealt with it too. How much was done, and to what effect, is not stated.",
    "judgement": "At the end of November 2012 Ofsted found the service inadequate.",
    "actions": "The fostering and adoption service is carrying out an action plan. The board watches over it: "
    "Children's Services will report regularly, until agencies are certain that good practice has become daily work.",
    "presented_words": "during the year, on a day that is not stated",
}
