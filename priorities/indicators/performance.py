"""What a performance report says of a quarter, month or half-year, as blocks: in short, by priority, and what is owed.

The same standings as on the dashboard and the same charts as on an indicator's page; protected with the whole report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lscb.board.year import Chapters, Year
from lscb.document.blocks import (
    Block,
    Bullets,
    Cell,
    Fill,
    Gap,
    Inline,
    Item,
    Row,
    Section,
    Table,
    Text,
    cell,
    paragraph,
)
from lscb.document.disclosure import Audience
from lscb.web import british
from priorities.indicators.dashboard import Places, collected, reporting_period
from priorities.indicators.models import Frequency, Indicator
from priorities.indicators.report import history
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.status import direction
from priorities.indicators.standing import Standing, summary
from priorities.indicators.standing.reading import bare, protected, reading_of
from priorities.models import Priority

OFTEN = (Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.HALF_YEARLY)
ELSEWHERE = "elsewhere"
COLUMNS = ("Indicator", "Latest", "Period", "Target", "Status", "Before", "Direction")


@dataclass(frozen=True)
class Line:
    """An indicator's standing; `seen` is the same as the board's readers may see it."""

    standing: Standing
    seen: Standing


def in_short(year: Year, subjects: Sequence[str]) -> Chapters:
    """How many are rated and how, and which are red or worse than before."""
    held = _read(year)
    lines = [line for line in held.lines if line.standing.latest is not None]
    counted = summary(line.seen for line in lines)
    blocks: list[Block] = [paragraph(f"{counted.words[:1].upper()}{counted.words[1:]}.", lede=True)]
    red = [line for line in lines if line.seen.shape == "red"]
    worse = [line for line in lines if line not in red and _direction(line) == "Worse"]
    for words, some in (("Targets missed", red), ("Worse than before", worse)):
        if some:
            blocks += [paragraph(Text(f"{words}.", strong=True)), Bullets(tuple(Item(_said(line)) for line in some))]
    if not lines:
        blocks = [paragraph(f"No figure is held for {year.period.label}.")]
    return {"": tuple(blocks)}


def by_priority(year: Year, subjects: Sequence[str]) -> Chapters:
    """For each priority, by its number, the table of its indicators and their trends; "elsewhere" for the rest."""
    held = _read(year)
    return {subject: held.chapter(subject) for subject in subjects}


def owed(year: Year, subjects: Sequence[str]) -> Chapters:
    """What is measured more often than once a year and has no figure for the period."""
    gaps = tuple(_gap(line.standing.indicator, year) for line in _read(year).lines if line.standing.latest is None)
    return {"": gaps or (paragraph("Every figure that is owed for this period has come."),)}


def subjects_of(year: Year) -> list[tuple[str, str]]:
    """The number and title of each priority of the reporting year that the period lies in."""
    period = reporting_period(year)
    rows = Priority.objects.of_board(year.board).for_period(period) if period else Priority.objects.none()
    return [(str(p.number), p.title) for p in rows]


class _Held:
    """What all chapters of one report are made from, read once."""

    def __init__(self, year: Year) -> None:
        rows = list(collected(year).select_related("topic"))
        self.reading = reading_of(year, [i.pk for i in rows])
        standings = bare(self.reading)
        charts = tuple(chart for measured in self.reading.placed for chart in history.lines(measured))
        beside = (Section("trends", "", charts),)  # what the report draws may hide more than its table alone would
        _, seen = protected(year, standings, Audience.BOARD, beside)
        lines = [Line(*pair) for pair in zip(standings, seen, strict=True)]
        self.lines = [line for line in lines if line.standing.latest is not None or _is_owed(line.standing.indicator)]
        self.measured = {measured.indicator.pk: measured for measured in self.reading.placed}
        places = Places(year.board, reporting_period(year))
        numbers = {p.pk: str(p.number) for p in places.priorities}
        found = {i.pk: places.of(i.priority_id, i.topic.slug if i.topic else None) for i in rows}
        self.places = {pk: [numbers[place] if place else ELSEWHERE for place in held] for pk, held in found.items()}

    def chapter(self, subject: str) -> tuple[Block, ...]:
        lines = [line for line in self.lines if subject in self.places[line.standing.indicator.pk]]
        if not lines:
            return (paragraph("No indicator here is measured within the period."),)
        several = len({line.standing.area.pk for line in lines}) > 1
        rows = tuple(_row(line, several=several) for line in lines)
        trends = [self.measured[pk] for pk in dict.fromkeys(line.standing.indicator.pk for line in lines)]
        return (
            paragraph(f"{summary(line.seen for line in lines).words}."),
            Table("How the indicators stand", COLUMNS, rows, source=_sources(trends)),
            *(chart for measured in trends for chart in history.lines(measured)),
        )


def _read(year: Year) -> _Held:
    return year.once("performance", lambda: _Held(year))


def _is_owed(indicator: Indicator) -> bool:
    return indicator.frequency in OFTEN


def _row(line: Line, *, several: bool) -> Row:
    standing = line.standing
    name = f"{standing.indicator.title}, {standing.area}" if several else standing.indicator.title
    return Row(
        (
            cell(name, header=True),
            cell(standing.latest or "none yet"),
            cell(standing.period.label if standing.period else ""),
            cell(standing.goal or "none"),
            cell(line.seen.status, tone=line.seen.shape),
            _before(standing),
            cell(_direction(line)),
        )
    )


def _before(standing: Standing) -> Cell:
    if standing.before is None or standing.before_period is None:
        return Cell()
    return cell((standing.before, Text(f" in {standing.before_period.label}")))


def _direction(line: Line) -> str:
    """One word; none where a figure is not shown to the board, whoever reads: the report is one for all."""
    if not line.seen.comparable or line.seen.broken is not None:
        return "Not compared"
    judged = direction(line.seen.before, line.seen.latest, line.seen.indicator)
    if judged:
        return judged.capitalize()
    before, latest = line.standing.before, line.standing.latest
    if before is None or latest is None or before.value is None or latest.value is None:
        return "Not compared"
    return "The same" if latest.value == before.value else "Up" if latest.value > before.value else "Down"


def _said(line: Line) -> tuple[Inline, ...]:
    standing = line.standing
    said: list[Inline] = [Text(f"{standing.indicator.title}: "), standing.latest or Text("none yet")]
    if standing.goal is not None:
        said += [Text(", target "), standing.goal]
    if standing.before is not None and standing.before_period is not None:
        said += [Text(", "), standing.before, Text(f" in {standing.before_period.label}")]
    return (*said, Text("."))


def _sources(found: Iterable[Measured]) -> str:
    names = {name for measured in found for name in measured.sources().split("; ") if name}
    return "; ".join(sorted(names))


def _gap(indicator: Indicator, year: Year) -> Gap:
    title = f"{indicator.title[:1].lower()}{indicator.title[1:]}"
    initial = (("indicator", str(indicator.pk)), ("period", str(year.period.pk)))
    return Gap(
        f"No figure: {title}",
        f"No figure has been entered for {year.period.label}.",
        owed_by=indicator.owed_by,
        since=f"since {british.day(year.ends)}",
        fill=Fill("indicators.observation", initial=initial),
    )
