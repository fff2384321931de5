"""What readers say of a shared draft, paragraph by paragraph, and what the office did about it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lscb.annualreport.models.consultations import OF_A_READER
from lscb.annualreport.models.drafts import Fixed, OfDraftQuerySet, SharedDraft
from lscb.permissions import Power

LONGEST = 5000


class CommentQuerySet(OfDraftQuerySet):
    """Reads of comments."""

    board_path = "draft__report__board"

    def openings(self) -> CommentQuerySet:
        """Those that begin a thread, each with its replies and what was done."""
        rows = self.filter(reply_to__isnull=True).select_related("resolution").prefetch_related("replies")
        return rows.order_by("at", "pk")

    def open_for(self, draft: SharedDraft) -> CommentQuerySet:
        """What is not settled when a draft is to be approved: all that was said of it, and what readers without an
        account said of any draft of its report. They read one draft alone, and are owed an answer.
        """
        of_invited = Q(draft__report=draft.report_id, draft__number__lte=draft.number, by__startswith=OF_A_READER)
        rows = self.filter(Q(draft=draft) | of_invited).openings().filter(resolution__isnull=True)
        return rows.select_related("resolution", "draft").defer("draft__tree")


class Comment(Fixed):
    """Something said of one paragraph, table, chart or gap of a shared draft.

    `path` is the keys of the sections that lead to it, joined by "/", and `ordinal` its place under the last of them,
    from 1; `quote` how it began. `by` is the number of the person. A reply answers a comment of the same place.
    """

    view_power = Power.READ_SHARED_DRAFT
    write_power = Power.COMMENT

    draft = models.ForeignKey(SharedDraft, on_delete=models.PROTECT, related_name="comments")
    path = models.CharField(max_length=400)
    ordinal = models.PositiveIntegerField()
    quote = models.CharField(max_length=300, blank=True)
    body = models.TextField("what you say", max_length=LONGEST)
    by = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies")

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something"),
            models.CheckConstraint(condition=Q(ordinal__gte=1) & ~Q(path=""), name="comment_has_its_place"),
        ]
        indexes = [models.Index(fields=["draft", "path", "ordinal"], name="comment_place")]

    def __str__(self) -> str:
        return f"Comment on {self.draft}"

    def clean(self) -> None:
        """A reply stands where its comment stands, and answers no reply."""
        first = self.reply_to
        if first is None:
            return
        if first.reply_to_id is not None:
            raise ValidationError("Reply to the comment, not to a reply.")
        if (first.draft_id, first.path, first.ordinal) != (self.draft_id, self.path, self.ordinal):
            raise ValidationError("A reply speaks of the same paragraph as the comment.")

    def scopes(self) -> tuple[str, ...]:
        """Those of its draft."""
        return self.draft.scopes()


class ResolutionQuerySet(OfDraftQuerySet):
    """Reads of resolutions."""

    board_path = "comment__draft__report__board"


class Resolution(Fixed):
    """What the office did about a comment; with it the comment is settled."""

    view_power = Power.READ_SHARED_DRAFT
    write_power = Power.ANSWER_COMMENTS

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="resolution")
    done = models.TextField("what was done", max_length=LONGEST)
    by = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(done=""), name="resolution_says_what_was_done")]

    def __str__(self) -> str:
        return f"What was done about a {str(self.comment)[0].lower()}{str(self.comment)[1:]}"

    def clean(self) -> None:
        """Only a comment is settled, never a reply."""
        if self.comment.reply_to_id is not None:
            raise ValidationError("Settle the comment, not a reply to it.")

    def scopes(self) -> tuple[str, ...]:
        """Those of its comment."""
        return self.comment.scopes()
