"""The desk's screen for a gap or a record, by the record's model; what has none is left to the record screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from finance.kinds import KINDS as MONEY
from lscb.annualreport.models import Report
from lscb.document.blocks import Fill
from lscb.document.reckoning import Ref
from priorities.scrutiny.desk import KINDS as SCRUTINY
from workgroups.reviews.kinds import KINDS as BESIDE_CASES
from workgroups.training.desk import KINDS as TRAINING

ForGap = Callable[[Fill, Mapping[str, str], Report], str]
SCRUTINY_OF = {kind.model._meta.label_lower: kind.slug for kind in SCRUTINY.values()}
MONEY_OF = {kind.model._meta.label_lower: kind.slug for kind in MONEY.values()}
TRAINING_OF = {kind.model._meta.label_lower: kind.slug for kind in TRAINING.values()}
BESIDE_CASES_OF = {kind.model._meta.label_lower: kind.slug for kind in BESIDE_CASES.values()}


def for_gap(fill: Fill, report: Report) -> str | None:
    """The screen that fills a gap, begun with what is known; None where the desk has none for it."""
    given = dict(fill.initial)
    slug = report.board.slug
    if kind := SCRUTINY_OF.get(fill.model):
        return _form("scrutiny", slug, kind, fill, given)
    if kind := MONEY_OF.get(fill.model):
        return _form("money", slug, kind, fill, given)
    if kind := TRAINING_OF.get(fill.model):
        return _form("training", slug, kind, fill, given)
    if kind := BESIDE_CASES_OF.get(fill.model):
        return _form("case-review-kind", slug, kind, fill, given)
    found = GAPS.get(fill.model)
    return (found(fill, given, report) or None) if found else None


def for_record(ref: Ref, report: Report) -> str | None:
    """The page that shows a record; None where the desk has none for it."""
    board = report.board.slug
    if kind := SCRUTINY_OF.get(ref.model):
        return reverse("scrutiny-record", args=(board, kind, ref.pk))
    if ref.model == "returns.return":
        return reverse("return-tasks", args=(ref.pk,))
    name = PAGES.get(ref.model)
    return reverse(name, args=(board, ref.pk)) if name else None


def _form(name: str, board: str, kind: str, fill: Fill, given: Mapping[str, str]) -> str:
    if fill.pk is not None:
        return reverse(f"{name}-change", args=(board, kind, fill.pk))
    return _with(reverse(f"{name}-add", args=(board, kind)), given)


def _priority(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    """One that stands lacks its judgement; none at all lacks itself."""
    if fill.pk is not None:
        return reverse("priority-judge", args=(report.board.slug, fill.pk))
    return _with(reverse("priority-add", args=(report.board.slug,)), given)


def _work(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    """Where no piece says how far it came, all that do not are wanted; where there is none, a first one is."""
    if fill.pk is not None:
        query = {"period": str(report.period_id), "state": "unstated"}
        return _with(reverse("planned-work", args=(report.board.slug,)), query)
    return _with(reverse("planned-work-add", args=(report.board.slug,)), given)


def _progress(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    """Progress is reported from a priority's page, under one of its headings where the gap names one."""
    priority = given.get("priority") or given.get("priorities")
    if priority is None:
        return ""
    heading = {"topic": given["topic"]} if "topic" in given else {}
    return _with(reverse("progress-add", args=(report.board.slug, priority)), heading)


def _text(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    place = (report.board.slug, report.period.name)
    return reverse("chapter-text", args=(*place, given["section"])) if "section" in given else ""


def _return(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    """A return that was asked for; a group that owes none is asked in a round."""
    return reverse("return-tasks", args=(fill.pk,)) if fill.pk is not None else reverse("rounds")


def _answer(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    if "ret" not in given:
        return ""
    if fill.pk is None:
        return reverse("return-tasks", args=(given["ret"],))
    return reverse("return-heading", args=(given["ret"], fill.pk))


def _standard(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    if "ret" not in given:
        return ""
    if fill.pk is None:
        return reverse("standards", args=(given["ret"],))
    return reverse("standard", args=(given["ret"], fill.pk))


def _case(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    """A case under its pseudonym, or the form for one."""
    board = report.board.slug
    return reverse("case-review", args=(board, fill.pk)) if fill.pk else reverse("case-review-add", args=(board,))


def _recommendation(fill: Fill, given: Mapping[str, str], report: Report) -> str:
    """A recommendation is added on the page of its case."""
    return reverse("case-review-recommend", args=(report.board.slug, given["review"])) if "review" in given else ""


PAGES = {
    "priorities.priority": "priority",
    "actions.action": "action",
    "reviews.casereview": "case-review",
    "training.trainingevent": "training-event",
    "workgroups.meeting": "meeting",
    "workgroups.attendance": "attendance-record",
}
GAPS: dict[str, ForGap] = {
    "reviews.casereview": _case,
    "reviews.recommendation": _recommendation,
    "workgroups.group": lambda fill, given, report: reverse("group-add", args=(report.board.slug,)),
    "indicators.observation": lambda fill, given, report: reverse("figures-enter", args=(report.board.slug,)),
    # What stands under a record of scrutiny is added on that record's page.
    "scrutiny.finding": lambda fill, given, report: reverse("scrutiny-list", args=(report.board.slug, "inspections")),
    "cdop.paneltotals": lambda fill, given, report: reverse("child-deaths", args=(report.board.slug,)),
    "priorities.priority": _priority,
    "priorities.plannedwork": _work,
    "priorities.progressupdate": _progress,
    "priorities.topic": _progress,
    "annualreport.narrative": _text,
    "annualreport.keyfigurechoice": lambda fill, given, report: reverse(
        "first-page", args=(report.board.slug, report.period.name)
    ),
    "returns.return": _return,
    "returns.answer": _answer,
    "returns.round": lambda fill, given, report: reverse("round-open"),
    "section11.judgement": _standard,
    "board.board": lambda fill, given, report: reverse("setup-board", args=(report.board.slug,)),
    "board.boardarea": lambda fill, given, report: reverse("setup-add", args=(report.board.slug, "areas")),
    "board.post": lambda fill, given, report: _with(reverse("setup-add", args=(report.board.slug, "posts")), given),
    "section11.standardset": lambda fill, given, report: reverse("setup-add", args=(report.board.slug, "standards")),
    "agencies.agency": lambda fill, given, report: reverse("agency-add", args=(report.board.slug,)),
}


def _with(address: str, query: Mapping[str, Any]) -> str:
    wanted = {name: value for name, value in query.items() if name != "board"}
    return f"{address}?{urlencode(wanted)}" if wanted else address
