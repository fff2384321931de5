"""One kind of action for the whole board, whatever gave rise to it."""

from __future__ import annotations

from datetime import date
from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from agencies.models import Agency
from lscb.board.constraints import days_in_order, exactly_one
from lscb.board.models import BoardRecord, Level, Office, OfficeTerm
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import EVERYWHERE, Power, view_power
from workgroups.models import Group

M = TypeVar("M", bound=models.Model)
# Whoever answers for an agency or group answers for its actions: its lead, its chair or deputy.
ANSWERS = Power.SUBMIT_RETURN


class Origin(BoardRecord):
    """What gave rise to actions: the record above points here, and tells in a sentence what it is."""

    kind = models.CharField(max_length=40, help_text="For example inspection, case review, section 11 return.")
    sentence = models.CharField(max_length=250)
    address = models.CharField(max_length=200, blank=True, help_text="Where the record can be read.")

    class Meta:
        ordering = ["kind", "sentence"]
        verbose_name = "origin of actions"
        verbose_name_plural = "origins of actions"

    def __str__(self) -> str:
        return self.sentence


class ActionQuerySet(RecordQuerySet["Action"]):
    """Reads of actions; they stand outside years."""

    def visible_to(self, user: Any) -> Self:
        """Those of the boards whose records a person reads, and the person's own."""
        power = view_power(self.model)
        if EVERYWHERE in user.scope_keys_with(power):
            return self.all()
        return self.filter(Q(board__in=user.scope_ids("board", power)) | _owned_by(user, timezone.localdate()))

    def owned_by(self, user: Any, on: date | None = None) -> Self:
        """A person's own: of the agencies and groups they answer for, the offices they hold, the posts they fill."""
        return self.filter(_owned_by(user, on or timezone.localdate()))

    def unfinished(self) -> ActionQuerySet:
        """Those not closed by their state."""
        return self.filter(Q(status__isnull=True) | Q(status__closes=False))

    def for_lists(self) -> ActionQuerySet:
        """With all that a line of the list says, in a fixed number of reads."""
        named = ("owners__agency", "owners__group", "owners__office")
        return self.select_related("origin", "status").prefetch_related(*named)

    def in_order(self) -> Self:
        """The unfinished first, and of each those whose day came first; those without a day last."""
        done, day = Coalesce("status__closes", Value(False)), Coalesce("due_on", "look_again_on")
        return self.annotate(done=done).order_by("done", day.asc(nulls_last=True), "pk")

    def by_day(self) -> ActionQuerySet:
        """The one whose day, or day to look again, came first, first."""
        return self.order_by(Coalesce("due_on", "look_again_on"), "pk")

    def overdue(self, on: object = None) -> ActionQuerySet:
        """Unfinished ones whose due day, or day to look again, has passed."""
        day = on or timezone.localdate()
        return self.unfinished().filter(Q(due_on__lt=day) | Q(due_on__isnull=True, look_again_on__lt=day))


def _owned_by(user: Any, on: date) -> Q:
    agencies, groups = user.scope_ids("agency", ANSWERS), user.scope_ids("group", ANSWERS)
    offices = OfficeTerm.objects.on(on).filter(holder=user.pk).values("office")
    mine = Q(agency__in=agencies) | Q(group__in=groups) | Q(office__in=offices) | Q(holder=user.pk)
    return Q(pk__in=Owner.objects.filter(mine).order_by().values("action"))


class Action(BoardRecord):
    """Something somebody is to do, by when, to what end."""

    class Precision(models.TextChoices):
        DAY = "day", "On the day"
        MONTH = "month", "In the month"
        QUARTER = "quarter", "In the quarter"
        YEAR = "year", "In the year"
        WORDS = "words", "In words only"

    origin = models.ForeignKey(Origin, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    title = models.CharField("what is to be done", max_length=300)
    outcome = models.TextField("intended outcome", blank=True)
    measure = models.TextField("how we shall know", blank=True)
    opened_on = models.DateField("opened", null=True, blank=True)
    due_on = models.DateField("due", null=True, blank=True, help_text="For a month or quarter, its last day.")
    due_precision = models.CharField("how exact", max_length=10, choices=Precision.choices, default=Precision.DAY)
    due_words = models.CharField("when, in words", max_length=120, blank=True)
    look_again_on = models.DateField("look again on", null=True, blank=True)
    status = models.ForeignKey(Level, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    closed_on = models.DateField("closed", null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["order", "due_on", "pk"]
        indexes = [models.Index(fields=["board", "due_on"])]
        constraints = [
            days_in_order("action_closed_after_opened", "opened_on", "closed_on"),
            models.CheckConstraint(
                condition=~Q(due_precision="words") | ~Q(due_words=""),
                name="action_due_in_words_says_them",
                violation_error_message="Say when, in words.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ActionPartQuerySet(RecordQuerySet[M]):
    """Reads of what stands under an action; whoever reads the action reads it."""

    board_path = "action__board"

    def visible_to(self, user: Any) -> Self:
        return self.filter(action__in=Action.objects.visible_to(user).order_by().values("pk"))


class Owner(models.Model):
    """Who is to do it: an agency, a group, an office, or somebody named by their post; in order of the lead."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="owners")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_owned")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_owned")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="actions_owned")
    post = models.CharField("or a post in words", max_length=120, null=True, blank=True)  # noqa: DJ001  # null keeps "exactly one owner" a plain constraint
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who holds the post",
        help_text="Of a post in words: the person who is reminded and says how the action stands. Never printed.",
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = ActionPartQuerySet.as_manager()

    class Meta:
        ordering = ["action", "order", "pk"]
        constraints = [
            exactly_one(
                "owner_is_exactly_one",
                "agency",
                "group",
                "office",
                "post",
                message="Choose exactly one: an agency, a group, an office or a post.",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True) | Q(post__isnull=False),
                name="owner_with_a_holder_is_a_post",
                violation_error_message="Only a post in words has somebody named to hold it.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency or self.group or self.office or self.post or "nobody yet")

    def scopes(self) -> tuple[str, ...]:
        """Those of its action."""
        return self.action.scopes()


class ActionUpdate(models.Model):
    """What was said of an action on a day, and the state its owner gave it.

    A state that finishes an action, said by an owner, is a proposal: the action stands as before until the office
    agrees. `by` is the opaque number of whoever said it; empty where that is not known.
    """

    class Proposal(models.TextChoices):
        NONE = "", "Not a proposal"
        WAITING = "waiting", "Proposed, and not yet agreed"
        AGREED = "agreed", "Agreed by the board's office"
        DECLINED = "declined", "Not agreed by the board's office"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField("day", default=timezone.localdate)
    text = models.TextField("what was done")
    status = models.ForeignKey(
        Level, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="state"
    )
    by = models.CharField("said by", max_length=40, blank=True, editable=False)
    proposal = models.CharField(max_length=10, choices=Proposal.choices, blank=True, editable=False)
    answer = models.TextField("why it is not agreed", blank=True, editable=False)

    objects = ActionPartQuerySet.as_manager()

    class Meta:
        ordering = ["action", "-on", "-pk"]
        verbose_name = "update of an action"
        verbose_name_plural = "updates of actions"
        constraints = [
            models.UniqueConstraint(
                fields=["action"], condition=Q(proposal="waiting"), name="one_proposal_waits_for_an_answer"
            ),
            models.CheckConstraint(condition=Q(proposal="") | Q(status__isnull=False), name="proposal_names_its_state"),
            models.CheckConstraint(
                condition=Q(proposal="declined", answer__gt="") | (~Q(proposal="declined") & Q(answer="")),
                name="declined_proposal_says_why",
                violation_error_message="Say why it is not agreed.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.on:%-d %B %Y}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its action."""
        return self.action.scopes()
