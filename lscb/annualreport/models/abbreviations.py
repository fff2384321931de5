"""What the board's abbreviations stand for: a report writes each out where it is first used, and lists them."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from lscb.board.models import BoardRecord
from lscb.permissions import Power


class Abbreviation(BoardRecord):
    """One abbreviation and what it stands for, as it would stand within a sentence."""

    view_power = Power.READ_DRAFT

    short = models.CharField(
        "in short",
        max_length=20,
        validators=[RegexValidator(r"^\w[\w&/-]*\w$", "Enter letters and digits, without spaces.")],
        help_text="For example CSE.",
    )
    meaning = models.CharField(
        "in full",
        max_length=150,
        help_text="As it would stand within a sentence: child sexual exploitation, with a capital only for a name.",
    )

    class Meta:
        ordering = ["short"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "short"],
                name="one_meaning_of_an_abbreviation",
                violation_error_message="This abbreviation is explained already.",
            ),
            models.CheckConstraint(condition=~Q(meaning=""), name="abbreviation_has_its_meaning"),
        ]

    def __str__(self) -> str:
        return self.short
