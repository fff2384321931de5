"""Years of which only totals are held: no case is invented for them."""

from __future__ import annotations

from datetime import date

from django.db import models

from lscb.board.closing import why_locked_in
from lscb.board.constraints import not_negative
from lscb.board.models import BoardRecord, Period
from lscb.web.identifying import refuse_identifying
from workgroups.cdop.models.kept import KeptByPanel, PanelQuerySet, board_then_panel
from workgroups.models import Group

NUMBERS = ("open_at_start", "notified", "reviewed", "expected", "unexpected", "meetings")


class TotalsQuerySet(PanelQuerySet["PanelTotals"]):
    """Reads of totals."""

    def covering(self, panel: Group, day: date) -> TotalsQuerySet:
        """A panel's totals for periods that hold the day."""
        return self.filter(panel=panel, period__starts__lte=day, period__ends__gte=day)


class PanelTotals(KeptByPanel, BoardRecord):
    """A panel's figures for a period as a source gives them; what it does not state is left empty."""

    panel = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    open_at_start = models.PositiveIntegerField("still to be reviewed at the start", null=True, blank=True)
    notified = models.PositiveIntegerField("deaths notified", null=True, blank=True)
    reviewed = models.PositiveIntegerField("deaths reviewed", null=True, blank=True)
    expected = models.PositiveIntegerField("of those reviewed, expected", null=True, blank=True)
    unexpected = models.PositiveIntegerField("of those reviewed, unexpected", null=True, blank=True)
    meetings = models.PositiveIntegerField("panel meetings held", null=True, blank=True)
    leaflet_days = models.CharField(
        "how soon parents are sent the leaflet", max_length=120, blank=True, help_text="For example “within a week”."
    )
    note = models.TextField(
        blank=True, validators=[refuse_identifying], help_text="What the source says about these figures."
    )

    objects = TotalsQuerySet.as_manager()

    class Meta:
        ordering = ["-period__starts", "panel"]
        verbose_name = "panel's totals"
        verbose_name_plural = "panels' totals"
        constraints = [
            models.UniqueConstraint(fields=["board", "panel", "period"], name="one_panel_totals_of_a_period"),
            not_negative("panel_totals_not_negative", *NUMBERS),
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {self.period}"

    def scopes(self) -> tuple[str, ...]:
        """Its board, then its panel."""
        return board_then_panel(self.board, self.panel)

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return why_locked_in(self.period, self)


class CountQuerySet(PanelQuerySet["PanelCount"]):
    board_path = "totals__board"
    panel_path = "totals__panel"


class PanelCount(KeptByPanel):
    """One more number that goes with a panel's totals, such as the deaths in a category."""

    class Heading(models.TextChoices):
        CATEGORY = "category", "Deaths reviewed, by category"
        MODIFIABILITY = "modifiability", "Deaths reviewed, by whether anything could have been changed"
        AGE = "age", "Deaths reviewed, by age"
        OTHER = "other", "Other figures"

    totals = models.ForeignKey(PanelTotals, on_delete=models.CASCADE, related_name="counts")
    heading = models.CharField(max_length=14, choices=Heading.choices, default=Heading.OTHER)
    label = models.CharField("what is counted", max_length=150)
    count = models.PositiveIntegerField(null=True, blank=True, help_text="Empty where the source does not state it.")
    people = models.BooleanField("counts children", default=True, help_text="Small numbers of children are hidden.")
    order = models.PositiveSmallIntegerField(default=0)

    objects = CountQuerySet.as_manager()

    class Meta:
        ordering = ["totals", "heading", "order", "pk"]
        verbose_name = "further total"
        constraints = [
            models.UniqueConstraint(fields=["totals", "heading", "label"], name="one_panel_count_of_a_label"),
            not_negative("panel_count_not_negative", "count"),
        ]

    def __str__(self) -> str:
        return self.label

    def scopes(self) -> tuple[str, ...]:
        """Those of its totals."""
        return self.totals.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.totals.why_locked()
