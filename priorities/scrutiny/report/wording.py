"""Days in words, sentences joined, and gaps: how this app's builders write what the records hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db import models

from lscb.board.year import Year
from lscb.document.blocks import Block, Fill, Gap

NOT_STATED = "not stated"


def when(on: date | None, words: str = "") -> str:
    """The words a source gave, or else the day; nothing where neither is known."""
    return words or (day(on) if on else "")


def day(on: date) -> str:
    """A day as printed: 25 February 2013."""
    return f"{on:%-d %B %Y}"


def between(first: date | None, last: date | None, words: str = "") -> str:
    """From a day to a day: 25 February to 6 March 2013; the words given where no day is known."""
    if first is None or last is None or first == last:
        return when(first or last) or words
    start = f"{first:%-d %B}" if first.year == last.year else day(first)
    return f"{start} to {day(last)}"


def listed(*parts: Any) -> str:
    """The parts that say something, with commas between."""
    return ", ".join(str(part) for part in parts if part)


def sentence(words: str) -> str:
    """Words closed by a full stop and a space, or nothing."""
    words = words.strip()
    if not words:
        return ""
    return f"{words} " if words.endswith((".", "!", "?")) else f"{words}. "


def opening(words: str) -> str:
    """Words as they open a sentence; names within them stay as they are."""
    return words[:1].upper() + words[1:]


def grouped(
    records: Iterable[Any], column: str, told: Callable[[list[Any]], tuple[Block, ...]]
) -> dict[int, tuple[Block, ...]]:
    """Records told together by the primary key of what they belong to."""
    by_key: dict[int, list[Any]] = {}
    for record in records:
        by_key.setdefault(getattr(record, column), []).append(record)
    return {key: told(some) for key, some in by_key.items()}


def gap(year: Year, model: type[models.Model], title: str, text: str, owed_by: str = "Board business manager") -> Gap:
    """What the year's report should hold and no record supplies, with the form that would fill it."""
    initial = [("board", str(year.board.pk))]
    if any(field.name == "period" for field in model._meta.fields):
        initial.append(("period", str(year.period.pk)))
    fill = Fill(model._meta.label_lower, initial=tuple(initial))
    return Gap(title, text, owed_by=owed_by, since=f"since {day(year.ends)}", fill=fill)
