"""What a child could be known by is refused where it is certain and shown where it is doubtful; plain words pass."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError

from lscb.web.forms import PlainForm
from lscb.web.identifying import certain, doubtful, refuse_identifying
from lscb.web.nameless import HINT, Nameless


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her number is 943 476 5919.", "NHS number"),
        ("9434765919", "NHS number"),
        ("943-476-5919 was looked up", "NHS number"),
        ("dob 3/5/2011", "date of birth"),
        ("Born at home on 3 May 2011.", "date of birth"),
        ("Date of birth: 2011-05-03", "date of birth"),
        ("D.O.B. 03.05.11", "date of birth"),
        ("Lived at RM1 3BB.", "postcode"),
        ("The flat, SW1A 1AA", "postcode"),
        ("Ask someone@example.org", "email"),
        ("Ring 01708 434343 before noon", "telephone"),
        ("Ring +44 7700 900123", "telephone"),
    ],
)
def test_what_is_certain_is_refused_with_a_sentence_that_says_what(text, kind):
    assert kind in certain(text)
    with pytest.raises(ValidationError, match=kind):
        refuse_identifying(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The baby was born at 32 weeks and needed help to breathe.",
        "Safer sleep advice was given at 3 visits; 11 of 18 deaths were expected.",
        "943 476 5918 cases",  # its last digit is not the check digit
        "Form B2 came back in 2012.",
        "INVENTED-2013-04 and 2012/17",
        "In 2012-13 the panel met 3 times.",
    ],
)
def test_plain_words_are_not_refused(text):
    assert certain(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mother said that Jacob slept badly.", ["Jacob"]),
        ("Jacob slept badly.", ["Jacob"]),
        ("The family of Kwame Mensah moved.", ["Kwame Mensah"]),
        ("Seen by Dr Okafor twice.", ["Dr Okafor"]),
        ("A boy called Zed was seen.", ["called Zed"]),
        ("They lived at 14 Acacia Avenue then.", ["14 Acacia Avenue"]),
        ("The inquest was on 3 May 2013.", ["3 May 2013"]),
        ("He was seen at Queen’s Hospital by Sarah.", ["Sarah"]),
        ("Sarah’s sleep was poor; so was Tom’s.", ["Sarah’s", "Tom’s"]),
    ],
)
def test_what_may_be_a_name_a_street_or_a_day_is_shown(text, found):
    assert doubtful(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The baby was born early. Smoking in the home may have contributed.",
        "Advice on safer sleep was not given. It should be given at the first visit.",
        "The review on a Monday in June heard from the Metropolitan Police and Queen’s Hospital.",
        "Every agency’s form came back; the NHS and the CAIT were asked again.",
        "The Working Together guidance asks for this.",
    ],
)
def test_plain_words_are_not_shown(text):
    assert doubtful(text) == []


def test_words_known_to_name_no_person_are_not_shown():
    text = "Families who live in Havering asked for it."
    assert doubtful(text) == ["Havering"]
    assert doubtful(text, ["London Borough of Havering"]) == []


# --- in a form ---


class NoteForm(Nameless, PlainForm):
    looked_through = ("text",)
    text = forms.CharField(label="Note", widget=forms.Textarea)
    title = forms.CharField(label="Title", required=False)


def sent(**values):
    return NoteForm(values)


def test_form_takes_plain_words_and_hands_on_nothing_of_its_own():
    form = sent(text="Advice on sleep was given.")
    assert form.is_valid()
    assert form.cleaned_data == {"text": "Advice on sleep was given.", "title": ""}


def test_form_says_at_its_field_what_it_looks_for_and_that_it_is_not_to_be_trusted():
    assert NoteForm()["text"].help_text == HINT
    assert "read_again" not in NoteForm().fields


def test_form_refuses_what_is_certain_and_offers_no_box_for_it():
    form = sent(text="Number 943 476 5919")
    assert not form.is_valid()
    assert "NHS number" in form.errors["text"][0]
    assert "read_again" not in form.fields


def test_form_keeps_a_doubtful_text_and_asks_that_it_be_read_again():
    form = sent(text="The mother said that Jacob slept badly.")
    assert not form.is_valid()
    assert "“Jacob”" in form.errors["text"][0]
    assert form["text"].value() == "The mother said that Jacob slept badly."
    [(mark, words)] = form.fields["read_again"].choices
    again = sent(text="The mother said that Jacob slept badly.", read_again=[mark])
    assert words.startswith("I have read it again")
    assert again.is_valid()
    assert "read_again" not in again.cleaned_data


def test_a_tick_counts_for_the_text_it_was_given_to_and_for_no_other():
    first = sent(text="Jacob slept badly.")
    first.is_valid()
    [(mark, _)] = first.fields["read_again"].choices
    changed = sent(text="Jacob Mensah slept badly.", read_again=[mark])
    assert not changed.is_valid()
    assert "Jacob Mensah" in changed.errors["text"][0]


def test_a_tick_never_lets_a_certain_one_by():
    first = sent(text="Jacob, 943 476 5919")
    first.is_valid()
    assert not sent(text="Jacob, 943 476 5919", read_again=[first._mark]).is_valid()
