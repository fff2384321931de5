"""Meetings: the list, a meeting's page, planning one, what became of it, its minutes."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups import policies, services
from workgroups.attendance import BASE, altogether, places
from workgroups.filters import MeetingFilters
from workgroups.forms.meetings import MeetingForm, MinutesForm, PlanForm
from workgroups.linking import Links
from workgroups.models import Attendance, Meeting
from workgroups.tables import MeetingTable
from workgroups.views.finding import (
    ASKED,
    board_and_groups,
    board_and_groups_to_read,
    may_keep_any,
    meeting_of,
    meeting_to_read,
    to_meeting,
)
from workgroups.views.reading import latest

HAS_MINUTES = ExpressionWrapper(~Q(minutes="") | Q(minutes_file__isnull=False), output_field=BooleanField())


@login_required
@require_safe
def meetings(request: HttpRequest, board: str) -> HttpResponse:
    """Every meeting of the board's groups, the latest first; for others those of the groups they chair or sit in."""
    of, groups = board_and_groups_to_read(request, board)
    rows = Meeting.objects.filter(group__in=groups.order_by().values("pk")).select_related("group")
    keeps = may_keep_any(request, of)
    add = Link("Add a meeting", reverse("meeting-add", args=(of.slug,))) if _run(request, of, groups).exists() else None
    return listing(
        request,
        rows.annotate(papers_put=Count("papers"), has_minutes=HAS_MINUTES).order_by("-on", "pk"),
        table=MeetingTable,
        filters=MeetingFilters(request.GET, board=of, groups=groups),
        name="meetings",
        template="workgroups/meetings.html",
        context={
            "title": "Meetings",
            "lede": "When each group meets: its agenda and papers, what it decided, its minutes, and who came.",
            "add": add,
            "of": of,
            "keeps": keeps,
        },
        board=of,
        exclude=() if rows.exclude(venue="").exists() else ("venue",),
    )


@login_required
@require_safe
def meeting(request: HttpRequest, board: str, pk: int, *, links: Links) -> HttpResponse:
    """One meeting: its papers with what was asked and decided, its minutes, and how its seats were filled."""
    one = meeting_to_read(request, board, pk)
    papers = list(one.papers.select_related("file").prefetch_related("file__versions"))
    linked = links.words(papers)
    seats = list(one.group.seats.select_related("group", "agency"))
    states: dict[str, list[str]] = {}
    found = places([one], seats)
    for place in found:
        states.setdefault(place.state, []).append(str(place.seat))
    named = [(state.label, states[state]) for state in Attendance.State if state in states]
    context = {
        "board": one.group.board,
        "meeting": one,
        "papers": [(paper, linked.get(paper.pk, ()), latest(paper.file)) for paper in papers],
        "minutes_version": latest(one.minutes_file),
        "presence": altogether(found),
        "base": BASE,
        "states": named + ([("Not recorded", states[""])] if "" in states else []),
        "may_read_group": policies.may_read(request.user, one.group),
        "may_run": policies.may_run(request.user, one.group),
        "may_add": not policies.why_not_add_paper(one),
        "may_decide": not policies.why_not_decide(one),
        "may_write": not policies.why_not_write_minutes(one),
        "may_hold": not policies.why_not_hold(one),
        "may_cancel": one.state != Meeting.State.CANCELLED,
        "may_attend": not policies.why_not_attend(one),
        "why_no_papers": policies.why_not_put_papers(one.group),
    }
    return render(request, "workgroups/meeting.html", context)


@login_required
@ASKED
def add(request: HttpRequest, board: str) -> HttpResponse:
    """A new meeting of a group, `?group=` its number."""
    of, groups = board_and_groups(request, board)
    run = _run(request, of, groups)
    if not run.exists() and not policies.may_run(request.user, of):
        raise PermissionDenied(policies.NOT_YOURS)
    begun = request.GET.get("group", "")
    return edit(
        request,
        form=PlanForm,
        groups=run,
        save=lambda form: services.plan_meeting(by=request.user, **form.cleaned_data),
        said=lambda made: f"{made} is added.",
        to=to_meeting,
        context={"title": "Add a meeting", "back": Link("Meetings", reverse("meetings", args=(of.slug,)))},
        initial={"group": begun} if begun.isdecimal() else {},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A meeting's day, title and place."""
    one = meeting_of(request, board, pk, run=True)
    return edit(
        request,
        form=MeetingForm,
        find=partial(_find, request, one),
        save=lambda form: services.change_meeting(meeting=form.instance, by=request.user),
        said="The meeting is changed.",
        to=to_meeting(one),
        template="workgroups/meeting_change.html",
        context={
            "title": f"Change {one}",
            "back": _back(one),
            "cancel": reverse("meeting-cancel", args=(board, pk)) if one.state != Meeting.State.CANCELLED else "",
            "remove": reverse("meeting-remove", args=(board, pk)),
        },
    )


@login_required
@ASKED
def minutes(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A meeting's minutes as a text, a file or both."""
    one = meeting_of(request, board, pk, run=True)
    if why_not := policies.why_not_write_minutes(one):
        raise PermissionDenied(why_not)
    return edit(
        request,
        form=MinutesForm,
        find=partial(_find, request, one),
        save=lambda form: services.write_minutes(
            meeting=form.instance, minutes=form.cleaned_data["minutes"], file=form.upload, by=request.user
        ),
        said="The minutes are saved.",
        to=to_meeting(one),
        template="workgroups/minutes.html",
        context={"title": "Minutes", "lede": str(one), "back": _back(one)},
    )


@login_required
@ASKED
def held(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks, and marks a meeting as held."""
    one = meeting_of(request, board, pk, run=True)
    return confirm(
        request,
        question=f"Did {one} take place?",
        consequence="Its seats then count in the attendance. Entering who came marks it as held too.",
        words="It took place",
        act=lambda reason: services.hold(meeting=one, by=request.user),
        said="The meeting is marked as held.",
        to=to_meeting(one),
        back=to_meeting(one),
    )


@login_required
@ASKED
def cancel(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a meeting is called off."""
    one = meeting_of(request, board, pk, run=True)
    return confirm(
        request,
        question=f"Cancel {one}?",
        consequence="It stays in the list as cancelled, and counts in no attendance.",
        words="Cancel this meeting",
        act=lambda reason: services.cancel(meeting=one, by=request.user, reason=reason),
        reason=True,
        said="The meeting is cancelled.",
        to=to_meeting(one),
        back=to_meeting(one),
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a meeting entered by mistake is taken away."""
    one = meeting_of(request, board, pk, run=True)
    name = str(one)
    return confirm(
        request,
        question=f"Remove {name}?",
        consequence="Only a meeting entered by mistake is removed. One that does not take place is cancelled.",
        words="Remove this meeting",
        act=lambda reason: services.remove_meeting(meeting=one, by=request.user, reason=reason),
        reason=True,
        said=f"{name} is removed.",
        to=reverse("meetings", args=(board,)),
        back=to_meeting(one),
    )


def _find(request: HttpRequest, one: Meeting) -> Meeting:
    rows = Meeting.objects.select_related("group__board", "minutes_file")
    return one if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=one.pk)


def _run(request: HttpRequest, board: Board, groups: Any) -> Any:
    """Of a board's groups those whose meetings a person keeps, who may read more."""
    user: Any = request.user
    if policies.may_run(user, board):
        return groups
    return groups.filter(pk__in=user.scope_ids("group", Power.RUN_MEETINGS))


def _back(meeting: Meeting) -> Link:
    return Link(str(meeting), to_meeting(meeting))
