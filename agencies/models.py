"""The agencies that work together on the board, as they were called and belonged at any time."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord
from lscb.board.querysets import DatedQuerySet
from lscb.permissions import scope_key


class Sector(models.TextChoices):
    """The part of public life an agency works in."""

    COUNCIL = "council", "Local authority"
    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    YOUTH_JUSTICE = "youth_justice", "Youth justice"
    EDUCATION = "education", "Education"
    COURTS = "courts", "Family courts"
    VOLUNTARY = "voluntary", "Voluntary and faith"
    OTHER = "other", "Other"


class Agency(BoardRecord):
    """A body, or a service within one, that answers to the board for what it does to keep children safe."""

    name = models.CharField(max_length=150, help_text="Its full name today; earlier names stand below.")
    short_name = models.CharField(max_length=60, help_text="As it is printed in tables.")
    slug = models.SlugField(max_length=80)
    sector = models.CharField(max_length=20, choices=Sector.choices)
    statutory = models.BooleanField(
        "statutory partner", default=False, help_text="A board partner under section 13, or a relevant agency in law."
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The body it is a service of.",
    )
    summary = models.TextField(blank=True, help_text="What it does for children, in a sentence or two.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the report.")
    starts = models.DateField("began", null=True, blank=True)
    ends = models.DateField("ended", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    read_with = ("names",)

    class Meta:
        ordering = ["order", "name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="one_agency_of_a_name"),
            models.UniqueConstraint(fields=["board", "slug"], name="one_agency_of_a_slug"),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="agency_not_part_of_itself",
                violation_error_message="An agency cannot be part of itself.",
            ),
            days_in_order("agency_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.short_name

    def scopes(self) -> tuple[str, ...]:
        """Its board, then itself."""
        return (scope_key("board", self.board_id), scope_key("agency", self.pk))

    def name_on(self, day: date) -> str:
        """What it was called on a day. Reads `names` as prefetched."""
        for earlier in self.names.all():
            if (earlier.starts is None or earlier.starts <= day) and (earlier.ends is None or day <= earlier.ends):
                return earlier.name
        return self.name


class AgencyPartQuerySet(DatedQuerySet["AgencyName"]):
    board_path = "agency__board"


class AgencyName(models.Model):
    """A name an agency went by from a day to a day; a report prints the name of its own period."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = AgencyPartQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "starts"]
        verbose_name = "earlier name"
        constraints = [days_in_order("agency_name_days_in_order")]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> tuple[str, ...]:
        """Those of its agency."""
        return self.agency.scopes()


class SuccessionQuerySet(DatedQuerySet["Succession"]):
    board_path = "old__board"


class Succession(models.Model):
    """One agency's work passing to another on a day: a merger is several rows to one, a split one to several."""

    class Kind(models.TextChoices):
        MERGED = "merged", "Merged into"
        SPLIT = "split", "Split into"
        REPLACED = "replaced", "Replaced by"
        WORK_MOVED = "work_moved", "Passed some of its work to"

    old = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="passed_to")
    new = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="came_from")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    on = models.DateField("day")
    note = models.CharField(max_length=250, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="one_succession_between_two_agencies"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="agency_does_not_succeed_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.old} {self.get_kind_display().lower()} {self.new}"

    def scopes(self) -> tuple[str, ...]:
        """Those of the agency that passed its work on."""
        return self.old.scopes()


class RepresentativeQuerySet(DatedQuerySet["Representative"]):
    board_path = "agency__board"


class Representative(models.Model):
    """Who speaks for an agency: its safeguarding lead, a contributor to its return, or its board member."""

    class Part(models.TextChoices):
        LEAD = "lead", "Safeguarding lead"
        CONTRIBUTOR = "contributor", "Contributor to its return"
        MEMBER = "member", "Board member"

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="representatives")
    part = models.CharField(max_length=12, choices=Part.choices)
    post = models.CharField(
        max_length=120, blank=True, help_text="The post the person holds, for example head of safeguarding."
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="represents"
    )
    starts = models.DateField("from", null=True, blank=True)
    ends = models.DateField("until", null=True, blank=True)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "part"]
        constraints = [days_in_order("representative_days_in_order")]

    def __str__(self) -> str:
        return f"{self.get_part_display()}, {self.agency}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its agency."""
        return self.agency.scopes()
