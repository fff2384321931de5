"""Lists of each kind of line, and the forms they are added, changed and taken away with."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from finance import services
from finance.forms import ANOTHER, SpendingForm
from finance.kinds import Kind, kind_of
from finance.models import Fund
from finance.statement import years_of
from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link


@login_required
@require_safe
def lines(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """All lines of one kind, of every fund and year."""
    of, what = board_of(request, board, Power.READ_MONEY), kind_of(kind)
    user: Any = request.user
    may_edit = user.may(Power.EDIT_MONEY, of)
    filters = what.filters(request.GET, board=of) if what.filters else None
    rows = what.model.objects.of_board(of).visible_to(user).select_related(*what.reads)
    add = Link(f"Add a {what.one}", reverse("money-add", args=[of.slug, kind])) if may_edit else None
    context = {"title": what.many, "lede": what.lede, "add": add, "back": _to_money(of)}
    options = {"board": of, "kind": kind, "may_edit": may_edit}
    return listing(request, rows, table=what.table, filters=filters, name=f"money-{kind}", context=context, **options)


@login_required
def add(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """A new line; `?fund=` and `?period=` say where it stands, and where the page leads afterwards."""
    of, what = board_of(request, board, Power.EDIT_MONEY), kind_of(kind)
    return _edit(request, of, what, find=lambda: _begun(request, of, what), title=f"Add a {what.one}")


@login_required
def change(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """A line as it stands."""
    of, what = board_of(request, board, Power.EDIT_MONEY), kind_of(kind)
    kept = what.model.objects.of_board(of).visible_to(request.user)
    record = get_object_or_404(kept.select_related(*what.reads), pk=pk)

    def find() -> Any:
        if request.method != "POST":
            return record
        return kept.select_for_update(of=("self",)).get(pk=pk)

    gone = reverse("money-remove", args=[of.slug, kind, pk]) + _query(request)
    return _edit(request, of, what, find=find, title=str(record), remove=gone)


@login_required
def remove(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """Asks before a line is taken away."""
    of, what = board_of(request, board, Power.EDIT_MONEY), kind_of(kind)
    rows = what.model.objects.of_board(of).visible_to(request.user)
    record = get_object_or_404(rows.select_related(*what.reads), pk=pk)
    name = str(record)
    return confirm(
        request,
        question=f"Remove “{name}”?",
        consequence=what.removing,
        words=f"Remove this {what.one}",
        act=lambda reason: services.remove(record=record, by=request.user, reason=reason),
        said=f"“{name}” is removed.",
        to=_back(request, of, what).href,
        back=reverse("money-change", args=[of.slug, kind, pk]) + _query(request),
    )


def _edit(request: HttpRequest, board: Board, kind: Kind, *, find: Any, title: str, remove: str = "") -> HttpResponse:
    back = _back(request, board, kind)
    more = reverse("money-add", args=[board.slug, kind.slug]) + _query(request)

    def save(form: Any) -> Any:
        record = form.with_head(request.user) if isinstance(form, SpendingForm) else form.instance
        return services.keep(record=record, by=request.user)

    return edit(
        request,
        form=kind.form,
        find=find,
        save=save,
        said=lambda record: f"“{record}” is saved.",
        to=more if ANOTHER in request.POST else back.href,
        template="finance/line.html",
        context={"title": title, "lede": kind.lede, "back": back, "remove": remove, "kind": kind},
        board=board,
    )


def _begun(request: HttpRequest, board: Board, kind: Kind) -> Any:
    """A new record standing where the address says."""
    fields = {field.name for field in kind.model._meta.concrete_fields}
    begun = kind.model(board=board) if "board" in fields else kind.model()
    place = _place(request, board)
    if place:
        begun_at = dict(zip(("fund", "period"), place, strict=True))
        for name in fields & set(begun_at):
            setattr(begun, name, begun_at[name])
    elif "period" in fields and (years := years_of(board)):
        begun.period = years[0]
    if "fund" in fields and not place and (only := list(Fund.objects.of_board(board)[:2])):
        begun.fund = only[0]
    return begun


def _place(request: HttpRequest, board: Board) -> tuple[Any, Any] | None:
    """The fund and year an address carries, where both are the board's."""
    fund, period = request.GET.get("fund", ""), request.GET.get("period", "")
    if not (fund.isdecimal() and period.isdecimal()):
        return None
    found = Fund.objects.of_board(board).filter(pk=fund).first()
    year = next((year for year in years_of(board) if year.pk == int(period)), None)
    return (found, year) if found and year else None


def _back(request: HttpRequest, board: Board, kind: Kind) -> Link:
    """The statement the page was opened from, or else the list."""
    if place := _place(request, board):
        fund, period = place
        return Link(f"{fund}, {period}", reverse("money-statement", args=[board.slug, fund.slug, period.pk]))
    return Link(kind.many, reverse("money-lines", args=[board.slug, kind.slug]))


def _query(request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"?{query}" if query else ""


def _to_money(board: Board) -> Link:
    return Link("Money", reverse("money", args=[board.slug]))
