"""The screens of a kind: its list, a record with what stands under it, the forms by which it is kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.models import Basis, Board, Period
from lscb.permissions import Power
from lscb.setup.forms import LinesForm
from lscb.setup.kinds import Kind, article
from lscb.setup.tables import SetupTable
from lscb.setup.views.finding import address, locked, record_of, rows_of, to_read, to_write
from lscb.web import british
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def records(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """All records of a kind."""
    of, what = to_read(request, board, kind)
    counted = {f"many_{name}": Count(name, distinct=True) for name in what.counts}
    rows = rows_of(of, what).visible_to(request.user).select_related(*what.reads).annotate(**counted)
    rows = rows.prefetch_related(*what.gathers)
    add = Link(f"Add {article(what.one)}", reverse("setup-add", args=(of.slug, kind)))
    context = {
        "title": what.many,
        "lede": what.lede,
        "back": to_setup(of),
        "add": add if _may(request, of, what) else None,
    }
    return listing(request, rows, table=SetupTable, name=f"setup-{kind}", context=context, board=of, kind=what)


@login_required
@require_safe
def record(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """A record: what it says, what stands under it in order, and what can be done with it."""
    of, what = to_read(request, board, kind)
    shown = record_of(of, what, pk)
    may_edit = _may(request, of, what)
    context = {
        "board": of,
        "kind": what,
        "record": shown,
        "facts": facts(shown, what),
        "parts": [(part, [(row, part.told(row)) for row in part.rows(shown)]) for part in what.parts if part.of(shown)],
        "may_edit": may_edit,
        "in_use": what.why_not_part(shown),
        "stays": what.why_not_remove(shown) if may_edit else "",
    }
    return render(request, "setup/record.html", context)


@login_required
@ASKED
def add(request: HttpRequest, board: str, kind: str) -> HttpResponse:
    """A new record, with the whole list of its parts; `?like=` begins it as another stands."""
    of, what = to_write(request, board, kind)
    named = request.GET.get("like", "")
    like = record_of(of, what, int(named)) if named.isdecimal() else None

    def save(form: Any) -> Any:
        kept = what.keep(form.instance, form, request.user)
        if what.lines and form.cleaned_data["read"]:
            what.lines.lay_out(kept, form.cleaned_data["read"], request.user)
        return kept

    return edit(
        request,
        form=what.fields.form(what.lines, like),
        find=lambda: _begun(request, of, what, like),
        save=save,
        said=lambda kept: f"“{kept}” is saved.",
        to=lambda kept: address(of, what, kept.pk) if what.parts else reverse("setup-list", args=(of.slug, kind)),
        context={"title": f"Add {article(what.one)}", "lede": what.lede, "back": _to_list(of, what)},
        **options(request, of),
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """A record as it stands; of one in use the words alone, with a reason."""
    of, what = to_write(request, board, kind)
    shown = record_of(of, what, pk)
    in_use = what.why_not_reshape(shown)
    where = address(of, what, pk)
    return edit(
        request,
        form=what.fields.form(),
        find=locked(request, rows_of(of, what), shown),
        save=lambda form: what.keep(form.instance, form, request.user),
        said=lambda kept: f"“{kept}” is saved.",
        to=where,
        context={
            "title": f"Change “{shown}”",
            "lede": f"{in_use} {what.mended}" if in_use else "",
            "back": Link(str(shown), where),
        },
        fixed=what.fields.shape if in_use else (),
        in_use=bool(in_use),
        **options(request, of),
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """Asks before a record is taken away that nothing hangs on."""
    of, what = to_write(request, board, kind)
    shown = record_of(of, what, pk)
    name = str(shown)
    return confirm(
        request,
        question=f"Remove “{name}”?",
        consequence="What stands under it goes with it. What it held stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: what.remove(shown, request.user, reason),
        reason=True,
        said=f"“{name}” is removed.",
        to=reverse("setup-list", args=(of.slug, kind)),
        back=address(of, what, pk),
    )


@login_required
@ASKED
def lines(request: HttpRequest, board: str, kind: str, pk: int) -> HttpResponse:
    """The whole list of a record's parts in one box."""
    of, what = to_write(request, board, kind)
    shown = record_of(of, what, pk)
    if what.lines is None:
        raise Http404
    listed: Any = what.lines
    where = address(of, what, pk)
    title = f"All {listed.many} of “{shown}”"

    def save(form: Any) -> Any:
        listed.lay_out(shown, form.cleaned_data["read"], request.user)
        return shown

    return edit(
        request,
        form=LinesForm,
        save=save,
        said=f"The {listed.many} are saved.",
        to=where,
        context={"title": title, "lede": what.why_not_part(shown), "back": Link(str(shown), where)},
        kind=listed,
        whole=shown,
    )


# The heading says what a record is called; the lasting name and the place in the list say nothing by themselves.
NOT_TOLD = ("as_read", "order", "slug", "name", "title")


def facts(shown: Any, what: Kind) -> list[tuple[str, str]]:
    """What a record's own fields say, in their order; empty ones are left out."""
    form = what.fields.form()
    told = []
    for name in form.base_fields:
        if name in NOT_TOLD or not hasattr(shown, name):
            continue
        tell = getattr(shown, f"get_{name}_display", None)
        value = tell() if tell else getattr(shown, name)
        told.append((str(form.base_fields[name].label), in_words(value)))
    return [(label, words) for label, words in told if words]


def in_words(value: Any) -> str:
    """A value as a page says it; nothing where there is none."""
    if isinstance(value, bool):
        return "Yes" if value else ""
    return british.day(value) if hasattr(value, "month") else "" if value is None else str(value)


def options(request: HttpRequest, board: Board) -> dict[str, Any]:
    """What every form of the set-up is given."""
    user: Any = request.user
    return {"board": board, "may_seat": user.may(Power.MANAGE_PEOPLE, board)}


def to_setup(board: Board) -> Link:
    """Back to the page that lists the parts."""
    return Link("Set up the board", reverse("setup", args=(board.slug,)))


def _to_list(board: Board, kind: Kind) -> Link:
    return Link(kind.many, reverse("setup-list", args=(board.slug, kind.slug)))


def _may(request: HttpRequest, board: Board, kind: Kind) -> bool:
    user: Any = request.user
    return bool(user.may(Power.EDIT_RECORDS, board) and user.may(kind.power, board))


def _begun(request: HttpRequest, board: Board, kind: Kind, like: Any) -> Any:
    """A new record, like another, or with what the address names."""
    columns = {column.name: column for column in kind.model._meta.concrete_fields}
    begun = kind.model(board=board) if "board" in columns else kind.model()
    for name in kind.fields.asked:
        if like is not None and name not in ("slug", "edition", "starts", "ends"):
            setattr(begun, name, getattr(like, name))
        elif columns[name].is_relation and (known := _named(request, board, columns[name])):
            setattr(begun, name, known)
    if "period" in columns and begun.period_id is None:
        begun.period = Period.objects.of_board(board).filter(basis=Basis.YEAR).first()
    return begun


def _named(request: HttpRequest, board: Board, column: Any) -> Any:
    """The record of the board's that the address names for a column; nothing where it names none."""
    number = request.GET.get(column.name, "")
    rows = column.related_model.objects
    return rows.of_board(board).filter(pk=number).first() if number.isdecimal() and hasattr(rows, "of_board") else None
