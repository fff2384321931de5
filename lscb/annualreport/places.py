"""Where things are, for a reader who may go there: the screen that fills a gap, the page of a record."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from lscb.annualreport.models import Report
from lscb.annualreport.screens import for_gap, for_record
from lscb.document.blocks import Fill
from lscb.document.html import Options
from lscb.document.reckoning import Ref
from lscb.permissions import view_power, write_power


def options_for(user: Any, report: Report) -> Options:
    """How a document is written for one reader: links to records and forms only where they may follow them."""
    return Options(
        fill_url=lambda fill: fill_url(fill, user, report),
        record_url=lambda ref: record_url(ref, user, report),
        draftbar=False,
    )


def fill_url(fill: Fill, user: Any, report: Report) -> str | None:
    """The form that would fill a gap, begun with what is known; None for a reader who may not."""
    model = apps.get_model(fill.model)
    if not user.may(write_power(model), report.board):
        return None
    if screen := for_gap(fill, report):
        return screen
    if fill.pk is not None:
        return _admin(model, "change", fill.pk)
    address = _admin(model, "add")
    initial = {"board": str(report.board_id), **dict(fill.initial)}
    return f"{address}?{urlencode(initial)}" if address else None


def record_url(ref: Ref, user: Any, report: Report) -> str | None:
    """The record a figure was reckoned from; a reader without the right to it sees the reckoning alone."""
    model = apps.get_model(ref.model)
    if not user.may(view_power(model), report.board):
        return None
    return for_record(ref, report) or _admin(model, "change", ref.pk)


def side_by_side(report: Report, before: str, after: str) -> str:
    """Where two moments of a report stand side by side, each by its key: "draft-1", "now"."""
    address = reverse("report-changes", args=(report.board.slug, report.period.name))
    return f"{address}?{urlencode({'before': before, 'after': after})}"


def _admin(model: Any, what: str, *args: Any) -> str | None:
    try:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=args)
    except NoReverseMatch:
        return None
