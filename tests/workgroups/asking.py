"""How the tests of meetings ask the desk, and read what it answers."""

from __future__ import annotations

from django.urls import reverse

from tests.web.reading import read, texts


def at(name, record, *more):
    board = getattr(record, "board", None) or getattr(record, "meeting", record).group.board
    return reverse(name, args=(board.slug, record.pk, *more))


def day(value, name="on"):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def listed(answer):
    return texts(read(answer.content.decode()), "tbody th")
