"""Rounds of returns: listed, opened in three steps, looked at, closed."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from lscb.board.models import Board, Period
from lscb.permissions import EVERYWHERE, Power
from lscb.returns import policies
from lscb.returns.models import Form, Letter, Return, Round
from lscb.returns.owing import by_urgency, told, with_last_touched
from lscb.returns.people import who_hand_in
from lscb.returns.round_forms import RoundForm, WhichForm
from lscb.returns.services import close_round
from lscb.returns.services.asking import send_out
from lscb.web import british
from lscb.web.tables import DayColumn, NumberColumn, Table

NOT_YOURS = "Rounds of returns are for the board's office."
NOT_YOURS_TO_OPEN = "Only the board's manager opens and closes rounds of returns."
PAGE = 25
CRUMBS = (("Who owes what", "owed"), ("Rounds of returns", "rounds"))


class RoundsTable(Table):
    """Rounds, newest period first."""

    caption = "Rounds of returns"
    title = tables.Column("Round")
    period = tables.Column("Period", accessor="period__label", order_by="period__starts")
    state = tables.Column("State")
    due_on = DayColumn("Due")
    arrived = tables.Column("Handed in", accessor="handed_in", attrs=NumberColumn().attrs)

    def render_title(self, record: Round) -> str:
        """A link to the round."""
        return format_html('<a class="govuk-link" href="{}">{}</a>', reverse("round", args=[record.pk]), record.title)

    def render_arrived(self, record: Any) -> str:
        """How many are in, of how many asked."""
        return f"{record.handed_in} of {record.asked}"


@login_required
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """All rounds, with how many of their returns are in."""
    user: Any = request.user
    if not user.may(Power.READ_RECORDS):
        raise PermissionDenied(NOT_YOURS)
    counted = (
        Round.objects.visible_to(user)
        .select_related("period")
        .annotate(asked=Count("returns"), handed_in=Count("returns", filter=Q(returns__state__in=Return.HANDED_IN)))
    )
    table = RoundsTable(counted)
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    shown = {"table": table, "may_open": user.may(Power.ACCEPT_RETURN), "breadcrumbs": _crumbs(1)}
    return render(request, "returns/rounds.html", shown)


@login_required
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The first step: which form, of which period."""
    boards = _boards(request)
    form = WhichForm(boards, data=request.GET or None)
    if form.is_bound and form.is_valid():
        return redirect("round-details", form.cleaned_data["form"].pk, form.cleaned_data["period"].pk)
    shown = {"form": form, "boards": boards, "breadcrumbs": _crumbs(2)}
    return render(request, "returns/round_begin.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, asked: int, period: int) -> HttpResponse:
    """The second step, who owes it and by when; then everything on one page to check; then it is opened."""
    boards = _boards(request)
    which = get_object_or_404(Form.objects.filter(board__in=boards).select_related("board"), pk=asked)
    of = get_object_or_404(Period, pk=period, board=which.board)
    form = RoundForm(which, of, timezone.localdate(), data=request.POST if request.method == "POST" else None)
    shown = {"form": form, "asked": which, "period": of, "breadcrumbs": _crumbs(2)}
    if not form.is_bound or not form.is_valid() or "change" in request.POST:
        return render(request, "returns/round_details.html", shown)
    if "confirm" not in request.POST:
        return render(request, "returns/round_check.html", shown | _to_check(form))
    return _opened(request, form) or render(request, "returns/round_details.html", shown)


@login_required
@require_safe
def one(request: HttpRequest, round: int) -> HttpResponse:
    """A round: what was asked, who was told, how far each return has come."""
    user: Any = request.user
    found = _found(request, round)
    rows = by_urgency(Return.objects.visible_to(user).filter(round=found), timezone.localdate())
    lines = told(with_last_touched(rows), timezone.localdate())
    informed = _informed(found)
    shown = {
        "round": found,
        "lines": [(line, informed.get(line.ret.pk, "")) for line in lines],
        "in": sum(line.ret.state in Return.HANDED_IN for line in lines),
        "subjects": found.subjects.all(),
        "why_not_close": policies.why_not_close(found),
        "may_close": user.may(Power.ACCEPT_RETURN, found),
        "for_agencies": found.form.for_whom == Form.ForWhom.AGENCIES,
        "today": timezone.localdate(),
        "breadcrumbs": _crumbs(2),
    }
    return render(request, "returns/round.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, round: int) -> HttpResponse:
    """Says what closing means, and closes."""
    found, user = _found(request, round), request.user
    if not user.may(Power.ACCEPT_RETURN, found):  # type: ignore[union-attr]  # signed in
        raise PermissionDenied(NOT_YOURS_TO_OPEN)
    if request.method == "POST":
        try:
            close_round(round=found, by=user)
            messages.success(request, f"{found} is closed.")
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        return redirect("round", found.pk)
    waiting = [str(ret.respondent) for ret in found.returns.outstanding().select_related("agency", "group")]
    return render(request, "returns/round_close.html", {"round": found, "waiting": waiting, "breadcrumbs": _crumbs(2)})


def _opened(request: HttpRequest, form: RoundForm) -> HttpResponse | None:
    """Opens the round and leads to its page; None where it was refused, with the reason on the form."""
    data = {name: value for name, value in form.cleaned_data.items() if value is not None}
    try:
        made = send_out(form=form.asked, period=form.period, by=request.user, **data)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    messages.success(request, f"{made} is open, and those who owe a return have been told.")
    return redirect("round", made.pk)


def _to_check(form: RoundForm) -> dict[str, Any]:
    """What the check page shows: the values in words, those who will be told, those nobody can be told for."""
    data = form.cleaned_data
    imagined = [_imagined(form, ower, pk) for pk, ower in enumerate(data["owers"])]
    people = who_hand_in(imagined)
    told_of = [(str(ret.respondent), ", ".join(str(person) for person in people[ret.pk])) for ret in imagined]
    hidden = [(name, value) for name, values in form.data.lists() for value in values if name not in ("confirm",)]  # type: ignore[attr-defined]  # what was posted
    return {
        "answers": data,
        "due": f"{data['due_on']:%A} {british.day(data['due_on'])}",
        "told": told_of,
        "nobody": [who for who, names in told_of if not names],
        "hidden": [(name, value) for name, value in hidden if name != "csrfmiddlewaretoken"],
    }


def _imagined(form: RoundForm, ower: Any, pk: int) -> Return:
    """A return that is not stored, to ask who would be told of it."""
    column = "group" if form.asked.for_whom == Form.ForWhom.GROUPS else "agency"
    return Return(pk=pk, round=Round(board=form.asked.board, form=form.asked, period=form.period), **{column: ower})


def _informed(round: Round) -> dict[int, str]:
    """Who was told of each return, by name."""
    found: dict[int, list[str]] = {}
    letters = Letter.objects.filter(ret__round=round, kind=Letter.Kind.ASKED).select_related("message__person")
    for letter in letters.order_by("pk"):
        found.setdefault(letter.ret_id, []).append(str(letter.message.person or letter.message.to))
    return {ret: ", ".join(names) for ret, names in found.items()}


def _found(request: HttpRequest, pk: int) -> Round:
    """The round, or 404; refuses those who only read returns of their own."""
    user: Any = request.user
    if not user.may(Power.READ_RECORDS):
        raise PermissionDenied(NOT_YOURS)
    return get_object_or_404(Round.objects.visible_to(user).select_related("period", "form", "board"), pk=pk)


def _boards(request: HttpRequest) -> QuerySet[Board]:
    """The boards whose rounds a person opens. Raises PermissionDenied where there is none."""
    user: Any = request.user
    keys = user.scope_keys_with(Power.ACCEPT_RETURN)
    if not keys:
        raise PermissionDenied(NOT_YOURS_TO_OPEN)
    if EVERYWHERE in keys:
        return Board.objects.all()
    return Board.objects.filter(pk__in=user.scope_ids("board", Power.ACCEPT_RETURN))


def _crumbs(depth: int) -> list[dict[str, str]]:
    return [{"text": text, "href": reverse(name)} for text, name in CRUMBS[:depth]]
