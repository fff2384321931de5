"""How the board spoke with partners, families and residents, and what children and families said."""

from __future__ import annotations

from django.db import models

from agencies.models import Agency
from lscb.board.querysets import RecordQuerySet
from priorities.scrutiny.models.topical import TopicalRecord
from workgroups.models import Group


class Engagement(TopicalRecord):
    """One piece of communication or consultation: a newsletter, a campaign, a conference, a survey."""

    class Kind(models.TextChoices):
        NEWSLETTER = "newsletter", "Newsletter"
        WEBSITE = "website", "Website"
        LEAFLET = "leaflet", "Leaflets, posters and letters"
        CAMPAIGN = "campaign", "Campaign"
        CONFERENCE = "conference", "Conference"
        SURVEY = "survey", "Survey or consultation"
        EVENT = "event", "Event"
        OTHER = "other", "Other"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=200)
    on = models.DateField("day", null=True, blank=True)
    when_words = models.CharField("when, in words", max_length=80, blank=True)
    audience = models.CharField("for whom", max_length=200, blank=True)
    text = models.TextField("what was done")
    outcome = models.TextField("what came of it", blank=True)
    took_part = models.PositiveIntegerField("how many took part", null=True, blank=True)
    handed_out = models.PositiveIntegerField("how many copies or messages", null=True, blank=True)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where an agency did it alone; empty for the board's own.",
    )
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "on", "pk"]
        verbose_name = "communication or engagement"
        verbose_name_plural = "communication and engagement"

    def __str__(self) -> str:
        return self.title


class SurveyViewQuerySet(RecordQuerySet["SurveyView"]):
    board_path = "engagement__board"
    period_path = "engagement__period"


class SurveyView(models.Model):
    """What some of those asked said, retold; never who."""

    class Who(models.TextChoices):
        CHILDREN = "children", "Children and young people"
        PARENTS = "parents", "Parents and carers"
        PRACTITIONERS = "practitioners", "Practitioners"
        EVERYONE = "everyone", "All who took part"

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="views")
    who = models.CharField(max_length=15, choices=Who.choices)
    text = models.TextField("what they said")
    order = models.PositiveSmallIntegerField(default=0)

    objects = SurveyViewQuerySet.as_manager()

    class Meta:
        ordering = ["engagement", "order", "pk"]
        verbose_name = "view of those asked"
        verbose_name_plural = "views of those asked"

    def __str__(self) -> str:
        return f"{self.get_who_display()}: {self.text[:60]}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return self.engagement.scopes()
