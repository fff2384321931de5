"""The list of what is wrong: each line leads to a control that is on the page."""

from django import forms

from lscb.web.error_summary import error_summary
from lscb.web.field_components import field_component
from lscb.web.fields import DateField
from tests.web.reading import read, select


class TryForm(forms.Form):
    key = forms.IntegerField(widget=forms.HiddenInput)
    held = DateField(noun="Meeting date")
    how = forms.ChoiceField(choices=[("a", "In person")], widget=forms.RadioSelect)

    def clean(self):
        raise forms.ValidationError("The meeting has been held already")


DATA = {"key": "x", "held_day": "1", "held_month": "", "held_year": "2013"}


def links(summary):
    return [(link.text_content(), link.get("href")) for link in select(read(summary), "a")]


def test_nothing_is_drawn_when_nothing_is_wrong():
    assert error_summary(None, TryForm(), object()) == ""


def test_each_error_leads_to_its_control():
    assert links(error_summary(TryForm(DATA))) == [
        ("The meeting has been held already", "#id_held_1"),
        ("Enter a whole number.", "#id_held_1"),
        ("Meeting date must include a month", "#id_held_1"),
        ("This field is required.", "#id_how"),
    ]


def test_each_link_has_a_target_on_the_page():
    form = TryForm(DATA)
    page = read("".join(field_component(field) for field in form))
    ids = {element.get("id") for element in select(page, "input, select, textarea")}
    assert {href.removeprefix("#") for _, href in links(error_summary(form))} <= ids


def test_errors_of_a_formset_and_of_its_forms_are_gathered():
    formset = forms.formset_factory(TryForm, min_num=2, validate_min=True, extra=0)
    bound = formset({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", **{f"form-0-{k}": v for k, v in DATA.items()}})
    summary = error_summary(bound)
    assert "Please submit at least 2 forms" in summary
    assert ("This field is required.", "#id_form-0-how") in links(summary)


def test_error_is_escaped_when_it_is_hostile():
    form = TryForm(DATA)
    form.add_error("how", "<script>alert(1)</script>")
    assert "<script>" not in error_summary(form)
