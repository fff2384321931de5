"""A table of figures as it stands on the page: its rows, its columns, what each cell holds, and what is added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lscb.board.models import Area, Period
from lscb.web.editing import digest
from priorities.indicators.importing.written import in_digits, wording
from priorities.indicators.models import Category, Indicator, Observation, Source, Stated
from priorities.indicators.models.indicators import Measure

Key = tuple[int, int, int, int]
"""Indicator, period, category, second category; a period that is to be made has a number below nought."""
MOST_CELLS = 1_500
ADDED = (Measure.PEOPLE, Measure.COUNT, Measure.PENCE)


@dataclass(frozen=True)
class Line:
    """A row: an indicator, or one category of it."""

    indicator: Indicator
    category: Category
    alone: bool = False

    @property
    def name(self) -> str:
        """How the row is headed."""
        return str(self.indicator) if self.alone else self.category.name


@dataclass(frozen=True)
class Head:
    """A column: a period, or one second category of it."""

    period: Period
    category: Category


@dataclass
class Sum:
    """What cells add up to, by the name they know it by; `closes` where a column of row sums stands after it."""

    name: str
    says: str = ""
    closes: bool = False


@dataclass
class Cell:
    """What one cell holds, what was typed into it, and what is wrong with that."""

    key: Key
    name: str
    says: str = ""
    typed: str | None = None
    problem: str = ""
    held: Observation | None = None
    column_sum: str = ""
    row_sum: str = ""
    label: str = ""
    closes: Sum | None = None

    @property
    def shown(self) -> str:
        """What stands in its box."""
        return self.says if self.typed is None else self.typed

    @property
    def mark(self) -> str:
        """A short mark of what it holds."""
        return digest(self.says)


@dataclass
class Grid:
    """One table: of some indicators, in one area, by one source."""

    indicators: Sequence[Indicator]
    periods: Sequence[Period]
    area: Area
    source: Source
    lines: list[Line] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    cells: dict[Key, Cell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        schemes = {pk for i in self.indicators for pk in (i.scheme1_id, i.scheme2_id)}
        parts: dict[int, list[Category]] = defaultdict(list)
        for category in Category.objects.filter(scheme__in=schemes).order_by("is_all", "order", "pk"):
            parts[category.scheme_id].append(category)
        self.lines = [Line(i, c, len(parts[i.scheme1_id]) == 1) for i in self.indicators for c in parts[i.scheme1_id]]
        second = parts[self.indicators[0].scheme2_id]
        self.heads = [Head(p, c) for p in self.periods for c in second]
        if len(self.lines) * len(self.heads) <= MOST_CELLS:
            self._fill()

    @property
    def too_large(self) -> bool:
        """Whether it has more cells than one page should hold."""
        return not self.cells

    @property
    def crossed(self) -> bool:
        """Whether each period has a column for each second category."""
        return len(self.heads) > len(self.periods)

    def groups(self) -> Iterator[tuple[Indicator, list[tuple[Line, list[Cell]]], list[Sum]]]:
        """The rows by indicator, with the sums below them, where the rows are parts of a whole."""
        totals = self._totals()
        for cell in self.cells.values():
            if cell.closes is not None:
                cell.closes.says = totals.get(cell.closes.name, "")
        for indicator in self.indicators:
            lines = [line for line in self.lines if line.indicator == indicator]
            rows = [(line, [self.cells[self._key(line, head)] for head in self.heads]) for line in lines]
            names = [(self._sum_of(indicator, head), head) for head in self.heads] if self._adds(indicator) else []
            yield indicator, rows, [Sum(name, totals.get(name, ""), self._closing(head)) for name, head in names]

    def _totals(self) -> dict[str, str]:
        """Each sum by its name: what its cells add up to, "at least" where one of them is hidden or open."""
        found: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.cells.values():
            for name in filter(None, (cell.column_sum, cell.row_sum)):
                found[name].append(cell)
        return {name: added(cells) for name, cells in found.items()}

    def _closing(self, head: Head) -> bool:
        """Whether a column of row sums stands after a column: after the whole of each period."""
        return self.crossed and head.category.is_all

    def problems(self) -> list[Cell]:
        """The cells that need somebody, in order."""
        return [cell for cell in self.cells.values() if cell.problem]

    def _fill(self) -> None:
        held = self._held()
        for line in self.lines:
            unit, decimals = line.indicator.unit, line.indicator.decimals
            for head in self.heads:
                cell = Cell(self._key(line, head), _named(line, head), held=held.get(self._key(line, head)))
                if cell.held is not None:
                    cell.held.indicator = line.indicator
                    shown = decimals if cell.held.decimals is None else cell.held.decimals
                    cell.says = wording(cell.held, unit, shown)
                cell.label = self._label(line, head)
                if self._adds(line.indicator) and not line.category.is_all:
                    cell.column_sum = self._sum_of(line.indicator, head)
                row_sum = f"s-{line.indicator.pk}-{line.category.pk}-{head.period.pk}-row"
                if self.crossed and line.indicator.adds_up and unit in ADDED:
                    cell.row_sum = "" if head.category.is_all else row_sum
                cell.closes = Sum(row_sum) if self._closing(head) else None
                self.cells[cell.key] = cell

    def _held(self) -> dict[Key, Observation]:
        """The last version its source gave of each figure."""
        rows = Observation.objects.filter(
            indicator__in=self.indicators, period__in=self.periods, area=self.area, source=self.source
        ).order_by("version")
        return {(o.indicator_id, o.period_id, o.category1_id, o.category2_id): o for o in rows}

    def _adds(self, indicator: Indicator) -> bool:
        lines = [line for line in self.lines if line.indicator == indicator]
        return len(lines) > 1 and indicator.adds_up and indicator.unit in ADDED

    def _sum_of(self, indicator: Indicator, head: Head) -> str:
        return f"s-{indicator.pk}-{head.period.pk}-{head.category.pk}"

    def _label(self, line: Line, head: Head) -> str:
        parts = [str(line.indicator), "" if line.alone else line.name, head.period.label]
        return ", ".join(filter(None, [*parts, head.category.name if self.crossed else ""]))

    @staticmethod
    def _key(line: Line, head: Head) -> Key:
        return line.indicator.pk, head.period.pk, line.category.pk, head.category.pk


def _named(line: Line, head: Head) -> str:
    """A field's name that stays, whether or not its period is among the board's yet."""
    days = f"{head.period.basis}{head.period.starts:%Y%m%d}{head.period.ends:%Y%m%d}"
    return f"c-{line.indicator.pk}-{days}-{line.category.pk}-{head.category.pk}"


def added(cells: Sequence[Cell]) -> str:
    """The sum of cells as they are held; nothing where none has a number."""
    held = [c.held for c in cells if c.held is not None]
    exact = [o.value for o in held if o.value is not None and o.bound == Stated.EXACT]
    if not exact:
        return ""
    whole, point, part = in_digits(
        sum(exact, Decimal(0)), held[0].indicator.unit, held[0].indicator.decimals
    ).partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = f"{sign}{int(whole.lstrip('-') or 0):,}{point}{part}"
    return digits if len(exact) == len(held) else f"at least {digits}"
