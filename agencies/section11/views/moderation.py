"""Grades after moderation: all of a return's side by side, and one while the panel grades it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from agencies.section11 import policies, services, telling
from agencies.section11.forms import ModerationForm
from agencies.section11.models import Judgement
from agencies.section11.views.finding import about, around, judgement_of, return_of
from agencies.section11.views.standards import page_of
from lscb.permissions import Power
from lscb.returns.models import Return
from lscb.returns.views.finding import names_of

NOT_PANEL = "The board’s panel moderates. You may read both grades."
MEANWHILE = "Somebody of the panel graded this while you were writing. Theirs stands beside; save again to replace it."


@login_required
@require_safe
def grades(request: HttpRequest, ret: int) -> HttpResponse:
    """Every standard with both grades, a small scale and the difference in words."""
    shown = return_of(request, ret)
    user: Any = request.user
    return render(request, "section11/moderation.html", {**about(shown), **compared(shown), "may": _may(user, shown)})


def compared(ret: Return) -> dict[str, Any]:
    """Both grades of each standard, and how often they agree."""
    rows = list(ret.judgements.all())
    return {
        "lede": telling.panel_words(rows),
        "base": str(telling.Base.of(rows)),
        "lines": [(one, telling.own_words(one), telling.marks(one), telling.difference_words(one)) for one in rows],
        "ends": _ends(rows),
    }


def _ends(rows: list[Judgement]) -> str:
    levels = telling.scale_of(rows[0])
    return f"{levels[0].order} to {levels[-1].order}" if levels else ""


def _may(user: Any, ret: Return) -> bool:
    return user.may(Power.MODERATE, ret)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def moderate(request: HttpRequest, ret: int, judgement: int) -> HttpResponse:
    """One standard: the agency's own grade, and the panel's beside it."""
    shown = return_of(request, ret)
    one, user = judgement_of(shown, judgement), request.user
    may = _may(user, shown)
    form = ModerationForm(one, data=request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may:
            raise PermissionDenied(NOT_PANEL)
        if form.is_valid() and _moderated(request, one, form):
            _, after = around(shown, one)
            return redirect("moderate", ret, after.pk) if after else redirect("moderation", ret)
    context = {
        **page_of(request, one),
        **compared(shown),
        "form": form,
        "may": may,
        "why_not": policies.why_not_moderate(one),
        "who": names_of([one.moderated_by]).get(one.moderated_by, ""),
    }
    return render(request, "section11/moderate.html", context)


def _moderated(request: HttpRequest, one: Judgement, form: ModerationForm) -> bool:
    if form.cleaned_data["seen"] != one.version:
        form.add_error(None, MEANWHILE)
        form.data = {**form.data.dict(), "seen": one.version}  # type: ignore[attr-defined]  # a QueryDict
        return False
    try:
        services.moderate(judgement=one, level=form.level, reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    messages.success(request, f"The panel’s grade of “{one.standard}” is kept beside the agency’s own.")
    return True
