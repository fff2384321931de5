"""What the board's office does with a return: reads it, accepts it, sends it back, opens it again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.returns import policies, services
from lscb.returns.forms import ReopenForm, SendBackForm, TogetherForm
from lscb.returns.views import telling
from lscb.returns.views.finding import found, names_of, require_office, sent
from lscb.returns.views.lists import about
from lscb.returns.views.whole import handed_in_before, said


@login_required
@require_safe
def review(request: HttpRequest, ret: int) -> HttpResponse:
    """The whole return, with what changed since it was last handed in, and what may be done with it."""
    shown = found(request, ret)
    require_office(request.user, shown)
    before = handed_in_before(shown)
    who = names_of([shown.submitted_by]).get(shown.submitted_by, "")
    context = {
        **about(shown, list(shown.answers.all())),
        "said": said(shown, compared=True),
        "before": telling.moment(before) if before else "",
        "submitted": f"{telling.moment(shown.submitted_at)} by {who}" if shown.submitted_at else "",
        "why_not_accept": policies.why_not_accept(shown),
        "locked": shown.why_locked(),
    }
    return render(request, "returns/review.html", context)


@login_required
@require_POST
def accept(request: HttpRequest, ret: int) -> HttpResponse:
    """Accepts the return."""
    shown = found(request, ret)
    require_office(request.user, shown)
    try:
        services.accept(ret=shown, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("return-review", ret)
    messages.success(request, f"The return of {shown.respondent} is accepted.")
    return redirect("return-tasks", ret)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, ret: int) -> HttpResponse:
    """Sends named headings back, with the reason."""
    shown = found(request, ret)
    require_office(request.user, shown)
    form = SendBackForm(shown, data=sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.send_back(
                ret=shown,
                headings=list(data["headings"]),
                items=list(data.get("items", ())),
                reason=data["reason"],
                due_on=data["due_on"],
                by=request.user,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"The return was sent back to {shown.respondent}.")
            return redirect("return-tasks", ret)
    return render(request, "returns/send_back.html", {**about(shown, list(shown.answers.all())), "form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, ret: int) -> HttpResponse:
    """Opens a return that was handed in, with the reason."""
    shown = found(request, ret)
    require_office(request.user, shown)
    form = ReopenForm(data=sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.reopen(ret=shown, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"The return of {shown.respondent} is open again.")
            return redirect("return-tasks", ret)
    return render(request, "returns/reopen.html", {**about(shown, list(shown.answers.all())), "form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest, ret: int) -> HttpResponse:
    """Which agencies answer a return together."""
    shown = found(request, ret)
    require_office(request.user, shown)
    form = TogetherForm(shown, timezone.localdate(), data=sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_together(ret=shown, partners=form.cleaned_data["partners"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "Saved. The people of each agency that was added have been told.")
            return redirect("return-tasks", ret)
    why_not = policies.why_not_together(shown)
    context = {**about(shown, list(shown.answers.all())), "form": form, "why_not": why_not}
    return render(request, "returns/together.html", context)
