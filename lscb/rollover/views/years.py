"""A board's years on one list, each on a page, and the form that opens the next."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lscb.accounts.models import User
from lscb.annualreport.models import Report
from lscb.board.finding import board_of
from lscb.board.models import Basis, Period, Reopening
from lscb.permissions import Power
from lscb.rollover.forms import OpeningForm
from lscb.rollover.kinds import KINDS
from lscb.rollover.models import Opening
from lscb.rollover.preview import Preview
from lscb.rollover.services import OpenedYear, open_year
from lscb.rollover.tables import YearsTable
from lscb.rollover.views.finding import year_to_keep, year_to_read
from lscb.web.editing import edit
from lscb.web.listing import listing
from lscb.web.masthead import Link

PARTS = {
    "year": "The year itself",
    "judged": "Priorities judged",
    "priorities": "Priorities carried over",
    "work": "Planned work carried over",
    "posts": "Staff posts",
    "contributions": "Contributions expected",
    "groups": "Groups that ended",
    "seats": "Seats that ended",
    "sets": "Sets of standards that ended",
    "report": "Annual report",
}


@login_required
@require_safe
def years(request: HttpRequest, board: str) -> HttpResponse:
    """The board's reporting years, the latest first."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    rows = Period.objects.of_board(of).filter(basis=Basis.YEAR)
    latest = rows.first()
    may_keep = user.may(Power.KEEP_YEARS, of)
    add = None
    if latest and may_keep:
        follows = Preview(latest)
        add = Link(f"Open {follows.name.replace('-', '–')}", reverse("year-next", args=[of.slug, latest.pk]))
    elif may_keep:
        add = Link("Lay out the first year", reverse("setup-add", args=(of.slug, "periods")))
    lede = "A year is opened from the one before, and closed once all of it is in." if latest else NO_YEAR
    context = {"title": "Years", "lede": lede, "add": add, "back": Link("All parts", reverse("desk", args=[of.slug]))}
    return listing(request, rows, table=YearsTable, name="years", context=context, board=of)


NO_YEAR = "The board has no year yet. Its first is laid out once, and every later one is opened from it."


@login_required
@require_safe
def year(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One year: what was made when it was opened, and what can be done with it."""
    period = year_to_read(request, board, pk)
    user: Any = request.user
    may_keep = user.may(Power.KEEP_YEARS, period.board)
    openings = list(Opening.objects.filter(period=period).select_related("last"))
    reopenings = Reopening.objects.visible_to(user).filter(period=period)
    people = _people(period.closed_by, *(one.opened_by for one in openings), *(one.opened_by for one in reopenings))
    following = Period.objects.of_board(period.board).filter(basis=Basis.YEAR, starts__gt=period.ends)
    context = {
        "board": period.board,
        "period": period,
        "may_keep": may_keep,
        "openings": [(one, people[one.opened_by], _in_words(one)) for one in openings],
        "opened_from": openings[0].last if openings else None,
        "closed_by": people[period.closed_by],
        "kinds": list(KINDS.values()) if may_keep else [],
        "reopenings": [(one, people[one.opened_by], may_keep) for one in reopenings],
        "following": following.order_by("starts").first(),
        "next_name": Preview(period).name.replace("-", "–"),
        "report": Report.objects.visible_to(user).filter(period=period, kind=Report.Kind.ANNUAL).first(),
    }
    return render(request, "rollover/year.html", context)


@login_required
def open_next(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What opening the next year would make; sent, it is made. Opened again, what was left out is offered."""
    last = year_to_keep(request, board, pk)
    preview = Preview(last)

    def save(form: OpeningForm) -> OpenedYear:
        given = form.cleaned_data
        named = {"name": given.get("name", ""), "ends": given.get("ends")}
        return open_year(last=last, by=request.user, choices=form.choices(), **named)

    context = {
        "title": f"{'Make what is left out of' if preview.period else 'Open'} {preview.name.replace('-', '–')}",
        "preview": preview,
        "back": Link(last.label, reverse("year", args=[board, last.pk])),
    }
    return edit(
        request,
        form=OpeningForm,
        save=save,
        said=_said,
        to=lambda opened: reverse("year", args=[board, opened.period.pk]),
        template="rollover/open.html",
        context=context,
        preview=preview,
        today=timezone.localdate(),
    )


def _said(opened: OpenedYear) -> str:
    if opened.opening is None:
        return f"Nothing was made: all that you chose stands in {opened.period.label} already."
    many = sum(len(words) for words in opened.opening.made.values())
    return f"{opened.period.label} is open: {many} thing{'' if many == 1 else 's'} made or changed, listed here."


def _in_words(opening: Opening) -> list[tuple[str, list[str]]]:
    return [(heading, opening.made[part]) for part, heading in PARTS.items() if opening.made.get(part)]


def _people(*numbers: str) -> dict[str, str]:
    """The names of people by their opaque numbers, read at once."""
    known = User.objects.filter(pk__in=[number for number in numbers if number.isdigit()])
    names = {str(user.pk): str(user) for user in known}
    return {number: names.get(number, GONE) if number.isdigit() else "the system" for number in numbers}


GONE = "somebody no longer here"
