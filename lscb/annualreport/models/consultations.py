"""Rounds of consultation on a shared draft: until which day, who is asked to read it, and who did."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.annualreport.models.drafts import SharedDraft
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power

OF_A_READER = "reader:"


def digest(token: str) -> str:
    """What is stored of a token; the token itself stands in the letter alone."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Hand:
    """Whoever writes without an account, as the log and the comments name them: "reader:12"."""

    pk: str


class ConsultationQuerySet(RecordQuerySet["Consultation"]):
    """Reads of rounds of consultation."""

    board_path = "draft__report__board"
    period_path = "draft__report__period"

    def open(self, on: date | None = None) -> Self:
        """Those that take answers on a day, today if none is named."""
        return self.filter(closed_at__isnull=True, closes_on__gte=on or timezone.localdate())

    def for_lists(self) -> Self:
        """With their draft, its report and year at hand, and without the draft's text, which is long."""
        return self.select_related("draft__report__board", "draft__report__period").defer("draft__tree")


class Consultation(models.Model):
    """A round of consultation: a shared draft before those who are asked to read it, until a day.

    It is open until the end of `closes_on`, unless it was closed before. `opened_by` is the number of a person.
    """

    view_power = Power.READ_DRAFT
    write_power = Power.SHARE_DRAFT

    draft = models.ForeignKey(SharedDraft, on_delete=models.PROTECT, related_name="consultations")
    closes_on = models.DateField("last day to answer")
    note = models.TextField("what to look at", blank=True)
    names_organisations = models.BooleanField(
        "name the organisations of invited readers in “You said, we did”", default=False
    )
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_by = models.CharField(max_length=40, blank=True, editable=False)
    closed_at = models.DateTimeField("closed early", null=True, blank=True, editable=False)
    reopened_because = models.TextField("why it was opened again", blank=True, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = "round of consultation"
        verbose_name_plural = "rounds of consultation"

    def __str__(self) -> str:
        name = str(self.draft)
        return f"Consultation on {name[0].lower()}{name[1:]}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its draft."""
        return self.draft.scopes()

    def is_open(self, on: date | None = None) -> bool:
        """Whether it takes answers on a day, today if none is named."""
        return self.closed_at is None and (on or timezone.localdate()) <= self.closes_on

    @property
    def closed_on(self) -> date:
        """The day it closed, or will."""
        return timezone.localdate(self.closed_at) if self.closed_at else self.closes_on


class ReaderQuerySet(RecordQuerySet["Reader"]):
    """Reads of who was asked."""

    board_path = "consultation__draft__report__board"
    period_path = "consultation__draft__report__period"

    def of_token(self, token: str) -> Reader | None:
        """The one a letter's address leads to."""
        return self.filter(token_sha256=digest(token)).with_draft().first()

    def with_draft(self) -> Self:
        """With the round and the draft at hand, without its text."""
        rows = self.select_related("consultation__draft__report__board", "consultation__draft__report__period")
        return rows.defer("consultation__draft__tree")

    def invited(self) -> Self:
        """Those without an account."""
        return self.filter(person__isnull=True)

    def standing(self) -> Self:
        """Those whose invitation was not withdrawn."""
        return self.filter(revoked_at__isnull=True)


class Reader(models.Model):
    """Somebody asked to read a draft in a round: a person with an account, or one invited by letter, who has none.

    Of an invited reader the name, organisation and address are held, and what is stored of the link's token. `issue`
    counts the links; a sign-in by an earlier one ends. Once `forgotten_at` is set, the organisation alone is left.
    """

    view_power = Power.READ_DRAFT
    write_power = Power.SHARE_DRAFT
    # The log is for ever, and who was invited is to be forgotten.
    not_in_audit = ("token_sha256", "name", "email")

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="consulted"
    )
    part = models.CharField("asked as", max_length=120, blank=True)
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=150, blank=True)
    email = models.EmailField("email address", blank=True)
    token_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    issue = models.PositiveSmallIntegerField(default=0, editable=False)
    until = models.DateField("link works until", null=True, blank=True)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    written_at = models.DateTimeField("last written to", null=True, editable=False)
    opened_at = models.DateTimeField("first opened", null=True, editable=False)
    finished_at = models.DateTimeField("finished reading", null=True, editable=False)
    revoked_at = models.DateTimeField("withdrawn", null=True, editable=False)
    forgotten_at = models.DateTimeField("name and address removed", null=True, editable=False)

    objects = ReaderQuerySet.as_manager()

    class Meta:
        ordering = ["invited_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "person"],
                name="one_reader_of_a_person_in_a_round",
                violation_error_message="This person is asked already.",
            ),
            models.UniqueConstraint(
                fields=["consultation", "email"],
                condition=~Q(email="") & Q(revoked_at__isnull=True),
                name="one_reader_of_an_address_in_a_round",
                violation_error_message="Somebody with this address is invited already. Send them a new link instead.",
            ),
            models.UniqueConstraint(
                fields=["token_sha256"], condition=~Q(token_sha256=""), name="one_reader_of_a_link"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, email="", token_sha256="")
                | (Q(person__isnull=True) & ~Q(organisation="") & (~Q(email="") | Q(forgotten_at__isnull=False))),
                name="reader_has_an_account_or_an_address",
            ),
        ]

    def __str__(self) -> str:
        """Without the name, which the log would keep."""
        return f"Reader {self.pk}, {self.organisation or self.part}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def scopes(self) -> tuple[str, ...]:
        """Those of the round."""
        return self.consultation.scopes()

    @property
    def hand(self) -> Hand:
        """Who acts, for the log and for comments."""
        return Hand(str(self.person_id) if self.person_id else f"{OF_A_READER}{self.pk}")

    @property
    def called(self) -> str:
        """How others know them: "Ann Lee, Youth Trust"; once forgotten "A reader of Youth Trust"."""
        if self.person is not None:
            return str(self.person)
        return f"{self.name}, {self.organisation}" if self.name else f"A reader of {self.organisation}"

    @property
    def last_day(self) -> date:
        """The last day on which the link opens the draft."""
        closes = self.consultation.closes_on
        return min(self.until, closes) if self.until else closes
