"""The choices of a field, as the items that GOV.UK's radios, checkboxes and select take."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

DASHES = "---------"


def choice_items(field: BoundField) -> Iterator[dict[str, Any]]:
    """Gives one item a choice, with what is chosen marked, and its hint from the field's `choice_hints`.

    A blank choice is left out where one of several buttons must be pressed.
    """
    chosen, hints = _chosen(field), getattr(field.field, "choice_hints", {})
    radios = isinstance(field.field.widget, forms.RadioSelect)
    for value, text in _flat(getattr(field.field.widget, "choices", ())):
        if value == "" and radios and field.field.required:
            continue
        on = value in chosen
        item = {"value": value, "text": _in_words(field, text), "checked": on, "selected": on}
        hint = {"hint": {"text": hints[value]}} if value in hints else {}
        yield {**item, **hint, "disabled": field.field.disabled}


def _chosen(field: BoundField) -> set[str]:
    """The values chosen, as text; the blank one where nothing is."""
    value = field.value()
    several = value if isinstance(value, list | tuple | set) else [value]
    return {str(one) for one in several if one not in ("", None)} or {""}


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    """Lays grouped choices out in one list, since GOV.UK's components know no groups."""
    for key, text in choices:
        if isinstance(text, list | tuple):
            yield from ((str(inner), f"{key}: {label}") for inner, label in text)
        else:
            yield ("" if key is None else str(key)), str(text)


def _in_words(field: BoundField, text: str) -> str:
    """Says in words what Django says in dashes."""
    if text != DASHES:
        return text
    return "Choose" if field.field.required else "Not stated"
