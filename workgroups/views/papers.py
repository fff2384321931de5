"""Papers put to a meeting: their covers, their files, what was decided."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link
from workgroups import policies, services
from workgroups.forms.meetings import DecisionForm, PaperForm
from workgroups.linking import Links
from workgroups.models import Meeting, Paper
from workgroups.views.finding import ASKED, meeting_of, paper_of, to_meeting


@login_required
@ASKED
def add(request: HttpRequest, board: str, pk: int, *, links: Links) -> HttpResponse:
    """A paper for a meeting, at its next item."""
    meeting = meeting_of(request, board, pk, run=True)
    _require(policies.why_not_add_paper(meeting))

    def begun() -> Paper:
        return Paper(meeting=meeting, number=(meeting.papers.aggregate(last=Max("number"))["last"] or 0) + 1)

    def save(form: Any) -> Paper:
        paper = services.put_paper(paper=form.instance, file=form.file, by=request.user)
        links.set(paper=paper, chosen=form.cleaned_data["links"], by=request.user)
        return paper

    return edit(
        request,
        form=PaperForm,
        find=begun,
        links=links,
        save=save,
        said=lambda made: f"“{made}” is on the agenda.",
        to=to_meeting(meeting),
        template="workgroups/paper.html",
        context={"title": "Add a paper", "lede": str(meeting), "back": _back(meeting)},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int, *, links: Links) -> HttpResponse:
    """The cover of a paper, and a further version of its file."""
    one = paper_of(request, board, pk)
    _require(policies.why_not_add_paper(one.meeting))

    def save(form: Any) -> Paper:
        paper = services.change_paper(paper=form.instance, file=form.file, by=request.user)
        links.set(paper=paper, chosen=form.cleaned_data["links"], by=request.user)
        return paper

    return edit(
        request,
        form=PaperForm,
        find=partial(_find, request, one),
        links=links,
        save=save,
        said=lambda kept: f"“{kept}” is saved.",
        to=to_meeting(one.meeting),
        template="workgroups/paper.html",
        context={
            "title": f"Change “{one}”",
            "lede": str(one.meeting),
            "back": _back(one.meeting),
            "remove": reverse("paper-remove", args=(board, pk)),
        },
    )


@login_required
@ASKED
def decide(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What the meeting decided on a paper."""
    one = paper_of(request, board, pk)
    _require(policies.why_not_decide(one.meeting))
    return edit(
        request,
        form=DecisionForm,
        find=partial(_find, request, one),
        save=lambda form: services.decide(paper=form.instance, decision=form.cleaned_data["decision"], by=request.user),
        said=f"The decision on “{one}” is kept.",
        to=to_meeting(one.meeting),
        context={"title": "Record the decision", "lede": str(one), "back": _back(one.meeting)},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a paper is taken off the agenda."""
    one = paper_of(request, board, pk)
    name = str(one)
    return confirm(
        request,
        question=f"Take “{name}” off the agenda?",
        consequence="Its cover and what was decided go with it, and stay in the log of who did what. Its file is kept.",
        words="Take it off",
        act=lambda reason: services.remove_paper(paper=one, by=request.user, reason=reason),
        reason=True,
        said=f"“{name}” is off the agenda.",
        to=to_meeting(one.meeting),
        back=to_meeting(one.meeting),
    )


def _find(request: HttpRequest, one: Paper) -> Paper:
    rows = Paper.objects.select_related("meeting__group__board", "file")
    return one if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=one.pk)


def _require(why_not: str) -> None:
    if why_not:
        raise PermissionDenied(why_not)


def _back(meeting: Meeting) -> Link:
    return Link(str(meeting), to_meeting(meeting))
