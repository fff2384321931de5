"""How the tests of training ask the desk, and read what it answers."""

from __future__ import annotations

from django.urls import reverse

from tests.factories.training import (
    TakeUpFactory,
)
from tests.web.reading import read, select


def at(name, year, *more):
    return reverse(name, args=(year.board.slug, *more))


def took(event, agency=None, **numbers):
    return TakeUpFactory(period=event.period, event=event, agency=agency, **numbers)


def boxes(answer):
    tree = read(answer.content.decode())
    return {box.get("name"): box.get("value", "") for box in select(tree, "form input[name]")}


def table(answer):
    """Each row of the page's table by its head."""
    tree = read(answer.content.decode())
    found = ([" ".join(c.text_content().split()) for c in select(row, "th, td")] for row in select(tree, "tbody tr"))
    return {row[0]: row[1:] for row in found}
