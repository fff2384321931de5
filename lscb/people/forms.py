"""Inviting, coming in, and one's own name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from lscb.accounts.models import User
from lscb.people.letters import DOES
from lscb.people.places import Place, Places
from lscb.people.policies import why_not_role_of
from lscb.web.forms import PlainForm

DAYS_IN_ORDER = "The last day must not come before the first"


class InvitationForm(PlainForm):
    """Whom to ask in, as what, of what, and from when to when."""

    submit_words = "Send the invitation"

    email = forms.EmailField(
        label="Email address",
        error_messages={
            "required": "Enter the email address",
            "invalid": "Enter an email address like name@example.org",
        },
    )
    name = forms.CharField(
        label="Name", max_length=120, required=False, help_text="If you know it; they may change it."
    )
    role = forms.ChoiceField(
        label="Role",
        choices=[(role, role.label) for role in DOES],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )
    of = forms.ChoiceField(
        label="Of what",
        help_text="The board, or the group or agency the role belongs to.",
        error_messages={"required": "Choose what the role is of"},
    )
    starts = forms.DateField(label="First day", required=False, help_text="Leave empty for at once.")
    ends = forms.DateField(label="Last day", required=False, help_text="Leave empty where none is known.")

    def __init__(self, *args: Any, places: Places, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places
        hints = {role.value: f"Can {does}." for role, does in DOES.items()}
        self.fields["role"].choice_hints = hints  # type: ignore[attr-defined]  # read where radios are drawn
        self.fields["of"].choices = [("", "Choose"), *_grouped(places)]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if (given.get("starts") and given.get("ends")) and given["ends"] < given["starts"]:
            self.add_error("ends", DAYS_IN_ORDER)
        if given.get("role") and given.get("of"):
            given["place"] = self.places[given["of"]]
            if why_not := why_not_role_of(given["role"], given["place"]):
                self.add_error("of", why_not)
        return given


def _grouped(places: Places) -> list[tuple[str, list[tuple[str, str]]]]:
    several = len({place.board.pk for place in places.values()}) > 1
    groups: dict[str, list[tuple[str, str]]] = {}
    for place in places.values():
        heading = _heading(place, several)
        groups.setdefault(heading, []).append((place.key, place.name))
    return list(groups.items())


def _heading(place: Place, several: bool) -> str:
    return f"{place.kind}, {place.board.short_name}" if several else place.kind


class ComingInForm(PlainForm):
    """The name and password of somebody new."""

    submit_words = "Come in"

    name = forms.CharField(label="Your name", max_length=120, help_text="As other people here will see it.")
    password = forms.CharField(
        label="Choose a password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Three words that have nothing to do with each other are easy to keep.",
    )

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if password := given.get("password"):
            try:
                validate_password(password, User(email=self.email, name=given.get("name", "")))
            except ValidationError as refusal:
                self.add_error("password", refusal)
        return given


class EndPartForm(PlainForm):
    """The last day of a role."""

    submit_words = "End the role"

    on = forms.DateField(label="Last day")


class NameForm(PlainForm):
    """One's own name."""

    submit_words = "Save the name"

    name = forms.CharField(label="Your name", max_length=120, help_text="As other people here see it.")
