"""GOV.UK's components in Django's templates."""

from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from lscb.web.components import component
from lscb.web.error_summary import error_summary
from lscb.web.field_components import field_component

register = template.Library()


@register.simple_tag
def govuk(name: str, **parameters: Any) -> SafeString:
    """Draws any component: {% govuk "tag" text="Draft" classes="govuk-tag--grey" %}."""
    return component(name, **parameters)


@register.simple_tag
def govuk_field(field: BoundField, label_size: str = "s", page_heading: bool = False) -> SafeString:
    """Draws a form's field with label, hint and error: {% govuk_field form.name label_size="m" %}."""
    return field_component(field, label_size=label_size, page_heading=page_heading)


@register.simple_tag
def govuk_error_summary(*subjects: object) -> SafeString:
    """Says what is wrong with forms and formsets, or nothing: {% govuk_error_summary form formset %}."""
    return error_summary(*subjects)
