"""Each widget as its GOV.UK component, with label, hint, error and nothing hostile let through."""

import pytest
from django import forms

from lscb.web.field_components import MANY, field_component
from lscb.web.fields import DateField, MoneyField
from tests.web.reading import read, select, texts

HOSTILE = '"><script>alert(1)</script>'


def draw(field, data=None, **options):
    """The HTML of one field, in a form that is bound where data is given."""
    form = type("OneField", (forms.Form,), {"one": field})(data)
    return read(field_component(form["one"], **options))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (forms.CharField(), "input.govuk-input[type=text]"),
        (forms.EmailField(), "input.govuk-input[type=email]"),
        (forms.CharField(widget=forms.PasswordInput), "input.govuk-password-input__input"),
        (forms.CharField(widget=forms.Textarea), "textarea.govuk-textarea"),
        (forms.CharField(max_length=20, widget=forms.Textarea), "textarea.govuk-js-character-count"),
        (forms.IntegerField(), "input.govuk-input[type=text][inputmode=numeric]"),
        (forms.DecimalField(), "input.govuk-input[type=text][inputmode=decimal]"),
        (forms.ChoiceField(choices=[("a", "A")]), "select.govuk-select"),
        (forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect), "input.govuk-radios__input"),
        (
            forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple),
            "fieldset input.govuk-checkboxes__input",
        ),
        (forms.BooleanField(), "input.govuk-checkboxes__input[value=on]"),
        (forms.FileField(), "input.govuk-file-upload[type=file]"),
        (DateField(), "input.govuk-date-input__input#id_one_0"),
        (MoneyField(), ".govuk-input__prefix"),
        (forms.SplitDateTimeField(), ".govuk-form-group input#id_one_0"),
    ],
)
def test_widget_is_drawn_as_its_component(field, expected):
    assert select(draw(field), expected)


def test_hidden_field_is_drawn_bare():
    assert not select(draw(forms.CharField(widget=forms.HiddenInput)), ".govuk-form-group")


def test_label_hint_and_error_are_tied_to_the_control():
    tree = draw(forms.CharField(label="Title", help_text="As printed"), data={})
    control = tree.get_element_by_id("id_one")
    assert texts(tree, "label[for=id_one]") == ["Title"]
    described = [
        tree.get_element_by_id(part).text_content().strip() for part in control.get("aria-describedby").split()
    ]
    assert described == ["As printed", "Error: This field is required."]


def test_label_is_the_page_s_heading_when_asked():
    assert texts(draw(forms.CharField(label="Title"), page_heading=True, label_size="l"), "h1 label") == ["Title"]


@pytest.mark.parametrize("widget", [forms.Select, forms.RadioSelect])
def test_choice_is_marked_when_it_was_chosen(widget):
    field = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=widget)
    chosen = select(draw(field, data={"one": "b"}), "[selected], [checked]")
    assert [element.get("value") for element in chosen] == ["b"]


def test_blank_choice_says_what_it_means():
    choices = [("", "---------"), ("a", "A")]
    assert texts(draw(forms.ChoiceField(choices=choices)), "option") == ["Choose", "A"]
    assert texts(draw(forms.ChoiceField(choices=choices, required=False)), "option") == ["Not stated", "A"]
    radios = forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    assert texts(draw(radios), "label") == ["A"]


def test_grouped_choices_keep_the_name_of_their_group():
    field = forms.ChoiceField(choices=[("Health", [("a", "Hospital")])])
    assert texts(draw(field), "option") == ["Health: Hospital"]


def test_choice_shows_its_hint():
    field = forms.ChoiceField(choices=[("1", "Grade 1")], widget=forms.RadioSelect)
    field.choice_hints = {"1": "Fully met"}
    assert texts(draw(field), ".govuk-radios__hint") == ["Fully met"]


def test_only_the_wrong_boxes_of_a_date_are_marked():
    tree = draw(DateField(noun="Day"), data={"one_day": "31", "one_month": "", "one_year": "2013"})
    marked = [element.get("id") for element in select(tree, ".govuk-input--error")]
    assert marked == ["id_one_1"]
    assert [element.get("value") for element in select(tree, "input")] == ["31", "", "2013"]


def test_kept_money_is_shown_in_pounds():
    form = type("OneField", (forms.Form,), {"one": MoneyField()})(initial={"one": 3916950})
    assert 'value="39,169.50"' in field_component(form["one"])


def test_disabled_field_cannot_be_typed_in():
    for field in (forms.CharField(disabled=True), DateField(disabled=True), forms.BooleanField(disabled=True)):
        assert select(draw(field), "input[disabled]")


def test_widget_that_draws_itself_stands_in_the_same_frame():
    widget = forms.Textarea()
    widget.draws_itself = True
    tree = draw(forms.CharField(label="Words", help_text="Plain", widget=widget), data={})
    assert texts(tree, "label[for=id_one]") == ["Words"]
    assert texts(tree, ".govuk-hint") == ["Plain"]
    assert select(tree, ".govuk-form-group--error textarea#id_one")


@pytest.mark.parametrize(
    "field",
    [
        forms.CharField(label=HOSTILE, help_text=HOSTILE),
        forms.CharField(label=HOSTILE, help_text=HOSTILE, widget=forms.Textarea),
        forms.ChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)]),
        forms.ChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect),
        forms.BooleanField(label=HOSTILE, help_text=HOSTILE),
        DateField(label=HOSTILE, noun=HOSTILE),
        forms.SplitDateTimeField(label=HOSTILE, help_text=HOSTILE),
    ],
)
def test_hostile_text_is_escaped_wherever_it_stands(field):
    data = dict.fromkeys(("one", "one_day", "one_month", "one_year", "one_0", "one_1"), HOSTILE)
    form = type("OneField", (forms.Form,), {"one": field})(data)
    assert "<script" not in field_component(form["one"])


def options_of(many, chosen):
    """What a list of so many choices draws: each option's value, words and whether it is chosen."""
    choices = [(str(number), f"Agency {number} {HOSTILE}") for number in range(many)]
    tree = draw(forms.ChoiceField(choices=choices), {"one": chosen})
    return [(o.get("value"), o.text_content().strip(), o.get("selected") is not None) for o in select(tree, "option")]


def test_long_list_of_choices_is_drawn_as_a_short_one():
    few, many = options_of(MANY, "3"), options_of(MANY + 1, "3")
    assert many[:MANY] == few
    assert [value for value, _, chosen in many if chosen] == ["3"]
    assert many[MANY] == (str(MANY), f"Agency {MANY} {HOSTILE}", False)
