"""Reads every figure a year's report prints, in a number of queries that does not grow with the records."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import TypeVar

from django.db.models import Q, QuerySet

from lscb.board.joining import joined
from lscb.board.models import Area, Basis, BoardArea, Period
from lscb.board.year import Year
from priorities.indicators.models import (
    Category,
    DerivedPart,
    Indicator,
    Observation,
    PrintedStatus,
    Range,
    SeriesBreak,
    Source,
    Statement,
    Target,
    Threshold,
)
from priorities.indicators.models.indicators import behind_all
from priorities.indicators.report import derived
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.members import members_of
from priorities.indicators.report.numbers import observed
from priorities.indicators.report.reach import MOST_COMPARED, compared_with, elsewhere, only_wholes
from priorities.indicators.report.revisions import Revisions, key_of
from priorities.models import Priority, Topic

COMPARED = (Basis.YEAR, Basis.OTHER, Basis.DAY)
TOLD_BY = ("topic", "agency", "group", "scheme1", "scheme2", "priority", "source")
UNREAD = ("came_with", "status")
"""Columns of a figure that no report prints; when it was entered is asked only where moments count."""
P = TypeVar("P", Target, Threshold, PrintedStatus, Statement, Range, SeriesBreak, DerivedPart)


class Reading:
    """What is held for a year and for the one before it: of every indicator that has a place, or of those without.

    With `only`, of the indicators of these numbers alone, wherever they are printed, and `periods` may name others than
    those a year's report prints; of `further` ones only the figures of the whole are read. Of the periods `around` only
    targets are read. Unless `compared`, the board's own areas alone are read, and of them what makes up the whole.
    """

    def __init__(
        self,
        year: Year,
        *,
        placed: bool = True,
        only: Collection[int] | None = None,
        periods: Iterable[Period] | None = None,
        further: Iterable[Period] = (),
        around: Iterable[Period] = (),
        compared: bool = True,
    ) -> None:
        self.year = year
        board = year.board
        near = list(self._periods() if periods is None else periods)
        self.near = {p.pk for p in near}
        known = {p.pk: p for p in (*near, *further)}
        self.periods = dict(sorted(known.items(), key=lambda item: (item[1].starts, item[1].ends, item[0])))
        self.labels = {pk: period.label for pk, period in self.periods.items()}
        self.around = {p.pk: p for p in around if p.pk not in self.periods}
        self.areas = {a.pk: a for a in Area.objects.of_board(board)}
        self.covered = frozenset(BoardArea.objects.of_board(board).values_list("area_id", flat=True))
        self.compared = compared
        self.beside = compared_with(self.areas.values(), self.covered)
        self.members = members_of(self.beside) if compared else {}
        self.categories = {c.pk: c for c in Category.objects.of_board(board).order_by("pk")}
        self.wholes = {c.scheme_id: c.pk for c in self.categories.values() if c.is_all}
        self.sources = dict(Source.objects.of_board(board).values_list("pk", "name"))
        self.topics = dict(Topic.objects.of_board(board).for_period(year.period).values_list("slug", "pk"))
        carried = Priority.objects.of_board(board).values_list("pk", "period_id", "carried_from_id")
        self.priorities = {pk: (period, earlier) for pk, period, earlier in carried}
        self.placed = self._placed(placed=placed) if only is None else self._named(only)

    def heir(self, priority: int | None) -> int | None:
        """The priority of this year that a priority is, or was carried over to."""
        for pk, (period, _) in self.priorities.items():
            ancestor: int | None = pk
            while period == self.year.period.pk and ancestor is not None:
                if ancestor == priority:
                    return pk
                ancestor = self.priorities[ancestor][1]
        return None

    def _placed(self, *, placed: bool) -> list[Measured]:
        """The indicators collected in the year, in order, each with all that is held of it."""
        nowhere = Q(topic__isnull=True, agency__isnull=True, group__isnull=True, priority__isnull=True)
        behind = DerivedPart.objects.order_by().values("part")
        asked = ~nowhere if placed else nowhere & ~Q(pk__in=behind)
        everything = self._everything(joined(self.year, self._indicators(asked | Q(pk__in=behind)), *TOLD_BY))
        hidden = set() if placed else set(behind.values_list("part_id", flat=True))
        wanted = [m for pk, m in everything.items() if pk not in hidden and bool(_place(m.indicator)) == placed]
        return [m for m in wanted if self._collected(m.indicator)]

    def _named(self, only: Collection[int]) -> list[Measured]:
        """These indicators in the order in which they are named; what they are computed from is read with them."""
        # A page names a few: all that its board holds of agencies and groups would be read for them alone.
        rows = self._indicators(Q(pk__in=behind_all(only) | set(only))).select_related(*TOLD_BY)
        everything = self._everything(rows)
        return [everything[pk] for pk in only if pk in everything]

    def _indicators(self, which: Q) -> QuerySet[Indicator]:
        return Indicator.objects.of_board(self.year.board).filter(which)

    def _everything(self, rows: Iterable[Indicator]) -> dict[int, Measured]:
        everything = {i.pk: self._empty(i) for i in rows}
        self._fill(everything, Q(indicator__in=list(everything)))
        derived.compute(everything)
        return everything

    def _collected(self, indicator: Indicator) -> bool:
        begun = indicator.starts is None or indicator.starts <= self.year.ends
        return begun and (indicator.ends is None or indicator.ends >= self.year.starts)

    def _periods(self) -> Iterable[Period]:
        """Those that end within the year, and the longer ones that end within the year before it."""
        year_before = self.year.starts - timedelta(days=365)
        found = Period.objects.of_board(self.year.board).filter(ends__gte=year_before, ends__lte=self.year.ends)
        return found.filter(Q(ends__gte=self.year.starts) | Q(basis__in=COMPARED)).order_by("starts", "ends", "pk")

    def _empty(self, indicator: Indicator) -> Measured:
        whole = (self.wholes[indicator.scheme1_id], self.wholes[indicator.scheme2_id])
        held = Measured(indicator, self.year, whole, self.categories, self.periods, self.areas, self.covered)
        held.members = self.members
        held.around, held.fewer = self.around, len(self.areas) - len(self.covered) > len(self.beside)
        return held

    def _fill(self, everything: dict[int, Measured], which: Q) -> None:
        when = Q(period__in=list(self.periods))
        rows = self._standing(everything, which)
        before = {pk for pk in self.near if self.periods[pk].ends < self.year.starts}
        revisions = Revisions(self.year, rows, before)
        for row in rows:
            row = revisions.kept.get(key_of(row), row) if revisions.kept else row
            self._put(everything[row.indicator_id], row)
        for (indicator, key), row in revisions.reported.items():
            label = f"{self._label(everything[indicator], row)}, as reported then"
            measured = everything[indicator]
            measured.reported[key] = observed(row, measured.indicator, label, self.sources[row.source_id])
        within = Q(period__in=[*self.periods, *self.around])
        for measured, target in _each(Target.objects.filter(within & which), everything):
            measured.targets.append(target)
        for measured, threshold in _each(Threshold.objects.filter(within & which), everything):
            measured.thresholds.append(threshold)
        for measured, status in _each(PrintedStatus.objects.filter(when & which), everything):
            measured.printed.append(status)
        for measured, statement in _each(Statement.objects.filter(when & which), everything):
            measured.statements.append(statement)
        for measured, span in _each(Range.objects.filter(when & which), everything):
            measured.ranges.append(span)
        for measured, cut in _each(SeriesBreak.objects.filter(which), everything, "on"):
            measured.breaks.append(cut)
        for measured, part in _each(DerivedPart.objects.filter(which), everything, "order"):
            measured.parts.append(part)

    def _standing(self, everything: dict[int, Measured], which: Q) -> list[Observation]:
        """The figures that stand: of the board's own areas and of those shown beside; without one, of the nearest."""
        standing = Observation.objects.current()
        standing = standing.defer(*UNREAD) if self.year.known_by else standing.defer(*UNREAD, "entered_at")
        rows = [row for wanted in self._wanted() for row in standing.filter(wanted & which)]
        at_home = {row.indicator_id for row in rows if row.area_id in self.covered}
        lost = [pk for pk, measured in everything.items() if pk not in at_home and not measured.indicator.operation]
        if pairs := elsewhere(lost, self.near, self.areas, MOST_COMPARED if self.compared else 1):
            given = Q(indicator__in={pk for pk, _ in pairs}, area__in={area for _, area in pairs})
            found = standing.filter(given, period__in=self.near)
            rows += [row for row in found if (row.indicator_id, row.area_id) in pairs]
        once = {row.pk: row for row in rows}
        return sorted(once.values(), key=lambda row: (row.period_id not in self.near, row.pk))

    def _wanted(self) -> list[Q]:
        """What is read of figures, in questions that an index answers each."""
        wholes = list(self.wholes.values())
        near, own = Q(period__in=self.near), Q(area__in=self.covered)
        further = Q(period__in=set(self.periods) - self.near, category1__in=wholes, category2__in=wholes)
        if not self.compared:
            return [near & own & only_wholes(wholes), further & own]
        beside = Q(area__in=self.beside)
        return [near & own, near & beside & only_wholes(wholes), further & (own | beside)]

    def _put(self, measured: Measured, row: Observation) -> None:
        _, key = key_of(row)
        measured.observations[key] = row
        label, source = self._label(measured, row), self.sources[row.source_id]
        measured.figures[key] = observed(row, measured.indicator, label, source)

    def _label(self, measured: Measured, row: Observation) -> str:
        label = str(measured.indicator)
        for pk in (row.category1_id, row.category2_id):
            label += f", {self.categories[pk].name}" if pk not in measured.whole else ""
        label += f", {self.labels[row.period_id]}"
        return label if row.area_id in self.covered else f"{label}, {self.areas[row.area_id]}"


def _each(rows: QuerySet[P, P], everything: dict[int, Measured], order: str = "pk") -> Iterable[tuple[Measured, P]]:
    # Their usual order would join the periods and indicators they are named after.
    return ((everything[row.indicator_id], row) for row in rows.order_by(order))


def _place(indicator: Indicator) -> int | None:
    return indicator.topic_id or indicator.agency_id or indicator.group_id or indicator.priority_id
