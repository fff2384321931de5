"""The base form: plain messages, nothing left to the browser, one button."""

import datetime

from django import forms
from django.template import Context, Template

from lscb.web.fields import DateField
from lscb.web.forms import PlainForm
from tests.web.reading import read, select, texts


class TryForm(PlainForm):
    submit_words = "Record the meeting"

    title = forms.CharField()
    LADO_name = forms.CharField(label="LADO name")
    agency = forms.ChoiceField(choices=[("a", "A")])
    held = forms.DateField(label="Meeting date", initial=datetime.date(2013, 3, 31))
    read = forms.BooleanField(label="I have read it")
    own = forms.CharField(error_messages={"required": "Say it in your own words"})


def drawn(form):
    return read(Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form})))


def test_missing_answers_are_asked_for_in_plain_words():
    assert {name: errors[0] for name, errors in TryForm({}).errors.items()} == {
        "title": "Enter title",
        "LADO_name": "Enter LADO name",
        "agency": "Choose agency",
        "held": "Enter meeting date",
        "read": "Tick “I have read it”",
        "own": "Say it in your own words",
    }


def test_django_s_date_field_becomes_three_boxes_that_keep_its_first_value():
    form = TryForm()
    assert isinstance(form.fields["held"], DateField)
    boxes = [box.get("value") for box in select(drawn(form), "input.govuk-date-input__input")]
    assert boxes == ["31", "3", "2013"]


def test_form_leaves_no_check_to_the_browser():
    tree = drawn(TryForm())
    assert select(tree, "form[novalidate]")
    assert not select(tree, "input[required]")


def test_form_is_sent_by_post_with_a_token_and_one_button_that_says_what_happens():
    tree = drawn(TryForm())
    assert [form.get("method") for form in select(tree, "form.app-form")] == ["post"]
    assert texts(tree, "button") == ["Record the meeting"]


def test_form_that_takes_a_file_says_so():
    form = type("FileForm", (PlainForm,), {"paper": forms.FileField()})()
    assert select(drawn(form), "form")[0].get("enctype") == "multipart/form-data"


def test_formset_draws_each_form_under_its_number():
    formset = forms.formset_factory(TryForm, extra=2)()
    markup = Template("{% load crispy_forms_tags %}{% crispy formset %}").render(Context({"formset": formset}))
    assert texts(read(markup), "fieldset.app-formset__one legend.govuk-fieldset__legend--m") == ["Entry 1", "Entry 2"]
