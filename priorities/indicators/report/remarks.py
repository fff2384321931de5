"""Notes below an indicator: percentages that do not make 100, ranges, printed remarks without figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lscb.document.blocks import Block, Figure, Note, Table, Text, Unit, paragraph, row
from lscb.document.rounding import rounded
from lscb.document.words import figure_words, value_words
from priorities.indicators.models import Statement
from priorities.indicators.report.derived import months
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import unit_of


def blocks(measured: Measured) -> list[Block]:
    """Every remark that applies."""
    return [*revised(measured), *_hundreds(measured), *_ranges(measured), *_unset(measured)]


def revised(measured: Measured) -> list[Block]:
    """What the report of the year before gave, beside what its source or another has made of it since."""
    told = [(f, measured.figures[key]) for key, f in measured.reported.items() if key in measured.figures]
    told = [(old, new) for old, new in told if (old.value, old.marker, old.words) != (new.value, new.marker, new.words)]
    if not told:
        return []
    if len(told) == 1:
        ((old, new),) = told
        if old.source != new.source:
            opening = Text("Another source is followed since. ", strong=True)
            reported = (f"{new.label}, was reported as ", old, f" by {old.source} and is ", new, f" by {new.source}.")
            return [paragraph(opening, *reported)]
        opening = Text("Revised since. ", strong=True)
        return [paragraph(opening, f"{new.label}, was reported as ", old, " and is now ", new, ".")]
    rows = tuple(row(new.label, old, new) for old, new in told)
    title = f"{measured.indicator.title}: figures revised since they were reported"
    before = sorted({old.source for old, new in told if old.source != new.source})
    note = f"Another source is followed since; some were reported by {'; '.join(before)}." if before else ""
    return [Table(title, ("Figure", "As reported then", "Revised"), rows, note, source=measured.sources())]


def _hundreds(measured: Measured) -> Iterator[Note]:
    """Rounded percentages of a whole that add up to something else than 100, and whether rounding explains it."""
    rows = measured.rows()
    if not rows or measured.indicator.unit != "percent" or not measured.indicator.adds_up or measured.columns():
        return
    for period in (*measured.before, *measured.now):
        held = (measured.figure(period, measured.home[0], r.pk) for r in rows)
        parts = tuple(f for f in held if f is not None and f.value is not None)
        given = [f.value for f in parts if f.value is not None]
        added = sum((Fraction(v) for v in given), Fraction(0))
        if len(given) == len(rows) and added != 100:
            slack = Fraction(len(rows), 2 * 10**measured.indicator.decimals)
            why = "rounding can explain it" if abs(added - 100) <= slack else "rounding cannot explain it"
            words = value_words(added, Unit.PERCENT, measured.indicator.decimals)
            said = f"The percentages for {period.label} add up to {words}; {why}."
            yield Note(said, warning=abs(added - 100) > slack, of=parts)


def _ranges(measured: Measured) -> Iterator[Note]:
    unit, places = unit_of(measured.indicator), measured.indicator.decimals
    for span in measured.ranges:
        where = f"In {measured.areas[span.area_id]} in {measured.periods[span.period_id].label}"
        ends = tuple(Figure(where, value, unit, places) for value in (span.lowest, span.highest))
        low, high = (value_words(f.value or 0, unit, places) for f in ends)
        yield Note(f"{where}: {low} to {high}.", of=ends, instead=f"{where}: a range, one end of which is hidden.")


def _unset(measured: Measured) -> Iterator[Note]:
    """Printed changes and averages of a year for which nothing is held to reckon them from."""
    held = {key[0] for key in measured.figures}
    for statement in measured.statements:
        lacking = statement.period_id not in held or (statement.compared_id and statement.compared_id not in held)
        if lacking and measured.periods[statement.period_id].ends >= measured.year.starts:
            yield _without_figures(measured, statement)


def _without_figures(measured: Measured, statement: Statement) -> Note:
    kind, lacking = statement.get_kind_display().lower(), "There are no figures here to check it against."
    printed = _printed(measured, statement)
    return Note(
        f"The source printed {kind}: {figure_words(printed)}. {lacking}",
        of=(printed, *_told_by(measured, statement)),
        instead=f"The source printed {kind}, which is hidden because it is of so few. {lacking}",
    )


def _printed(measured: Measured, statement: Statement) -> Figure:
    """What was printed, in the unit of what it is: a total is of whatever the indicator counts."""
    whole = unit_of(measured.indicator)
    unit = {"points": Unit.POINTS, "mean": Unit.MONTHLY, "total": whole}.get(statement.kind, Unit.PERCENT)
    if statement.value is None:
        return Figure("", None, whole, words=statement.words)
    return Figure("", rounded(statement.value, statement.decimals), unit, statement.decimals)


def _told_by(measured: Measured, statement: Statement) -> tuple[Figure, ...]:
    """The number of people that a printed average for each month tells to whoever multiplies it."""
    people = unit_of(measured.indicator) is Unit.PEOPLE
    if not people or statement.kind != Statement.Kind.MEAN or statement.value is None:
        return ()
    over = months(measured.periods[statement.period_id])
    return (Figure("", rounded(Fraction(statement.value) * over), Unit.PEOPLE),)
