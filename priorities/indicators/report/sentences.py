"""A single figure in its sentence: the sentence is data, the numbers are figures."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter

from lscb.board.models import Period
from lscb.document import figures
from lscb.document.blocks import Figure, Inline, Paragraph, Text, Unit
from lscb.document.reckoning import Op
from priorities.indicators.models import Statement
from priorities.indicators.report.derived import months
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import beside, known, moved, part_of, size


def sentence(measured: Measured) -> list[Inline]:
    """The figure of the year in its sentence, with what its source printed of it, and any remark that belongs to it."""
    period, area = measured.last, measured.home[0]
    assert period is not None
    figure = measured.figure(period, area)
    if figure is None:
        return []
    earlier = measured.earlier
    before = measured.figure(earlier, area) if earlier else None
    places = _places(measured, period, figure, earlier, before)
    said = _filled(_template(measured, before), places)
    said += _stated(measured, period, figure, before)
    return [*said, *(Text(f" {note}") for note in measured.notes(period))]


def _template(measured: Measured, before: Figure | None) -> str:
    indicator = measured.indicator
    default = f"{indicator.title}: {{value}}."
    given = indicator.sentence or default
    needs = {name for _, name, _, _ in Formatter().parse(given)} & {"before", "change", "points", "before_period"}
    if needs and known(before) is None:
        return indicator.sentence_alone or default
    return given


def _places(
    measured: Measured, period: Period, figure: Figure, earlier: Period | None, before: Figure | None
) -> dict[str, Inline]:
    """What can stand in each place of a sentence."""
    places: dict[str, Inline] = {"value": figure, "period": Text(period.label), "mean": _mean(period, figure)}
    row = measured.observations.get((period.pk, measured.home[0].pk, *measured.whole))
    if row is not None and row.denominator is not None:
        for column in ("numerator", "denominator"):
            part = part_of(row, measured.indicator, column, f"{figure.label}, {column}")
            places[column] = replace(part, source=figure.source)
    if before is not None and earlier is not None:
        places |= {"before": before, "before_period": Text(earlier.label)}
        if known(before) is not None and known(figure) is not None:
            places["change"] = figures.change(f"{figure.label}, change", before, figure)
            places["points"] = size(moved(f"{figure.label}, difference", before, figure))
    return places


def _filled(template: str, places: dict[str, Inline]) -> list[Inline]:
    said: list[Inline] = []
    for words, name, _, _ in Formatter().parse(template):
        if words:
            said.append(Text(words))
        if name is not None:
            said.append(places.get(name, Text("not stated")))
    return said


def _stated(measured: Measured, period: Period, figure: Figure, before: Figure | None) -> list[Inline]:
    """The averages and changes a source printed for the figure, each reckoned anew with the printed one beside."""
    area = measured.home[0]
    said: list[Inline] = []
    mean = measured.statement(Statement.Kind.MEAN, period, area)
    if mean is not None:
        said += [Text(" On average that was "), beside(_mean(period, figure), mean), Text(" a month.")]
    change = measured.statement(Statement.Kind.CHANGE, period, area)
    if change is not None and before is not None and known(before) is not None:
        said += _changed(figure, before, change)
    return said


def _changed(figure: Figure, before: Figure, printed: Statement) -> list[Inline]:
    change = beside(figures.change(f"{figure.label}, change", before, figure), printed)
    if figure.unit is not Unit.PERCENT:
        return [Text(" The change was "), change, Text(".")]
    points = size(moved(f"{figure.label}, difference", before, figure))
    return [Text(" The difference was "), points, Text(", a change of "), change, Text(".")]


def _mean(period: Period, figure: Figure) -> Figure:
    return figures.reckoned(
        f"{figure.label}, average for each month", Op.MEAN, (figure,), unit=Unit.MONTHLY, constant=months(period)
    )


def as_paragraph(said: list[Inline]) -> Paragraph:
    """The sentence standing alone."""
    return Paragraph(tuple(said))
