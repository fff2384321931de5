"""How a verb of actions refuses."""

from __future__ import annotations

from django.core.exceptions import ValidationError


def refuse(sentence: str, field: str = "") -> None:
    """Raises ValidationError with the sentence, at the field it is of; nothing where there is none."""
    if sentence:
        raise ValidationError({field: sentence} if field else sentence)
