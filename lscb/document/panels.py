"""Small multiples: a small panel for each series, two beside each other, all on one scale so that heights compare."""

from __future__ import annotations

import textwrap
from itertools import pairwise

from lscb.document import lines, svg
from lscb.document.blocks import Chart, Figure, Marker, Series
from lscb.document.words import figure_words, shows_pence

ACROSS = 2
_STEP, _WIDTH, _FIRST, _LAST = 53.0, 47.0, 17.0, 38.0
"""In per cent: from one panel to the next, a panel's width, and where in it the first and last points stand."""
_TITLE, _PERIOD = 17, 9
"""So many letters of a title, and of a period, stand in a line on a narrow phone."""
_CROWDED = 12
"""From so many points on only the first and last have a dot."""
_ABOVE, _PLOT, _BELOW, _APART = 30, 78, 44, 14
"""In pixels: room above the scale, the scale, the periods below it, and between rows of panels."""


def body(chart: Chart) -> tuple[float, list[str]]:
    """The height of all panels, and their marks: title, scale, line, first and last value, first and last period."""
    marks: list[str] = []
    y = 0.0
    for start in range(0, len(chart.series), ACROSS):
        row = chart.series[start : start + ACROSS]
        titles = [textwrap.wrap(series.name or chart.subtitle, _TITLE) for series in row]
        top = y + svg.LINE * max(map(len, titles)) + _ABOVE
        for column, (series, title) in enumerate(zip(row, titles, strict=True)):
            left = column * _STEP
            marks += [svg.words(left, y + 16 + svg.LINE * n, part, bold=True) for n, part in enumerate(title)]
            marks += _Panel(chart, series, left, top).marks()
        y = top + _PLOT + _BELOW + _APART
    return max(y - _APART, 0), marks


class _Panel:
    """One series on the scale of all; x in per cent of the chart, y in pixels."""

    def __init__(self, chart: Chart, series: Series, left: float, top: float) -> None:
        self.chart, self.series, self.left, self.top = chart, series, left, top
        self.low, self.high, _ = lines.scale(chart)
        count = len(chart.categories)
        step = (_LAST - _FIRST) / (count - 1) if count > 1 else 0.0
        self.xs = [left + _FIRST + step * n if count > 1 else left + (_FIRST + _LAST) / 2 for n in range(count)]

    def marks(self) -> list[str]:
        """Everything within the panel but its title."""
        points = [None if f.value is None else self._y(float(f.value)) for f in self.series.figures]
        held = [(x, y) for x, y in zip(self.xs, points, strict=False) if y is not None]
        line = [
            svg.stroke(a, p, b, q)
            for (a, p), (b, q) in pairwise(zip(self.xs, points, strict=False))
            if p is not None and q is not None
        ]
        dotted = held if len(held) < _CROWDED else [held[0], held[-1]]
        dots = [svg.dot(x, y, 4) for x, y in dotted]
        return [*self._scale(), *line, *dots, *(self._values(points) if held else [self._nothing()]), *self._periods()]

    def _y(self, value: float) -> float:
        return self.top + _PLOT * (self.high - value) / (self.high - self.low)

    def _scale(self) -> list[str]:
        """The least and the most of the scale, and what the figures are stood against."""
        right, marks = self.left + _WIDTH, []
        for tick in (self.low, self.high):
            y = self._y(tick)
            marks.append(svg.across(y, self.left, right, colour=svg.STRONG_RULE if tick == self.low else svg.RULE))
            marks.append(svg.words(self.left, y - 4, lines.tick_words(self.chart, tick), fill=svg.SOFT, size=14))
        for guide in self.chart.guides:
            if guide.figure.value is not None:
                y, colour = self._y(float(guide.figure.value)), svg.INK if guide.target else svg.FIELD
                dash = "6 4" if guide.target else ""
                marks.append(svg.across(y, self.left, right, colour=colour, width=1.5, dash=dash))
        return marks

    def _values(self, points: list[float | None]) -> list[str]:
        """The first and the last value that are held, above their points."""
        pence = shows_pence(self.series.figures)
        held = [n for n, y in enumerate(points[: len(self.xs)]) if y is not None]
        return [self._value(n, self.series.figures[n], pence) for n in dict.fromkeys((held[0], held[-1]))]

    def _value(self, at: int, figure: Figure, pence: bool) -> str:
        y = self._y(float(figure.value or 0)) - 10
        return svg.words(self.xs[at], y, figure_words(figure, pence=pence), anchor="middle", bold=True, halo=True)

    def _nothing(self) -> str:
        hidden = {f.marker for f in self.series.figures} == {Marker.SUPPRESSED}
        said = "Hidden" if hidden else "Not held"
        return svg.words(self.left + (_FIRST + _LAST) / 2, self.top + _PLOT / 2, said, anchor="middle", fill=svg.SOFT)

    def _periods(self) -> list[str]:
        marks = []
        for at in dict.fromkeys((0, len(self.xs) - 1)) if self.xs else ():
            name = lines.short_period(self.chart.categories[at])
            for n, part in enumerate(textwrap.wrap(name, _PERIOD, break_long_words=False)[:2]):
                y = self.top + _PLOT + 18 + 17 * n
                marks.append(svg.words(self.xs[at], y, part, anchor="middle", size=14, fill=svg.SOFT))
        return marks
