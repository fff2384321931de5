"""What a letter about forms says. It names no case, no kind of form, nothing of a child: letters are forwarded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lscb.accounts.models import User
from lscb.web import british
from workgroups.cdop.models import FormAsked
from workgroups.models import Group

WHICH = (
    "This letter does not say which death {it} about, so that it can do no harm where it should not be. The panel’s "
    "officer can tell you: {officer}, {address}. Send the form in the way you were asked to, and not by answering this "
    "letter; name no child in an email."
)
CAME = "If it has been sent meanwhile, there is nothing more to do."


def subject(forms: Sequence[FormAsked]) -> str:
    """The subject line."""
    if len(forms) == 1:
        return "A form for the panel is awaited"
    return f"{british.number_in_words(len(forms)).capitalize()} forms for the panel are awaited"


def body(panel: Group, person: User, forms: Sequence[FormAsked], by: Any) -> str:
    """The letter to one person about all forms of one panel that their agency was asked for."""
    one = len(forms) == 1
    parts = [
        f"Dear {person.name or 'colleague'},",
        f"{panel} asked for {'a form' if one else 'these forms'} that {'has' if one else 'have'} not come back:",
        *(_told(number, form) for number, form in enumerate(forms, start=1)),
        WHICH.format(it="it is" if one else "they are", officer=by.name or "the officer", address=by.email),
        CAME,
        str(panel),
    ]
    return "\n\n".join(parts) + "\n"


def _told(number: int, form: FormAsked) -> str:
    asked, due = british.day(form.asked_on), british.day(form.due_on)
    return f"{number}. From {form.agency}, asked for on {asked}; it was wanted by {due}."
