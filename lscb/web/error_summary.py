"""What is wrong with a form, said at the head of the page, each line leading to the control it speaks of."""

from collections.abc import Iterator

from django.forms import BaseForm, BaseFormSet
from django.utils.safestring import SafeString

from lscb.web.components import component
from lscb.web.field_components import first_control_id

Line = dict[str, str]


def error_summary(*subjects: object) -> SafeString:
    """Gives GOV.UK's error summary over forms and formsets, or nothing where nothing is wrong.

    Anything that is no bound form is passed over, so that a page may hand on whatever it has.
    """
    lines = [line for subject in subjects for line in _lines(subject)]
    if not lines:
        return SafeString("")
    return component("error-summary", titleText="There is a problem", errorList=lines)


def _lines(subject: object) -> Iterator[Line]:
    if isinstance(subject, BaseFormSet) and subject.is_bound:
        yield from ({"text": str(error)} for error in subject.non_form_errors())
        for form in subject.forms:
            yield from _form_lines(form)
    if isinstance(subject, BaseForm) and subject.is_bound:
        yield from _form_lines(subject)


def _form_lines(form: BaseForm) -> Iterator[Line]:
    """Errors of the form as a whole and of its hidden fields lead to its first control."""
    visible = form.visible_fields()
    start = f"#{first_control_id(visible[0])}" if visible else "#main-content"
    hidden = [error for field in form.hidden_fields() for error in field.errors]
    yield from ({"text": str(error), "href": start} for error in [*form.non_field_errors(), *hidden])
    for field in visible:
        yield from ({"text": str(error), "href": f"#{first_control_id(field)}"} for error in field.errors)
