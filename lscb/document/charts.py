"""Charts: what they say in a table, in their key, in their note, and as an accessible picture.

The title says the finding, values stand on the marks, bars start at nought, hatching means hidden or missing.
"""

from __future__ import annotations

from lscb.document import lines, panels, svg
from lscb.document.blocks import Cell, Chart, ChartKind, Figure, Guide, Marker, Row, Table, text
from lscb.document.relations import added
from lscb.document.walk import figures_of
from lscb.document.words import figure_words, inline_words, shows_pence

_BAR, _GAP = 26, 14
OVER_TIME = (ChartKind.LINE, ChartKind.PANELS)
"""Lines, whose scale need not start at nought and whose points may be missing."""


def table(chart: Chart) -> Table:
    """The chart's figures: a row for each category, a column for each series, the guides below."""
    names = [s.name or chart.subtitle for s in chart.series]
    totals = [_total(chart, i) for i in range(len(chart.categories))]
    with_totals = all(totals) and chart.kind is ChartKind.STACKED and len(names) > 1
    rows = []
    for index, category in enumerate(chart.categories):
        cells = [Cell((s.figures[index],)) if index < len(s.figures) else Cell() for s in chart.series]
        total = totals[index]
        extra = [Cell((total,))] if with_totals and total else []
        rows.append(Row((Cell(text(category), header=True), *cells, *extra)))
    empty = tuple(Cell() for _ in range(len(names) - 1 + with_totals))
    rows += [Row((Cell(text(g.label), header=True), Cell((g.figure,)), *empty)) for g in chart.guides]
    first = "Period" if chart.kind in OVER_TIME else "Category"
    columns = (first, *names, *(("Total",) if with_totals else ()))
    return Table(f"Figures in the chart “{chart.title}”", columns, tuple(rows))


def key(chart: Chart, ident: str) -> list[tuple[str, str]]:
    """The key in the order of the marks: a small SVG and its words; empty where one series needs none."""
    fills = svg.shades(len(chart.series), ordered=chart.ordered)
    entries = []
    if len(chart.series) > 1 and chart.kind is not ChartKind.PANELS:
        entries = [(svg.swatch(fill), s.name) for fill, s in zip(fills, chart.series, strict=True)]
    entries += [(svg.line_swatch(target=g.target), guide_words(g)) for g in chart.guides]
    if chart.kind not in OVER_TIME and missing(chart):
        entries.append((svg.swatch(svg.HATCH, f"{ident}-key"), missing(chart)))
    return entries


def legend(chart: Chart, ident: str) -> str:
    """The key above the marks as HTML; nothing where one series needs none."""
    items = "".join(f"<li>{swatch}{svg.escape(words)}</li>" for swatch, words in key(chart, ident))
    return f'<ul class="app-legend">{items}</ul>' if items else ""


def note(chart: Chart) -> str:
    """What has to be known to read the chart: where a line's scale runs, and what is missing from it."""
    said = []
    if chart.kind in OVER_TIME:
        low, high, _ = lines.scale(chart)
        if chart.kind is ChartKind.PANELS:
            said.append("All panels have one scale.")
        if low:
            said.append(f"The scale runs from {lines.tick_words(chart, low)} to {lines.tick_words(chart, high)}.")
        if sum(f.value is not None for s in chart.series for f in s.figures) == 1:
            said.append("One figure is held; more are needed to show a change.")
        if missing(chart):
            said.append(f"Where no point stands, the number is {missing(chart).lower()}.")
    return " ".join(said)


def description(chart: Chart) -> str:
    """The chart in sentences, for whoever does not see it: its own, or one made of its figures."""
    if chart.description:
        return chart.description
    pence = shows_pence(figures_of(chart))
    said = []
    for index, category in enumerate(chart.categories):
        marks = [
            f"{s.name} {inline_words(s.figures[index], pence=pence)}".strip()
            for s in chart.series
            if index < len(s.figures)
        ]
        said.append(f"{category}: {', '.join(marks)}.")
    said += [f"{guide_words(g)}." for g in chart.guides]
    return " ".join(said)


def draw(chart: Chart, ident: str) -> str:
    """The chart as SVG; `ident` begins every identifier in it, and must be the page's own."""
    if chart.kind is ChartKind.LINE:
        return svg.image(ident, lines.HEIGHT, chart.title, description(chart), lines.body(chart))
    if chart.kind is ChartKind.PANELS:
        height, body = panels.body(chart)
        return svg.image(ident, height, chart.title, description(chart), body)
    height, body = _bars(chart, ident)
    if missing(chart):
        body.insert(0, svg.hatching(ident))
    return svg.image(ident, height, chart.title, description(chart), body)


def _bars(chart: Chart, ident: str) -> tuple[float, list[str]]:
    stacked = chart.kind is ChartKind.STACKED
    low, most = _extent(chart, stacked=stacked)
    scale = (84 if not stacked else 88 if missing(chart) else 100) / (most - low)
    zero = abs(low) * scale
    pence = shows_pence(figures_of(chart))
    body: list[str] = []
    y = 0.0
    for index, category in enumerate(chart.categories):
        total = _total(chart, index)
        beside = figure_words(total, pence=pence) if stacked and total else ""
        said, taken = svg.label(y, category, beside)
        body.append(said)
        y += taken
        marks, taken = (_stack if stacked else _side_by_side)(chart, index, y, zero, scale, ident, pence)
        body += marks
        y += taken + _GAP
    foot = y - _GAP + 2
    for guide in chart.guides:
        if guide.figure.value is not None:
            body.append(svg.upright(zero + float(guide.figure.value) * scale, 0, foot, target=guide.target))
    return foot, body


def _stack(
    chart: Chart, index: int, y: float, zero: float, scale: float, ident: str, pence: bool
) -> tuple[list[str], float]:
    """The pieces of one stacked bar, each with its value where there is room for it."""
    marks: list[str] = []
    left = zero
    for fill, series in zip(svg.shades(len(chart.series), ordered=chart.ordered), chart.series, strict=True):
        figure = series.figures[index]
        if figure.value is None:
            continue
        width = float(figure.value) * scale
        if width > 0:
            marks.append(svg.bar(left, y, width, 32, fill))
        said = figure_words(figure, pence=pence)
        if width >= 2.9 * max(2.2, len(said)):
            marks.append(svg.words(left + width / 2, y + 21.5, said, anchor="middle", fill=svg.ink_on(fill), bold=True))
        left += width
    if any(s.figures[index].value is None for s in chart.series):
        marks.append(svg.hatched(left, y, 32, ident))
    return marks, 34


def _side_by_side(
    chart: Chart, index: int, y: float, zero: float, scale: float, ident: str, pence: bool
) -> tuple[list[str], float]:
    """One bar for each series of a category, its value at its end."""
    marks: list[str] = []
    for fill, series in zip(svg.shades(len(chart.series), ordered=chart.ordered), chart.series, strict=True):
        figure = series.figures[index]
        said = inline_words(figure, pence=pence)
        if figure.value is None:
            marks.append(svg.hatched(zero, y, _BAR, ident))
            marks.append(svg.words(zero, y + 19, said, dx=34, fill=svg.SOFT))
        else:
            width = abs(float(figure.value)) * scale
            left = zero if figure.value >= 0 else zero - width
            marks.append(svg.bar(left, y, width, _BAR, fill))
            marks.append(_value(left, width, y, said, fill))
        y += _BAR + 2
    return marks, (_BAR + 2) * len(chart.series)


def _value(left: float, width: float, y: float, said: str, fill: str) -> str:
    """A bar's value: beyond its end, or inside it where a long bar leaves no room."""
    if width > 62 and 100 - left - width < 3.4 * len(said):
        return svg.words(left + width, y + 19, said, anchor="end", dx=-8, fill=svg.ink_on(fill), bold=True)
    return svg.words(left + width, y + 19, said, dx=8, bold=True)


def _extent(chart: Chart, *, stacked: bool) -> tuple[float, float]:
    """The least and the most the bars reach; nought is always among them."""
    reach = [0.0]
    for index in range(len(chart.categories)):
        values = [float(v) for s in chart.series if (v := s.figures[index].value) is not None]
        reach += [sum(values)] if stacked else values
    reach += [float(g.figure.value) for g in chart.guides if g.figure.value is not None]
    low, most = min(reach), max(reach)
    return low, most if most > low else low + 1


def _total(chart: Chart, index: int) -> Figure | None:
    """What the pieces of a category come to; None where a piece has no value or stands in another unit."""
    figures = [s.figures[index] for s in chart.series if index < len(s.figures)]
    if not figures or any(f.value is None for f in figures) or len({f.unit for f in figures}) > 1:
        return None
    return Figure("Total", added(figures), figures[0].unit, figures[0].decimals, cite=False)


def missing(chart: Chart) -> str:
    """ "Hidden" or "Not shown", where the chart has a figure without a value."""
    absent = {f.marker for s in chart.series for f in s.figures if f.value is None}
    if not absent:
        return ""
    return "Hidden, because so few" if absent == {Marker.SUPPRESSED} else "Not held or not shown"


def guide_words(guide: Guide) -> str:
    """A guide in the key: "Target 75%"."""
    return f"{guide.label} {inline_words(guide.figure)}".strip()
