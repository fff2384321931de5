"""The forms every screen builds on: messages in plain words, days in three boxes, the button last."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

from lscb.web.fields import DateField, lower_first

DJANGO_REQUIRED = forms.Field.default_error_messages["required"]
CHOSEN = (forms.ChoiceField, forms.ModelChoiceField, forms.FileField)


class PlainWords:
    """What makes a form ours, put before Django's form class.

    The browser checks nothing by itself, since its bubbles cannot be read again: the server says what is
    wrong, in the summary and at each field. `submit_words` is what the button says happens.
    """

    use_required_attribute = False
    submit_words = "Save"
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            self.fields[name] = in_three_boxes(name, field)
            say_what_is_missing(name, self.fields[name])

    @property
    def helper(self) -> FormHelper:
        """How `{% crispy form %}` draws it: a form sent by post, with one button at its end."""
        helper = FormHelper()
        helper.form_class = "app-form"
        helper.disable_csrf = False
        helper.add_input(Submit("", self.submit_words))
        return helper


class PlainForm(PlainWords, forms.Form):
    """A form of its own."""


class PlainModelForm(PlainWords, forms.ModelForm):
    """A form over a record. Its view hands the cleaned values to a service; it does not save by itself."""


def in_three_boxes(name: str, field: forms.Field) -> forms.Field:
    """Gives a DateField for Django's own, which would be one box; any other field as it is."""
    if type(field) is not forms.DateField:
        return field
    same = {part: getattr(field, part) for part in ("required", "label", "help_text", "initial", "disabled")}
    return DateField(noun=called(name, field), **same)


def say_what_is_missing(name: str, field: forms.Field) -> None:
    """Puts "Enter the title" or "Choose an agency" where Django would say that a field is required."""
    if field.error_messages.get("required") != DJANGO_REQUIRED:
        return
    noun = called(name, field)
    if isinstance(field, forms.BooleanField):
        field.error_messages["required"] = f"Tick “{noun}”"
        return
    verb = "Choose" if isinstance(field, CHOSEN) else "Enter"
    field.error_messages["required"] = f"{verb} {lower_first(noun)}"


def called(name: str, field: forms.Field) -> str:
    """Gives a field's label, or words made of its name where it has none."""
    return str(field.label or name.replace("_", " ").capitalize())
