"""Minutes in templates, cleaned once more on their way out."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from lscb.document import richtext

register = template.Library()


@register.filter
def prose(written: str) -> SafeString:
    """{{ meeting.minutes|prose }}: the text with nothing in it but what is allowed."""
    # Cleaned when it was stored; cleaned again, since this is where a browser would run what is not.
    return mark_safe(richtext.clean(written))
