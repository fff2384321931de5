"""Inspections, outside reviews and other reports on the work, with what they judged and found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from lscb.actions.models import Origin
from lscb.board.constraints import days_in_order
from lscb.board.models import BoardRecord, Level, Period
from lscb.board.querysets import RecordQuerySet
from priorities.models import Priority, Topic
from priorities.scrutiny.models.topical import TopicalQuerySet
from workgroups.models import Group


class InspectionQuerySet(RecordQuerySet["Inspection"]):
    """Reads of inspections and of what else the board heeds."""

    def heeded_in(self, period: Period) -> InspectionQuerySet:
        """Those of a period, and earlier ones whose findings stand under one of its topics."""
        cited = Q(findings__topic__period__starts__lte=period.ends, findings__topic__period__ends__gte=period.starts)
        own = Q(period__starts__lte=period.ends, period__ends__gte=period.starts)
        return self.filter(pk__in=self.model.objects.filter(own | cited).values("pk"))

    def by_inspectors(self) -> InspectionQuerySet:
        """Those where somebody came and looked: neither guidance nor other reports."""
        return self.exclude(kind__in=[Inspection.Kind.GUIDANCE, Inspection.Kind.OTHER])


class Inspection(BoardRecord):
    """Somebody outside looking at the work: an inspectorate, peers, a reviewer, or a report the board heeds."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "Inspection"
        REVIEW = "review", "Outside review"
        PEER = "peer", "Peer challenge"
        GUIDANCE = "guidance", "Statutory guidance"
        OTHER = "other", "Other report"

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", help_text="The year it fell in.")
    body = models.CharField("who looked", max_length=150, help_text="For example Ofsted.")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.INSPECTION)
    title = models.CharField(max_length=200, help_text="What was looked at, for example child protection.")
    starts = models.DateField("first day", null=True, blank=True)
    ends = models.DateField("last day", null=True, blank=True)
    published_on = models.DateField("published", null=True, blank=True)
    when_words = models.CharField(
        "when, in words", max_length=80, blank=True, help_text="As it is cited, for example “March 2013”."
    )
    about = models.TextField("what it was", blank=True, help_text="In a sentence or two: announced or not, by whom.")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty where it looked at the whole board or area.",
    )

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts", "-starts", "title"]
        verbose_name = "inspection or outside review"
        verbose_name_plural = "inspections and outside reviews"
        constraints = [
            models.UniqueConstraint(fields=["board", "period", "title"], name="one_inspection_of_a_title"),
            days_in_order("inspection_days_in_order"),
            days_in_order("inspection_published_after_it_began", "starts", "published_on"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.title}"

    @property
    def source(self) -> str:
        """Who is speaking, as it stands above a remark: "Ofsted, inspection"."""
        return self.body if self.kind == self.Kind.OTHER else f"{self.body}, {self.get_kind_display().lower()}"


class InspectionPartQuerySet(RecordQuerySet["InspectionJudgement"]):
    board_path = "inspection__board"
    period_path = "inspection__period"


class InspectionJudgement(models.Model):
    """A grade given, in the words it was given in, and where they fit a scale, the level."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="judgements")
    aspect = models.CharField("what was judged", max_length=150)
    grade = models.CharField("judgement in words", max_length=120)
    level = models.ForeignKey(Level, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    objects = InspectionPartQuerySet.as_manager()

    class Meta:
        ordering = ["inspection", "order", "pk"]
        verbose_name = "judgement of an inspection"
        verbose_name_plural = "judgements of inspections"
        constraints = [models.UniqueConstraint(fields=["inspection", "aspect"], name="one_judgement_of_an_aspect")]

    def __str__(self) -> str:
        return f"{self.aspect}: {self.grade}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return self.inspection.scopes()


class FindingQuerySet(TopicalQuerySet["Finding"]):
    """Reads of findings, each printed in one place: by topic, else priority, group, agency, or the chapter named."""

    board_path = "inspection__board"
    period_path = "inspection__period"

    def under_priorities_of(self, period: Period) -> FindingQuerySet:
        """Those under a priority of the period, and no topic."""
        return self.beside_topics().filter(
            priority__period__starts__lte=period.ends, priority__period__ends__gte=period.starts
        )

    def of_groups(self) -> FindingQuerySet:
        """Those printed with a group's return."""
        return self.beside_topics().filter(priority__isnull=True, group__isnull=False)

    def of_agencies(self) -> FindingQuerySet:
        """Those printed with an agency's return."""
        return self.beside_topics().filter(priority__isnull=True, group__isnull=True, agency__isnull=False)

    def placed(self) -> FindingQuerySet:
        """Those printed in the chapter they name."""
        free = self.beside_topics().filter(priority__isnull=True, group__isnull=True, agency__isnull=True)
        return free.exclude(place="")


class Finding(models.Model):
    """One thing an inspection or report said, retold in our own words."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        IMPROVEMENT = "improvement", "To be improved"
        REMARK = "remark", "Remark"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField("what it said, in our words")
    cause = models.TextField("why it was so", blank=True, help_text="The guidance asks for the causes of weaknesses.")
    response = models.TextField("what came of it", blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.SlugField(
        "chapter",
        blank=True,
        help_text="Where it has no topic, priority, group or agency: the chapter, for example private-fostering.",
    )
    origin = models.ForeignKey(
        Origin,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        help_text="What stands for this finding where its actions are listed.",
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["topic", "order"])]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return self.inspection.scopes()
