"""The board's memory of who did what: rows that are only ever added, and that outlive everything they speak of."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from lscb.permissions import EVERYWHERE, Power


class AppendOnly(Exception):
    """An audit row can be neither changed nor removed."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Reads of the audit log; writes other than adding are refused."""

    def visible_to(self, user: Any) -> AuditEventQuerySet:
        """The lines a person may read: those whose power to read they hold at the line's board."""
        allowed = models.Q(pk__in=[])
        for power in (Power.READ_AUDIT, Power.READ_CHILD_DEATHS):
            keys = user.scope_keys_with(power)
            line = models.Q(read_power=power)
            allowed |= line if EVERYWHERE in keys else line & models.Q(scope__in=keys)
        return self.filter(allowed)

    def about(self, subject: models.Model) -> AuditEventQuerySet:
        """The lines that speak of one record."""
        return self.filter(model=subject._meta.label_lower, record=str(subject.pk))

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("Audit lines are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnly("Audit lines are never removed.")


class AuditEvent(models.Model):
    """Somebody did something to a record at a moment.

    No foreign keys, so that history never blocks data and outlives it; actors are opaque numbers, so that a person can
    be forgotten without breaking the log. `changes` maps a column to its old and new value.
    """

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=60)
    model = models.CharField(max_length=80)
    record = models.CharField(max_length=40)
    label = models.CharField(max_length=250)
    scope = models.CharField(max_length=60, blank=True)
    read_power = models.CharField(max_length=40, default=Power.READ_AUDIT)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "audit line"
        indexes = [
            models.Index(fields=["model", "record"]),
            models.Index(fields=["scope", "read_power", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.verb}: {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("Audit lines are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("Audit lines are never removed.")
