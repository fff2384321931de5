"""Returns: who owes one, how far it has come, and everything that was done with it."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from agencies.models import Agency
from lscb.audit.models import AppendOnly
from lscb.board.closing import why_locked_in
from lscb.board.constraints import exactly_one
from lscb.board.models import Area
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power, scope_key
from lscb.returns.models.forms import Form
from lscb.returns.models.rounds import Round
from workgroups.models import Group


class ReturnQuerySet(RecordQuerySet["Return"]):
    """Reads of returns."""

    board_path = "round__board"
    period_path = "round__period"

    def visible_to(self, user: Any) -> Self:
        """Those of the boards whose records a person reads, and those that are the person's to fill in."""
        mine = Q(agency__in=user.scope_ids("agency", Power.FILL_RETURN))
        mine |= Q(group__in=user.scope_ids("group", Power.FILL_RETURN))
        partner = ReturnPartner.objects.filter(agency__in=user.scope_ids("agency", Power.FILL_RETURN))
        mine |= Q(pk__in=partner.values("ret"))
        return self.filter(mine | Q(pk__in=super().visible_to(user).order_by().values("pk")))

    def accepted(self) -> Self:
        """Those the office accepted."""
        return self.filter(state=Return.State.ACCEPTED)

    def submitted(self) -> Self:
        """Those handed in and waiting for the office."""
        return self.filter(state=Return.State.SUBMITTED)

    def handed_in(self) -> Self:
        """Those handed in, whether accepted yet or not."""
        return self.filter(state__in=Return.HANDED_IN)

    def outstanding(self) -> Self:
        """Those still owed."""
        return self.exclude(state__in=Return.HANDED_IN)

    def overdue(self, on: date | None = None) -> Self:
        """Those still owed when their day has passed, today if none is named."""
        due = Coalesce("due_on", "round__due_on")
        return self.outstanding().alias(due=due).filter(due__lt=on or timezone.localdate())

    def for_round(self, round: Round) -> Self:
        """Those of one round."""
        return self.filter(round=round)

    def of_group(self, group: Group) -> Self:
        """Those of one group."""
        return self.filter(group=group)

    def of_agency(self, agency: Agency) -> Self:
        """Those an agency answers, alone or with others."""
        return self.filter(Q(agency=agency) | Q(pk__in=ReturnPartner.objects.filter(agency=agency).values("ret")))


class Return(models.Model):
    """What one agency or group answers in a round, perhaps with others."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Handed in"
        SENT_BACK = "sent_back", "Sent back"
        ACCEPTED = "accepted", "Accepted"

    HANDED_IN = (State.SUBMITTED, State.ACCEPTED)

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="returns")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="returns")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="returns")
    areas = models.ManyToManyField(
        Area, blank=True, related_name="+", help_text="The areas it speaks for; none means all that the board covers."
    )
    due_on = models.DateField("own due day", null=True, blank=True, help_text="Only where it is not the round's.")
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOT_STARTED)
    submitted_at = models.DateTimeField("handed in", null=True, blank=True)
    submitted_by = models.CharField("handed in by", max_length=40, blank=True)
    accepted_at = models.DateTimeField("accepted", null=True, blank=True)
    accepted_by = models.CharField(max_length=40, blank=True)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["round", "agency__order", "agency__name", "group__order", "group__name"]
        constraints = [
            exactly_one(
                "return_of_exactly_one",
                "agency",
                "group",
                message="A return is answered by exactly one: an agency or a group.",
            ),
            models.UniqueConstraint(
                fields=["round", "agency"], condition=Q(agency__isnull=False), name="one_return_of_an_agency_in_a_round"
            ),
            models.UniqueConstraint(
                fields=["round", "group"], condition=Q(group__isnull=False), name="one_return_of_a_group_in_a_round"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by="")
                | (Q(submitted_at__isnull=False) & ~Q(submitted_by="")),
                name="handed_in_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by="")
                | (Q(accepted_at__isnull=False) & ~Q(accepted_by="")),
                name="accepted_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("not_started", "draft")) | Q(submitted_at__isnull=False),
                name="handed_in_return_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", accepted_at__isnull=False)
                | (~Q(state="accepted") & Q(accepted_at__isnull=True)),
                name="accepted_return_says_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.respondent}: {self.round}"

    def clean(self) -> None:
        """Refuses a respondent of another kind than the form is for. Raises ValidationError."""
        if self.round_id is None or self.respondent is None:
            return
        if (self.round.form.for_whom == Form.ForWhom.GROUPS) != (self.group_id is not None):
            raise ValidationError(f"This form is answered by {self.round.form.get_for_whom_display().lower()}.")

    def scopes(self) -> tuple[str, ...]:
        """Its board, then the agency or group that answers it."""
        own = scope_key("group", self.group_id) if self.group_id else scope_key("agency", self.agency_id or 0)
        return (scope_key("board", self.round.board_id), own)

    @property
    def respondent(self) -> Agency | Group | None:
        """Who answers it."""
        return self.agency or self.group

    @property
    def due(self) -> date | None:
        """Its own day, or else the round's."""
        return self.due_on or self.round.due_on

    @property
    def late(self) -> bool:
        """Whether it was handed in after its day, or is still owed when the day has passed."""
        if self.due is None:
            return False
        if self.state in self.HANDED_IN and self.submitted_at:
            return timezone.localdate(self.submitted_at) > self.due
        return timezone.localdate() > self.due

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.round.period, self, self.round)


class ReturnPartQuerySet(RecordQuerySet[Any]):
    """Reads of what belongs to a return; whoever reads the return reads them."""

    board_path = "ret__round__board"
    return_path = "ret"

    def visible_to(self, user: Any) -> Self:
        """Those of the returns a person may read."""
        returns = Return.objects.visible_to(user).order_by().values("pk")
        return self.filter(**{f"{self.return_path}__in": returns})


class ReturnPartner(models.Model):
    """Another agency that answers a return together with the one it stands under."""

    ret = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="partners", verbose_name="return")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    objects = ReturnPartQuerySet.as_manager()

    class Meta:
        ordering = ["ret", "order", "pk"]
        verbose_name = "agency that answers with it"
        verbose_name_plural = "agencies that answer with it"
        constraints = [models.UniqueConstraint(fields=["ret", "agency"], name="one_part_of_an_agency_in_a_return")]

    def __str__(self) -> str:
        return str(self.agency)

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.ret.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.ret.why_locked()


class ReturnEvent(models.Model):
    """Something that was done with a return; rows are only ever added.

    `by` is the opaque number of a person, "system" where nobody was signed in; `headings` the numbers of the headings
    concerned, as they were printed then: "2, 6".
    """

    class Verb(models.TextChoices):
        OPENED = "opened", "Asked for"
        SUBMITTED = "submitted", "Handed in"
        SENT_BACK = "sent_back", "Sent back"
        ACCEPTED = "accepted", "Accepted"
        REOPENED = "reopened", "Opened again"

    ret = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="events", verbose_name="return")
    verb = models.CharField("what was done", max_length=12, choices=Verb.choices)
    at = models.DateTimeField("when", default=timezone.now)
    by = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    headings = models.CharField("headings concerned", max_length=250, blank=True)

    objects = ReturnPartQuerySet.as_manager()

    class Meta:
        ordering = ["ret", "at", "pk"]
        verbose_name = "event of a return"
        verbose_name_plural = "events of returns"
        constraints = [
            models.CheckConstraint(
                condition=~Q(verb__in=("sent_back", "reopened")) | ~Q(reason=""),
                name="return_sent_back_says_why",
                violation_error_message="Say why.",
            ),
            models.CheckConstraint(
                condition=~Q(verb="sent_back") | ~Q(headings=""),
                name="return_sent_back_names_headings",
                violation_error_message="Name the headings that need another look.",
            ),
            models.CheckConstraint(condition=~Q(by=""), name="return_event_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} on {self.at:%-d %B %Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("What was done with a return is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("What was done with a return is never removed.")

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.ret.scopes()
