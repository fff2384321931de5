"""A chart as numbers, for programs that draw it themselves: what is shown, rounded as shown, and nothing more exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lscb.document import charts, lines
from lscb.document.blocks import Bound, Chart, Figure, Unit
from lscb.document.rounding import rounded
from lscb.document.walk import figures_of
from lscb.document.words import inline_words, shows_pence

Node = dict[str, Any]


def number(figure: Figure) -> Decimal | int | None:
    """A figure as the number that is printed, in pounds where it is money; None where words stand instead."""
    if figure.value is None or figure.words:
        return None
    if figure.unit is Unit.PENCE:
        return rounded(figure.value, 0) / 100
    return rounded(figure.value, figure.decimals)


def plot(chart: Chart) -> Node:
    """Categories, series and guides with their numbers; a number that was stated loosely carries its words.

    `form` is a number format as spreadsheets have it; `scale` the least and the most of a line's scale, else None;
    `absent` says which marks are missing, and why.
    """
    pence = shows_pence(figures_of(chart))
    over_time = chart.kind in charts.OVER_TIME
    low, high, _ = lines.scale(chart) if over_time else (0, 0, 0)
    return {
        "kind": chart.kind.value,
        "ordered": chart.ordered,
        "categories": list(chart.categories),
        "series": [
            {"name": s.name or chart.subtitle, "points": [_point(f, pence) for f in s.figures]} for s in chart.series
        ],
        "guides": [
            {"name": charts.guide_words(g), "target": g.target, "point": _point(g.figure, pence)}
            for g in chart.guides
            if number(g.figure) is not None
        ],
        "form": _form(next(figures_of(chart), None), pence),
        "scale": [low, high] if over_time else None,
        "absent": _absent(chart),
    }


def _point(figure: Figure, pence: bool) -> Node | None:
    shown = number(figure)
    if shown is None:
        return None
    loose = figure.bound is not Bound.EXACT
    return {"value": float(shown), "words": inline_words(figure, pence=pence) if loose else ""}


def _form(figure: Figure | None, pence: bool) -> str:
    """The unit and decimals of a chart's first figure: all have the same, or the axis would mean nothing."""
    if figure is None:
        return "General"
    decimals = 2 * pence if figure.unit is Unit.PENCE else figure.decimals
    plain = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    if figure.unit is Unit.PENCE:
        return f'"£"{plain}'
    return f'{plain}"%"' if figure.unit is Unit.PERCENT else plain


def _absent(chart: Chart) -> str:
    """Which marks are missing; nothing for lines, whose note says so."""
    names = [
        ", ".join(part for part in (category, s.name) if part)
        for index, category in enumerate(chart.categories)
        for s in chart.series
        if index < len(s.figures) and s.figures[index].value is None
    ]
    return f"{charts.missing(chart)}: {'; '.join(names)}." if names and chart.kind not in charts.OVER_TIME else ""
