"""How a verb refuses: with the sentence of a policy, at the field it speaks of where it speaks of one."""

from __future__ import annotations

from django.core.exceptions import ValidationError


def refuse(reason: str, field: str = "") -> None:
    """Raises ValidationError with the reason, if there is one."""
    if reason:
        raise ValidationError({field: reason} if field else reason)
