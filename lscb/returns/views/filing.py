"""Handing a return in: all answers on one page, the declaration, the receipt."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lscb.returns import policies, services
from lscb.returns.forms import DeclarationForm
from lscb.returns.models import Return
from lscb.returns.views import telling
from lscb.returns.views.finding import found, names_of, require_writer
from lscb.returns.views.lists import about
from lscb.returns.views.whole import said


@login_required
@require_safe
def check(request: HttpRequest, ret: int) -> HttpResponse:
    """All that a return says, each heading with the way back to it, and the declaration."""
    shown = found(request, ret)
    require_writer(request.user, shown)
    return _check(request, shown, DeclarationForm(shown))


def _check(request: HttpRequest, ret: Return, form: DeclarationForm) -> HttpResponse:
    context = {
        **about(ret, list(ret.answers.all())),
        "said": said(ret),
        "form": form,
        "why_not_submit": policies.why_not_submit(ret),
        "why_not_you": policies.why_not_hand_in(request.user, ret),
    }
    return render(request, "returns/check.html", context)


@login_required
@require_POST
def submit(request: HttpRequest, ret: int) -> HttpResponse:
    """Hands the return in under its declaration."""
    shown, user = found(request, ret), request.user
    why_not = policies.why_not_hand_in(user, shown)
    if why_not:
        raise PermissionDenied(why_not)
    form = DeclarationForm(shown, data=request.POST)
    if form.is_valid():
        try:
            services.submit(ret=shown, by=user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("return-receipt", ret)
    return _check(request, shown, form)


@login_required
@require_safe
def receipt(request: HttpRequest, ret: int) -> HttpResponse:
    """That the return was handed in: when, by whom, how late, and what happens next."""
    shown = found(request, ret)
    if shown.state not in Return.HANDED_IN or shown.submitted_at is None:
        return redirect("return-tasks", ret)
    context: dict[str, Any] = {
        **about(shown, list(shown.answers.all())),
        "when": telling.moment(shown.submitted_at),
        "who": names_of([shown.submitted_by])[shown.submitted_by],
        "yours": shown.submitted_by == str(request.user.pk),
    }
    return render(request, "returns/receipt.html", context)
