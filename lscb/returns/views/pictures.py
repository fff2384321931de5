"""Pictures under an answer: put there with their words, shown, taken away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.returns import services
from lscb.returns.forms import PictureForm
from lscb.returns.models import Answer, AnswerPicture
from lscb.returns.views.answering import locked, page_of
from lscb.returns.views.finding import answer_of, require_writer, sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, ret: int, answer: int) -> HttpResponse:
    """Asks for a picture and for what it shows in words."""
    shown = answer_of(request, ret, answer)
    require_writer(request.user, shown.ret)
    form = PictureForm(data=sent(request), files=request.FILES)
    if request.method == "POST" and form.is_valid() and _stored(shown, form, request.user):
        messages.success(request, "The picture was added.")
        return redirect("return-heading", ret, answer)
    context = {**page_of(request, shown), "form": form, "why_locked": locked(request.user, shown)}
    return render(request, "returns/picture.html", context)


def _stored(answer: Answer, form: PictureForm, by: Any) -> bool:
    data = form.cleaned_data
    file = data["picture"]
    try:
        services.add_picture(
            answer=answer, name=file.name, content=file.read(), alt=data["alt"], caption=data["caption"], by=by
        )
    except ValidationError as refused:
        form.add_error("picture", refused.messages)  # type: ignore[arg-type]  # a list of sentences is taken
        return False
    return True


@login_required
@require_POST
def remove(request: HttpRequest, ret: int, answer: int, picture: int) -> HttpResponse:
    """Takes a picture away from under an answer; the file itself is kept."""
    shown = answer_of(request, ret, answer)
    require_writer(request.user, shown.ret)
    try:
        services.remove_picture(picture=_picture(request, shown, picture), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, "The picture was taken away.")
    return redirect("return-heading", ret, answer)


@login_required
@require_safe
def show(request: HttpRequest, ret: int, answer: int, picture: int) -> HttpResponseBase:
    """The picture's bytes, for whoever may read the return."""
    file = _picture(request, answer_of(request, ret, answer), picture).file
    version = file.versions.order_by("-number").first()
    if version is None or version.media_type not in services.PICTURES:
        raise Http404
    return FileResponse(
        version.content.open("rb"), content_type=version.media_type, headers={"Cache-Control": "private, max-age=3600"}
    )


def _picture(request: HttpRequest, answer: Answer, pk: int) -> AnswerPicture:
    rows = AnswerPicture.objects.visible_to(request.user).select_related("file", "answer__ret__round")
    picture: AnswerPicture = get_object_or_404(rows, pk=pk, answer=answer)
    return picture
