"""The words of a record as they are indexed, and the days it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import models
from django.utils import timezone

from lscb.document import richtext

# As much of one record as is searched: about seventy pages, and never more than PostgreSQL can index of one text.
LONGEST = 200_000
# Who did it, as a number; what a machine reads; where a thing is kept.
NOT_WORDS = {"by", "key", "path", "scope", "slug", "builder", "section", "token", "address", "link", "error"}
NOT_WORDS |= {"media_type", "content_type", "digest"}
NOT_WORDS_AT_THE_END = ("_by", "sha256", "_hash")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
RICH = re.compile(r"\s*<(p|h[1-6]|ul|ol|table|blockquote)[\s>]", re.IGNORECASE)


@cache
def columns(model: Any) -> tuple[str, ...]:
    """The columns somebody wrote words in: text without a list to choose from, and no mark of a machine's."""
    fields = [f for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)]
    return tuple(f.attname for f in fields if not f.choices and _of_words(f.name))


def _of_words(name: str) -> bool:
    return name not in NOT_WORDS and not name.endswith(NOT_WORDS_AT_THE_END)


def text_of(record: Any) -> str:
    """All that is written in a record."""
    parts = (_plain(getattr(record, column)) for column in columns(record._meta.model))
    return tidy("\n".join(part for part in parts if part))


def _plain(written: Any) -> str:
    text = str(written or "")
    return richtext.plain(text) if RICH.match(text) else text


def tidy(text: str) -> str:
    """As much of a text as is searched, without what only machines read."""
    return CONTROL.sub(" ", text)[:LONGEST]


def days_of(line: Iterable[Any]) -> tuple[date | None, date | None]:
    """The first and last day a record speaks of: its period's, its own, or else those of what it belongs to.

    `line` is the record and what it belongs to, nearest first. A stretch with an open end reaches for ever; a record
    of no day has neither.
    """
    return next((days for days in map(_own_days, line) if days != (None, None)), (None, None))


def _own_days(record: Any) -> tuple[date | None, date | None]:
    if (period := getattr(record, "period", None)) is not None:
        return period.starts, period.ends
    names = {field.name for field in _dates(record._meta.model)}
    if {"starts", "ends"} <= names:
        starts, ends = record.starts, record.ends
        return (None, None) if starts is None and ends is None else (starts or date.min, ends or date.max)
    day = next((_day(value) for value in _values(record) if value is not None), None)
    return day, day


@cache
def _dates(model: Any) -> tuple[Any, ...]:
    """A model's columns of days: when it is due, then the others, those of moments last."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, models.DateField)]
    return tuple(sorted(fields, key=lambda field: (isinstance(field, models.DateTimeField), field.name != "due_on")))


def _values(record: Any) -> Iterator[Any]:
    return (getattr(record, field.attname) for field in _dates(record._meta.model))


def _day(value: date | datetime) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value
