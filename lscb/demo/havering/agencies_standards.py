"""What a Clinical Commissioning Group must have in place to keep children safe, and what Havering's said, retold.

The annual report's appendix: a requirement's number as printed (two carried none), the requirement, the local
arrangements and the lead as the source names them; empty where it names none.
"""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line of the appendix."""

    number: str
    requirement: str
    arrangements: str = ""
    lead: str = ""
    gap: str = ""


class Head(NamedTuple):
    """One of the six requirements with the lines under it."""

    number: str
    title: str
    lines: tuple[Line, ...]


NAME = "Clinical Commissioning Group: responsibilities and arrangements for safeguarding children"
SLUG = "ccg-arrangements"

HEADS = (
    Head(
        "1",
        "Accountability and governance are clear inside the organisation for commissioning services that keep children "
        "safe and further their welfare, and senior management is committed to safeguarding",
        (
            Line(
                "1.1",
                "Who is responsible and accountable overall is clear, so that through the Group's commissioning health "
                "plays its part in safeguarding children well.",
                "The accountable officer delegates these duties to the Nurse Director, who is accountable and "
                "responsible overall for safeguarding children. Clear safeguarding standards are to stand in the "
                "specification of every provider's services; by checking against them the Group makes sure that they "
                "are met.",
                "Nurse Director",
            ),
            Line(
                "1.2",
                "Accountability, for staff training and development too, can be followed upwards to "
                "whoever is accountable in the end for the welfare of children.",
                "The accountable officer delegates the main safeguarding functions to the Nurse Director, a member of "
                "the Group's board. All staff, employed or under contract, account for safeguarding children to "
                "their line managers and so at last to the Nurse Director. In each group the Chief Operating Officer "
                "sees that safeguarding training, policies and procedures are put into practice. Induction is to cover "
                "safeguarding, and the watchfulness by which staff can lessen the risk that a child who uses the "
                "Group's services is being abused. All job descriptions are to set out safeguarding roles and "
                "responsibilities.",
            ),
            Line(
                "1.3",
                "The Group employs, or has by contract, the designated professionals whose expertise it needs: for "
                "safeguarding children and for looked after children a doctor and a nurse each, and for unexpected "
                "deaths of children a paediatrician.",
                "Each group has a designated nurse in post (1 whole time equivalent), who reports to the Deputy "
                "Director Safeguarding but has a desk with the group's borough team and works closely each day with "
                "the Chief Operating Officer, so that every operational responsibility in the group is met. There are "
                "plans to obtain the expertise of designated doctors and paediatricians.",
            ),
            Line(
                "",
                "The Barking and Dagenham, Havering and Redbridge groups have robust systems and processes that give "
                "assurance about the services commissioned to those who are accountable for them.",
                "All providers are under robust monitoring, in a formal framework for managing performance that the "
                "commissioning support unit runs. It makes sure that they have suitable arrangements to safeguard "
                "children, among them early warning systems that show up every risk.",
            ),
        ),
    ),
    Head(
        "2",
        "Service development",
        (
            Line(
                "2.1",
                "Children are listened to and talked with as a matter of course. What they want and feel counts in "
                "decisions about each of them, and when services are set up, developed or improved.",
                "People who use services, and their families, are still to take part in reviewing and developing them. "
                "How depends on the service: a single consultation, a standing user group, or comments by one digital "
                "medium or another.",
                "Chief Operating Officer",
            ),
        ),
    ),
    Head(
        "3",
        "Staff training and continued professional development",
        (
            Line(
                "3.1",
                "Staff, and those of contracted services, are trained and able to notice what may point to abuse or "
                "neglect, know what to do when worried, and carry out their responsibilities as the board's procedures "
                "ask.",
                "Training follows the intercollegiate document, with a refresher for all staff every three years. "
                "Those who need level 1 and 2 use the board's e-learning. The designated safeguarding network "
                "can be asked to commission specialist training.",
            ),
        ),
    ),
    Head(
        "4",
        "Safer recruitment practices",
        (
            Line(
                "4.1",
                "All staff are recruited safely, as the board's guidance asks. Where a check of criminal records is "
                "compulsory for a job, it is made as routine.",
                "The Group is to keep to best practice in recruitment, as its policy sets out. It is to have a clear "
                "process for allegations against its staff, and to satisfy itself that every contractor and provider "
                "has one.",
                "Nurse Director",
                "The name of the recruitment policy was not supplied.",
            ),
        ),
    ),
    Head(
        "5",
        "Effective and inter-agency working",
        (
            Line(
                "5.1",
                "The Group has links with the three local safeguarding children boards.",
                "The Group is to see that it is represented on the board, and suitably in each working group in which "
                "health should have a part.",
            ),
            Line(
                "5.2",
                "The Group joins with partners to keep children safe and further their welfare, and takes part in "
                "reviews as law and guidance, national and local, lay down.",
                "It is to work together with main partners, the council and the board above all, for the health and "
                "wellbeing of children and of adults at risk, for instance by commissioning jointly, by integrated "
                "working and in partnership. It is to go through what reviews of serious cases, of domestic homicides "
                "and of critical incidents teach, and apply it. The safeguarding subcommittee answers for watching "
                "that action plans are carried out and for spreading the learning.",
                "Nurse Director",
            ),
            Line(
                "5.3",
                "All health agencies from which the Group commissions have links with the safeguarding children "
                "board concerned, and are represented there by people senior enough.",
                "By its contracts and its dealings with providers the Group is to make sure that those who provide NHS "
                "care locally carry out their duties to keep children safe and further their welfare. This requirement "
                "is to be looked at again once the safeguarding assurance framework is published and it is clear who "
                "the named GP for safeguarding is.",
            ),
        ),
    ),
    Head(
        "6",
        "Information sharing",
        (
            Line(
                "",
                "There are arrangements to share the information that matters.",
                "The Group is to help draw up agreements between local organisations for sharing information that "
                "protects children or furthers their welfare. Lacking such an agreement is no bar: where local "
                "arrangements and professional judgement find that sharing would help somebody to serve a child, "
                "information can be shared.",
            ),
        ),
    ),
)
