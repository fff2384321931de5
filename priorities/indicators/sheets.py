"""An indicator's figures as a document of its own: as its year's report prints them, and over time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from lscb.board.models import Basis, Board, Period
from lscb.board.year import Year
from lscb.document.blocks import Section
from lscb.document.disclosure import Audience, Protected
from priorities.indicators.models import Indicator, Observation
from priorities.indicators.models.indicators import behind_all
from priorities.indicators.report import history
from priorities.indicators.report.forms import blocks_of
from priorities.indicators.report.reading import Reading
from priorities.indicators.standing import Standing
from priorities.indicators.standing.reading import bare, protected, reading_of


@dataclass(frozen=True)
class Sheet:
    """What an indicator's page shows: its tables and charts as a document, and how it stands in each area."""

    document: Protected
    standings: list[Standing]


def sheet(indicator: Indicator, year: Year, audience: Audience) -> Sheet:
    """What one indicator's page shows, protected for its readers as one whole."""
    long = reading_of(year, [indicator.pk])
    short = Reading(year, only=[indicator.pk]).placed
    sections = [Section("year", f"In {year.period.label}", blocks_of(short))]
    printed = [p.pk for p in (*short[0].before, *short[0].now)]
    if told := history.blocks(long.placed[0], printed):
        sections.append(Section("over-time", "Over time", told))
    document, standings = protected(year, bare(long), audience, sections)
    return Sheet(document, standings)


def year_of(board: Board, asked: str = "", indicator: Indicator | None = None) -> Year | None:
    """The reporting year asked for by number; else the last one that has figures, or that has begun; None without one.

    With an indicator, the last one in which it has figures.
    """
    years = Period.objects.of_board(board).filter(basis=Basis.YEAR)
    if asked.isdigit() and (chosen := years.filter(pk=int(asked)).first()):
        return Year(board, chosen)
    last = _with_figures(board, indicator).order_by("-ends").first()
    within = years.filter(starts__lte=last.ends, ends__gte=last.ends).first() if last else None
    chosen = within or years.order_by("-ends").first()
    return Year(board, chosen) if chosen else None


def _with_figures(board: Board, indicator: Indicator | None) -> QuerySet[Period]:
    """The periods for which figures stand; asked of one period after another, which an index answers."""
    held = Observation.objects.current().filter(period=OuterRef("pk"))
    if indicator is not None:
        held = held.filter(indicator__in={indicator.pk} | behind_all([indicator.pk]))
    return Period.objects.of_board(board).filter(Exists(held))
