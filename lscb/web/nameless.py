"""Forms in whose texts nobody may be known: what is certain is refused, what is doubtful is to be read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms

from lscb.web.identifying import doubtful, refuse_identifying

WARNING = (
    "Nobody may be known by this text. Please look again at {words}. Take out any name, day of birth or address, or "
    "say at the end of this form that you have read it again."
)
READ_AGAIN = "I have read it again: nobody could be known by it"
HINT = (
    "Never a name, date of birth, NHS number or address. What you type is looked through for these, but not all of "
    "them can be found: read it again yourself."
)
MOST_SHOWN = 6


class ReadAgain(forms.MultipleChoiceField):
    """One box to tick. What it was ticked for stands in its value, so that a changed text asks again."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: Any) -> None:
        """A tick for an earlier wording is no error; it merely no longer counts."""


class Nameless:
    """What makes a form look through its texts, put before a form class of ours; `looked_through` names the fields.

    `known` are words that name no person here.
    """

    looked_through: tuple[str, ...] = ()
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, known: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = tuple(known)
        for name in self._looked_through():
            field = self.fields[name]
            field.help_text = " ".join(filter(None, (str(field.help_text), HINT)))
            field.validators = [*field.validators, refuse_identifying]
        bound: Any = self
        if bound.is_bound:
            said = [bound.data.get(bound.add_prefix(name), "") for name in self._looked_through()]
            self._mark = hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]
            self.fields["read_again"] = ReadAgain(
                choices=[(self._mark, READ_AGAIN)], required=False, label="Have you read it again?"
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}  # type: ignore[misc]  # put before a form class
        ticked = self._mark in given.pop("read_again", ())
        warned = [] if ticked else [name for name in self._looked_through() if self._warn(name, given.get(name, ""))]
        if not warned and not ticked:
            del self.fields["read_again"]
        return given

    def _warn(self, name: str, text: str) -> bool:
        found = doubtful(text or "", self.known)
        if found:
            shown = ", ".join(f"“{words}”" for words in found[:MOST_SHOWN])
            form: Any = self
            form.add_error(name, WARNING.format(words=shown))
        return bool(found)

    def _looked_through(self) -> list[str]:
        return [name for name in self.looked_through if name in self.fields]
