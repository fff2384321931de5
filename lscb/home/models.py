"""When somebody was last here, so that the home page can say what changed since."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.permissions import EVERYWHERE, Power


class Visit(models.Model):
    """A person's last visit and the one before it. A morning or an afternoon counts as one visit."""

    view_power = write_power = Power.MANAGE_PEOPLE

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visit")
    at = models.DateTimeField("last here", default=timezone.now)
    before = models.DateTimeField("here before that", null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=Q(before__isnull=True) | Q(before__lte=F("at")), name="visits_in_order")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {timezone.localtime(self.at):%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """A person belongs to the installation, not to one board."""
        return (EVERYWHERE,)
