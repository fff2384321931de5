"""The pieces a chart is drawn with: text as text, widths in per cent, heights in pixels, no style attribute.

Colours are presentation attributes, the tokens of the house; everything is told apart in grey as well.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from html import escape

INK, SOFT, RULE, STRONG_RULE, PAPER = "#1c2224", "#575043", "#e4dccb", "#cfc5ae", "#fbf9f4"
ACCENT, DEEP, MID, LIGHT, WASH, FIELD = "#0f4c5c", "#083540", "#3e7f8d", "#8fb9c1", "#c9dde0", "#857b67"
HALF = "#649aa5"
HATCH = "hatch"
LINE = 20
"""The height of a line of text in pixels."""

ARCHES = (
    '<path d="M18 480V299a262 262 0 0 1 524 0V480z" fill="#e6e9e2"/>'
    '<path d="M62 480V304a218 218 0 0 1 436 0V480z" fill="#cfdedd"/>'
    '<path d="M106 480V309a174 174 0 0 1 348 0V480z" fill="#8fb9c1"/>'
    '<path d="M150 480V314a130 130 0 0 1 260 0V480z" fill="#3e7f8d"/>'
    '<path d="M194 480V320a86 86 0 0 1 172 0V480z" fill="#0f4c5c"/>'
    '<path d="M238 480V325a42 42 0 0 1 84 0V480z" fill="#f3eee3"/>'
)
"""The cover's arches, a large one sheltering small ones, 560 by 480."""

_SHADES = {
    1: (ACCENT,),
    2: (LIGHT, ACCENT),
    3: (LIGHT, MID, ACCENT),
    4: (WASH, LIGHT, MID, ACCENT),
    5: (WASH, LIGHT, MID, ACCENT, DEEP),
    6: (WASH, LIGHT, HALF, MID, ACCENT, DEEP),
}


def shades(count: int, *, ordered: bool) -> tuple[str, ...]:
    """One fill for each series: light to dark where the series are in order, the main one darkest otherwise."""
    some = _SHADES[max(1, min(count, 6))]
    if not ordered:
        some = some[::-1]
    return tuple(some[i % len(some)] for i in range(count))


def ink_on(fill: str) -> str:
    """The colour of words upon a fill."""
    return INK if fill in (HALF, LIGHT, WASH) else "#ffffff"


def image(ident: str, height: float, title: str, description: str, body: Iterable[str]) -> str:
    """A chart with its name and description, as wide as its place."""
    name = escape(ident)
    return (
        f'<svg class="app-chart" width="100%" height="{height:.0f}" role="img" aria-labelledby="{name}-t {name}-d" '
        f'font-size="16" fill="{INK}"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>{"".join(body)}</svg>'
    )


def words(
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    fill: str = INK,
    size: int = 16,
    bold: bool = False,
    dx: int = 0,
    halo: bool = False,
) -> str:
    """Words at a place: x in per cent, y in pixels; `halo` keeps them readable where a line crosses."""
    weight = ' font-weight="600"' if bold else ""
    if halo:
        weight += f' stroke="{PAPER}" stroke-width="4" paint-order="stroke"'
    nudge = f' dx="{dx}"' if dx else ""
    turn = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:.2f}%" y="{y:.1f}"{nudge}{turn} fill="{fill}" font-size="{size}"{weight}>{escape(said)}</text>'


def label(y: float, name: str, beside: str = "") -> tuple[str, float]:
    """A bar's name in lines short enough for a narrow phone, its value beside; with the height it takes."""
    lines = textwrap.wrap(name, 30) or [""]
    said = [
        f'<tspan x="0" dy="{LINE if i else 0}" font-weight="600">{escape(part)}</tspan>' for i, part in enumerate(lines)
    ]
    if beside:
        said.append(f'<tspan dx="10" fill="{SOFT}">{escape(beside)}</tspan>')
    return f'<text y="{y + 17:.1f}">{"".join(said)}</text>', LINE * len(lines) + 7


def bar(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A piece of a bar: x and width in per cent, parted from its neighbours by a line of paper."""
    return (
        f'<rect x="{x:.2f}%" y="{y:.1f}" width="{width:.2f}%" height="{height:.0f}" fill="{fill}" '
        f'stroke="{PAPER}" stroke-width="2"/>'
    )


def hatched(x: float, y: float, height: float, ident: str, width: int = 26) -> str:
    """A piece of no length in particular: its number is hidden or missing. Width in pixels."""
    return (
        f'<rect x="{x:.2f}%" y="{y + 1:.1f}" width="{width}" height="{height - 2:.0f}" '
        f'fill="url(#{escape(ident)}-{HATCH})" stroke="{FIELD}"/>'
    )


def hatching(ident: str) -> str:
    """The pattern `hatched` is filled with; once in each chart that needs it."""
    return (
        f'<defs><pattern id="{escape(ident)}-{HATCH}" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="#ffffff"/>'
        f'<rect width="2" height="7" fill="{FIELD}"/></pattern></defs>'
    )


def across(
    y: float, left: float = 0, right: float = 100, *, colour: str = RULE, width: float = 1, dash: str = ""
) -> str:
    """A level line, over the whole chart or from one place to another in per cent."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{_per_cent(left)}" x2="{_per_cent(right)}" y1="{y:.1f}" y2="{y:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"{dashes}/>'


def stroke(x: float, y: float, to_x: float, to_y: float, fill: str = ACCENT, dash: str = "") -> str:
    """A piece of a chart's line."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    ends = f'x1="{x:.2f}%" x2="{to_x:.2f}%" y1="{y:.1f}" y2="{to_y:.1f}"'
    return f'<line {ends} stroke="{fill}" stroke-width="3"{dashes}/>'


def dot(x: float, y: float, radius: int = 6, fill: str = ACCENT) -> str:
    """A point of a chart's line."""
    return f'<circle cx="{x:.2f}%" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="{PAPER}" stroke-width="2"/>'


def _per_cent(place: float) -> str:
    return f"{place:.2f}%" if place % 100 else "100%" if place else "0"


def upright(x: float, top: float, foot: float, *, target: bool) -> str:
    """A guide down a chart of bars; dashed for a target."""
    dashes = ' stroke-dasharray="6 4"' if target else ""
    return (
        f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="{top:.1f}" y2="{foot:.1f}" stroke="{INK if target else FIELD}" '
        f'stroke-width="1.5"{dashes}/>'
    )


def swatch(fill: str, ident: str = "") -> str:
    """A key's little square; hatched where the fill is HATCH."""
    if fill == HATCH:
        square = f'<rect x=".5" y=".5" width="13" height="13" fill="url(#{escape(ident)}-{HATCH})" stroke="{FIELD}"/>'
        body = hatching(ident) + square
    else:
        body = f'<rect width="14" height="14" fill="{fill}"/>'
    return f'<svg viewBox="0 0 14 14" aria-hidden="true">{body}</svg>'


def line_swatch(*, target: bool) -> str:
    """A key's little line, for a guide."""
    dashes = ' stroke-dasharray="4 3"' if target else ""
    colour = INK if target else FIELD
    return (
        f'<svg viewBox="0 0 14 14" aria-hidden="true"><line x1="0" x2="14" y1="7" y2="7" stroke="{colour}" '
        f'stroke-width="2"{dashes}/></svg>'
    )
