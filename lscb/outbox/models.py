"""Mail to be sent, each message once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from lscb.permissions import EVERYWHERE, Power

# A server that refuses is asked this often before the office must look.
MOST_ATTEMPTS = 5


class MessageQuerySet(models.QuerySet["Message"]):
    """Reads of messages."""

    def visible_to(self, user: Any) -> MessageQuerySet:
        """The messages of the boards whose records a person may read."""
        keys = user.scope_keys_with(Power.READ_RECORDS)
        return self.all() if EVERYWHERE in keys else self.filter(scope__in=keys)

    def due(self) -> MessageQuerySet:
        """Those that nobody is sending and that may still be tried."""
        return self.filter(sent_at__isnull=True, claimed_at__isnull=True, attempts__lt=MOST_ATTEMPTS)

    def claimed_unsent(self) -> MessageQuerySet:
        """Those a worker took and never reported on: they may have gone or not, and a person decides."""
        return self.filter(sent_at__isnull=True, claimed_at__isnull=False)

    def given_up(self) -> MessageQuerySet:
        """Those refused so often that nobody tries any more."""
        return self.filter(sent_at__isnull=True, claimed_at__isnull=True, attempts__gte=MOST_ATTEMPTS)


class Message(models.Model):
    """A letter by email. Its key says what it is about ("invitation:4:1"), so that the same is never posted twice.

    A worker claims it before sending: of two, one sends. Claimed but not sent means that the worker died between, and
    nobody knows whether the letter left.
    """

    view_power = Power.READ_RECORDS
    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField("to")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    private = models.BooleanField(
        default=False, help_text="Holds an address that opens something: shown to nobody, and forgotten once sent."
    )
    scope = models.CharField(max_length=60, blank=True, help_text="Whose it is, for example board:1.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField("last failed", null=True, blank=True)
    error = models.TextField("what the mail server said", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(claimed_at__isnull=False, sent_at__gte=F("claimed_at")),
                name="message_claimed_before_it_is_sent",
            ),
            models.CheckConstraint(
                condition=Q(failed_at__isnull=True, error="") | (Q(failed_at__isnull=False) & ~Q(error="")),
                name="message_failure_has_its_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["attempts"], condition=Q(sent_at__isnull=True), name="message_unsent"),
        ]

    def __str__(self) -> str:
        return self.subject if self.outside else f"{self.subject} (to {self.to})"

    @property
    def outside(self) -> bool:
        """Whether it opens something for somebody without an account: their address is theirs to have removed."""
        return self.private and self.person_id is None

    @property
    def not_in_audit(self) -> tuple[str, ...]:
        """Letters may hold a private address; what was said stands here, not in the log, which is for ever."""
        return ("body", "to") if self.outside else ("body",)

    def scopes(self) -> tuple[str, ...]:
        """The scope it was posted under; without one, the installation's."""
        return (self.scope or EVERYWHERE,)

    @property
    def state(self) -> str:
        """Where it is, in words."""
        if self.sent_at:
            return "Sent"
        if self.claimed_at:
            return "Not known whether it was sent"
        if self.attempts >= MOST_ATTEMPTS:
            return "Given up"
        return "To be tried again" if self.failed_at else "Waiting"
