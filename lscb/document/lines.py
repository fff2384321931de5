"""Charts of lines: a scale that need not start at nought, guides, and points with their values."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from lscb.document import svg
from lscb.document.blocks import Chart, Figure, Series, Unit
from lscb.document.walk import figures_of
from lscb.document.words import figure_words, shows_pence, value_words

HEIGHT, _TOP, _FOOT = 320, 30, 50
_LEFT, _RIGHT = 15.0, 90.0
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b")


def scale(chart: Chart) -> tuple[int, int, int]:
    """The least, the most and the step of the scale, round numbers; from nought unless that would flatten the line."""
    values = [float(f.value) for f in figures_of(chart) if f.value is not None] or [0.0, 1.0]
    low, high = min(values), max(values)
    if low >= 0 and low < 0.45 * high:
        low = 0.0
    step = _round_step(max(high - low, abs(high) * 0.05, 1) / 4)
    bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
    return bottom, top if top > bottom else bottom + step, step


def tick_words(chart: Chart, value: int) -> str:
    """A number of the chart's scale in its unit."""
    unit = next((f.unit for f in figures_of(chart)), Unit.COUNT)
    return value_words(value, Unit.NUMBER if unit is Unit.POINTS else unit)


def short_period(name: str) -> str:
    """A period's name with its months in three letters: "Apr–Jun 2012"."""
    return re.sub(r"\b([A-Z][a-z]{2}) to ([A-Z][a-z]{2})\b", r"\1–\2", _MONTH.sub(r"\1", name))


def body(chart: Chart) -> list[str]:
    """The marks of the chart."""
    low, high, step = scale(chart)
    count = len(chart.categories)
    xs = [_LEFT + (_RIGHT - _LEFT) * i / (count - 1) if count > 1 else (_LEFT + _RIGHT) / 2 for i in range(count)]
    marks = _scale_lines(chart, low, high, step) + _guides(chart, low, high)
    stride = math.ceil(count / 5)
    shown = {i for i in range(count) if (count - 1 - i) % stride == 0}
    fills = svg.shades(len(chart.series), ordered=chart.ordered)
    for order, (fill, series) in enumerate(zip(fills, chart.series, strict=True)):
        points = [None if f.value is None else _y(float(f.value), low, high) for f in series.figures]
        marks += _segments(xs, points, fill, dashed=order > 0)
        marks += _points(xs, points, fill)
        if order < 2:
            marks += _values(series, xs, points, shown, below=order == 1)
    for index in sorted(shown):
        marks += _category(xs[index], chart.categories[index])
    return marks


def _round_step(rough: float) -> int:
    power = 10 ** math.floor(math.log10(max(rough, 1)))
    return max(1, int(next(m * power for m in (1, 2, 5, 10) if m * power >= rough)))


def _y(value: float, low: int, high: int) -> float:
    return _TOP + (HEIGHT - _TOP - _FOOT) * (high - value) / (high - low)


def _scale_lines(chart: Chart, low: int, high: int, step: int) -> list[str]:
    marks = []
    for tick in range(low, high + 1, step):
        y = _y(tick, low, high)
        marks.append(svg.across(y, colour=svg.STRONG_RULE if tick == low else svg.RULE))
        marks.append(svg.words(0, y - 5, tick_words(chart, tick), fill=svg.SOFT, size=15))
    return marks


def _guides(chart: Chart, low: int, high: int) -> list[str]:
    """The lines to stand the figures against; the key above the chart says what they are."""
    marks = []
    for guide in chart.guides:
        if guide.figure.value is not None:
            y = _y(float(guide.figure.value), low, high)
            dash = "6 4" if guide.target else ""
            marks.append(svg.across(y, colour=svg.INK if guide.target else svg.FIELD, width=1.5, dash=dash))
    return marks


def _segments(xs: list[float], points: list[float | None], fill: str, *, dashed: bool) -> list[str]:
    """The line itself, broken where a point is missing."""
    return [
        svg.stroke(a, p, b, q, fill, "7 3" if dashed else "")
        for (a, p), (b, q) in pairwise(zip(xs, points, strict=False))
        if p is not None and q is not None
    ]


def _points(xs: list[float], points: list[float | None], fill: str) -> list[str]:
    return [svg.dot(x, y, fill=fill) for x, y in zip(xs, points, strict=False) if y is not None]


def _values(series: Series, xs: list[float], points: list[float | None], shown: set[int], *, below: bool) -> list[str]:
    pence = shows_pence(series.figures)
    marks = []
    for index, (figure, y) in enumerate(zip(series.figures, points, strict=True)):
        if index in shown and y is not None:
            under = below or _trough(points, index)
            marks.append(_value(figure, xs[index], y + (25 if under else -13), pence))
    return marks


def _value(figure: Figure, x: float, y: float, pence: bool) -> str:
    return svg.words(x, y, figure_words(figure, pence=pence), anchor="middle", bold=True, halo=True)


def _trough(points: list[float | None], index: int) -> bool:
    """Whether a point's value stands better below it: the line comes down to it from both sides."""
    here = points[index]
    beside = [points[i] for i in (index - 1, index + 1) if 0 <= i < len(points)]
    return here is not None and len(beside) == 2 and all(p is not None and p < here for p in beside)


def _category(x: float, name: str) -> list[str]:
    """A period below its point, in two short lines."""
    name = short_period(name)
    first, second = name, ""
    if len(name) > 8 and " " in name:
        first, second = name.rsplit(" ", 1)
    return [
        svg.words(x, HEIGHT - 28, first, anchor="middle", size=15),
        svg.words(x, HEIGHT - 9, second, anchor="middle", size=15, fill=svg.SOFT),
    ]
