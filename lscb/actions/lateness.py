"""How late an action is, beside the state its owner gives it, and altering neither."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from lscb.actions.models import Action
from lscb.web import british


def day_of(action: Action) -> date | None:
    """The day after which an action is late: when it is due, or else when it is to be looked at again."""
    return action.due_on or action.look_again_on


def days_late(action: Action, today: date) -> int:
    """By how many days an unfinished action is late; 0 where it is not, or has no day."""
    day = day_of(action)
    finished = action.status is not None and action.status.closes
    return max((today - day).days, 0) if day and not finished else 0


def last_day(day: date, precision: str) -> date:
    """The last day of the month, calendar quarter or calendar year of a day; the day itself where that is meant."""
    precise = Action.Precision
    ends = {precise.MONTH: day.month, precise.QUARTER: (day.month + 2) // 3 * 3, precise.YEAR: 12}
    month = ends.get(precise(precision))
    return day.replace(month=month, day=monthrange(day.year, month)[1]) if month else day


def due_words(action: Action) -> str:
    """When it is due, as exactly as it was said: "30 June 2012", "June 2012", "when funded, to look again on …"."""
    precise, day = Action.Precision, action.due_on
    if action.due_words or day is None:
        again = f"to look again on {british.day(action.look_again_on)}" if action.look_again_on else ""
        return ", ".join(part for part in (action.due_words, again) if part) or "no day stated"
    if action.due_precision == precise.MONTH:
        return f"{british.MONTHS[day.month - 1]} {day.year}"
    if action.due_precision == precise.QUARTER:
        return f"the quarter to {british.day(day)}"
    return str(day.year) if action.due_precision == precise.YEAR else british.day(day)
