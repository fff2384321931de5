"""The forms with which the office opens a round of consultation and says who is asked."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.accounts.models import User
from lscb.annualreport.models import Consultation, Reader
from lscb.permissions import Role
from lscb.web.editing import RecordForm
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm

NOTE = "For example which chapters they know most about. It stands in their letter and beside the draft."
NAMES = "Name the organisations of invited readers in “You said, we did”"


class ConsultationForm(RecordForm):
    """Until when, what to look at, and who is asked by their role; `people` are those who hold each."""

    submit_words = "Open the round"

    roles = forms.MultipleChoiceField(
        label="Who is asked by letter",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Readers without an account are invited on the next page.",
    )

    class Meta:
        model = Consultation
        fields = ("closes_on", "note", "names_organisations")
        labels = {"note": "What they should look at", "names_organisations": NAMES}
        help_texts = {
            "closes_on": "They can answer until its end. For example 12 6 2013.",
            "note": NOTE,
            "names_organisations": "Never their own names. They are told of it beside the draft.",
        }
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    field_order = ("closes_on", "note", "roles", "names_organisations", "as_read")

    def __init__(self, *args: Any, people: dict[str, list[User]], **options: Any) -> None:
        super().__init__(*args, **options)
        roles: Any = self.fields["roles"]
        roles.choices = [(role, f"{Role(role).label} ({len(held)})") for role, held in people.items()]
        roles.choice_hints = {role: ", ".join(map(str, held)) for role, held in people.items()}
        if not people:
            del self.fields["roles"]


class ChangeConsultationForm(ConsultationForm):
    """The same of a round that stands; whoever is asked already stays asked, and gets no second letter."""

    submit_words = "Keep the changes"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "roles" in self.fields:
            self.fields["roles"].label = "Who else is asked by letter"
            self.fields["roles"].help_text = "Whoever was asked already gets no second letter."


class InviteReaderForm(RecordForm):
    """Somebody without an account."""

    submit_words = "Send the invitation"

    class Meta:
        model = Reader
        fields = ("name", "organisation", "email", "until")
        labels = {"email": "Email address", "until": "Link works until, if earlier than the round"}
        help_texts = {
            "name": "As the board and its office will see it beside what they say.",
            "email": "A letter with their own link goes there. It opens this draft and nothing else.",
            "until": "Leave it empty for the day on which the round closes.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("name", "organisation", "email"):
            self.fields[name].required = True


class ReopenForm(PlainForm):
    """Until when a closed round takes answers again, and why."""

    submit_words = "Open it again"

    closes_on = DateField(noun="Last day", label="Last day to answer", help_text="For example 26 6 2013")
    reason = forms.CharField(
        label="Why it is opened again",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is opened again"},
    )
