"""The columns of a table: the periods of a year at which figures are given, and those that hold some already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import TextChoices

from lscb.board.models import Area, Basis, Period
from priorities.indicators.importing import spans
from priorities.indicators.models import Frequency, Indicator, Observation, Source


class Each(TextChoices):
    """How finely a year is divided."""

    YEAR = "year", "The year"
    HALF = "half", "Half-years"
    QUARTER = "quarter", "Quarters"
    MONTH = "month", "Months"


MONTHS = {Each.HALF: 6, Each.QUARTER: 3, Each.MONTH: 1}
USUAL = {
    Frequency.MONTHLY: Each.MONTH,
    Frequency.QUARTERLY: Each.QUARTER,
    Frequency.HALF_YEARLY: Each.HALF,
}


def usual(indicator: Indicator) -> Each:
    """How an indicator's figures divide a year."""
    return USUAL.get(Frequency(indicator.frequency), Each.YEAR)


def columns(
    indicators: Sequence[Indicator],
    year: Period,
    each: str,
    area: Area,
    source: Source,
    *,
    before: bool,
    also: Sequence[Period] = (),
) -> list[Period]:
    """In order of time: the year before where asked, the parts of the year, what holds figures, the year itself.

    `also` are further periods somebody chose.

    A part the board does not hold yet stands there unsaved, with a number below nought.
    """
    held = {(p.basis, p.starts, p.ends): p for p in Period.objects.of_board(year.board)}
    found = {p.pk: p for p in (*_before(year, held.values(), wanted=before), *also, year)}
    for place, span in enumerate(_parts(year, each), start=1):
        part = held.get((span.basis, span.starts, span.ends)) or Period(
            pk=-place, board=year.board, name=span.name, basis=span.basis, starts=span.starts, ends=span.ends
        )
        found[part.pk] = part
    with_figures = Observation.objects.filter(indicator__in=indicators, area=area, source=source).order_by()
    within = Period.objects.filter(pk__in=with_figures.values("period"), starts__gte=year.starts, ends__lte=year.ends)
    found |= {p.pk: p for p in within.filter(board=year.board)}
    return sorted(found.values(), key=lambda p: (p.ends, -p.starts.toordinal(), p.basis == Basis.YEAR))


def _before(year: Period, held: Iterable[Period], *, wanted: bool) -> list[Period]:
    ended = year.starts - timedelta(days=1)
    return [p for p in held if wanted and p.basis == Basis.YEAR and p.ends == ended]


def _parts(year: Period, each: str) -> list[spans.Span]:
    """The half-years, quarters or months that lie whole within a year."""
    if each == Each.YEAR:
        return []
    count, at = MONTHS[Each(each)], (year.starts.year, year.starts.month)
    found: list[spans.Span] = []
    while (span := spans.run(*at, count)).ends <= year.ends:
        found.append(span)
        following = at[1] + count
        at = (at[0] + (following > 12), (following - 1) % 12 + 1)
    return found
