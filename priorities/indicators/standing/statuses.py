"""Which indicators have a status, for the filter of the list: of all that have a target, read at once and no further.

A status is reckoned each time and never stored. It rests on the year's last figure of the whole, the target and the
threshold; what a line of the list shows besides is read for the lines of its page alone.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import Any

from django.db.models import Q

from lscb.board.models import Area, BoardArea, Period
from lscb.board.year import Year
from lscb.document.disclosure import Audience
from priorities.indicators.models import Category, Indicator, Observation, Target, Threshold
from priorities.indicators.models.indicators import Measure
from priorities.indicators.models.observations import ObservationQuerySet
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import observed
from priorities.indicators.report.reading import UNREAD, Reading
from priorities.indicators.report.status import amber_within, target_for
from priorities.indicators.report.window import around, window
from priorities.indicators.standing.reading import bare, standings
from priorities.indicators.standing.row import Standing

Shapes = dict[int, list[str]]
"""The status in each of the board's areas, by the indicator's number."""


def statuses(year: Year, only: Collection[int], audience: Audience, wanted: Set[str]) -> Shapes:
    """Of those of these indicators that have one of the statuses `wanted`, the status in each area, as readers see it.

    What is hidden from others than the office rests on all that a line shows. It is asked only of those indicators
    that hold so few in any of it, or that are computed.
    """
    near, further = window(year)
    own = [period for period in near if period.ends >= year.starts]
    areas = list(Area.objects.filter(pk__in=BoardArea.objects.of_board(year.board).values("area")))
    simple = _told_by_wholes(year, only, own, areas[0]) if len(areas) == 1 else {}
    read = _read(year, [pk for pk in only if pk not in simple], own)
    found = {pk: shapes for pk, shapes in (simple | read).items() if wanted & set(shapes)}
    if audience is Audience.OFFICE:
        return found
    asked = [pk for pk in found if pk in read]
    if plain := [pk for pk in found if pk in simple]:
        asked += _with_few(year, plain, [*near, *further], areas[0])
    seen = standings(year, asked, audience)
    return found | {pk: [s.shape for s in some] for pk, some in seen.items()}


def _read(year: Year, only: Collection[int], own: list[Period]) -> Shapes:
    """Those of what is computed, or held in parts or areas: read like a line of the list."""
    found: Shapes = {}
    if only:
        for standing in bare(Reading(year, only=only, periods=own, around=around(year), compared=False)):
            found.setdefault(standing.indicator.pk, []).append(standing.shape)
    return found


def _of_wholes(year: Year, only: Collection[int], periods: list[Period], area: Area) -> ObservationQuerySet:
    wholes = list(Category.objects.of_board(year.board).filter(is_all=True).order_by().values_list("pk", flat=True))
    rows = Observation.objects.current().filter(indicator__in=only, period__in=periods, area=area)
    return rows.filter(category1__in=wholes, category2__in=wholes).order_by()


def _with_few(year: Year, only: Collection[int], periods: list[Period], area: Area) -> list[int]:
    """Those with so few people in any of these periods, or with words in a number's place, that something is hidden."""
    few = year.board.threshold
    people = list(Indicator.objects.filter(pk__in=only, unit=Measure.PEOPLE).order_by().values_list("pk", flat=True))
    small = Q(indicator__in=people, value__gt=-few, value__lt=few) & ~Q(value=0)
    rows = _of_wholes(year, only, periods, area).filter(small | Q(numerator__gt=0, numerator__lt=few) | ~Q(words=""))
    return sorted(set(rows.values_list("indicator_id", flat=True)))


def _told_by_wholes(year: Year, only: Collection[int], own: list[Period], area: Area) -> Shapes:
    """Those of what is entered and whose whole is held: told by it alone."""
    latest = {row.indicator_id: row for row in _latest(_of_wholes(year, only, own, area), own)}
    measured = _measured(year, latest, own, area)
    return {pk: [_standing(measured[pk], area, row).shape] for pk, row in latest.items() if pk in measured}


def _latest(rows: ObservationQuerySet, own: list[Period]) -> ObservationQuerySet:
    """Of each indicator's rows the last that holds a number, else the last: the one row of it that is read whole."""
    place = {p.pk: (p.ends, -p.starts.toordinal()) for p in own}
    found: dict[int, tuple[tuple[Any, ...], int]] = {}
    for pk, indicator, period, value, part in rows.values_list("pk", "indicator", "period", "value", "numerator"):
        stands = (value is not None or part is not None, place[period]), pk
        found[indicator] = max(found.get(indicator, stands), stands)
    return Observation.objects.filter(pk__in=[pk for _, pk in found.values()]).defer(*UNREAD, "entered_at").order_by()


def _measured(year: Year, held: Collection[int], own: list[Period], area: Area) -> dict[int, Measured]:
    """The entered ones of these indicators, with the targets and thresholds of the year and of what lies around it."""
    periods, beyond = {p.pk: p for p in own}, {p.pk: p for p in around(year)}
    found = {
        indicator.pk: Measured(indicator, year, (0, 0), {}, periods, {area.pk: area}, frozenset({area.pk}))
        for indicator in Indicator.objects.of_board(year.board).filter(pk__in=held, operation="")
    }
    within = {"indicator__in": list(found), "period__in": [*periods, *beyond]}
    for target in Target.objects.filter(**within, area=area).order_by("pk"):
        found[target.indicator_id].targets.append(target)
    for threshold in Threshold.objects.filter(**within).order_by("pk"):
        found[threshold.indicator_id].thresholds.append(threshold)
    for measured in found.values():
        measured.around = beyond
    return found


def _standing(measured: Measured, area: Area, row: Observation) -> Standing:
    return Standing(
        measured.indicator,
        area,
        latest=observed(row, measured.indicator, "", ""),
        target=target_for(measured, area),
        amber_within=amber_within(measured),
    )
