"""What the checks found in a report, check by check, and the reasons that answer it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.accounts.models import User
from lscb.annualreport import checks
from lscb.annualreport.checks import Check, Found, Level, answering
from lscb.annualreport.forms import AnswerCheckForm
from lscb.annualreport.models import CheckAnswer, Report
from lscb.annualreport.places import fill_url
from lscb.annualreport.views.finding import report_of
from lscb.document import walk
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.masthead import Link

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MAY_NOT_ANSWER = "You may read what the checks found. The board’s office answers it."


@login_required
@require_safe
def overview(request: HttpRequest, board: str, year: str) -> HttpResponse:
    """Every check: what it found, what blocks, what waits for an answer."""
    report = report_of(request, board, year)
    found = checks.run(checks.working(report))
    by_check = {check: [one for one in found if one.check is check] for check in checks.CHECKS}
    lines = [_line(report, check, here) for check, here in by_check.items()]
    return render(
        request,
        "annualreport/checks.html",
        {
            "report": report,
            "lines": [line for line in lines if line["found"]],
            "clear": [line["check"] for line in lines if not line["found"]],
            "errors": sum(one.check.level is Level.ERROR for one in found),
            "waiting": sum(one.check.level is Level.WARNING and not one.answer for one in found),
            "answered": sum(bool(one.answer) for one in found),
        },
    )


@login_required
@ASKED
def one(request: HttpRequest, board: str, year: str, name: str) -> HttpResponse:
    """One check: all that it found, and one reason that answers what is ticked."""
    report, check = report_of(request, board, year), _check(name)
    user: Any = request.user
    may = user.may(Power.EDIT_RECORDS, report.board)
    if request.method == "POST" and not may:
        raise PermissionDenied(MAY_NOT_ANSWER)
    found = checks.run(checks.working(report), [check])
    open_ones = [each for each in found if not each.answer]
    context = {
        "title": check.message,
        "report": report,
        "check": check,
        "blocks": check.level is Level.ERROR,
        "lines": [_found(report, each, user) for each in open_ones],
        "answered": _answered(report, check, found),
        "may_answer": may and check.level is Level.WARNING and bool(open_ones),
        "back": Link("Checks", reverse("checks", args=(board, year))),
    }
    return edit(
        request,
        form=AnswerCheckForm,
        found=[(each.key, each.fault.words) for each in open_ones],
        save=lambda form: answering.answer(
            report=report,
            found=[each for each in open_ones if each.key in form.cleaned_data["keys"]],
            reason=form.cleaned_data["reason"],
            by=user,
        ),
        said=lambda made: "Your reason is kept." if made else "Somebody else answered that meanwhile.",
        to=reverse("check", args=(board, year, name)) if len(open_ones) > 1 else reverse("checks", args=(board, year)),
        template="annualreport/check.html",
        context=context,
    )


@login_required
@ASKED
def take_back(request: HttpRequest, board: str, year: str, name: str, answer: int) -> HttpResponse:
    """Takes an answer back: what it answered is open again."""
    report, check = report_of(request, board, year), _check(name)
    user: Any = request.user
    if not user.may(Power.EDIT_RECORDS, report.board):
        raise PermissionDenied(MAY_NOT_ANSWER)
    rows = CheckAnswer.objects.filter(report=report, check_name=check.name)
    standing = get_object_or_404(rows, pk=answer)
    back = reverse("check", args=(board, year, name))
    return confirm(
        request,
        question="Take this answer back?",
        consequence=f"What was found is open again: {standing.said} The reason was: {standing.reason}",
        words="Take it back",
        act=lambda reason: answering.take_back(answer=standing, by=user),
        said="The answer is taken back.",
        to=back,
        back=back,
    )


def _line(report: Report, check: Check, found: list[Found]) -> dict[str, Any]:
    waiting = sum(one.blocks for one in found)
    return {
        "check": check,
        "found": len(found),
        "waiting": waiting,
        "blocks": check.level is Level.ERROR,
        "url": reverse("check", args=(report.board.slug, report.period.name, check.name)),
    }


def _found(report: Report, one: Found, user: Any) -> dict[str, Any]:
    place = one.fault.place
    chapter = reverse("chapter", args=(report.board.slug, report.period.name, place[0])) if place else ""
    return {
        "key": one.key,
        "words": one.fault.words,
        "url": f"{chapter}#{walk.anchor(place)}" if place else "",
        "fill": fill_url(one.fault.fill, user, report) if one.fault.fill else None,
    }


def _answered(report: Report, check: Check, found: list[Found]) -> list[tuple[CheckAnswer, str]]:
    """The answers that still hold, with the names of those who gave them."""
    keys = {one.key for one in found if one.answer}
    rows = list(CheckAnswer.objects.filter(report=report, check_name=check.name, key__in=keys).order_by("-at", "-pk"))
    names = {str(user.pk): str(user) for user in User.objects.filter(pk__in=[row.by for row in rows if row.by])}
    return [(row, names.get(row.by, "somebody who has left")) for row in rows]


def _check(name: str) -> Check:
    if name not in checks.BY_NAME:
        raise Http404("There is no such check.")
    return checks.BY_NAME[name]
