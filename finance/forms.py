"""The forms money is entered with. Amounts are typed in pounds and kept in pence."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from agencies.models import Agency
from finance import services
from finance.models import (
    Award,
    Balance,
    Contribution,
    Decision,
    Fund,
    Head,
    OtherIncome,
    PrintedStatement,
    Spending,
)
from finance.statement import years_of
from lscb.board.models import Board, Period
from lscb.web.editing import RecordForm
from lscb.web.fields import DateField, MoneyField
from lscb.web.forms import PlainForm
from workgroups.models import Group, Meeting

SHORT = forms.Textarea(attrs={"rows": 3})
ANOTHER = "another"
PLACE = "The lowest number is printed first; lines of one number stand as they were entered."


class MoneyForm(RecordForm):
    """A form over one record of a board's money: what it offers to choose from is the board's own."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self.offered(name)
                field.empty_label = "Choose" if field.required else "None"
        if "order" in self.fields and isinstance(self.instance, Contribution | OtherIncome | Spending):
            place = self.fields["order"]
            place.label, place.help_text, place.required = "Place in the report", PLACE, False

    def clean_order(self) -> int:
        """First unless it is said where."""
        return self.cleaned_data.get("order") or 0

    def offered(self, name: str) -> Any:
        """The records a field offers."""
        own = {"fund": Fund, "agency": Agency, "group": Group, "head": Head, "income": OtherIncome}
        if name == "period":
            return Period.objects.filter(pk__in=[year.pk for year in years_of(self.board)])
        if name == "meeting":
            return Meeting.objects.of_board(self.board).select_related("group")
        return own[name].objects.of_board(self.board)  # type: ignore[attr-defined]  # each reads by board

    @property
    def helper(self) -> FormHelper:
        """A new line can be followed by another at once."""
        helper = super().helper
        if self.instance.pk is None:
            helper.add_input(Submit(ANOTHER, "Save and add another", css_class="govuk-button--secondary"))
        return helper


class ContributionForm(MoneyForm):
    agreed_pence = MoneyField(
        label="Agreed, in pounds", noun="What was agreed", required=False, help_text="Leave empty if it is not stated."
    )
    received_pence = MoneyField(
        label="Received, in pounds",
        noun="What was received",
        required=False,
        help_text="Leave empty until it comes in.",
    )

    class Meta:
        model = Contribution
        fields = (
            *("fund", "period", "agency", "payer", "line", "agreed_pence"),
            *("received_pence", "received_on", "non_cash", "note", "order"),
        )
        widgets = {"note": SHORT}


class OtherIncomeForm(MoneyForm):
    amount_pence = MoneyField(label="Amount, in pounds", required=False, help_text="Leave empty if it is not stated.")
    received_pence = MoneyField(label="Received, in pounds", noun="What was received", required=False)

    class Meta:
        model = OtherIncome
        fields = ("fund", "period", "source", "amount_pence", "received_pence", "used_for", "note", "order")
        widgets = {"used_for": SHORT, "note": SHORT}


class AwardForm(MoneyForm):
    amount_pence = MoneyField(label="Amount, in pounds")

    class Meta:
        model = Award
        fields = ("income", "agency", "group", "amount_pence", "note")


class SpendingForm(MoneyForm):
    new_head = forms.CharField(label="Or a new head", max_length=120, required=False)
    budget_pence = MoneyField(label="Budget, in pounds", noun="The budget", required=False)
    actual_pence = MoneyField(
        label="Spent, in pounds", noun="What was spent", required=False, help_text="Leave empty if it is not stated."
    )

    class Meta:
        model = Spending
        fields = ("fund", "period", "head", "budget_pence", "actual_pence", "note", "order")
        widgets = {"note": SHORT}

    field_order = ("fund", "period", "head", "new_head", "budget_pence", "actual_pence", "note", "order")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["head"].required = False
        if self.instance.pk:
            del self.fields["new_head"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        head, words = given.get("head"), given.get("new_head", "").strip()
        if not head and not words:
            self.add_error("head", "Choose a head of spending, or name a new one")
        if head and words:
            self.add_error("new_head", "Choose a head of spending or name a new one, not both")
        return given

    def with_head(self, by: Any) -> Spending:
        """The line, its head made first where a new one was named."""
        line: Spending = self.instance
        if words := self.cleaned_data.get("new_head", "").strip():
            line.head = services.head(board=self.board, name=words, by=by)
        return line


class BalanceForm(MoneyForm):
    amount_pence = MoneyField(
        label="Amount, in pounds", negative=True, help_text="With a minus where the fund was overdrawn."
    )

    class Meta:
        model = Balance
        fields = ("fund", "kind", "on", "amount_pence", "source")


class PrintedForm(MoneyForm):
    amount_pence = MoneyField(label="Printed total, in pounds", noun="The printed total", required=False)

    class Meta:
        model = PrintedStatement
        fields = ("fund", "period", "about", "amount_pence", "text", "source")
        widgets = {"text": SHORT}


class DecisionForm(MoneyForm):
    class Meta:
        model = Decision
        fields = ("fund", "period", "text", "meeting", "on")
        widgets = {"text": SHORT}
        help_texts = {"on": "Leave empty for the day of the meeting."}


class FundForm(MoneyForm):
    class Meta:
        model = Fund
        fields = ("name", "group", "purpose", "order")
        widgets = {"purpose": SHORT}


class HeadForm(MoneyForm):
    class Meta:
        model = Head
        fields = ("name", "order")


class ReceiveForm(PlainForm):
    """Money that came in on a contribution: how much, and on which day."""

    submit_words = "Mark as received"

    pounds = MoneyField(label="How much came in, in pounds", noun="How much came in")
    on = DateField(label="On which day", noun="The day")
    so_far = forms.IntegerField(required=False, widget=forms.HiddenInput)
