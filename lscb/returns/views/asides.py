"""Two texts for one answer: last period's and this one's, or two that were written at the same time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lscb.document.retyping import joined
from lscb.returns import services
from lscb.returns.forms import NarrativeForm
from lscb.returns.models import Answer, AnswerVersion
from lscb.returns.views.answering import last_of, page_of, version_of
from lscb.returns.views.finding import answer_of, names_of, require_writer

AGAIN = "Somebody wrote here again while you were deciding. These are the two texts now."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, ret: int, answer: int) -> HttpResponse:
    """Takes last period's text over: at once where nothing is written, else after asking."""
    shown = answer_of(request, ret, answer)
    require_writer(request.user, shown.ret)
    if request.method != "POST":
        return render(request, "returns/start.html", page_of(request, shown))
    try:
        services.start_from(answer=shown, last=last_of(shown), by=request.user, over=request.POST.get("over") == "yes")
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("return-start" if shown.body else "return-heading", ret, answer)
    messages.success(request, "Last period’s answer was copied. Change what is different now.")
    return redirect("return-heading", ret, answer)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def both(request: HttpRequest, ret: int, answer: int, version: int) -> HttpResponse:
    """A text that was set aside and the one that stands: keep the one, the other, or join them."""
    shown = answer_of(request, ret, answer)
    aside = version_of(shown, version)
    if aside is None:
        raise Http404
    require_writer(request.user, shown.ret)
    form = NarrativeForm(shown, data=request.POST) if request.POST.get("action") == "join" else None
    if request.method == "POST":
        try:
            saved = _decided(request, shown, aside, form)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            return _onward(request, shown, saved)
    return render(request, "returns/both.html", _both_page(request, shown, aside, form))


def _decided(
    request: HttpRequest, answer: Answer, aside: AnswerVersion, form: NarrativeForm | None
) -> services.Saved | None:
    """Does what was chosen. Raises ValidationError where it may not be done now."""
    user: Any = request.user
    if form is not None and form.is_valid():
        data = form.cleaned_data
        return services.save_answer(answer=answer, body=data["body"], by=user, based_on=data["based_on"])
    if request.POST.get("action") == "mine":
        seen = request.POST.get("based_on", "")
        return services.keep_mine(aside=aside, seen=int(seen) if seen.isdigit() else 0, by=user)
    if request.POST.get("action") == "theirs":
        services.keep_theirs(aside=aside, by=user)
        return None
    raise ValidationError("Choose which text to keep.")


def _onward(request: HttpRequest, answer: Answer, saved: services.Saved | None) -> HttpResponse:
    here = (answer.ret_id, answer.pk)
    if saved and saved.unseen:
        messages.error(request, AGAIN)
        return redirect("return-both", *here, saved.version.pk)
    kept = "Your text was saved" if saved else "The other text stands; yours is kept in the history"
    messages.success(request, f"{kept}. Mark the heading as done when it is finished.")
    return redirect("return-heading", *here)


def _both_page(
    request: HttpRequest, answer: Answer, aside: AnswerVersion, form: NarrativeForm | None
) -> dict[str, Any]:
    current = answer.current
    names = names_of([aside.by, current.by if current else ""])
    yours = aside.by == str(request.user.pk)
    return {
        **page_of(request, answer),
        "version": aside,
        "current": current,
        "yours": yours,
        "whose": "your" if yours else f"{names[aside.by]}’s",
        "theirs": names.get(current.by, "") if current else "",
        "form": form or NarrativeForm(answer, body=joined(answer.body, aside.body)),
    }
