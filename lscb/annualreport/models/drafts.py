"""Drafts as they were shared with the board: protected, dated, hashed, and never changed afterwards."""

from __future__ import annotations

from typing import Any, NoReturn, Self

from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone

from agencies.models import Agency
from lscb.annualreport.models.reports import Report
from lscb.board.models import Board
from lscb.board.querysets import RecordQuerySet
from lscb.permissions import EVERYWHERE, Power
from workgroups.models import Group


class NeverChanged(Exception):
    """What was shared with the board, approved or frozen can be neither changed nor removed."""


class OfDraftQuerySet(RecordQuerySet[Any]):
    """Reads of what is for a board's readers: members, chairs of its groups, leads of its agencies, the office."""

    def visible_to(self, user: Any) -> Self:
        """What a person may read of the boards whose shared drafts they may."""
        if EVERYWHERE in user.scope_keys_with(Power.READ_SHARED_DRAFT):
            return self.all()
        return self.filter(**{f"{self.board_path}__in": boards_with(user, Power.READ_SHARED_DRAFT)})

    def update(self, **kwargs: Any) -> NoReturn:
        raise NeverChanged("What was shared, approved or frozen is never changed.")

    def delete(self) -> NoReturn:
        raise NeverChanged("What was shared, approved or frozen is never removed.")


def boards_with(user: Any, power: Power) -> models.QuerySet[Board]:
    """The boards at which a person holds a power: over the board, or over a group or an agency of it."""
    of_groups = Group.objects.filter(pk__in=user.scope_ids("group", power)).values("board")
    of_agencies = Agency.objects.filter(pk__in=user.scope_ids("agency", power)).values("board")
    own = Q(pk__in=user.scope_ids("board", power))
    return Board.objects.filter(own | Q(pk__in=of_groups) | Q(pk__in=of_agencies))


class SharedDraftQuerySet(OfDraftQuerySet):
    """Reads of shared drafts."""

    board_path = "report__board"
    period_path = "report__period"

    def latest_per_report(self) -> Self:
        """The newest draft of each report."""
        newest = SharedDraft.objects.filter(report=OuterRef("report")).order_by()
        return self.filter(number=Subquery(newest.values("report").annotate(last=Max("number")).values("last")))

    def for_lists(self) -> Self:
        """With report, board and period at hand, and without the text, which is long."""
        return self.defer("tree").select_related("report__board", "report__period")


class Fixed(models.Model):
    """A row that is added once and then stands as it is."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged("What was shared, approved or frozen is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NeverChanged("What was shared, approved or frozen is never removed.")


class SharedDraft(Fixed):
    """A report as it stood when the office shared it: the tree protected for the board, as canonical JSON.

    `shared_by` is the number of the person, so that they can be forgotten; `threshold` the count of people below which
    numbers were hidden; `hidden` how many figures were; `sha256` the fingerprint of the bytes in `tree`.
    """

    view_power = Power.READ_SHARED_DRAFT
    # The text is long, and stands here for good.
    not_in_audit = ("tree",)

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="shared_drafts")
    number = models.PositiveSmallIntegerField()
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    shared_by = models.CharField(max_length=40, blank=True, editable=False)
    note = models.TextField("what readers are told", blank=True)
    threshold = models.PositiveSmallIntegerField()
    hidden = models.PositiveIntegerField("figures hidden", default=0)
    gaps = models.PositiveIntegerField(default=0)
    sha256 = models.CharField("fingerprint", max_length=64)
    tree = models.BinaryField()

    objects = SharedDraftQuerySet.as_manager()

    class Meta:
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_shared_draft_of_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="shared_drafts_count_from_one"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="shared_draft_has_its_hash"),
        ]

    def __str__(self) -> str:
        return f"Draft {self.number} of {self.report}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its report."""
        return self.report.scopes()
