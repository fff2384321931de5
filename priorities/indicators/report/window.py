"""Which periods are read for a page that shows more than a year's report prints."""

from __future__ import annotations

from datetime import timedelta

from lscb.board.models import Basis, Period
from lscb.board.year import Year

MOST_POINTS = 8
"""How many periods of one length make a trend."""
YEARS_BACK = 9
MOST_MONTHS = 13
"""A year of months and the one before it: what a line in a list compares and draws."""


def window(year: Year) -> tuple[list[Period], list[Period]]:
    """The periods that end in the year or the one before, and a few of each length that end before those."""
    begin, far = year.starts - timedelta(days=365), year.starts - timedelta(days=366 * YEARS_BACK)
    rows = Period.objects.of_board(year.board).filter(ends__lte=year.ends, ends__gte=far).order_by("-ends", "pk")
    wanted: list[int] = []
    counts: dict[str, int] = {}
    for pk, basis, ends in rows.values_list("pk", "basis", "ends"):
        counts[basis] = counts.get(basis, 0) + 1
        if ends >= begin or counts[basis] <= MOST_POINTS:
            wanted.append(pk)
    found = list(rows.filter(pk__in=wanted))
    return [p for p in found if p.ends >= begin], [p for p in found if p.ends < begin]


def lately(periods: list[Period]) -> list[Period]:
    """Of periods, the last first, all but the months of more than a year ago."""
    months = [p for p in periods if p.basis == Basis.MONTH]
    old = {p.pk for p in months[MOST_MONTHS:]}
    return [p for p in periods if p.pk not in old]


def around(year: Year) -> list[Period]:
    """The longer periods in which the one reported on lies: the year of a quarter, the plan of a year."""
    rows = Period.objects.of_board(year.board).filter(starts__lte=year.starts, ends__gte=year.ends)
    return list(rows.exclude(pk=year.period.pk))
