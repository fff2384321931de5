"""The search box with what narrows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from lscb.search.kinds import Family
from lscb.web.forms import PlainForm

# Longer questions than any browser or server would carry are not typed by hand.
LONGEST = 500


class SearchForm(PlainForm):
    """Drawn with what was asked; it refuses nothing, so it is never validated."""

    q = forms.CharField(label="Search for", widget=forms.TextInput(attrs={"maxlength": LONGEST, "type": "search"}))
    kind = forms.ChoiceField(label="Kind", required=False)
    year = forms.ChoiceField(label="Year", required=False)

    def __init__(
        self, typed: str, family: Family | None, year: str, years: Iterable[str], families: Mapping[Family, int]
    ) -> None:
        super().__init__(initial={"q": typed.strip()[:LONGEST], "kind": family.slug if family else "", "year": year})
        shown = {**({family: 0} if family else {}), **families}
        self._offer("kind", "Every kind", [(each.slug, f"{each} ({many})") for each, many in sorted(shown.items())])
        self._offer("year", "Every year", [(name, name.replace("-", "–")) for name in years])

    def _offer(self, name: str, first: str, choices: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", first), *choices]
