"""The first page after signing in: what I owe and by when, what changed since I was last here, where the report is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.actions.models import Action
from lscb.annualreport.models import Report, SharedDraft
from lscb.calendar.reading import groups_of, meetings_of, owed_by, returns_of
from lscb.home import office, sections
from lscb.home.lines import changes, due_lines
from lscb.home.reports import readings
from lscb.home.visits import seen
from lscb.permissions import Power
from lscb.returns.models import Answer, Return
from lscb.returns.owing import of_the_office, with_last_touched
from lscb.returns.views import telling
from lscb.returns.views.finding import names_of
from lscb.web import british
from lscb.web.masthead import Link
from workgroups.models import Group, Meeting

# What waits there is known to that part alone.
PANEL = "What waits for the child death panel stands under Child deaths."


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The office's page for whoever reads the board's records; everybody else's own."""
    user: Any = request.user
    since = seen(user)
    reports = list(Report.objects.visible_to(user).filter(kind=Report.Kind.ANNUAL).select_related("board", "period"))
    shown = {
        "reports": reports,
        "drafts": list(SharedDraft.objects.visible_to(user).latest_per_report().for_lists()),
        "since": since,
        "today": timezone.localdate(),
        "may_record": user.may(Power.USE_ADMIN),
        "may_read_shared": user.may(Power.READ_SHARED_DRAFT),
    }
    if user.may(Power.READ_RECORDS):
        return render(request, "home/office.html", shown | _of_the_office(user, since, reports))
    return render(request, "home/home.html", shown | _own(user, since))


def _of_the_office(user: Any, since: Any, reports: list[Report]) -> dict[str, Any]:
    today = timezone.localdate()
    lines, more = office.waiting(user, today) if user.may(Power.EDIT_RECORDS) else ([], 0)
    own = list(owed_by(user)[:5])
    mine = Action.objects.owned_by(user, today).unfinished().exists()
    return {
        "numbers": office.numbers(user, reports[0] if reports else None, today),
        "acts": user.may(Power.EDIT_RECORDS),
        "to_set_up": None if reports else office.to_set_up(user),
        "lines": lines,
        "more": more,
        "all": len(lines) + more,
        "own": due_lines(user, own, today) if own or mine else [],
        "changes": changes(of_the_office(user), user, since, asked=False),
    }


def _own(user: Any, since: Any) -> dict[str, Any]:
    today = timezone.localdate()
    owed = list(with_last_touched(owed_by(user)))
    own = Action.objects.owned_by(user, today)
    meeting = meetings_of(user, today).filter(state=Meeting.State.PLANNED).first()
    fills, many = user.may(Power.FILL_RETURN), own.unfinished().count()
    return {
        "lede": _lede(owed, today, many) if fills else _asked(user, many, meeting, today),
        "parts": [] if fills else _parts(user),
        "has_actions": own.exists(),
        "next": _next(owed[0], today) if owed else None,
        "lines": due_lines(user, owed[1:], today),
        "changes": changes(returns_of(user), user, since),
        "groups": _groups(user, today),
        "meeting": meeting,
        "fills": fills,
    }


def _groups(user: Any, today: date) -> list[tuple[Group, str]]:
    """A person's groups, each with where it leads: the group for its chairs, else its meetings for who sits in it."""
    kept = set(Group.objects.kept_by(user).values_list("pk", flat=True))
    read = set(Group.objects.read_by(user, today).values_list("pk", flat=True))
    return [
        (group, _to_group(group) if group.pk in kept else _to_meetings(group) if group.pk in read else "")
        for group in groups_of(user, today).select_related("board")
    ]


def _to_group(group: Any) -> str:
    return reverse("group", args=(group.board.slug, group.slug))


def _to_meetings(group: Any) -> str:
    return f"{reverse('meetings', args=(group.board.slug,))}?group={group.pk}"


def _lede(owed: list[Any], today: date, actions: int) -> str:
    """ "You owe one return, due in 8 days. Two actions are yours to do." """
    return " ".join(filter(None, (_returns_owed(owed, today), _to_do(actions))))


def _parts(user: Any) -> list[tuple[Link, str]]:
    """The parts of the desk of somebody whose work is not a return, each with a sentence."""
    boards = list(sections.boards_of(user).order_by("pk")[:2])
    lines = sections.lines(user, boards[0]) if len(boards) == 1 else []
    people = Link("People", reverse("people")), "Who may sign in and what each may do; invitations."
    return [*lines, people] if user.may(Power.MANAGE_PEOPLE) else lines


def _asked(user: Any, actions: int, meeting: Meeting | None, today: date) -> str:
    """What waits for somebody who answers no return: a draft to read, actions, a panel's work, or the next meeting."""
    reading = readings(user, today)
    words = [
        f"You are asked to {first.what[0].lower()}{first.what[1:]}{_by(first.day, today)}." for first in reading[:1]
    ]
    words += filter(None, [_to_do(actions), PANEL if user.may(Power.READ_CHILD_DEATHS) else ""])
    if not words and meeting:
        words = [f"Your next meeting is on {british.short_day(meeting.on, today)}."]
    return " ".join(words) or "Nothing waits for you today."


def _by(day: date | None, today: date) -> str:
    return f" by {british.short_day(day, today)}" if day else ""


def _to_do(actions: int) -> str:
    if not actions:
        return ""
    many = "One action is" if actions == 1 else f"{british.number_in_words(actions).capitalize()} actions are"
    return f"{many} yours to do."


def _returns_owed(owed: list[Any], today: date) -> str:
    if not owed:
        return "You owe no return today."
    first = owed[0]
    many = f"You owe {british.number_in_words(len(owed))} return{'s' if len(owed) > 1 else ''}"
    if first.day is None:
        return f"{many}."
    far = british.how_far(first.day, today)
    words = far if first.day < today else f"due {far}"
    return f"{many}, the first {words}." if len(owed) > 1 else f"{many}, {words}."


def _next(ret: Any, today: date) -> dict[str, Any]:
    """The one thing owed next, how far it has come, and what its button says."""
    answers = list(
        Answer.objects.filter(ret=ret).select_related("heading").order_by("heading__order", "heading", "part")
    )
    begun = ret.state != Return.State.NOT_STARTED
    saved = ""
    if ret.wrote_at:
        saved = f"Last saved on {telling.moment(ret.wrote_at)} by {names_of([ret.wrote_by])[ret.wrote_by]}"
    return {
        "ret": ret,
        "counts": telling.count_words(answers),
        "rest": telling.rest_words(answers),
        "steps": telling.steps(answers),
        "day": british.short_day(ret.day, today) if ret.day else "",
        "left": f"{ret.day:%A}, {british.how_far(ret.day, today)}" if ret.day else "",
        "late": ret.day is not None and ret.day < today,
        "button": "Carry on with the return" if begun else "Start the return",
        "saved": saved,
        "sent_back": ret.state == Return.State.SENT_BACK,
    }


@login_required
@require_safe
def desk(request: HttpRequest, board: str) -> HttpResponse:
    """Every part of a board's desk that its reader may open, each with a sentence."""
    user: Any = request.user
    owner = get_object_or_404(sections.boards_of(user), slug=board)
    return render(request, "home/desk.html", {"board": owner, "lines": sections.lines(user, owner)})
