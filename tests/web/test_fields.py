"""Days in three boxes, and pounds that are kept in pence."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from lscb.web.fields import MOST_PENCE, DateField, MoneyField

DAY = datetime.date(2013, 3, 31)


class MeetingForm(forms.Form):
    held = DateField(noun="Meeting date")
    paid = MoneyField(noun="Amount paid")


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value


@pytest.mark.parametrize("month", ["3", "03", "March", "march", "Mar", " mar "])
def test_date_is_read_when_the_month_is_a_number_or_a_name(month):
    assert DateField().clean(["31", month, "2013"]) == DAY


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (["", "", ""], "Enter meeting date", [0, 1, 2]),
        (["31", "", "2013"], "Meeting date must include a month", [1]),
        (["", "", "2013"], "Meeting date must include a day and a month", [0, 1]),
        (["31", "3", "13"], "Year must include 4 numbers", [2]),
        (["31", "3", "²²²²"], "Year must include 4 numbers", [2]),
        (["31", "2", "2013"], "Meeting date must be a real date", [0, 1, 2]),
        (["31", "Marching", "2013"], "Meeting date must be a real date", [0, 1, 2]),
        (["³", "3", "2013"], "Meeting date must be a real date", [0, 1, 2]),
    ],
)
def test_date_is_refused_in_plain_words_that_name_the_wrong_boxes(typed, message, parts):
    error = refusal(DateField(noun="Meeting date"), typed)
    assert error.messages == [message]
    assert error.params["parts"] == parts


def test_date_is_none_when_nothing_is_typed_and_none_is_required():
    assert DateField(required=False).clean(["", " ", ""]) is None


def test_abbreviation_keeps_its_capitals_inside_a_message():
    assert refusal(DateField(noun="LADO date"), []).messages == ["Enter LADO date"]


def test_date_has_changed_only_when_the_day_is_another():
    assert not DateField().has_changed(DAY, ["31", "3", "2013"])
    assert DateField().has_changed(DAY, ["30", "3", "2013"])
    assert DateField().has_changed(None, ["31", "3", "2013"])
    assert not DateField().has_changed(None, ["", "", ""])


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("1250", 125000),
        ("1,250", 125000),
        ("£1,250.00", 125000),
        (" £ 39.5 ", 3950),
        ("0", 0),
        ("0.07", 7),
    ],
)
def test_money_is_whole_pence_however_it_is_typed(typed, pence):
    assert MoneyField().clean(typed) == pence


@pytest.mark.parametrize("typed", ["ten", "1.234", "1.2.3", "£", "12k", "1e3", ".5", "٣"])
def test_money_is_refused_when_it_is_no_amount(typed):
    if typed == "£":
        assert refusal(MoneyField(noun="Amount paid"), typed).messages[0].startswith("Enter amount paid")
        return
    message = "Amount paid must be pounds and pence, for example 1,250 or 39.50"
    assert refusal(MoneyField(noun="Amount paid"), typed).messages == [message]


def test_money_below_nought_is_refused_unless_it_has_a_meaning():
    assert refusal(MoneyField(), "-5").messages == ["Amount must be 0 or more"]
    assert MoneyField(negative=True).clean("−5.25") == -525


def test_money_is_refused_when_it_is_more_than_can_be_kept():
    assert MoneyField().clean("21,474,836.47") == MOST_PENCE
    assert refusal(MoneyField(), "21,474,836.48").messages == ["Amount must be 21,474,836.47 or less"]


def test_money_has_changed_only_when_the_amount_is_another():
    assert not MoneyField().has_changed(125000, "£1,250.00")
    assert MoneyField().has_changed(125000, "1,250.01")
    assert MoneyField().has_changed(125000, "much")


@given(st.integers(min_value=-MOST_PENCE, max_value=MOST_PENCE))
def test_money_comes_back_as_it_was_kept(pence):
    field = MoneyField(negative=True)
    assert field.clean(field.prepare_value(pence)) == pence


def test_what_was_typed_is_shown_again_when_it_is_wrong():
    form = MeetingForm({"held_day": "31", "held_month": "x", "held_year": "2013", "paid": "ten"})
    assert not form.is_valid()
    assert form["held"].value() == ["31", "x", "2013"]
    assert form["paid"].value() == "ten"
