"""Invitations: how somebody comes in who has no account, or takes on another part."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.board.models import BoardRecord
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power, Role, scope_key


def digest(token: str) -> str:
    """What is stored of a token; the token itself stands in the letter alone."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(RecordQuerySet["Invitation"]):
    """Reads of invitations."""

    def open(self) -> InvitationQuerySet:
        """Those neither taken up nor withdrawn; they may have run out."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def of_token(self, token: str) -> Invitation | None:
        """The one a letter's address leads to."""
        return self.filter(token_sha256=digest(token)).select_related("board", "invited_by").first()


class Invitation(BoardRecord):
    """An address by email that lets one person take one role, until it runs out, is taken up or is withdrawn."""

    view_power = write_power = Power.MANAGE_PEOPLE
    not_in_audit = ("token_sha256",)

    email = models.EmailField("email address")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    scope = models.CharField("of", max_length=60, help_text="For example board:1, group:4 or agency:9.")
    starts = models.DateField("role from", null=True, blank=True)
    ends = models.DateField("role until", null=True, blank=True)
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_sent")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField("runs out")
    accepted_at = models.DateTimeField("taken up", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations_taken_up"
    )
    revoked_at = models.DateTimeField("withdrawn", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["email"])]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "role", "scope"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="one_open_invitation_to_a_role",
                violation_error_message="This person is invited to this role already. Invite them again instead.",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_taken_up_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_taken_up_or_withdrawn",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="invitation_runs_out_later"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="invitation_role_days_in_order",
                violation_error_message="The last day must not come before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, for {self.email}"

    def scopes(self) -> tuple[str, ...]:
        """Its board."""
        return (scope_key("board", self.board_id),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def has_run_out(self, at: datetime | None = None) -> bool:
        """Whether its days are over."""
        return self.expires_at <= (at or timezone.now())
