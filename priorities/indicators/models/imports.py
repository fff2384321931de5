"""Files of figures on their way in: how a table is read, one file's import, and its rows while they wait."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.board.models import BoardRecord
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import scope_key
from priorities.indicators.models.observations import Missing, Observation, Stated
from priorities.indicators.models.sources import Source


def import_path(made: FigureImport, filename: str) -> str:
    """Where a file waits until it is stored or set aside: by its hash, so that no name leaks."""
    return f"imports/{made.sha256[:2]}/{made.sha256}-{timezone.now():%Y%m%d%H%M%S%f}"


class FileMapping(BoardRecord):
    """How one source's table is read, made once on a screen: `plan` says what each column is (see `importing.plan`)."""

    name = models.CharField(max_length=80, help_text="Say whose table it is, for example “CIN census, by area”.")
    plan = models.JSONField(default=dict, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="usual source"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = "mapping"
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_mapping_of_a_name")]

    def __str__(self) -> str:
        return self.name


class FigureImport(BoardRecord):
    """One file: read into rows that wait, looked at, then stored whole or set aside.

    The file itself is kept only while it waits; its name, SHA-256 and counts stay. `made` lists the periods, areas,
    categories and sources that storing it makes (see `importing.known`).
    """

    class State(models.TextChoices):
        NEW = "new", "Handed in, not read yet"
        READING = "reading", "Being read"
        READ = "read", "Read; waits to be looked at and stored"
        STORING = "storing", "Being stored"
        STORED = "stored", "Stored"
        REFUSED = "refused", "Refused"
        DISCARDED = "discarded", "Set aside"

    WAITING = (State.NEW, State.READING, State.READ, State.STORING)

    name = models.CharField("file", max_length=200)
    file = models.FileField(upload_to=import_path, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False, help_text="In bytes.")
    mapping = models.ForeignKey(FileMapping, on_delete=models.SET_NULL, null=True, blank=True, related_name="imports")
    plan = models.JSONField(default=dict, blank=True, help_text="How it was read; empty for our own template.")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="imports")
    status = models.CharField(
        "its figures are",
        max_length=10,
        choices=Observation.Status.choices,
        default=Observation.Status.REPORTED,
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    touched_at = models.DateTimeField(default=timezone.now, editable=False)
    stored_at = models.DateTimeField(null=True, blank=True, editable=False)
    done = models.PositiveSmallIntegerField(default=0, editable=False, help_text="Per cent of the reading or storing.")
    rows = models.PositiveIntegerField(default=0, editable=False)
    new = models.PositiveIntegerField(default=0, editable=False)
    changed = models.PositiveIntegerField(default=0, editable=False)
    beside = models.PositiveIntegerField("kept beside another source's", default=0, editable=False)
    same = models.PositiveIntegerField(default=0, editable=False)
    blank = models.PositiveIntegerField("without a figure", default=0, editable=False)
    left_out = models.PositiveIntegerField(default=0, editable=False)
    refused = models.PositiveIntegerField(default=0, editable=False)
    made = models.JSONField(default=list, blank=True, editable=False)
    left = models.JSONField("left out, and why", default=dict, blank=True, editable=False)
    why_refused = models.TextField(blank=True, editable=False)

    not_in_audit = ("plan", "made", "left", "file", "touched_at", "done")

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name = "import of figures"
        verbose_name_plural = "imports of figures"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="stored", stored_at__isnull=False) | (~Q(state="stored") & Q(stored_at__isnull=True)),
                name="stored_import_says_when",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(why_refused=""), name="refused_import_says_why"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def to_store(self) -> int:
        """How many figures storing it enters."""
        return self.new + self.changed + self.beside


class StagedFigureQuerySet(RecordQuerySet["StagedFigure"]):
    board_path = "of__board"


class StagedFigure(models.Model):
    """One figure read from a file, before anybody confirmed it. Removed once its import is stored or set aside.

    Plain numbers and no foreign keys: what is yet to be made (a period, an area) stands as a number below nought, the
    place in the import's `made`. `label` and `wording` are what the preview shows.
    """

    class Verdict(models.TextChoices):
        UNKNOWN = "", "Not compared yet"
        NEW = "new", "New"
        CHANGED = "changed", "Changed"
        BESIDE = "beside", "Kept beside"
        SAME = "same", "Held already"
        REFUSED = "refused", "Refused"

    of = models.ForeignKey(FigureImport, on_delete=models.CASCADE, related_name="staged", db_index=False)
    row = models.PositiveIntegerField(help_text="Its number in the file.")
    column = models.CharField(max_length=120, blank=True)
    label = models.CharField(max_length=300, blank=True)
    wording = models.CharField(max_length=250, blank=True)
    indicator = models.BigIntegerField(default=0)
    period = models.BigIntegerField(default=0)
    area = models.BigIntegerField(default=0)
    category1 = models.BigIntegerField(default=0)
    category2 = models.BigIntegerField(default=0)
    source = models.BigIntegerField(default=0)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    bound = models.CharField(max_length=10, choices=Stated.choices, default=Stated.EXACT)
    words = models.CharField(max_length=200, blank=True)
    marker = models.CharField(max_length=1, choices=Missing.choices, blank=True)
    status = models.CharField(max_length=10, choices=Observation.Status.choices, default=Observation.Status.REPORTED)
    decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    shown = models.PositiveSmallIntegerField(default=0, help_text="The decimals it is printed with.")
    note = models.CharField(max_length=300, blank=True)
    problem = models.CharField(max_length=400, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    standing = models.BigIntegerField(null=True, blank=True, help_text="The last version its source gave of it.")
    version = models.PositiveSmallIntegerField(default=1)
    chosen = models.BooleanField(default=True)

    KEY = ("indicator", "period", "area", "category1", "category2")

    objects = StagedFigureQuerySet.as_manager()

    class Meta:
        ordering = ["row", "pk"]
        indexes = [
            models.Index(fields=["of", "row"], name="staged_in_order"),
            models.Index(
                fields=["of", "indicator", "period", "area", "category1", "category2", "source"], name="staged_by_key"
            ),
        ]

    def __str__(self) -> str:
        return self.label or f"Row {self.row}"

    def scopes(self) -> tuple[str, ...]:
        """The scope of its board."""
        return (scope_key("board", self.of.board_id),)
