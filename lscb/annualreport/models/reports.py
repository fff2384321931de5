"""Reports, the order of their sections, and the linking text people write for them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from lscb.board.models import BoardRecord, Period
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power


class ReportQuerySet(RecordQuerySet["Report"]):
    """Reads of reports: their drafts belong to those who may read drafts."""

    def visible_to(self, user: Any) -> ReportQuerySet:
        """The reports whose draft a person may read."""
        return self.filter(board__in=user.scope_ids("board", Power.READ_DRAFT))


class Report(BoardRecord):
    """A report of a kind on a period, assembled from the records of it."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", "Annual report"
        PANEL = "panel", "Child death overview panel's report"
        PERFORMANCE = "performance", "Performance report"
        INTERIM = "interim", "Interim report"

    view_power = Power.READ_DRAFT

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ANNUAL)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=150, default="Annual report")
    subtitle = models.CharField(max_length=250, blank=True)
    guidance = models.CharField(
        "edition of the guidance", max_length=80, blank=True, help_text="For example Working Together 2013."
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["board", "kind", "period"], name="one_report_of_a_kind_on_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period.label}"


class ReportPartQuerySet(RecordQuerySet[Any]):
    """Reads of what belongs to a report."""

    board_path = "report__board"


def chapter_key(builder: str, subject: str) -> str:
    """The lasting name of a chapter: priority-2-4."""
    return "-".join([builder, *subject.split()])


class OutlineSection(models.Model):
    """One chapter of a report: which builder fills it, under which heading, and in which place.

    `builder` names an entry of the catalogue in `lscb.annualreport.outline`; `subject` what the chapter speaks of
    where a builder serves several (the number of a priority, the slug of an agency).
    """

    view_power = Power.READ_DRAFT

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="outline")
    order = models.PositiveSmallIntegerField()
    builder = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)
    heading = models.CharField(max_length=200)
    numbering = models.CharField(
        max_length=10, choices=[("number", "Numbered"), ("letter", "Lettered"), ("none", "Without")], default="number"
    )
    separate = models.BooleanField("a report of its own", default=False)
    hidden = models.BooleanField(default=False)
    hidden_reason = models.CharField(max_length=250, blank=True)

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["report", "order"]
        verbose_name = "chapter"
        constraints = [
            models.UniqueConstraint(fields=["report", "order"], name="one_chapter_at_a_place"),
            models.UniqueConstraint(fields=["report", "builder", "subject"], name="one_chapter_of_a_builder"),
            models.CheckConstraint(
                condition=Q(hidden=False) | ~Q(hidden_reason=""),
                name="hidden_chapter_says_why",
                violation_error_message="Say why the chapter is hidden.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def key(self) -> str:
        """The chapter's lasting name in the document and in addresses."""
        return chapter_key(self.builder, self.subject)

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.report.scopes()


class Narrative(models.Model):
    """The linking text of a chapter, written by a person, as sanitised HTML: the version that stands.

    An empty one says that the text was taken away again. The audit lines name its versions, which hold the words.
    """

    view_power = Power.READ_DRAFT

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="narratives")
    section = models.CharField(max_length=140, help_text="The chapter's builder, and its subject after a colon.")
    body = models.TextField(blank=True)
    signed = models.CharField(max_length=120, blank=True, help_text="The office it is signed by, if any.")

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["report", "section"]
        constraints = [models.UniqueConstraint(fields=["report", "section"], name="one_narrative_of_a_chapter")]

    def __str__(self) -> str:
        return f"{self.section}, {self.report}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.report.scopes()


class KeyFigureChoice(models.Model):
    """One of the six figures on the report's first page, found in the assembled report by its label."""

    view_power = Power.READ_DRAFT

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="key_figures")
    order = models.PositiveSmallIntegerField()
    label = models.CharField(
        "figure", max_length=200, help_text="The label of the figure, as the chapter's sources give it."
    )
    sentence = models.CharField(max_length=200, help_text="Continues the number: “children had a protection plan”.")
    context = models.CharField(max_length=250, blank=True, help_text="What it is to be seen beside.")

    objects = ReportPartQuerySet.as_manager()

    class Meta:
        ordering = ["report", "order"]
        verbose_name = "figure on the first page"
        verbose_name_plural = "figures on the first page"
        constraints = [
            models.UniqueConstraint(fields=["report", "order"], name="one_key_figure_at_a_place"),
            models.CheckConstraint(
                condition=Q(order__gte=1, order__lte=6),
                name="six_key_figures_at_most",
                violation_error_message="The first page has room for six figures.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.report.scopes()
