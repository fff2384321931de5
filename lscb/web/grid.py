"""A table typed into, cell by cell: each is read and refused by itself, and nobody's cell is overwritten unseen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from lscb.web.components import component

Key = tuple[str, str]
"""The keys of a row and of a column."""

AS_SHOWN = "as_shown"
MEANWHILE = "Somebody else has put “{now}” here since you opened the page. Save again to keep yours."
EMPTIED = "Somebody else has emptied this since you opened the page. Save again to keep yours."


@dataclass(frozen=True)
class Head:
    """The head of a row or column: its key in the names of boxes, its words, and smaller words below them."""

    key: str
    words: str
    small: str = ""


@dataclass(frozen=True)
class Cell:
    """One box as the page draws it; `closed` says in its place why nothing can be entered."""

    name: str
    label: str
    text: str
    error: str = ""
    closed: str = ""


class Grid:
    """Rows and columns of boxes over values written as short texts; an empty text is no value.

    `held` are the texts as they stand now, `read(key, typed)` gives the text a typing stands for or raises
    ValidationError with the sentence to say at the cell, `closed` are cells that take nothing, with the reason. The
    page sends back what each cell showed: a cell this person left alone keeps what somebody else put there; where
    both changed one differently nothing is saved, what was typed stays, and saving again keeps it.
    """

    def __init__(
        self,
        *,
        rows: Sequence[Head],
        columns: Sequence[Head],
        held: Mapping[Key, str],
        read: Callable[[Key, str], str],
        closed: Mapping[Key, str] | None = None,
        caption: str,
        small: str = "",
        data: Any = None,
    ) -> None:
        self.heads, self.columns, self.caption, self.small = list(rows), list(columns), caption, small
        self._read, self._closed, self.data = read, dict(closed or {}), data
        self._held = {key: text for key, text in held.items() if text}
        self._typed: dict[Key, str] = {}
        self._shown = dict(self._held)
        self.errors: dict[Key, str] = {}
        self.refusals: list[str] = []
        self.changes: dict[Key, str] = {}
        if data is not None:
            self._take(_sent(data.get(AS_SHOWN, "")))

    def is_valid(self) -> bool:
        """Whether every cell could be read and none was changed by two."""
        return self.data is not None and not self.errors and not self.refusals

    def refuse(self, refusal: ValidationError) -> None:
        """Says at the head of the page why a service would not take the whole."""
        self.refusals += refusal.messages

    def _take(self, sent: Mapping[str, str]) -> None:
        for key in self._open():
            typed = str(self.data.get(_name(key), "")).strip()
            before, now = sent.get(_name(key), ""), self._held.get(key, "")
            if typed in (before, now):
                self._shown[key] = now
                continue
            self._typed[key], self._shown[key] = typed, before
            self._take_one(key, typed, before, now)

    def _take_one(self, key: Key, typed: str, before: str, now: str) -> None:
        try:
            text = self._read(key, typed) if typed else ""
        except ValidationError as refusal:
            self.errors[key] = " ".join(refusal.messages)
            return
        if text in (now, before):
            return
        if before != now:
            self._shown[key] = now  # the next save has read what this one says
            self.errors[key] = MEANWHILE.format(now=now) if now else EMPTIED
            return
        self.changes[key] = text

    def _open(self) -> list[Key]:
        keys = ((row.key, column.key) for row in self.heads for column in self.columns)
        return [key for key in keys if key not in self._closed]

    @cached_property
    def as_shown(self) -> str:
        """What each cell shows, for the page to send back."""
        return json.dumps({_name(key): text for key, text in self._shown.items() if text}, ensure_ascii=False)

    @property
    def rows(self) -> list[tuple[Head, list[Cell]]]:
        """Each row with its cells."""
        return [(row, [self._cell(row, column) for column in self.columns]) for row in self.heads]

    def _cell(self, row: Head, column: Head) -> Cell:
        key = (row.key, column.key)
        label = ", ".join(filter(None, (row.words, row.small, column.words, column.small)))
        text = self._typed.get(key, self._shown.get(key, ""))
        return Cell(_name(key), label, text, self.errors.get(key, ""), self._closed.get(key, ""))

    @property
    def summary(self) -> SafeString:
        """The list of what was refused, each leading to its cell; nothing where nothing was."""
        lines = [{"text": words} for words in self.refusals]
        for row, cells in self.rows:
            lines += [
                {"text": f"{row.words}, {column.words}: {cell.error}", "href": f"#{cell.name}"}
                for column, cell in zip(self.columns, cells, strict=True)
                if cell.error
            ]
        return component("error-summary", titleText="There is a problem", errorList=lines) if lines else SafeString("")


def fill(
    request: HttpRequest,
    *,
    grid: Callable[[Any], Grid],
    save: Callable[[dict[Key, str]], str],
    to: str,
    template: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Shows a grid and takes it: `save(changes)` calls a service and gives the sentence to say at the address `to`.

    `grid(data)` reads what is held now, and is called inside the transaction that saves with what was sent: lock there
    what two people might fill at once. A ValidationError of the service is said at the head of the page.
    """
    if request.method != "POST":
        return render(request, template, {"grid": grid(None), **context})
    with transaction.atomic():
        made = grid(request.POST)
        said = _kept(made, save) if made.is_valid() else None
    if said is None:
        return render(request, template, {"grid": made, **context})
    messages.success(request, said)
    return redirect(to)


def _kept(made: Grid, save: Callable[[dict[Key, str]], str]) -> str | None:
    try:
        with transaction.atomic():
            return save(made.changes) if made.changes else "Nothing was changed."
    except ValidationError as refusal:
        made.refuse(refusal)
        return None


def _name(key: Key) -> str:
    return f"cell-{key[0]}-{key[1]}"


def _sent(written: str) -> dict[str, str]:
    """What the page says it showed; anything unreadable counts as nothing shown, so that no cell is taken as read."""
    try:
        found = json.loads(written)
    except ValueError:
        return {}
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}
