"""Status against a target by the stated rule, and direction of travel; the printed ones stand beside."""

from __future__ import annotations

from fractions import Fraction

from lscb.board.models import Area, Tone
from lscb.document.blocks import Bound, Figure
from priorities.indicators.models import Indicator, PrintedStatus, Target
from priorities.indicators.report.measured import Measured

WORDS = {Tone.GREEN: "Green: target met", Tone.AMBER: "Amber: near the target", Tone.RED: "Red: target missed"}


def target_for(measured: Measured, area: Area) -> Target | None:
    """The target of the year for an area: of the periods that end in it the last, or of the shortest it lies in."""
    held = [t for t in measured.targets if t.area_id == area.pk and t.kind == Target.Kind.TARGET]
    found = [t for t in held if t.period_id in measured.periods]
    found = [t for t in found if measured.periods[t.period_id].ends >= measured.year.starts]
    around = [t for t in held if t.period_id in measured.around]
    own = max(found, key=lambda t: measured.periods[t.period_id].ends, default=None)
    return own or min(around, key=lambda t: measured.around[t.period_id].ends, default=None)


def rag(figure: Figure | None, target: Target | None, indicator: Indicator, amber_within: Fraction) -> Tone:
    """Green meets the target, amber misses it by no more than the threshold, red by more; none where none can be.

    A bound ("at least 61") has a status only where every value it allows has the same one.
    """
    if figure is None or figure.value is None or target is None or indicator.better == Indicator.Better.NEITHER:
        return Tone.NONE
    over = Fraction(figure.value) - Fraction(target.value)
    higher = indicator.better == Indicator.Better.HIGHER
    short = -over if higher else over
    tone = Tone.GREEN if short <= 0 else Tone.AMBER if short <= amber_within else Tone.RED
    if figure.bound in (Bound.EXACT, Bound.ABOUT):
        return tone
    furthest = Tone.GREEN if higher == (figure.bound is not Bound.UNDER) else Tone.RED
    return tone if tone == furthest else Tone.NONE


def amber_within(measured: Measured) -> Fraction:
    """How far a figure may miss its target and be amber; nought where no threshold was set."""
    known = {**measured.around, **measured.periods}
    set_for = max(measured.thresholds, key=lambda t: known[t.period_id].ends, default=None)
    return Fraction(set_for.amber_within) if set_for is not None else Fraction(0)


def direction(before: Figure | None, after: Figure | None, indicator: Indicator) -> str:
    """ "better", "worse" or "the same" than before; nothing where neither is better, or a figure is no plain value."""
    if before is None or after is None or before.value is None or after.value is None:
        return ""
    if not {before.bound, after.bound} <= {Bound.EXACT, Bound.ABOUT}:
        return ""
    if indicator.better == Indicator.Better.NEITHER:
        return ""
    rise = Fraction(after.value) - Fraction(before.value)
    if rise == 0:
        return "the same"
    return "better" if (rise > 0) == (indicator.better == Indicator.Better.HIGHER) else "worse"


def printed_for(measured: Measured, area: Area) -> PrintedStatus | None:
    """What a source printed as the area's status."""
    return next((p for p in reversed(measured.printed) if p.area_id == area.pk), None)


def printed_words(printed: PrintedStatus) -> str:
    """ "Red, better": the printed colour and direction."""
    colour = Tone(printed.rag).label if printed.rag else ""
    said = ", ".join(part for part in (colour, printed.direction.lower()) if part)
    return said[:1].upper() + said[1:]
