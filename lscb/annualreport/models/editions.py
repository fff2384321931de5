"""From a shared draft to what the public reads: signed off, approved, frozen byte for byte, published, withdrawn."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.annualreport.models.drafts import Fixed, OfDraftQuerySet, SharedDraft
from lscb.annualreport.models.reports import Report
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import Power

HASH = r"^[0-9a-f]{64}$"


class SignOffQuerySet(OfDraftQuerySet):
    """Reads of sign-offs."""

    board_path = "draft__report__board"


class SignOff(Fixed):
    """Somebody's word, for the office they hold, that a shared draft is right. `by` is the number of the person."""

    view_power = Power.READ_SHARED_DRAFT
    write_power = Power.SIGN_OFF

    draft = models.ForeignKey(SharedDraft, on_delete=models.PROTECT, related_name="sign_offs")
    office = models.CharField("for which office", max_length=120)
    by = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "sign-off"
        constraints = [models.UniqueConstraint(fields=["draft", "by"], name="one_sign_off_of_a_draft_by_a_person")]

    def __str__(self) -> str:
        return f"{self.office}, {self.draft}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its draft."""
        return self.draft.scopes()


class Approval(Fixed):
    """The board's approval of a shared draft: the tree as the public will read it, with its hash.

    What is frozen is this tree and no other. `status` stands on its cover.
    """

    view_power = Power.READ_SHARED_DRAFT
    write_power = Power.APPROVE_REPORT
    not_in_audit = ("tree",)

    draft = models.OneToOneField(SharedDraft, on_delete=models.PROTECT, related_name="approval")
    decision = models.CharField(
        "where it was decided", max_length=250, help_text="For example: the board’s meeting of 12 June 2013, item 4."
    )
    approved_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_by = models.CharField(max_length=40, editable=False)
    sha256 = models.CharField("fingerprint", max_length=64)
    tree = models.BinaryField()

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["approved_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=HASH), name="approval_has_its_hash"),
            models.CheckConstraint(condition=~Q(decision=""), name="approval_says_where_it_was_decided"),
        ]

    def __str__(self) -> str:
        return f"Approval of {str(self.draft)[0].lower()}{str(self.draft)[1:]}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its draft."""
        return self.draft.scopes()


class EditionQuerySet(RecordQuerySet["Edition"]):
    """Reads of editions."""

    board_path = "report__board"
    period_path = "report__period"

    def for_lists(self) -> Self:
        """With what their lines name, and what became of them."""
        return self.select_related("report__board", "report__period", "approval__draft").prefetch_related("facts")

    def published(self) -> Self:
        """Those the public may read: published, and not withdrawn since."""
        last = Publication.objects.filter(edition=models.OuterRef("pk")).order_by("-pk")
        return self.annotate(stands=models.Subquery(last.values("what")[:1])).filter(stands=Publication.What.PUBLISHED)


class Edition(Fixed):
    """A report frozen for good: rendered once from the approved tree. A correction is a new edition with its note."""

    view_power = Power.READ_DRAFT
    write_power = Power.PUBLISH_REPORT

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="edition")
    note = models.TextField("what was corrected", blank=True)
    frozen_at = models.DateTimeField(default=timezone.now, editable=False)
    frozen_by = models.CharField(max_length=40, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_edition_of_a_number"),
            models.CheckConstraint(
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(note="")),
                name="later_edition_says_what_was_corrected",
                violation_error_message="Say what was corrected.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}, edition {self.number}"

    @property
    def history(self) -> list[Publication]:
        """What became of it, oldest first; read with the list where it was asked `for_lists`."""
        return list(self.facts.all())

    @property
    def last_fact(self) -> Publication | None:
        """How it stands: published, withdrawn, or None where the public never read it."""
        return self.history[-1] if self.history else None

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.report.scopes()


class RenditionQuerySet(RecordQuerySet["Rendition"]):
    """Reads of stored files."""

    board_path = "edition__report__board"

    def latest(self) -> Self:  # type: ignore[override]  # of each path, not one row
        """The newest version of each path."""
        newer = Rendition.objects.filter(
            edition=models.OuterRef("edition"), path=models.OuterRef("path"), version__gt=models.OuterRef("version")
        )
        return self.filter(~models.Exists(newer))


class Rendition(Fixed):
    """One file of an edition as it was rendered, with its hash. The banner of a superseded page is a second version."""

    view_power = Power.READ_DRAFT
    write_power = Power.PUBLISH_REPORT
    not_in_audit = ("content", "compressed")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="renditions")
    path = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField(default=1)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField()
    compressed = models.BinaryField(default=bytes, blank=True)  # the same by gzip; empty where that saves nothing
    size = models.PositiveIntegerField()
    sha256 = models.CharField("fingerprint", max_length=64)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "path", "version"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "path", "version"], name="one_rendition_of_a_path_and_version"),
            models.CheckConstraint(condition=Q(sha256__regex=HASH), name="rendition_has_its_hash"),
        ]

    def __str__(self) -> str:
        return self.path

    def scopes(self) -> tuple[str, ...]:
        """Those of its edition."""
        return self.edition.scopes()


class PublicationQuerySet(RecordQuerySet["Publication"]):
    """Reads of what became of editions."""

    board_path = "edition__report__board"


class Publication(Fixed):
    """A fact about an edition: published, or withdrawn for a reason. Nothing published is overwritten."""

    view_power = Power.READ_DRAFT
    write_power = Power.PUBLISH_REPORT

    class What(models.TextChoices):
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="facts")
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.CharField(max_length=40, editable=False)
    reason = models.TextField(blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="withdrawn") | ~Q(reason=""),
                name="withdrawal_says_why",
                violation_error_message="Say why it is withdrawn.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.get_what_display().lower()}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its edition."""
        return self.edition.scopes()


class SendingQuerySet(OfDraftQuerySet):
    """Reads of what was sent."""

    board_path = "edition__report__board"


class Sending(Fixed):
    """An edition was sent to somebody: to whom, on which day and how. `clause` is what asked for it, if one did."""

    view_power = Power.READ_SHARED_DRAFT
    write_power = Power.PUBLISH_REPORT

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="sendings")
    recipient = models.CharField("sent to", max_length=200)
    clause = models.CharField(max_length=20, blank=True)
    sent_on = models.DateField("on")
    how = models.CharField(max_length=200, blank=True, help_text="For example by email, with a letter from the chair.")
    by = models.CharField(max_length=40, blank=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SendingQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "sent_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(recipient=""), name="sending_names_its_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} to {self.recipient}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its edition."""
        return self.edition.report.scopes()
