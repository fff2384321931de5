"""Havering's training in 2012-13: what was offered, the one rate its report gives, and agencies' own training."""

from __future__ import annotations

from typing import Any

from lscb.audit import services as audit
from lscb.demo.havering.training_texts import NOTES
from lscb.demo.stage import Stage
from workgroups.training import services
from workgroups.training.models import Course, SingleAgencyTraining, TakeUp, TrainingEvent, TrainingNote

NEIGHBOURS = "Waltham Forest, Redbridge, and Barking and Dagenham safeguarding children boards"
_K = Course.Kind
COURSES: tuple[dict[str, Any], ...] = (
    {"title": "Frontline practitioner conference", "kind": _K.CONFERENCE},
    {"title": "Cross-borough briefing", "kind": _K.BRIEFING},
    {
        "title": "Conference on ways of reviewing cases",
        "kind": _K.SPECIALIST,
        "days": 1,
        "audience": "Case review working group",
    },
    {
        "title": "Foundation course in the systems methodology (SCIE)",
        "kind": _K.SPECIALIST,
        "days": 3,
        "audience": "Case review working group",
    },
    {"title": "Basic awareness", "kind": _K.MULTI_AGENCY, "text": "Offered ever since the board began to train."},
    {
        "title": "Rosie 1",
        "kind": _K.E_LEARNING,
        "text": "The University of Kent’s programme, to be open to partner agencies in 2013.",
    },
    {
        "title": "Rosie 2",
        "kind": _K.E_LEARNING,
        "text": "The University of Kent’s programme, to be open to partner agencies in 2013.",
    },
)
# course, theme, when, together with, what it was about
EVENTS = (
    (
        "Frontline practitioner conference",
        "Moral dilemmas",
        "",
        "",
        "Designed and led by the training and development officer. It went down well with those who came, whatever "
        "their agency.",
    ),
    (
        "Cross-borough briefing",
        "Trafficked children",
        "June 2012",
        NEIGHBOURS,
        "How to safeguard children who have been trafficked, with a part on private fostering. Many came, and thought "
        "well of it.",
    ),
    (
        "Cross-borough briefing",
        "What comes of working together, or of not doing so",
        "October 2012",
        NEIGHBOURS,
        "It introduced the systems methodology for cases of a child’s death or injury that meet the threshold for a "
        "serious case review. Many came, and thought well of it.",
    ),
    (
        "Conference on ways of reviewing cases",
        "",
        "between October 2012 and March 2013",
        "",
        "A look at a range of methodologies, for members of the case review working group.",
    ),
    (
        "Foundation course in the systems methodology (SCIE)",
        "",
        "between October 2012 and March 2013",
        "",
        "For members of the case review working group.",
    ),
)
TAKE_UP: dict[str, Any] = {
    "absence_stated": 21,
    "why_empty": TakeUp.WhyEmpty.NOT_SUPPLIED,
    "note": "A chart of the year’s training stood in the report. It is missing from the text we hold, and with it the "
    "numbers behind the rate.",
}
# agency, title, numbers
OWN: tuple[tuple[str, str, dict[str, Any]], ...] = (
    *(
        ("bhrut", f"Safeguarding children, level {level}", {"rate_stated": 90, "rate_bound": TakeUp.Bound.OVER})
        for level in (1, 2, 3)
    ),
    ("nelft", "Safeguarding supervision skills (NSPCC)", {"cohorts": 3}),
)


def load(stage: Stage) -> None:
    """Courses, events, take-up, agencies' own training and what was said of it all."""
    courses = {details["title"]: audit.add(Course(board=stage.board, **details), by=stage.by) for details in COURSES}
    for order, (course, title, when, shared_with, text) in enumerate(EVENTS):
        event = TrainingEvent(
            board=stage.board,
            period=stage.year,
            course=courses[course],
            title=title,
            when=when,
            shared_with=shared_with,
            text=text,
            order=order,
        )
        audit.add(event, by=stage.by)
    services.record_take_up(board=stage.board, period=stage.year, by=stage.by, **TAKE_UP)
    _own(stage)
    for order, (kind, text, source, said) in enumerate(NOTES):
        note = TrainingNote(
            board=stage.board, period=stage.year, kind=kind, text=text, source=source, when=said, order=order
        )
        audit.add(note, by=stage.by)


def _own(stage: Stage) -> None:
    for order, (agency, title, numbers) in enumerate(OWN):
        own = SingleAgencyTraining(
            board=stage.board,
            agency=stage.agencies[agency],
            period=stage.year,
            title=title,
            order=order,
            **numbers,
        )
        audit.add(own, by=stage.by)
