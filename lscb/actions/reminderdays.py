"""The days on which a board's owners of actions are reminded, as one form: so many before, the day itself, after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from lscb.actions.models.letters import MOST_DAYS
from lscb.web.forms import PlainForm

NUMBERS = f"Write days as numbers from 1 to {MOST_DAYS}, with commas between them"
CHANGED = "Somebody else has changed the days since you opened the page. They are now: {now}. Save again to keep yours."


class ReminderDaysForm(PlainForm):
    """When reminders go. It carries the days it showed, so that nobody's change is overwritten unseen."""

    submit_words = "Keep these days"

    before = forms.CharField(
        label="Days before an action is due",
        required=False,
        help_text="Numbers with commas between them, such as 14, 7. Empty for none.",
    )
    on_the_day = forms.BooleanField(label="Also on the day itself", required=False)
    after = forms.CharField(label="Days after it was due", required=False, help_text="In the same way. Empty for none.")
    as_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, held: frozenset[int], **options: Any) -> None:
        shown = {
            "before": _listed(-day for day in held if day < 0),
            "on_the_day": 0 in held,
            "after": _listed(day for day in held if day > 0),
            "as_read": _mark(held),
        }
        super().__init__(*args, initial=shown, **options)
        self.held = held

    def clean_before(self) -> frozenset[int]:
        """The days before, as the rules count them."""
        return frozenset(-day for day in self._days("before"))

    def clean_after(self) -> frozenset[int]:
        """The days after."""
        return frozenset(self._days("after"))

    def clean(self) -> dict[str, Any]:
        """Refuses days that would undo somebody else's change of them."""
        given: dict[str, Any] = super().clean() or {}
        read = given.get("as_read")
        if not self.errors and read and read != _mark(self.held) and self.days != self.held:
            self.add_error(None, CHANGED.format(now=_mark(self.held)))
            sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            sent["as_read"] = _mark(self.held)  # the next save has read what this one says
            self.data = sent
        return given

    @property
    def days(self) -> frozenset[int]:
        """All of them: a day before is below nought."""
        given = self.cleaned_data
        return given["before"] | given["after"] | (frozenset({0}) if given["on_the_day"] else frozenset())

    def _days(self, name: str) -> list[int]:
        words = [word for word in self.cleaned_data[name].replace(",", " ").split() if word]
        if not all(word.isascii() and word.isdecimal() and len(word) < 5 for word in words):
            raise forms.ValidationError(NUMBERS)
        days = [int(word) for word in words]
        if not all(1 <= day <= MOST_DAYS for day in days):
            raise forms.ValidationError(NUMBERS)
        return days


def _listed(days: Iterable[int]) -> str:
    return ", ".join(str(day) for day in sorted(days, reverse=True))


def _mark(held: Iterable[int]) -> str:
    """ "7 before, 1 after, 14 after", or "none"."""
    words = [f"{-day} before" if day < 0 else f"{day} after" if day else "on the day" for day in sorted(held)]
    return ", ".join(words) or "none"
