"""Who of an agency came to the board's training, and what the agency gave its own staff."""

from __future__ import annotations

from agencies.models import Agency
from lscb.ledger.parts import Cell, Grid, Part, of
from workgroups.training.counts import of_record
from workgroups.training.models import SingleAgencyTraining, TakeUp

HEADS = (
    "Training",
    "Year",
    "Booked",
    "Cancelled",
    "Did not come",
    "Came without booking",
    "Attended",
    "Did not come, share",
)
COLUMNS = ("registered", "cancelled", "no_show", "walk_in", "attended")


def training(agency: Agency) -> Part:
    """Take-up of the board's training; single-agency training with its base."""
    taken = TakeUp.objects.filter(agency=agency).select_related("period", "course", "event__course", "event__period")
    taken = taken.order_by("-period__starts", "course", "event", "pk")
    own = SingleAgencyTraining.objects.filter(agency=agency).select_related("period")
    own = own.order_by("-period__starts", "order", "title")
    base = ("Training", "Year", "Staff trained", "Of those who need it")
    grids = [
        Grid(
            "The board’s training", "The share is of those booked and not cancelled", HEADS, list(map(_row, taken)), 2
        ),
        Grid("Its own training", "As the agency told the board", base, list(map(_own, own)), 2),
    ]
    kept = tuple(grid for grid in grids if grid.rows)
    lede = "What each number is of stands beside it." if kept else "No take-up is recorded."
    return Part("training", "Training", lede, kept)


def _row(one: TakeUp) -> tuple[Cell, ...]:
    numbers = (_number(getattr(one, column)) for column in COLUMNS)
    name = str(one.event or one.course or "All training")
    return (name, str(one.period.label), *numbers, of_record(one).absence_words)


def _own(one: SingleAgencyTraining) -> tuple[Cell, ...]:
    known = one.trained is not None and one.base
    rate = of(one.trained or 0, one.base or 0) if known else "base not stated"
    if not known and one.rate_stated is not None:
        rate = f"stated as {one.rate_stated.normalize():f}%"
    return (one.title, str(one.period.label), _number(one.trained), rate)


def _number(value: int | None) -> str:
    return "not stated" if value is None else f"{value:,}"
