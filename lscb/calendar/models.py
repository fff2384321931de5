"""A person's own calendar, read by a private address."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from lscb.permissions import EVERYWHERE, Power


class Feed(models.Model):
    """The private address of somebody's calendar. Only the hash of its token is kept, so that nobody can look it up."""

    view_power = write_power = Power.MANAGE_PEOPLE
    not_in_audit = ("token_hash",)

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed", verbose_name="person"
    )
    token_hash = models.CharField("SHA-256 of the token", max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("made", default=timezone.now)

    class Meta:
        verbose_name = "calendar address"
        verbose_name_plural = "calendar addresses"

    def __str__(self) -> str:
        return f"Calendar of {self.user}"

    def scopes(self) -> tuple[str, ...]:
        """A person belongs to the installation, not to one board."""
        return (EVERYWHERE,)
