"""Ofsted's inspections of Havering in 2013 and 2011, retold. Remarks are paraphrased and nobody is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from priorities.scrutiny.models import Finding, Inspection

GOOD, BETTER, SAID = Finding.Kind.STRENGTH, Finding.Kind.IMPROVEMENT, Finding.Kind.REMARK


@dataclass(frozen=True)
class Said:
    """A finding; `where` is what it is printed with, as "topic:early-help"; `key` is for those that led to actions."""

    kind: str
    where: str
    text: str
    response: str = ""
    key: str = ""


@dataclass(frozen=True)
class Looked:
    """An inspection, review or report; `year` is the calendar year its reporting year begins in."""

    body: str
    kind: str
    title: str
    year: int
    when: str
    about: str = ""
    starts: date | None = None
    ends: date | None = None
    published: date | None = None
    agency: str = ""
    judgements: tuple[tuple[str, str, str], ...] = ()
    said: tuple[Said, ...] = ()


OFSTED_2013 = Looked(
    "Ofsted",
    Inspection.Kind.INSPECTION,
    "Arrangements for the protection of children",
    2012,
    "March 2013",
    "Inspectors came without notice to see how the council and its partners protect children.",
    date(2013, 2, 25),
    date(2013, 3, 6),
    judgements=(
        ("Child protection as a whole", "Adequate with some good features", "Adequate"),
        ("The board", "Adequate", "Adequate"),
    ),
    said=(
        Said(
            BETTER,
            "place:priorities",
            "The board took an active part in safeguarding more widely, but had looked too little at some parts of "
            "child protection. It therefore did not know well enough how effective that work was in the borough. It "
            "had questioned the information that Children's Services gave, though not hard enough to arrive at a full, "
            "evaluated picture.",
            "For 2013–14 the board set itself to build a strong way of managing performance, centred on its main "
            "priorities, so that partners can test what difference services make, and find and challenge what is weak.",
            "board",
        ),
        Said(
            GOOD,
            "place:priorities",
            "Most conferences, core groups and meetings about children in need were well attended and did their work, "
            "partly because earlier decisions and agreed actions were followed up closely.",
        ),
        Said(
            GOOD,
            "topic:safeguarding-hub",
            "The new hub had changed how contacts and referrals were handled, and much for the better. Children in "
            "danger of serious harm were recognised fast, and the social workers who assess them could make their "
            "statutory enquiries undisturbed by less pressing cases.",
        ),
        Said(
            BETTER,
            "topic:safeguarding-hub",
            "Too little early support was to be had, and that could weaken what the hub was able to do.",
            key="capacity",
        ),
        Said(
            BETTER,
            "topic:safeguarding-hub",
            "A framework was needed to show whether the hub made children's lives better.",
            key="evaluate",
        ),
        Said(
            GOOD,
            "topic:strengthening-families",
            "The new way of working led to rigorous weighing of risk, to aims that everyone understood, and to a clear "
            "view of what should change for the family. Its effect on how social workers and others thought, planned "
            "and worked with families was beginning to show, and was very good.",
        ),
        Said(
            GOOD,
            "topic:thresholds",
            "It was clear when a family qualified for which service, and the council worked to make that known and "
            "understood. Partners were urged to talk a worry through before referring a child, and could turn to the "
            "hub for advice.",
        ),
        Said(
            BETTER,
            "topic:early-help",
            "Common assessments had been slow to take hold. Training had at first brought more of them, and better "
            "ones, from partner agencies, but the gain had not lasted.",
        ),
        Said(
            GOOD,
            "topic:early-help",
            "Below the threshold for social care, some direct work with children and families was effective and left "
            "children better off. In reviews by the team around the child, the lead practitioner drew in many partners "
            "so that risks did not grow.",
        ),
        Said(
            SAID,
            "topic:early-help",
            "It was too early to tell what early help had achieved. There were first examples of help in proportion to "
            "the need and well joined up, for teenagers and younger children alike, and within easy reach at school, "
            "in children's centres and in youth services.",
        ),
        Said(
            BETTER,
            "topic:scrutiny-and-performance",
            "Oversight of child protection and early help did not yet bring searching challenge. Families took a "
            "greater part in child protection than before, but what the board itself achieved lagged behind, and it "
            "did not fully evaluate how well children were kept safe.",
        ),
        Said(
            SAID,
            "place:private-fostering",
            "Since the earlier inspection the council had acted quickly, with more thorough assessments and firmer "
            "management. Few privately fostered children were known, however, and the council was aware that it still "
            "had to make the service known among professionals and residents.",
        ),
        Said(
            SAID,
            "group:training-and-communication",
            "A full programme of training across agencies was running, but what it achieved had not been evaluated.",
            "Ways to evaluate it were tried out during the year, to be used throughout in the next.",
        ),
        Said(GOOD, "group:quality-and-effectiveness", "Agencies worked well together on child protection."),
    ),
)

OFSTED_2011 = Looked(
    "Ofsted",
    Inspection.Kind.INSPECTION,
    "Safeguarding and looked after children",
    2011,
    "September 2011",
    "Inspectors judged how effectively the borough safeguarded children. What they judged of services for looked after "
    "children is not stated.",
    judgements=(("Safeguarding as a whole", "Adequate", "Adequate"),),
    said=(
        Said(
            GOOD,
            "topic:strengthening-families",
            "Children with a protection plan were helped in good time; their needs were met well enough, and the risks "
            "to them were recognised.",
        ),
        Said(
            BETTER,
            "topic:strengthening-families",
            "Worries about a child were dealt with slowly, and it was unclear how what professionals did made children "
            "safer, above all in families that were hard to reach.",
        ),
        Said(
            BETTER,
            "topic:strengthening-families",
            "Records did not show how the progress of a plan made life better for the child.",
        ),
        Said(
            BETTER,
            "topic:strengthening-families",
            "These and other parts of child protection needed further work.",
            "The board took up the strengthening families approach: it was to improve the system with less "
            "bureaucracy, and to encourage families to take part in what can be a hard and painful time.",
        ),
        Said(
            BETTER,
            "group:safeguarding-in-employment",
            "The way allegations against staff were handled was to be developed.",
            "The working group reported that everything recommended had been done.",
        ),
    ),
)
