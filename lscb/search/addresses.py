"""Where a found record is read: on the desk where it has a page there, in the record screens otherwise."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.urls import reverse

from finance.kinds import KINDS as MONEY
from lscb.annualreport.models import Publication
from lscb.search.kinds import Kind
from lscb.setup.catalogue import kind_for as setup_kind_for
from priorities.scrutiny.desk import kind_for
from workgroups.reviews.kinds import KINDS as BESIDE_REVIEWS
from workgroups.training.desk import KINDS as TRAINING

OF_ONE_REVIEW = {"learningevent": "learning", "reviewupdate": "work"}
"""Where on the page of a case these stand."""


def RETURN(lookup: str) -> tuple[str, ...]:  # noqa: N802  # stands among the constants of the registry
    """What the name of a return is made of, for a record that belongs to one."""
    return (f"{lookup}__round__period", f"{lookup}__agency", f"{lookup}__group")


def place(kind: Kind, record: Any, request: Any, kinds: dict[str, Kind], part: str = "") -> str:
    """The address for one reader, of a chapter where `part` names one; empty where there is no page they may open.

    A record without a page on the desk is read where what it belongs to is; where that has none, in the record screens.
    """
    line = [(kinds.get(each._meta.label_lower), each) for each in kind.line(record)]
    for of, each in line:
        if of and of.address and of.opens_for(request.user, each) and (address := of.address(each)):
            return _chapter(address, part)
    return next((address for _, each in line if (address := _record_screen(each, request))), "")


def _chapter(address: str, part: str) -> str:
    """The page of a chapter below a document's own, which its number ends."""
    return f"{address}{part}/" if part and re.search(r"/\d+/$", address) else address


def _record_screen(record: Any, request: Any) -> str:
    screens = admin.site._registry.get(type(record))
    if screens is None or not request.user.is_staff or not screens.has_view_permission(request, record):
        return ""
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=(record.pk,))


def action(record: Any) -> str:
    return reverse("action", args=(record.board.slug, record.pk))


def plan(record: Any) -> str:
    return reverse("action-plan", args=(record.board.slug, record.pk))


def agency(record: Any) -> str:
    return reverse("agency", args=(record.board.slug, record.slug))


def board(record: Any) -> str:
    return reverse("desk", args=(record.slug,))


def a_return(record: Any) -> str:
    return reverse("return-tasks", args=(record.pk,))


def answer(record: Any) -> str:
    return reverse("return-heading", args=(record.ret_id, record.pk))


def a_round(record: Any) -> str:
    return reverse("round", args=(record.pk,))


def judgement(record: Any) -> str:
    return reverse("standard", args=(record.ret_id, record.pk))


def scrutiny(record: Any) -> str:
    return reverse("scrutiny-record", args=(record.board.slug, kind_for(record).slug, record.pk))


def suggestions(record: Any) -> str:
    """Suggested challenges are read and decided in their list."""
    return reverse("scrutiny-suggestions", args=(record.board.slug,))


def money_list(record: Any) -> str:
    """Lines of money are read in their list, each beside the others."""
    slug = next(kind.slug for kind in MONEY.values() if kind.model is type(record))
    fund = getattr(record, "fund", None) or getattr(getattr(record, "income", None), "fund", record)
    return reverse("money-lines", args=(fund.board.slug, slug))


def group(record: Any) -> str:
    return reverse("group", args=(record.board.slug, record.slug))


def meeting(record: Any) -> str:
    return reverse("meeting", args=(record.group.board.slug, record.pk))


def training(record: Any) -> str:
    """An event has a page, on which what is said of it stands too; everything else is read in its list."""
    slug = next(kind.slug for kind in TRAINING.values() if kind.model is type(record))
    event = record.pk if slug == "events" else getattr(record, "event_id", None)
    if event:
        return reverse("training-event", args=(record.board.slug, event))
    return reverse("training-list", args=(record.board.slug, slug))


def indicator(record: Any) -> str:
    return reverse("indicator", args=(record.board.slug, record.pk))


def report(record: Any) -> str:
    return reverse("front", args=(record.board.slug, record.period.name))


def check(record: Any) -> str:
    """Where the answer stands, beside what was found."""
    return reverse("checks", args=(record.report.board.slug, record.report.period.name))


def reports(record: Any) -> str:
    return reverse("reports", args=(record.board.slug,))


def sending(record: Any) -> str:
    edition = record.edition
    return reverse("sent", args=(edition.report.board.slug, edition.report.period.name, edition.number))


def abbreviations(record: Any) -> str:
    return reverse("abbreviations", args=(record.board.slug,))


def priority(record: Any) -> str:
    return reverse("priority", args=(record.board.slug, record.pk))


def topic(record: Any) -> str:
    """Where a heading stands on the page of the first priority it serves."""
    return _on_priority(record, f"topic-{record.pk}")


def progress(record: Any) -> str:
    """Where an update stands, under its heading."""
    return _on_priority(record.topic, f"update-{record.pk}")


def planned_work(record: Any) -> str:
    """On the page of its priority, or of that of the whole it is part of; else in the list of the year's."""
    whole = record.part_of or record
    if address := _on_priority(record, "work") or _on_priority(whole, "work"):
        return address
    return f"{reverse('planned-work', args=(record.board.slug,))}?period={record.period_id}"


def _on_priority(record: Any, anchor: str) -> str:
    served = sorted(record.priorities.all(), key=lambda priority: (priority.number, priority.pk))
    return f"{priority(served[0])}#{anchor}" if served else ""


def case_review(record: Any) -> str:
    return reverse("case-review", args=(record.board.slug, record.pk))


def review_stage(record: Any) -> str:
    return f"{case_review(record.review)}#stages"


def recommendation(record: Any) -> str:
    return reverse("case-review-recommendation", args=(record.review.board.slug, record.review_id, record.pk))


def beside_reviews(record: Any) -> str:
    """On the page of the review it speaks of; what speaks of several, or of none by name, is read in its list."""
    if review := getattr(record, "review", None):
        return f"{case_review(review)}#{OF_ONE_REVIEW[record._meta.model_name]}"
    slug = next(kind.slug for kind in BESIDE_REVIEWS.values() if kind.model is type(record))
    return reverse("case-review-kind", args=(record.board.slug, slug))


def shared_draft(record: Any) -> str:
    return reverse("shared-draft", args=_draft(record))


def comment(record: Any) -> str:
    return reverse("draft-comments", args=_draft(record.draft))


def consultation(record: Any) -> str:
    board, year, _ = _draft(record.draft)
    return reverse("consultation", args=(board, year, record.pk))


def _draft(draft: Any) -> tuple[str, str, int]:
    return draft.report.board.slug, draft.report.period.name, draft.number


def report_texts(record: Any) -> str:
    return reverse("report-texts", args=(record.report.board.slug, record.report.period.name))


def edition(record: Any) -> str:
    """Where the public reads it, or else where the office sees what became of it."""
    where = record.report.board.slug, record.report.period.name
    if is_published(record):
        return reverse("edition", args=(*where, record.number))
    return reverse("editions", args=where)


def is_published(record: Any) -> bool:
    """Whether the public reads an edition."""
    return record.last_fact is not None and record.last_fact.what == Publication.What.PUBLISHED


def file_version(record: Any) -> str:
    return reverse("file", args=(record.pk,))


def stored_file(record: Any) -> str:
    """Its newest version."""
    versions = sorted(record.versions.all(), key=lambda version: version.number)
    return reverse("file", args=(versions[-1].pk,)) if versions else ""


def people(record: Any) -> str:
    return reverse("people")


def setup(record: Any) -> str:
    """Where a record of the set-up is kept."""
    board = getattr(record, "board", None) or record.old.board
    return reverse("setup-record", args=(board.slug, setup_kind_for(type(record)).slug, record.pk))
