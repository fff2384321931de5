"""A piece of evidence: its versions, a new one, taking it away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from agencies.section11 import services
from agencies.section11.forms import NewVersionForm
from agencies.section11.models import Evidence, Judgement
from agencies.section11.views.finding import about, judgement_of, locked, return_of
from lscb.returns.views.finding import require_writer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, ret: int, judgement: int, evidence: int) -> HttpResponse:
    """What shows a judgement, with every version of its file, and a new version where it may be written."""
    one = judgement_of(return_of(request, ret), judgement)
    piece = _of(one, evidence)
    form = NewVersionForm()
    if request.method == "POST":
        require_writer(request.user, one.ret)
        form = NewVersionForm(request.POST, request.FILES)
        if form.is_valid() and _renewed(request, form, piece):
            return redirect("evidence", ret, judgement, evidence)
    context = {
        **about(one.ret),
        "judgement": one,
        "evidence": piece,
        "versions": piece.file.versions.all() if piece.file else (),
        "why_locked": locked(request.user, one.ret, one),
        "form": form,
    }
    return render(request, "section11/evidence.html", context)


def _renewed(request: HttpRequest, form: NewVersionForm, piece: Evidence) -> bool:
    name, content = form.cleaned_data["file"]
    try:
        version = services.renew_evidence(evidence=piece, name=name, content=content, by=request.user)
    except ValidationError as refused:
        form.add_error("file", refused)
        return False
    messages.success(request, f"Version {version.number} of “{piece}” is stored. The earlier ones stay.")
    return True


@login_required
@require_POST
def remove(request: HttpRequest, ret: int, judgement: int, evidence: int) -> HttpResponse:
    """Takes evidence away from a standard."""
    one = judgement_of(return_of(request, ret), judgement)
    piece = _of(one, evidence)
    require_writer(request.user, one.ret)
    try:
        services.remove_evidence(evidence=piece, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, f"“{piece}” was taken away.")
    return redirect("standard", ret, judgement)


def _of(one: Judgement, pk: int) -> Evidence:
    for piece in one.evidence.all():
        if piece.pk == pk:
            piece.judgement = one
            return piece
    raise Http404
