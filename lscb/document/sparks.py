"""Small trends for a line of a table: the shape alone. What it means stands in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.document import svg
from lscb.document.blocks import Figure

WIDTH, HEIGHT, _EDGE = 112, 30, 5


def spark(figures: Sequence[Figure | None], target: Figure | None = None) -> str:
    """The values in order as a line with a dot each, the last one larger, the target dashed; empty below two values.

    Hidden from screen readers. A place without a value breaks the line.
    """
    values = [None if f is None or f.value is None else float(f.value) for f in figures]
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    goal = None if target is None or target.value is None else float(target.value)
    low, high = min([*known, *([] if goal is None else [goal])]), max([*known, *([] if goal is None else [goal])])

    def y(value: float) -> float:
        return HEIGHT / 2 if high == low else HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * (value - low) / (high - low)

    step = (WIDTH - 2 * _EDGE) / (len(values) - 1)
    points = [None if v is None else (_EDGE + i * step, y(v)) for i, v in enumerate(values)]
    marks = [] if goal is None else [_guide(y(goal))]
    marks += [_line(run) for run in _runs(points) if len(run) > 1]
    dots = [point for point in points if point is not None]
    marks += [_dot(point, 2, svg.MID) for point in dots[:-1]]
    marks.append(_dot(dots[-1], 4, svg.ACCENT))
    return (
        f'<svg class="app-spark" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'aria-hidden="true">{"".join(marks)}</svg>'
    )


def _runs(points: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return runs


def _guide(y: float) -> str:
    return f'<line x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="{svg.FIELD}" stroke-dasharray="3 3"/>'


def _line(run: list[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline points="{path}" fill="none" stroke="{svg.MID}" stroke-width="2" stroke-linejoin="round"/>'


def _dot(point: tuple[float, float], radius: int, fill: str) -> str:
    return f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius}" fill="{fill}"/>'
