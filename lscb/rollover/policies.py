"""When a year may be opened, closed or opened again: the sentence that refuses it, or nothing."""

from __future__ import annotations

from datetime import date

from lscb.board.models import Basis, Period


def why_not_open(last: Period, starts: date, ends: date) -> str:
    """A year is opened from a year, and shares no day with another year of the board, but for the one it would be."""
    if last.basis != Basis.YEAR:
        return f"{last.label} is not a reporting year, so no year is opened from it."
    if starts <= last.ends or ends < starts:
        return f"The new year must end on or after its first day, {starts:%-d %B %Y}."
    years = Period.objects.of_board(last.board_id).filter(basis=Basis.YEAR).exclude(pk=last.pk)
    for other in years.filter(starts__lte=ends, ends__gte=starts).exclude(starts=starts):
        return f"{other.label} lies within those days: it begins on {other.starts:%-d %B %Y}."
    return ""


def why_not_close(period: Period, today: date) -> str:
    """A year is closed once, when it is over."""
    if period.closed:
        return f"{period.label} is closed already."
    if period.ends >= today:
        return f"{period.label} runs until {period.ends:%-d %B %Y}. Close it after that day."
    return ""


def why_not_open_again(period: Period, reason: str) -> str:
    """Only a closed year, and with a reason."""
    if not period.closed:
        return f"{period.label} is open."
    return "" if reason.strip() else "Say why the year is opened again."
