"""Draws a bound form field as the GOV.UK component that suits its widget."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from lscb.web.choices import choice_items
from lscb.web.components import component
from lscb.web.fields import PARTS, DateInput, MoneyField

Parameters = dict[str, Any]
# Attributes of Django's widgets for which the components have parameters or rules of their own.
OWN_ATTRIBUTES = {
    *("class", "cols", "rows", "maxlength", "min", "max", "step"),
    *("autocomplete", "inputmode", "spellcheck", "aria-describedby", "aria-invalid"),
}

# The macro takes longer for each choice than it takes to write one, which tells in a filter with hundreds.
MANY = 40
OPTION = '<option value="{}"{}{}>{}</option>'


@dataclass(frozen=True, slots=True)
class Label:
    """What a field is called, and how large: s, m, l or xl. A page heading is the page's h1."""

    text: str
    size: str = "s"
    page_heading: bool = False

    def beside(self) -> Parameters:
        """As the label of one control."""
        return self._parameters("govuk-label")

    def above(self) -> Parameters:
        """As the legend of several."""
        return {"legend": self._parameters("govuk-fieldset__legend")}

    def _parameters(self, kind: str) -> Parameters:
        return {"text": self.text, "classes": f"{kind}--{self.size}", "isPageHeading": self.page_heading}


def field_component(field: BoundField, *, label_size: str = "s", page_heading: bool = False) -> SafeString:
    """Gives label, hint, error and control of a field.

    A widget that no component suits, or that says `draws_itself`, stands inside the same frame of
    label, hint and error.
    """
    if field.is_hidden:
        return SafeString(field)
    label = Label(str(field.label), label_size, page_heading)
    return _drawer(field.field.widget)(field, label)


def first_control_id(field: BoundField) -> str:
    """Gives the id an error should lead to: for a date the first box that is wrong."""
    if isinstance(field.field.widget, DateInput):
        return f"{field.auto_id}_{min(_wrong_boxes(field), default=0)}"
    return field.auto_id


def _drawer(widget: forms.Widget) -> Callable[[BoundField, Label], SafeString]:
    if getattr(widget, "draws_itself", False):
        return _frame
    return next((draw for kind, draw in DRAWERS if isinstance(widget, kind)), _frame)


def _about(field: BoundField) -> Parameters:
    """The hint and the error, as every component takes them."""
    about: Parameters = {}
    if field.help_text:
        about["hint"] = {"html": conditional_escape(field.help_text)}
    if field.errors:
        about["errorMessage"] = {"text": " ".join(map(str, field.errors))}
    return about


def _control(field: BoundField, label: Label) -> Parameters:
    """What all single controls share."""
    attributes = field.field.widget.attrs
    return {
        "id": field.auto_id,
        "name": field.html_name,
        "label": label.beside(),
        "attributes": {name: value for name, value in attributes.items() if name not in OWN_ATTRIBUTES},
        "disabled": field.field.disabled,
        **_about(field),
    }


def _value(field: BoundField) -> str:
    shown = field.field.widget.format_value(field.value())
    return "" if shown is None else str(shown)


def _date(field: BoundField, label: Label) -> SafeString:
    boxes = [_box(field, number) for number in range(len(PARTS))]
    return component("date-input", id=field.auto_id, items=boxes, fieldset=label.above(), **_about(field))


def _box(field: BoundField, number: int) -> Parameters:
    value, part = field.value(), PARTS[number]
    shown = value if isinstance(value, list | tuple) else DateInput().decompress(value)
    width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
    return {
        "name": f"{field.html_name}_{part}",
        "id": f"{field.auto_id}_{number}",
        "label": part.capitalize(),
        "value": "" if shown[number] is None else str(shown[number]),
        "classes": width + (" govuk-input--error" if number in _wrong_boxes(field) else ""),
        # A month may be written as a name, so a telephone must offer letters for it.
        "inputmode": "text" if part == "month" else "numeric",
        "attributes": {"disabled": "disabled"} if field.field.disabled else {},
    }


def _wrong_boxes(field: BoundField) -> set[int]:
    """The boxes an error names; all three for an error that names none, such as a rule of the form."""
    errors = field.errors.as_data()
    return {part for error in errors for part in (error.params or {}).get("parts", range(len(PARTS)))}


def _several(name: str) -> Callable[[BoundField, Label], SafeString]:
    """Gives the drawer of radios or checkboxes; the first one bears the field's own id, for errors to lead to."""

    def draw(field: BoundField, label: Label) -> SafeString:
        group = {"idPrefix": field.auto_id, "name": field.html_name, "fieldset": label.above()}
        return component(name, items=list(choice_items(field)), **group, **_about(field))

    return draw


def _checkbox(field: BoundField, label: Label) -> SafeString:
    about = _about(field)
    item = {"value": "on", "text": label.text, "checked": bool(field.value()), "disabled": field.field.disabled}
    if "hint" in about:
        item["hint"] = about.pop("hint")
    return component("checkboxes", idPrefix=field.auto_id, name=field.html_name, items=[item], **about)


def _select(field: BoundField, label: Label) -> SafeString:
    items = list(choice_items(field))
    if len(items) <= MANY:
        return component("select", items=items, **_control(field, label))
    around = component("select", items=[], **_control(field, label))
    # Python's own escaping: on a list of hundreds Django's took a fifth of the page's time.
    options = "".join(
        OPTION.format(escape(str(i["value"])), _if(i, "selected"), _if(i, "disabled"), escape(str(i["text"])))
        for i in items
    )
    return mark_safe(around.replace("</select>", f"{options}</select>", 1))


def _if(item: Parameters, name: str) -> str:
    return f" {name}" if item[name] else ""


def _textarea(field: BoundField, label: Label) -> SafeString:
    attributes = field.field.widget.attrs
    text = {"value": _value(field), "rows": str(attributes.get("rows", 5)), **_control(field, label)}
    if "maxlength" in attributes:
        return component("character-count", maxlength=int(attributes["maxlength"]), **text)
    return component("textarea", **text)


def _file(field: BoundField, label: Label) -> SafeString:
    return component("file-upload", javascript=True, **_control(field, label))


def _password(field: BoundField, label: Label) -> SafeString:
    autocomplete = field.field.widget.attrs.get("autocomplete", "current-password")
    return component("password-input", autocomplete=autocomplete, **_control(field, label))


def _input(field: BoundField, label: Label) -> SafeString:
    kind = getattr(field.field.widget, "input_type", "text")
    return component(
        "input", **{"type": kind, "value": _value(field), **_typing(field), **_money(field), **_control(field, label)}
    )


def _typing(field: BoundField) -> Parameters:
    """How the browser helps with typing. A number is typed as text, since a wheel must not change it."""
    attributes = field.field.widget.attrs
    help_given = {name: attributes[name] for name in ("autocomplete", "inputmode") if name in attributes}
    if "spellcheck" in attributes:
        help_given["spellcheck"] = attributes["spellcheck"] not in (False, "false")
    if isinstance(field.field.widget, forms.NumberInput):
        # Django's fields for fractions inherit from its field for whole numbers.
        whole = not isinstance(field.field, forms.FloatField | forms.DecimalField)
        return {**help_given, "type": "text", "inputmode": "numeric" if whole else "decimal"}
    return help_given


def _money(field: BoundField) -> Parameters:
    pounds = isinstance(field.field, MoneyField)
    return {"prefix": {"text": "£"}, "classes": "govuk-input--width-10"} if pounds else {}


def _frame(field: BoundField, label: Label) -> SafeString:
    return SafeString(render_to_string("web/field_frame.html", {"field": field, "label": label.beside()}))


# The first match counts, so what inherits stands before what it inherits from.
DRAWERS: tuple[tuple[type[forms.Widget], Callable[[BoundField, Label], SafeString]], ...] = (
    (DateInput, _date),
    (forms.MultiWidget, _frame),
    (forms.CheckboxSelectMultiple, _several("checkboxes")),
    (forms.RadioSelect, _several("radios")),
    (forms.CheckboxInput, _checkbox),
    (forms.SelectMultiple, _frame),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.widgets.Input, _input),
)
