"""Figures in the officer's templates."""

from django import template

from lscb.document.blocks import Figure
from lscb.document.words import figure_words

register = template.Library()


@register.filter
def said(figure: Figure) -> str:
    """A figure as it stands in a sentence: "18", "not stated"."""
    return figure_words(figure)
