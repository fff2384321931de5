"""Setting priorities, planning work, reporting progress; carrying priorities over, judging them when a year ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils.text import slugify

from lscb.audit import services as audit
from lscb.board.models import Board, Period
from lscb.returns.models import Subject
from priorities import policies
from priorities.models import Closing, PlannedWork, Priority, ProgressUpdate, Topic


@transaction.atomic
def set_priority(*, board: Board, period: Period, number: int, title: str, aim: str, by: Any, **more: Any) -> Priority:
    """A priority of a period, with the subject returns can speak to. Raises ValidationError if the number is taken."""
    _refuse(policies.why_not_number(period, number), "number")
    subject = audit.add(Subject(board=board, name=f"Priority {number}: {title}", order=number), by=by)
    priority = Priority(board=board, period=period, number=number, title=title, aim=aim, subject=subject, **more)
    return audit.add(priority, by=by, verb="set")


@transaction.atomic
def change_priority(*, priority: Priority, by: Any) -> Priority:
    """Stores a priority altered in memory; what returns are asked about is called as it is. Raises ValidationError."""
    _refuse(policies.why_not_number(priority.period, priority.number, besides=priority), "number")
    audit.save_changed(priority, audit.snapshot(audit.stored(priority)), by=by)
    if priority.subject is not None:
        name = f"Priority {priority.number}: {priority.title}"
        audit.change(priority.subject, by=by, name=name, order=priority.number)
    return priority


@transaction.atomic
def remove_priority(*, priority: Priority, reason: str, by: Any) -> None:
    """Takes a priority away that was set by mistake. Raises ValidationError where anything hangs on it."""
    _refuse(policies.why_not_remove(priority))
    subject = priority.subject
    audit.remove(priority, reason=reason, by=by)
    if subject is not None:
        audit.remove(subject, by=by, reason=reason)


@transaction.atomic
def plan_work(
    *,
    period: Period,
    text: str,
    by: Any,
    serves: Iterable[Priority] = (),
    part_of: PlannedWork | None = None,
    **more: Any,
) -> PlannedWork:
    """Work planned for a period, under one or several priorities, perhaps as part of other work; last in its place."""
    more.setdefault("order", _next(PlannedWork.objects.for_period(period).filter(part_of=part_of)))
    work = audit.add(PlannedWork(board=period.board, period=period, text=text, part_of=part_of, **more), by=by)
    audit.set_links(work, "priorities", serves, by=by)
    return work


@transaction.atomic
def open_topic(*, period: Period, name: str, slug: str, serves: Iterable[Priority], by: Any, order: int = 0) -> Topic:
    """A heading for a piece of the year's work. Raises ValidationError where it serves no priority."""
    priorities = _serving(serves)
    topic = audit.add(Topic(board=period.board, period=period, name=name, slug=slug, order=order), by=by)
    audit.set_links(topic, "priorities", priorities, by=by)
    return topic


@transaction.atomic
def open_next_topic(*, period: Period, name: str, serves: Iterable[Priority], by: Any) -> Topic:
    """The same, after the year's other headings, its address made of its name. Raises ValidationError if it stands."""
    slug = slugify(name)[:80] or "heading"
    _refuse(policies.why_not_topic(period, slug), "name")
    order = _next(Topic.objects.for_period(period))
    return open_topic(period=period, name=name, slug=slug, serves=serves, order=order, by=by)


@transaction.atomic
def change_topic(*, topic: Topic, serves: Iterable[Priority], by: Any) -> Topic:
    """Stores a topic altered in memory and the priorities it serves. Raises ValidationError without any."""
    priorities = _serving(serves)
    audit.save_changed(topic, audit.snapshot(audit.stored(topic)), by=by, links={"priorities": priorities})
    return topic


def remove_topic(*, topic: Topic, reason: str, by: Any) -> None:
    """Takes a heading away that nothing stands under. Raises ValidationError for one in use."""
    _refuse(policies.why_not_remove_topic(topic))
    audit.remove(topic, reason=reason, by=by)


def report_progress(*, topic: Topic, done: str, by: Any, **more: Any) -> ProgressUpdate:
    """What was done under a topic, what difference it made, and on what evidence; last in its place."""
    more.setdefault("order", _next(topic.updates.all()))
    update = ProgressUpdate(board=topic.board, period=topic.period, topic=topic, done=done, **more)
    return audit.add(update, by=by, verb="reported progress")


def change_progress(*, update: ProgressUpdate, by: Any) -> ProgressUpdate:
    """Stores an update altered in memory."""
    return audit.save_changed(update, audit.snapshot(audit.stored(update)), by=by)


def remove_progress(*, update: ProgressUpdate, reason: str, by: Any) -> None:
    """Takes an update away; what it said stays in its audit line."""
    audit.remove(update, reason=reason, by=by)


@transaction.atomic
def change_work(*, work: PlannedWork, by: Any, serves: Iterable[Priority] | None = None) -> PlannedWork:
    """Stores planned work altered in memory and the priorities it serves. Raises ValidationError for a circle."""
    if work.part_of is not None:
        everything = PlannedWork.objects.for_period(work.period)
        _refuse(policies.why_not_part_of(work, work.part_of, everything), "part_of")
    links = {} if serves is None else {"priorities": serves}
    return audit.save_changed(work, audit.snapshot(audit.stored(work)), by=by, links=links)


@transaction.atomic
def remove_work(*, work: PlannedWork, reason: str, by: Any) -> None:
    """Takes planned work away with its parts, each with its audit line."""
    for part in work.parts.all():
        remove_work(work=part, reason=reason, by=by)
    audit.remove(work, reason=reason, by=by)


def judge(*, priority: Priority, closing: Closing, reason: str, on: date, by: Any) -> Priority:
    """The judgement a priority ends its year with. Raises ValidationError without a reason, or once one stands."""
    _refuse(policies.why_not_judge(priority))
    return audit.change(priority, by=by, verb="judged", closing=closing, closing_reason=reason, closed_on=on)


def take_back(*, priority: Priority, reason: str, by: Any) -> Priority:
    """Takes a judgement back; it stays in the log with the reason. Raises ValidationError where none stands."""
    _refuse(policies.why_not_take_back(priority))
    nothing = {"closing": Closing.OPEN, "closing_reason": "", "closed_on": None}
    return audit.change(priority, by=by, verb="took back the judgement", reason=reason, **nothing)


@transaction.atomic
def carry_over(*, priority: Priority, period: Period, by: Any, number: int | None = None) -> Priority:
    """The same priority in a later period; asked again, the one that stands is returned.

    Raises ValidationError for a priority that was achieved or dropped, or a period that does not follow.
    """
    standing = Priority.objects.for_period(period).filter(carried_from=priority).first()
    if standing:
        return standing
    _refuse(policies.why_not_carry_over(priority, period))
    return set_priority(
        board=priority.board,
        period=period,
        number=number or _free_number(priority, period),
        title=priority.title,
        aim=priority.aim,
        carried_from=priority,
        by=by,
    )


def _free_number(priority: Priority, period: Period) -> int:
    """Its own number, or the next after all others where a new priority of the period has taken that."""
    taken = set(Priority.objects.for_period(period).values_list("number", flat=True))
    return priority.number if priority.number not in taken else max(taken) + 1


@transaction.atomic
def carry_work(*, work: PlannedWork, period: Period, by: Any) -> PlannedWork:
    """Planned work in a later period, to be done still; carried again, what stands is returned.

    It serves the priorities that were carried over with it, and stands under the work it is part of where that was
    carried too. Raises ValidationError for work that is done, or a period that does not follow.
    """
    standing = PlannedWork.objects.for_period(period).filter(carried_from=work).first()
    if standing:
        return standing
    _refuse(policies.why_not_carry_work(work, period))
    return plan_work(
        period=period,
        text=work.text,
        order=work.order,
        carried_from=work,
        part_of=PlannedWork.objects.for_period(period).filter(carried_from=work.part_of_id or 0).first(),
        serves=Priority.objects.for_period(period).filter(carried_from__in=work.priorities.all()),
        by=by,
    )


def _serving(priorities: Iterable[Priority]) -> list[Priority]:
    named = list(priorities)
    _refuse("" if named else "Name at least one priority that the topic serves.", "priorities")
    return named


def _next(rows: models.QuerySet[Any]) -> int:
    """The place after the last."""
    last = rows.order_by().aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def _refuse(why_not: str, field: str = "") -> None:
    if why_not:
        raise ValidationError({field: why_not} if field else why_not)
