"""How a verb refuses, and how it names who used it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError


def refuse(sentence: str) -> None:
    """Raises ValidationError with the sentence, where there is one."""
    if sentence:
        raise ValidationError(sentence)


def whose(by: Any) -> str:
    """The opaque number of a person; "system" where nobody was signed in."""
    return str(by.pk) if by is not None else "system"
