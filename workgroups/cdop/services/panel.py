"""The panel as a body: its lists of categories, its meetings, its years held as totals, and what it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import transaction

from lscb.audit import services as audit
from lscb.board.models import Board, Period, Reopening
from lscb.board.reopening import reopen
from workgroups.cdop import categories, policies
from workgroups.cdop.models import DeathCategory, DeathCategoryScheme, PanelAction, PanelCount, PanelTotals
from workgroups.cdop.services.refusing import refuse
from workgroups.models import Group, Meeting

R = TypeVar("R", PanelTotals, PanelCount, PanelAction)


@transaction.atomic
def add_scheme(
    *, board: Board, name: str, categories: Iterable[str], by: Any, divides: str = "category", **details: Any
) -> DeathCategoryScheme:
    """A list of categories, in order. Raises ValidationError where the board has one of that name."""
    scheme = audit.add(DeathCategoryScheme(board=board, name=name, divides=divides, **details), by=by)
    for number, category in enumerate(categories, start=1):
        audit.add(DeathCategory(scheme=scheme, number=number, name=category), by=by)
    return scheme


@transaction.atomic
def use_usual_lists(*, board: Board, by: Any) -> list[DeathCategoryScheme]:
    """The analysis form's categories and the age bands, for a board that has no list of its own yet."""
    refuse(policies.why_not_use_usual_lists(board))
    divides = DeathCategoryScheme.Divides
    return [
        add_scheme(board=board, name=name, divides=kind, categories=entries, by=by)
        for name, kind, entries in (
            ("Panel categories", divides.CATEGORY, categories.PANEL_CATEGORIES),
            ("Age bands", divides.AGE, categories.AGE_BANDS),
        )
    ]


@transaction.atomic
def meet(*, panel: Group, on: date, by: Any) -> Meeting:
    """A meeting of the panel: held, or planned where its day is still to come."""
    refuse(policies.why_not_meet(panel, on), "on")
    state = Meeting.State.PLANNED if policies.why_not_yet(on) else Meeting.State.HELD
    return audit.add(Meeting(group=panel, on=on, state=state), by=by)


@transaction.atomic
def record_totals(
    *, board: Board, panel: Group, period: Period, by: Any, counts: Iterable[dict[str, Any]] = (), **totals: Any
) -> PanelTotals:
    """A year's figures as totals, with any further counts. Raises ValidationError where cases are held of it."""
    audit.stored(panel)
    refuse(policies.why_not_hold_totals(panel, period))
    made = audit.add(PanelTotals(board=board, panel=panel, period=period, **totals), by=by, verb="recorded")
    for order, count in enumerate(counts):
        audit.add(PanelCount(totals=made, order=order, **count), by=by)
    return made


@transaction.atomic
def change_totals(*, totals: PanelTotals, by: Any) -> PanelTotals:
    """Stores totals altered in memory, or new ones. Raises ValidationError where cases are held, or the year closed."""
    audit.stored(totals.panel)
    refuse(policies.why_not_keep_totals(totals.panel, totals.period))
    return keep(record=totals, by=by)


def reopen_totals(*, totals: PanelTotals, reason: str, until: date, by: Any) -> Reopening:
    """Opens a closed year's totals until a day. Raises ValidationError without a reason, or where they are open."""
    return reopen(period=totals.period, record=totals, reason=reason, until=until, by=by)


@transaction.atomic
def keep(*, record: R, by: Any) -> R:
    """Stores a further count or a piece of the panel's work, new or altered in memory."""
    if record.pk is None:
        return audit.add(record, by=by)
    return audit.save_changed(record, audit.snapshot(audit.stored(record)), by=by)


@transaction.atomic
def drop(*, record: PanelTotals | PanelCount | PanelAction, reason: str, by: Any) -> None:
    """Takes away totals with their further counts, one count, or one piece of the panel's work."""
    if isinstance(record, PanelTotals):
        for count in record.counts.all():
            audit.remove(count, by=by, reason=reason)
    audit.remove(record, by=by, reason=reason)
