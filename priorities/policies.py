"""When a priority, its work or its topics may be changed; each answers with the sentence that refuses, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from lscb.board.models import Period
from lscb.returns.models import Round
from priorities.models import Closing, PlannedWork, Priority, ProgressUpdate, Topic


def why_not_number(period: Period, number: int, besides: Priority | None = None) -> str:
    """A number is given once in a year."""
    rows = Priority.objects.filter(board=period.board_id).for_period(period).filter(number=number)
    taken = rows.exclude(pk=besides.pk if besides else 0).first()
    return f"Number {number} of {period.label} is “{taken.title}” already." if taken else ""


def why_not_judge(priority: Priority) -> str:
    """A judgement, once made, stands."""
    if priority.closing:
        return f"{priority} has been judged already: {priority.get_closing_display().lower()}."
    return ""


def why_not_take_back(priority: Priority) -> str:
    """Only a judgement that stands is taken back."""
    return "" if priority.closing else f"{priority} has not been judged."


def why_not_carry_over(priority: Priority, period: Period) -> str:
    """Only into a later period, and only what was neither achieved nor dropped."""
    if period.starts <= priority.period.ends:
        return f"{period.label} does not come after {priority.period.label}."
    if priority.closing in (Closing.ACHIEVED, Closing.DROPPED):
        return f"{priority} was {priority.get_closing_display().lower()} and is not carried over."
    return ""


def why_not_carry_work(work: PlannedWork, period: Period) -> str:
    """Only into a later period, and only what is not done."""
    if period.starts <= work.period.ends:
        return f"{period.label} does not come after {work.period.label}."
    return "This work is done and is not carried over." if work.state == PlannedWork.State.DONE else ""


def why_not_remove(priority: Priority) -> str:
    """A priority is removed while nothing hangs on it; later it is closed with a judgement instead."""
    hangs = (
        ("It has been judged.", bool(priority.closing)),
        ("Progress or a heading for it stands under it.", priority.topics.exists()),
        ("Work is planned under it.", priority.planned_work.exists()),
        ("Returns are asked about it.", Round.objects.filter(subjects=priority.subject_id).exists()),
        ("It was carried over into a later year.", priority.carried_to.exists()),
        ("Papers put to a meeting speak to it.", priority.papers.exists()),
    )
    said = " ".join(sentence for sentence, does in hangs if does)
    return f"{said} Close it with a judgement instead." if said else ""


def why_not_part_of(work: PlannedWork, whole: PlannedWork, everything: Iterable[PlannedWork]) -> str:
    """Work is part of other work of its year, and never of itself or of one of its own parts."""
    if whole.period_id != work.period_id:
        return "Only work of the same year can hold it."
    above = {each.pk: each.part_of_id for each in everything}
    at: int | None = whole.pk
    while at is not None:
        if at == work.pk:
            return "Work cannot be part of itself or of its own parts."
        at = above.get(at)
    return ""


def why_not_topic(period: Period, slug: str) -> str:
    """A heading stands once in a year; what serves several priorities is one heading."""
    taken = Topic.objects.filter(board=period.board_id).for_period(period).filter(slug=slug).first()
    return f"There is a heading “{taken.name}” in {period.label} already." if taken else ""


def why_not_remove_topic(topic: Topic) -> str:
    """A heading goes when nothing stands under it."""
    many = ProgressUpdate.objects.filter(topic=topic).count()
    if not many:
        return ""
    return f"{'1 update stands' if many == 1 else f'{many} updates stand'} under it. Move or remove them first."
