"""Sources: the report, file or return that stated a figure."""

from __future__ import annotations

from django.core.validators import URLValidator
from django.db import models

from lscb.board.models import BoardRecord


class Source(BoardRecord):
    """Where figures were read: printed after a table, and part of every figure's key."""

    class Kind(models.TextChoices):
        REPORT = "report", "Published report"
        RETURN = "return", "Agency's or group's return"
        STATISTICS = "statistics", "Official statistics"
        SYSTEM = "system", "Case system"
        FILE = "file", "Spreadsheet or other file"
        EMAIL = "email", "Email or letter"

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    published_on = models.DateField("published or given on", null=True, blank=True)
    address = models.CharField("web address", max_length=500, blank=True, validators=[URLValidator(["https", "http"])])
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_source_of_a_name")]

    def __str__(self) -> str:
        return self.name
