"""The death of a child, held under a case number and never under a name, and the forms asked for about it."""

from __future__ import annotations

import re
import uuid
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency
from lscb.board.constraints import days_in_order
from lscb.board.models import Area, BoardRecord
from lscb.web.forenames import FORENAMES
from lscb.web.identifying import certain, refuse_identifying
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet, board_then_panel
from workgroups.cdop.models.schemes import DeathCategory, DeathCategoryScheme
from workgroups.models import Group

case_number = RegexValidator(
    r"^(?=.*\d)[A-Z0-9]+([-/][A-Z0-9]+)*$",
    "A case number is made of capital letters, digits, dashes and strokes, with at least one digit. Never use a name.",
)

NOT_A_NUMBER = "A case number is not a name, a day of birth or an NHS number. Use the number the panel gave the case."
A_DAY = re.compile(
    r"(?:\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d\d|(?:19|20)\d\d[-/]\d\d[-/]\d\d|(?:19|20)\d{6}|\d{4}(?:19|20)\d\d)"
)


def no_name_in_it(value: str) -> None:
    """Refuses a case number that holds a first name, is a day, or is somebody's NHS number. Raises ValidationError."""
    names = not FORENAMES.isdisjoint(re.findall("[a-z]+", value.lower()))
    if names or A_DAY.fullmatch(value) or certain(value):
        raise ValidationError(NOT_A_NUMBER)


class DeathQuerySet(PanelQuerySet["ChildDeath"]):
    """Reads of deaths."""

    def open(self) -> DeathQuerySet:
        """Those still to be reviewed."""
        return self.filter(state=ChildDeath.State.OPEN)

    def open_on(self, day: date) -> DeathQuerySet:
        """Those notified by the end of a day and not reviewed by then."""
        waiting = Q(review__isnull=True) | Q(review__reviewed_on__gt=day)
        return self.filter(waiting, notified_on__lte=day)

    def leaflet_overdue(self, on: date | None = None) -> DeathQuerySet:
        """Those whose parents should have had the leaflet by now and have not."""
        day = on or timezone.localdate()
        late = [d.pk for d in self.leaflet_owed() if d.leaflet_due_on < day]
        return self.filter(pk__in=late)

    def leaflet_owed(self) -> DeathQuerySet:
        """Those whose parents have not had the leaflet, where nothing says why they are not to have it."""
        return self.filter(leaflet_sent_on__isnull=True, no_leaflet_because="")

    def waiting_longest(self) -> DeathQuerySet:
        """Those to be reviewed, the one notified first first."""
        return self.open().order_by("notified_on", "case_number")

    def for_lists(self) -> DeathQuerySet:
        """With all that a line of a list says, and how many forms were asked for and have come back."""
        counted = self.annotate(forms_asked=models.Count("forms"), forms_back=models.Count("forms__received_on"))
        return counted.select_related("panel", "review")

    def concerning(self, starts: date, ends: date) -> DeathQuerySet:
        """Those notified or reviewed between two days, both included."""
        return self.filter(Q(notified_on__range=(starts, ends)) | Q(review__reviewed_on__range=(starts, ends)))


class ChildDeath(KeptByPanel, BoardRecord):
    """A child of the area who died before the age of 18, from notification to the panel's review."""

    class Expectedness(models.TextChoices):
        EXPECTED = "expected", "Expected"
        UNEXPECTED = "unexpected", "Unexpected"
        NOT_KNOWN = "not_known", "Not known"

    class Sex(models.TextChoices):
        FEMALE = "female", "Female"
        MALE = "male", "Male"
        INDETERMINATE = "indeterminate", "Indeterminate"
        NOT_KNOWN = "not_known", "Not known"

    class Answer(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        NOT_STATED = "", "Not stated"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Reviewed and closed"

    key = models.UUIDField(
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Stands in addresses in place of the case number: a server's log holds addresses.",
    )
    panel = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField(
        max_length=40,
        validators=[case_number, no_name_in_it],
        help_text="The number the panel gave the case. Never a name or initials.",
    )
    died_on = models.DateField("day of death", null=True, blank=True)
    notified_on = models.DateField("day the panel was told")
    age_band = models.ForeignKey(
        DeathCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"scheme__divides": DeathCategoryScheme.Divides.AGE},
    )
    expectedness = models.CharField(
        "expected or not",
        max_length=12,
        choices=Expectedness.choices,
        default=Expectedness.NOT_KNOWN,
        help_text="Unexpected: not seen as a real possibility a day before, or a sudden collapse led to it.",
    )
    sex = models.CharField(max_length=14, choices=Sex.choices, default=Sex.NOT_KNOWN)
    category = models.ForeignKey(
        DeathCategory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"scheme__divides": DeathCategoryScheme.Divides.CATEGORY},
        help_text="As notified; the panel's own category stands in its review.",
    )
    place = models.CharField(
        "kind of place",
        max_length=80,
        blank=True,
        validators=[refuse_identifying],
        help_text="For example hospital, or home.",
    )
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Where the child lived."
    )
    leaflet_sent_on = models.DateField("day the parents were sent the leaflet", null=True, blank=True)
    leaflet_target = models.PositiveSmallIntegerField("days in which the leaflet is to be sent", default=7)
    no_leaflet_because = models.TextField(
        "why no leaflet is to be sent",
        blank=True,
        validators=[refuse_identifying],
        help_text="For example that no parent could be found.",
    )
    joint_response = models.CharField(
        "joint agency response held",
        max_length=5,
        choices=Answer.choices,
        blank=True,
        help_text="Called a rapid response before 2018.",
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)

    objects = DeathQuerySet.as_manager()

    class Meta:
        ordering = ["-notified_on", "case_number"]
        verbose_name = "child death"
        indexes = [models.Index(fields=["panel", "notified_on"]), models.Index(fields=["board", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["board", "case_number"], name="one_child_death_of_a_case_number"),
            days_in_order("death_before_notification", "died_on", "notified_on"),
            days_in_order("leaflet_after_death", "died_on", "leaflet_sent_on"),
            models.CheckConstraint(
                condition=Q(leaflet_sent_on__isnull=True) | Q(no_leaflet_because=""),
                name="leaflet_sent_or_not_to_be_sent",
                violation_error_message="The leaflet was sent, or is not to be sent, not both.",
            ),
        ]

    def __str__(self) -> str:
        return self.case_number

    def scopes(self) -> tuple[str, ...]:
        """Its board, then its panel."""
        return board_then_panel(self.board, self.panel)

    def clean(self) -> None:
        """Each category from a list of its own kind. Raises ValidationError."""
        for column, kind in (("age_band", "age"), ("category", "category")):
            chosen = getattr(self, column, None)
            if chosen is not None and chosen.scheme.divides != kind:
                raise ValidationError({column: f"This list does not divide by {kind}."})
        if self.died_on and self.notified_on and self.died_on > self.notified_on:
            raise ValidationError({"died_on": "A death is not later than the day the panel was told of it."})

    @property
    def leaflet_due_on(self) -> date:
        """The last day on which the leaflet is in time, counted from the death, or from notice if unknown."""
        return (self.died_on or self.notified_on) + timedelta(days=self.leaflet_target)


class FormAskedQuerySet(PanelQuerySet["FormAsked"]):
    board_path = "death__board"
    panel_path = "death__panel"

    def outstanding(self) -> FormAskedQuerySet:
        """Those that have not come back."""
        return self.filter(received_on__isnull=True)

    def late(self, on: date) -> FormAskedQuerySet:
        """Those that should have come back before a day and have not."""
        return self.filter(pk__in=[form.pk for form in self.outstanding() if form.due_on < on])

    def with_letters(self) -> FormAskedQuerySet:
        """With `chased`, the day on which somebody was last written to about it."""
        return self.annotate(chased=models.Max("letters__on"))


class FormAsked(KeptByPanel):
    """A form an agency was asked to fill in about a death, and the day it came back."""

    death = models.ForeignKey(ChildDeath, on_delete=models.CASCADE, related_name="forms")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=60, default="Reporting form", help_text="For example reporting form B2.")
    asked_on = models.DateField("asked for")
    days_given = models.PositiveSmallIntegerField("days in which it is to come back", default=14)
    received_on = models.DateField("received", null=True, blank=True)

    objects = FormAskedQuerySet.as_manager()

    class Meta:
        ordering = ["death", "asked_on", "pk"]
        verbose_name = "form asked for"
        verbose_name_plural = "forms asked for"
        constraints = [
            models.UniqueConstraint(fields=["death", "agency", "form"], name="one_form_from_an_agency"),
            days_in_order("form_received_after_asked", "asked_on", "received_on"),
        ]

    def __str__(self) -> str:
        return f"{self.form}, {self.agency}"

    @property
    def due_on(self) -> date:
        """The last day on which it is in time."""
        return self.asked_on + timedelta(days=self.days_given)

    def scopes(self) -> tuple[str, ...]:
        """Those of its death."""
        return self.death.scopes()
