"""Adding and changing records by form: nobody's change is overwritten unseen, and nothing typed is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lscb.web import british
from lscb.web.forms import PlainForm, PlainModelForm

Said = str | Callable[[Any], str]
Where = str | Callable[[Any], str]
LONGEST_SHOWN = 400
CHANGED_MEANWHILE = (
    "Somebody else has changed this since you opened the page. It now says “{now}”. Save again to keep yours."
)


class RecordForm(PlainModelForm):
    """A form over one record that carries what it showed, so that two people's changes are both kept.

    Where somebody else changed a field that this person left alone, theirs stands. Where both changed one field
    differently, nothing is saved: the field says what it now holds, what was typed stays in its box, and saving again
    keeps it.
    """

    as_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._held: dict[str, str] = {}
        self.hold(forms.models.model_to_dict(self.instance, self._columns()) if self.instance.pk else {})

    def hold(self, values: Mapping[str, Any]) -> None:
        """Marks what fields show. A form with fields that are no columns marks theirs too, and overrides `stored`."""
        self._held |= {name: digest(value) for name, value in values.items()}
        self.initial["as_read"] = self._written()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.instance.pk:
            self._join(given)
        return given

    def _join(self, given: dict[str, Any]) -> None:
        shown = dict(pair.split(":", 1) for pair in given.get("as_read", "").split() if ":" in pair)
        refused = False
        for name, before in shown.items():
            now = self._held.get(name, before)
            if now == before or name not in given or digest(given[name]) == now:
                continue
            if digest(given[name]) == before:
                given[name] = self.stored(name)
            else:
                self.add_error(name, CHANGED_MEANWHILE.format(now=self._said(name)))
                refused = True
        if refused:
            sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, or a dict in tests
            sent[self.add_prefix("as_read")] = self._written()  # the next save has read what this one says
            self.data = sent

    def _columns(self) -> list[str]:
        return [name for name in self.fields if name != "as_read"]

    def _written(self) -> str:
        return " ".join(f"{name}:{mark}" for name, mark in self._held.items())

    def stored(self, name: str) -> Any:
        """What a field holds now."""
        value = getattr(self.instance, name)
        return value.all() if isinstance(value, models.Manager) else value

    def _said(self, name: str) -> str:
        value = self.stored(name)
        if isinstance(value, models.QuerySet | list):
            words = ", ".join(map(str, value))
        elif display := getattr(self.instance, f"get_{name}_display", None):
            words = str(display())
        elif isinstance(value, int) and not isinstance(value, bool):
            words = str(self.fields[name].prepare_value(value))
        else:
            words = british.day(value) if hasattr(value, "month") else str(value or "")
        return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def digest(value: Any) -> str:
    """A short mark of a value, the same whether it comes from the record or from the form."""
    if isinstance(value, models.Model):
        value = value.pk
    elif not isinstance(value, str) and isinstance(value, Iterable):
        value = sorted(str(getattr(one, "pk", one)) for one in value)
    plain = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def edit(
    request: HttpRequest,
    *,
    form: Callable[..., forms.BaseForm],
    save: Callable[[Any], Any],
    said: Said,
    to: Where,
    find: Callable[[], models.Model] | None = None,
    template: str = "web/editing.html",
    context: Mapping[str, Any] | None = None,
    **options: Any,
) -> HttpResponse:
    """Shows a form and takes it: `save(form)` is handed the valid form, calls a service and gives back the record.

    `find()` gives the record to change, or a new one, and is called inside the transaction that saves: end it with
    `select_for_update(of=("self",))` when the request is a POST, so that two savers wait for each other. A
    ValidationError of the service goes to the fields it names, or to the head of the form. `said` and `to` are the
    message and the address afterwards, each a text or a function of the record. `options` go to the form. The shipped
    template draws `title`, `lede` and `back` (a `lscb.web.masthead.Link`).
    """
    shown = dict(context or {})
    if request.method != "POST":
        made = form(**_instance(find), **options)
        return render(request, template, {"form": made, **shown})
    with transaction.atomic():
        made = form(request.POST, request.FILES, **_instance(find), **options)
        kept = _saved(made, save) if made.is_valid() else None
    if kept is None:
        return render(request, template, {"form": made, **shown})
    messages.success(request, said(kept) if callable(said) else said)
    return redirect(to(kept) if callable(to) else to)


class ReasonForm(PlainForm):
    """Why something is done that cannot simply be undone."""

    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Say why"},
    )


def confirm(
    request: HttpRequest,
    *,
    question: str,
    words: str,
    act: Callable[[str], object],
    said: str,
    to: str,
    back: str,
    consequence: str = "",
    reason: bool = False,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Asks before a step that cannot simply be undone, and takes it: `act(reason)`, then `said` at the address `to`.

    `words` is what the button says happens, `back` where the link that leaves everything as it is leads. A
    ValidationError of the step is said on the page.
    """
    made: PlainForm = (ReasonForm if reason else PlainForm)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and made.is_valid() and _saved(made, lambda form: _done(act, form)):
        messages.success(request, said)
        return redirect(to)
    shown = {"form": made, "question": question, "consequence": consequence, "words": words, "back": back}
    return render(request, "web/confirm.html", {**shown, **(context or {})})


def _instance(find: Callable[[], models.Model] | None) -> dict[str, Any]:
    return {"instance": find()} if find else {}


def _saved(form: Any, save: Callable[[Any], Any]) -> Any:
    try:
        with transaction.atomic():
            return save(form)
    except ValidationError as refusal:
        _say(form, refusal)
        return None


def _done(act: Callable[[str], object], form: Any) -> bool:
    act(form.cleaned_data.get("reason", ""))
    return True


def _say(form: Any, refusal: ValidationError) -> None:
    named = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
    for name, sentences in named.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)
