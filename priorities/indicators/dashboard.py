"""The indicators of a year gathered under its priorities, each with how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lscb.board.models import Basis, Board, Period
from lscb.board.year import Year
from lscb.document.disclosure import Audience
from priorities.indicators.models import Indicator
from priorities.indicators.standing import Standing, Summary, standings, summary, with_target
from priorities.models import Priority, Topic

ELSEWHERE = "Printed with an agency, a group or a topic of no priority"
MOST_SHOWN = 40
"""So many indicators stand on the dashboard, shared evenly among its sections; the list has them all."""


@dataclass(frozen=True)
class DashboardSection:
    """A priority with its indicators; `key` is its place's name on the page.

    `of` says how many indicators it has where the page shows fewer, and is nought where it shows all.
    """

    key: str
    heading: str
    standings: tuple[Standing, ...]
    priority: int | None = None
    of: int = 0

    @property
    def shown(self) -> int:
        """How many indicators are shown, each once though it has several areas."""
        return len({standing.indicator.pk for standing in self.standings})

    @property
    def summary(self) -> Summary:
        """How many are rated, and how."""
        return summary(self.standings)


def sections(year: Year, audience: Audience) -> list[DashboardSection]:
    """Each priority of the year in order, and last what is under none. An indicator of two priorities is under both.

    No more than `MOST_SHOWN` are read: of a section that has more than its share, first those that have a target.
    """
    held: dict[int | None, list[int]] = {}
    places = Places(year.board, year.period)
    for pk, priority, topic in collected(year).values_list("pk", "priority_id", "topic__slug"):
        for place in places.of(priority, topic):
            held.setdefault(place, []).append(pk)
    chosen = _fewer(year, held)
    found = standings(year, list(dict.fromkeys(pk for some in chosen.values() for pk in some)), audience)

    def section(key: str, heading: str, place: int | None) -> DashboardSection:
        shown = tuple(standing for pk in chosen.get(place, ()) for standing in found.get(pk, ()))
        of = len(held.get(place, ()))
        return DashboardSection(key, heading, shown, place, of if of > len(chosen.get(place, ())) else 0)

    listed = [section(f"priority-{p.number}", f"Priority {p.number}. {p.title}", p.pk) for p in places.priorities]
    return [*listed, section("elsewhere", ELSEWHERE, None)] if held.get(None) else listed


def _fewer(year: Year, held: Mapping[int | None, list[int]]) -> dict[int | None, list[int]]:
    """Of each section as many as its share allows, in order; what a short section leaves goes to the others."""
    if sum(map(len, held.values())) <= MOST_SHOWN:
        return dict(held)
    targeted = with_target(year)
    left, found = MOST_SHOWN, {}
    for at, (place, some) in enumerate(sorted(held.items(), key=lambda item: len(item[1]))):
        share = left // (len(held) - at)
        first = set(sorted(some, key=lambda pk: pk not in targeted)[:share])
        found[place] = [pk for pk in some if pk in first]
        left -= len(first)
    return found


def whole_summary(found: list[DashboardSection]) -> Summary:
    """Over all sections, each indicator once though it stands under two priorities."""
    once = {(s.indicator.pk, s.area.pk): s for section in found for s in section.standings}
    return summary(once.values())


def collected(year: Year) -> QuerySet[Indicator]:
    """The indicators of a board that are collected in a year, or in another period."""
    begun = Q(starts__isnull=True) | Q(starts__lte=year.ends)
    return Indicator.objects.of_board(year.board).filter(begun, Q(ends__isnull=True) | Q(ends__gte=year.starts))


def reporting_period(year: Year) -> Period | None:
    """The reporting year in which a shorter period lies; a reporting year itself."""
    rows = Period.objects.of_board(year.board).filter(basis=Basis.YEAR)
    return rows.filter(starts__lte=year.starts, ends__gte=year.ends).order_by("-ends").first()


class Places:
    """Which priorities of a year an indicator speaks to, through its own or its topic, now or in the year before."""

    def __init__(self, of: Board, period: Period | None) -> None:
        board = Priority.objects.of_board(of)
        self.priorities = list(board.for_period(period)) if period else []
        before = dict(board.values_list("pk", "carried_from_id"))
        self._heirs: dict[int, int] = {}
        for priority in self.priorities:
            ancestor: int | None = priority.pk
            while ancestor is not None:
                self._heirs[ancestor] = priority.pk
                ancestor = before.get(ancestor)
        served = Topic.objects.of_board(of).for_period(period) if period else Topic.objects.none()
        self._topics: dict[str, list[int]] = {}
        for slug, priority_id in served.order_by("priorities__number").values_list("slug", "priorities"):
            if priority_id is not None:
                self._topics.setdefault(slug, []).append(priority_id)

    def of(self, priority: int | None, topic: str | None) -> list[int | None]:
        """The numbers of the priorities of an indicator that names these, in order; None alone where it has none."""
        own = self._heirs.get(priority or 0)
        if own is not None:
            return [own]
        through: list[int | None] = [*self._topics.get(topic or "", ())]
        return through or [None]
