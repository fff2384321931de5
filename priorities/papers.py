"""The priorities a paper speaks to: chosen on its cover, shown on the meeting's page (`workgroups.linking.Links`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q

from lscb.audit import services as audit
from priorities.models import Priority, PriorityPaper
from workgroups.models import Meeting, Paper


class PriorityLinks:
    """Links between papers and priorities."""

    def field(self, meeting: Meeting) -> forms.Field:
        """The priorities of the periods the meeting lies in, and of the board's latest where it lies in none."""
        rows = Priority.objects.of_board(meeting.group.board)
        offered = rows.filter(period__starts__lte=meeting.on, period__ends__gte=meeting.on)
        if not offered.exists():
            offered = rows.filter(
                period__in=list(rows.order_by("-period__starts").values_list("period", flat=True)[:1])
            )
        standing = PriorityPaper.objects.filter(paper__meeting=meeting).values("priority")
        return forms.ModelMultipleChoiceField(
            rows.filter(Q(pk__in=offered.order_by().values("pk")) | Q(pk__in=standing)).order_by("number"),
            label="Priorities it speaks to",
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def held(self, paper: Paper) -> list[Any]:
        """Those a paper speaks to now."""
        return list(Priority.objects.filter(papers__paper=paper))

    def words(self, papers: Iterable[Paper]) -> Mapping[int, Sequence[str]]:
        """The same of many papers, in words."""
        found: dict[int, list[str]] = {}
        rows = PriorityPaper.objects.filter(paper__in=[paper.pk for paper in papers]).select_related("priority")
        for link in rows.order_by("priority__number"):
            found.setdefault(link.paper_id, []).append(str(link.priority))
        return found

    @transaction.atomic
    def set(self, *, paper: Paper, chosen: Iterable[Any], by: Any) -> None:
        """A paper speaks to these and no others."""
        standing = {link.priority_id: link for link in PriorityPaper.objects.filter(paper=paper)}
        for priority in chosen:
            if standing.pop(priority.pk, None) is None:
                audit.add(PriorityPaper(priority=priority, paper=paper), by=by, verb="linked")
        for gone in standing.values():
            audit.remove(gone, by=by)


LINKS = PriorityLinks()


def papers_on(priority: Priority) -> list[Paper]:
    """The papers that speak to a priority, the latest meeting's first. One query."""
    rows = Paper.objects.filter(pk__in=PriorityPaper.objects.filter(priority=priority).values("paper"))
    return list(rows.select_related("meeting__group").order_by("-meeting__on", "meeting", "number"))
