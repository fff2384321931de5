"""Figures in templates: in words, and small trends as pictures."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString, mark_safe

from lscb.document.blocks import Figure
from lscb.document.words import figure_words, number, value_words
from priorities.indicators.models import Indicator, Observation, Target
from priorities.indicators.report.numbers import plain, unit_of
from priorities.indicators.tables import categories

register = template.Library()


@register.filter
def figure(value: Figure | None) -> str:
    """A figure as it stands in a table: {{ standing.goal|figure }}."""
    return figure_words(value) if value is not None else ""


@register.filter
def figure_place(row: Observation) -> str:
    """The categories and the area a stored figure is of: "Neglect, Havering"."""
    return f"{categories(row)}, {row.area}"


@register.filter
def drawn(picture: str) -> SafeString:
    """A picture made by `lscb.document.sparks`, which writes nothing but numbers into it."""
    return mark_safe(picture)


@register.filter
def target_words(target: Target, indicator: Indicator) -> str:
    """A target in its indicator's unit: {{ target|target_words:indicator }}."""
    return value_words(plain(target.value), unit_of(indicator), _places(target.value))


@register.filter
def short(value: Decimal) -> str:
    """A stored decimal without the store's trailing noughts."""
    return number(plain(value), _places(value))


def _places(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))
