"""What cannot be said of take-up, each as the sentence that explains it; empty where it can."""

from __future__ import annotations

from lscb.board.models import Period
from workgroups.training.models import Course, TakeUp, TrainingEvent


def why_not_record(event: TrainingEvent | None, course: Course | None, period: Period | None) -> str:
    """Numbers belong to one event, to a course in a period, or to a period."""
    if event is not None and course is not None:
        return "Choose an event or a course, not both: an event has its course."
    if event is None and period is None:
        return "Choose the period these numbers are for."
    return ""


def why_not_correct(numbers: TakeUp) -> str:
    """Numbers stay as they are once their year is closed."""
    return numbers.why_locked()
