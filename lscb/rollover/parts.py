"""Making each part of a new year, each telling in words what it made: empty where all of it stood already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from agencies.section11.models import StandardSet
from finance import services as money
from finance.models import Contribution
from lscb.annualreport import services as reports
from lscb.annualreport.models import Report
from lscb.annualreport.outlining import add_priorities, lines_like
from lscb.audit import services as audit
from lscb.board.models import Period, Post
from lscb.board.year import Year
from lscb.rollover.choices import Choices, Outline
from lscb.rollover.preview import Preview
from priorities import services as priorities
from priorities.models import PlannedWork, Priority
from priorities.policies import why_not_carry_over
from workgroups.ending import end_group, end_seat, why_not_end

Made = list[str]


def make(last: Period, period: Period, chosen: Choices, by: Any) -> dict[str, Made]:
    """Everything chosen but the report: priorities before what serves them, groups before single seats."""
    return {
        "judged": _judge(chosen, last.ends, by),
        "priorities": _carry(chosen.priorities, period, by),
        "work": _carry_work(chosen.work, period, by),
        "posts": _posts(chosen.posts, period, by),
        "contributions": _expect(chosen.contributions, period, chosen.keep_amounts, by),
        "groups": _end_groups(chosen, last.ends, by),
        "seats": _end_seats(chosen, last.ends, by),
        "sets": _end_sets(chosen.ending_sets, last.ends, by),
    }


def _judge(chosen: Choices, end: date, by: Any) -> Made:
    made = []
    for priority, judged in chosen.judged.items():
        stored = audit.stored(priority)
        if (stored.closing, stored.closing_reason) == (judged.closing, judged.reason):
            continue  # the same judgement, sent a second time
        on = chosen.judged_on or end
        priorities.judge(priority=stored, closing=judged.closing, reason=judged.reason, on=on, by=by)
        priority.closing = judged.closing
        made.append(f"{priority}: {judged.closing.label.lower()}")
    return made


def _carry(rows: Iterable[Priority], period: Period, by: Any) -> Made:
    standing = set(Priority.objects.for_period(period).values_list("carried_from", flat=True))
    return [
        str(priorities.carry_over(priority=priority, period=period, by=by))
        for priority in rows
        if priority.pk not in standing and not why_not_carry_over(priority, period)
    ]


def _carry_work(rows: Iterable[PlannedWork], period: Period, by: Any) -> Made:
    standing = set(PlannedWork.objects.for_period(period).values_list("carried_from", flat=True))
    return [str(priorities.carry_work(work=work, period=period, by=by)) for work in rows if work.pk not in standing]


def _posts(rows: Iterable[Post], period: Period, by: Any) -> Made:
    standing = set(Post.objects.for_period(period).values_list("title", flat=True))
    told = ("title", "duties", "paid_by", "order")  # whether it is filled, and for how many hours, is each year's own
    return [
        str(audit.add(Post(board=post.board, period=period, **{c: getattr(post, c) for c in told}), by=by))
        for post in rows
        if post.title not in standing
    ]


def _expect(rows: Iterable[Contribution], period: Period, keep_amounts: bool, by: Any) -> Made:
    """Lines for whoever paid last year; what they agree to is empty unless last year's amount was asked for."""
    key = ("fund_id", "agency_id", "payer", "line")
    standing = set(Contribution.objects.filter(period=period).values_list(*key))
    made = []
    for row in rows:
        if tuple(getattr(row, column) for column in key) in standing:
            continue
        same = {c: getattr(row, c) for c in ("fund", "agency", "payer", "line", "non_cash", "order")}
        line = Contribution(period=period, agreed_pence=row.agreed_pence if keep_amounts else None, **same)
        made.append(f"{row.fund}: {money.keep(record=line, by=by)}")
    return made


def _end_groups(chosen: Choices, on: date, by: Any) -> Made:
    return [str(end_group(group=group, on=on, by=by)) for group in chosen.ending_groups if not why_not_end(group, on)]


def _end_seats(chosen: Choices, on: date, by: Any) -> Made:
    with_their_group = {group.pk for group in chosen.ending_groups}
    return [
        f"{seat.group}: {end_seat(seat=seat, on=on, by=by)}"
        for seat in chosen.ending_seats
        if seat.group_id not in with_their_group and not why_not_end(seat, on)
    ]


def _end_sets(rows: Iterable[StandardSet], on: date, by: Any) -> Made:
    return [str(audit.change(one, by=by, verb="ended", ends=on)) for one in rows if one.ends is None or one.ends > on]


def report(preview: Preview, period: Period, outline: Outline, by: Any) -> tuple[Report | None, Made]:
    """The year's report; where it stands, chapters for the priorities it has none of."""
    if outline == Outline.NONE:
        return preview.report, []
    if preview.report:
        return preview.report, [section.heading for section in add_priorities(report=preview.report, by=by)]
    last = preview.last_report if outline == Outline.AS_LAST else None
    lines = lines_like(last, Year(period.board, period)) if last else None
    opened = reports.open_report(board=period.board, period=period, by=by, lines=lines)
    return opened, [f"{opened}, with {opened.outline.count()} chapters"]
