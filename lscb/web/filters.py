"""Filters over a list: a form sent by GET, so that a filtered list has an address of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from lscb.web.forms import PlainForm


class Filters(PlainForm):
    """The filter of a list. Every field may be left empty, and an empty one leaves nothing out.

    A filled field `agency` narrows by `narrow_agency(rows, value)` where the form has it, by the column of its name
    otherwise. `all_words` is what the folded filter says when nothing is chosen.
    """

    all_words = "Nothing left out"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = False

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that pass; a field that was filled wrongly narrows nothing, and says so at itself."""
        for name, value in self._chosen().items():
            own = getattr(self, f"narrow_{name}", None)
            rows = own(rows, value) if own else rows.filter(**{name: value})
        return rows

    @property
    def now(self) -> str:
        """What is shown, in words: "Overdue, Housing"."""
        return ", ".join(self._in_words(name, value) for name, value in self._chosen().items()) or self.all_words

    def _chosen(self) -> dict[str, Any]:
        if not self.is_bound:
            return {}
        self.is_valid()  # reads what was sent, once; what was filled wrongly is left out of what it cleaned
        given = self.cleaned_data
        return {name: given[name] for name in self.fields if given.get(name) not in (None, "", [], False)}

    def _in_words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(field.label)
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]  # plain pairs
        if isinstance(field, forms.CharField):
            return f"“{value}”"
        return str(value)
