"""What I owe, and one return as a list of its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from lscb.accounts.models import Grant
from lscb.permissions import Power, roles_with, scope_key
from lscb.returns import policies
from lscb.returns.models import Answer, Return, Round
from lscb.returns.tables import PastReturnsTable
from lscb.returns.views import telling
from lscb.returns.views.finding import found, names_of
from lscb.returns.views.sentback import sent_back
from lscb.web import british

State = Answer.State
PAGE = 25
FIRST = 20


@login_required
@require_safe
def returns(request: HttpRequest) -> HttpResponse:
    """What the reader owes, by its day; what waits for them to accept; then all the others they may read."""
    user: Any = request.user
    rows = Return.objects.visible_to(user).select_related("round__period", "round__board", "agency", "group")
    dated = rows.annotate(day=Coalesce("due_on", "round__due_on")).order_by(F("day").asc(nulls_last=True), "pk")
    owed = dated.filter(_owed_by(user), round__state=Round.State.OPEN).outstanding()
    waiting = dated.submitted().filter(round__board__in=_accepts(user)).order_by("submitted_at")
    past = dated.exclude(pk__in=owed.order_by().values("pk")).exclude(pk__in=waiting.order_by().values("pk"))
    table = PastReturnsTable(past.order_by(F("day").desc(nulls_last=True), "pk"))
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    # The office has a page for all that is owed, in pages; everybody else finds all of theirs here.
    office = user.may(Power.READ_RECORDS)
    first, after = (_first(rows, FIRST if office else None) for rows in (owed, waiting))
    shown = {
        "owed": [Line.of(ret) for ret in first[0]],
        "more_owed": first[1],
        "waiting": [Line.of(ret) for ret in after[0]],
        "more_waiting": after[1],
        "table": table,
        "office": office,
    }
    return render(request, "returns/returns.html", shown)


def _first(rows: Any, most: int | None) -> tuple[list[Return], int]:
    """So many of the rows, all where there is no most, and how many more there are."""
    found = list(rows[: most + 1]) if most else list(rows)
    if most is None or len(found) <= most:
        return found, 0
    return found[:most], rows.count() - most


def _owed_by(user: Any) -> Q:
    """The returns a person answers for: their own groups' and agencies', or all of a board's where they see to all."""
    fill = Power.FILL_RETURN
    groups, agencies = user.scope_ids("group", fill), user.scope_ids("agency", fill)
    mine = Q(group__in=groups) | Q(agency__in=agencies) | Q(partners__agency__in=agencies)
    return Q(pk__in=Return.objects.filter(mine | Q(round__board__in=user.scope_ids("board", fill))).values("pk"))


def _accepts(user: Any) -> frozenset[int]:
    return user.scope_ids("board", Power.ACCEPT_RETURN)


@dataclass(frozen=True)
class Line:
    """One dated line of a list of returns."""

    ret: Return
    when: str
    state: str
    late: bool

    @classmethod
    def of(cls, ret: Return) -> Line:
        """A return that is owed, or waits to be accepted."""
        if ret.state == Return.State.SUBMITTED:
            when = british.day(timezone.localdate(ret.submitted_at))
            return cls(ret, when, telling.upper_first(telling.handed_in_words(ret)), ret.late)
        far = british.how_far(ret.due, timezone.localdate()) if ret.due else "no day set"
        return cls(ret, british.day(ret.due), telling.upper_first(far), ret.late)


@dataclass(frozen=True)
class Task:
    """One heading in the list: how far it has come, and what to know of it."""

    answer: Answer
    title: str
    hint: str
    state: str
    tag: str = ""  # the tag's class where somebody must still do something


@login_required
@require_safe
def tasks(request: HttpRequest, ret: int) -> HttpResponse:
    """One return: its headings, how far each has come, and what still stands in the way of handing it in."""
    shown, user = found(request, ret), request.user
    answers = list(shown.answers.all())
    people = _writers(shown)
    context = {
        **about(shown, answers),
        "tasks": list(_tasks(answers)),
        "subjects": list(_subjects(shown, answers)),
        "writes": policies.may_fill(user, shown),
        "why_not_submit": policies.why_not_submit(shown),
        "why_not_you": policies.why_not_hand_in(user, shown),
        "office": user.may(Power.ACCEPT_RETURN, shown),  # type: ignore[union-attr]  # signed in
        "why_not_accept": policies.why_not_accept(shown),
        "may_join": user.may(Power.ACCEPT_RETURN, shown) and not policies.why_not_together(shown),  # type: ignore[union-attr]  # the same
        "sent_back": sent_back(shown),
        "may_write": [name for name, _ in people],
        "may_hand_in": [name for name, leads in people if leads],
    }
    return render(request, "returns/tasks.html", context)


def about(ret: Return, answers: list[Answer]) -> dict[str, Any]:
    """What the head of every page of a return says."""
    return {
        "ret": ret,
        "title": f"{ret.round.title} {ret.round.period.label}",
        "counts": telling.count_words(answers),
        "rest": telling.rest_words(answers),
        "due": telling.due_words(ret),
        "steps": telling.steps(answers),
        "parts": telling.parts(ret),
        "days_late": telling.days_late(ret),
        "handed_in": ret.state in Return.HANDED_IN,
    }


def _tasks(answers: list[Answer]) -> Iterator[Task]:
    names = names_of(answer.current.by for answer in answers if answer.current)
    for answer in answers:
        words, tag = _state(answer)
        yield Task(answer, str(answer), _hint(answer, names), words, tag)


def _state(answer: Answer) -> tuple[str, str]:
    if answer.sent_back and answer.state == State.DRAFT:
        return "Sent back", "govuk-tag--yellow"
    if answer.state == State.NOT_STARTED and answer.heading.required:
        return "Not started", "govuk-tag--grey"
    if answer.state == State.NOT_STARTED:
        return "Not started; may be left", ""
    if answer.state == State.DRAFT:
        return "Draft", "govuk-tag--draft"
    return ("Passed over" if answer.state == State.NOT_ANSWERED else "Done"), ""


def _hint(answer: Answer, names: dict[str, str]) -> str:
    if answer.state == State.NOTHING:
        return telling.nothing_words(answer)
    if answer.state == State.NOT_ANSWERED:
        return answer.why
    if answer.state == State.DRAFT and answer.current:
        return f"Saved on {telling.moment(answer.current.at)} by {names[answer.current.by]}"
    spoken = [str(subject) for subject in answer.subjects.all()]
    return f"Speaks to {', '.join(spoken)}" if spoken else ""


def _subjects(ret: Return, answers: list[Answer]) -> Iterator[tuple[str, str]]:
    """Each subject of the round, and which headings speak to it."""
    if not any(answer.heading.asks_by_subject for answer in answers):
        return
    for subject in ret.round.subjects.all():
        speaking = [a.heading.number or a.heading.title for a in answers if subject in a.subjects.all()]
        words = f"Heading{'s' if len(speaking) > 1 else ''} {', '.join(speaking)}" if speaking else ""
        yield subject.name, f"{words} speak{'s' if len(speaking) == 1 else ''} to it" if words else "No answer yet"


def _writers(ret: Return) -> list[tuple[str, bool]]:
    """The people who may write, those of agencies that answer with it too, and whether they may hand in."""
    own, leads = ret.scopes()[-1], roles_with(Power.SUBMIT_RETURN)
    scopes = [own, *(scope_key("agency", partner.agency_id) for partner in ret.partners.all())]
    grants = Grant.objects.in_force().filter(scope__in=scopes, role__in=roles_with(Power.FILL_RETURN))
    rows = grants.filter(user__is_active=True).select_related("user").order_by("user__name")
    return [(str(grant.user), grant.scope == own and grant.role in leads) for grant in rows]
