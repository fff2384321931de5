"""Other reviews and reports of Havering's year, retold, and the actions that inspections and reviews led to."""

from __future__ import annotations

from datetime import date

from lscb.demo.havering.scrutiny_inspections import BETTER, GOOD, OFSTED_2011, OFSTED_2013, SAID, Looked, Said
from priorities.scrutiny.models import Inspection

# Lowest first, as Ofsted graded in 2012-13: name, meaning, colour.
GRADES = (
    ("Inadequate", "Does not meet minimum requirements.", "red"),
    ("Adequate", "Meets minimum requirements.", "amber"),
    ("Good", "Exceeds minimum requirements.", "green"),
    ("Outstanding", "Far exceeds minimum requirements.", "green"),
)


PEERS = Looked(
    "Local Government Association",
    Inspection.Kind.PEER,
    "Safeguarding practice challenge",
    2012,
    "24 October 2012",
    "Children's Services asked for it in October 2012, to learn how effectively they carried out their duties in law, "
    "and took what it advised into their improvement plan.",
    published=date(2012, 10, 24),
    said=(
        Said(
            SAID,
            "topic:safeguarding-hub",
            "There were early signs that improvements such as the hub made a difference. The hub was still new, and it "
            "had to become clearer how its effect would be evaluated and shown over the coming months and years. "
            "Havering was urged to begin on that at once.",
            key="peers-evaluate",
        ),
        Said(
            BETTER,
            "topic:safeguarding-hub",
            "There was not enough early support, which put at risk what the hub could achieve.",
            key="peers-capacity",
        ),
        Said(
            BETTER,
            "topic:child-protection-plans",
            "Some protection plans were complicated, and leaned too heavily on meetings about legal steps.",
        ),
        Said(
            BETTER,
            "topic:scrutiny-and-performance",
            "The board's performance framework had begun to deal with the quality of work, but this had to go faster.",
        ),
        Said(
            BETTER,
            "place:private-fostering",
            "The fostering service's yearly report gave too little assurance that raising awareness had any effect, or "
            "that children were well safeguarded once an arrangement came to light.",
        ),
    ),
)

PRIVATE_FOSTERING = Looked(
    "Ofsted",
    Inspection.Kind.INSPECTION,
    "Private fostering",
    2012,
    "end of November 2012",
    judgements=(("Private fostering", "Inadequate", "Inadequate"),),
    said=(
        Said(
            BETTER,
            "place:private-fostering",
            "The service was inadequate, and children got a poor response from it.",
            "The council drew up an action plan and began to carry it out.",
            "private-fostering",
        ),
    ),
)

OTHERS = (
    Looked(
        "Ofsted",
        Inspection.Kind.INSPECTION,
        "Children's centres",
        2012,
        "during 2012–13",
        said=(
            Said(GOOD, "topic:childrens-centres", "The centres did good work, and families valued what they offer."),
        ),
    ),
    Looked(
        "Ofsted",
        Inspection.Kind.INSPECTION,
        "Joint inspection that looked at the police child abuse command",
        2012,
        "during 2012–13",
        agency="police-cait",
        said=(
            Said(
                GOOD,
                "agency:police-cait",
                "The command was led, governed and checked well. Its teams made the police response to children "
                "consistently good, and what was learned kept improving it. Managers met each day to watch over the "
                "gravest matters, and continual monitoring closed gaps and put people where enquiries needed them.",
            ),
        ),
    ),
    Looked(
        "Race Equality Foundation and Ofsted",
        Inspection.Kind.REVIEW,
        "Evaluation of the first fathers project",
        2012,
        "before May 2013",
        "Both evaluated the first pilot of a parenting course for fathers who are offenders.",
        agency="offender-management",
    ),
    Looked(
        "London project board for safeguarding hubs",
        Inspection.Kind.OTHER,
        "Progress of Havering's hub",
        2011,
        "March 2012",
        said=(
            Said(
                GOOD,
                "topic:safeguarding-hub",
                "Havering was among the second group of boroughs, and was to start in spring 2012. It had come far in "
                "little time, and as it was ready to share what it learned it could be an example to others.",
            ),
        ),
    ),
    Looked(
        "National review of child protection",
        Inspection.Kind.OTHER,
        "The government's review of child protection",
        2010,
        "March 2011",
        said=(
            Said(
                SAID,
                "topic:early-help",
                "Helping early is better for a child: the bad time is shorter, and the child does better afterwards.",
            ),
        ),
    ),
    Looked(
        "Working Together 2013",
        Inspection.Kind.GUIDANCE,
        "Working Together to Safeguard Children",
        2012,
        "March 2013",
        said=(
            Said(
                SAID,
                "place:priorities",
                "A board cannot give orders to other organisations, but it should say plainly where they must improve.",
            ),
            Said(
                SAID,
                "group:training-and-communication",
                "A board should watch over training, that of several agencies together included, and judge how well "
                "it works. All who work with children should learn to see early what vulnerable ones need and to "
                "respond: disabled children, young carers, children in secure settings, babies born and unborn, and "
                "older children.",
            ),
            Said(
                SAID,
                "group:case-review",
                "Each board must have its own framework for learning and improvement, in which every agency knows its "
                "part, what is learned reaches those who need it, and changes last.",
            ),
        ),
    ),
)

INSPECTIONS = (OFSTED_2013, OFSTED_2011, PEERS, PRIVATE_FOSTERING, *OTHERS)

# The finding, what is to be done, owners as "agency:slug" or "group:slug", when in words.
ACTIONS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "evaluate",
        "Develop a system to evaluate what the hub achieves, and put it to use.",
        ("agency:police", "agency:childrens-services"),
        "",
    ),
    (
        "capacity",
        "Lead on a strategy for an early offer of help, which partner agencies support and share in.",
        ("agency:childrens-services",),
        "",
    ),
    ("board", "Do what the inspection asked of the board.", ("group:board",), "During 2013–14"),
    (
        "private-fostering",
        "Carry out the improvement plan for private fostering.",
        ("agency:childrens-services",),
        "",
    ),
    (
        "private-fostering",
        "Watch over the plan through regular reports until good practice is part of daily work.",
        ("group:board",),
        "",
    ),
)

# Two bodies found the same: the finding, and the one whose actions answer it too.
SAME = (("peers-evaluate", "evaluate"), ("peers-capacity", "capacity"))
