"""One heading of a return: read, written, saved by button and by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from lscb.permissions import Power
from lscb.returns import policies, services
from lscb.returns.forms import AnswerForm
from lscb.returns.models import Answer, AnswerVersion, Return
from lscb.returns.views import telling
from lscb.returns.views.finding import answer_of, names_of, require_writer
from lscb.returns.views.sentback import sent_back
from lscb.web import british

# Within this time after somebody else's save they are taken to be writing still.
LATELY = timedelta(minutes=15)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def heading(request: HttpRequest, ret: int, answer: int) -> HttpResponse:
    """One heading: guidance, last period's answer beside, the text, and how it is finished."""
    shown, user = answer_of(request, ret, answer), request.user
    if request.method == "POST":
        require_writer(user, shown.ret)
        return _posted(request, shown)
    if locked(user, shown):
        return render(request, "returns/heading_read.html", page_of(request, shown))
    return render(request, "returns/heading.html", {**page_of(request, shown), "form": _form(request, shown)})


def _form(request: HttpRequest, answer: Answer, **options: Any) -> AnswerForm:
    user: Any = request.user
    return AnswerForm(answer, office=user.may(Power.ACCEPT_RETURN, answer.ret), **options)


def locked(user: Any, answer: Answer) -> str:
    """Why a reader sees the answer without being able to write in it; empty where they may."""
    if not policies.may_fill(user, answer.ret):
        return f"You may read this return. The people of {answer.ret.respondent} write in it."
    return policies.why_not_write(answer.ret, answer)


def _posted(request: HttpRequest, answer: Answer) -> HttpResponse:
    form = _form(request, answer, data=request.POST)
    if form.is_valid():
        try:
            saved = write(form, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return _onward(request, form, saved)
    return render(request, "returns/heading.html", {**page_of(request, answer), "form": form})


@transaction.atomic
def write(form: AnswerForm, *, by: Any) -> services.Saved | None:
    """Stores what a form says of its answer; None where there was nothing to store. Raises ValidationError."""
    data, answer = form.cleaned_data, form.answer
    finished = form.action in ("done", "later")
    nothing, passed_over = data["nothing"] and finished, data.get("passed_over", False) and finished
    saved = None
    changed = data["body"] != answer.body or "subjects" in form.changed_data or _taken_back(form)
    if changed or (form.action == "done" and not (nothing or passed_over)):
        saved = services.save_answer(
            answer=answer,
            body=data["body"],
            by=by,
            based_on=data["based_on"],
            done=form.action == "done",
            subjects=data.get("subjects"),
        )
    if (nothing or passed_over) and not (saved and saved.unseen):
        settle = services.not_answered if passed_over else services.nothing_to_report
        settle(answer=Answer.objects.get(pk=answer.pk), reason=data["why"], by=by)
    return saved


def _taken_back(form: AnswerForm) -> bool:
    """Whether a tick that stood in place of an answer was taken away."""
    return any(name in form.changed_data and not form.cleaned_data[name] for name in ("nothing", "passed_over"))


def _onward(request: HttpRequest, form: AnswerForm, saved: services.Saved | None) -> HttpResponse:
    """Where a button leads once all is stored: to both texts, to what it is for, or back to the list."""
    answer = form.answer
    here = (answer.ret_id, answer.pk)
    if saved and saved.unseen:
        return redirect("return-both", *here, saved.version.pk)
    if form.action == "start":
        return redirect("return-start", *here)
    if form.action == "picture":
        return redirect("return-picture-add", *here)
    if form.action == "part":
        return _another_part(request, answer)
    kept = "is done" if form.action == "done" else f"was saved at {british.clock(timezone.localtime())}"
    messages.success(request, f"“{answer}” {kept}.")
    return redirect("return-tasks", answer.ret_id)


def _another_part(request: HttpRequest, answer: Answer) -> HttpResponse:
    try:
        part = services.add_part(ret=answer.ret, heading=answer.heading, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        part = answer
    return redirect("return-heading", answer.ret_id, part.pk)


@login_required
@require_POST
def autosave(request: HttpRequest, ret: int, answer: int) -> JsonResponse:
    """Stores the text while it is being written; answers with the version it became and the words to show."""
    shown = answer_of(request, ret, answer)
    require_writer(request.user, shown.ret)
    form = _form(request, shown, data=request.POST)
    if not form.is_valid() or form.cleaned_data["nothing"] or form.cleaned_data.get("passed_over"):
        return JsonResponse({"state": "waiting", "words": "Not saved yet. It is when you press a button below."})
    try:
        saved = write(form, by=request.user)
    except ValidationError as refused:
        return JsonResponse({"state": "refused", "words": " ".join(refused.messages)})
    return JsonResponse(_autosaved(shown, saved))


def _autosaved(answer: Answer, saved: services.Saved | None) -> dict[str, Any]:
    if saved is None:
        return {"state": "same", "words": ""}
    if saved.unseen:
        address = reverse("return-both", args=[answer.ret_id, answer.pk, saved.version.pk])
        words = "Somebody else wrote meanwhile. Your text is kept apart."
        return {"state": "aside", "words": words, "address": address}
    at = british.clock(timezone.localtime(saved.version.at))
    return {"state": "saved", "words": f"Saved at {at}.", "version": saved.version.number}


def page_of(request: HttpRequest, answer: Answer) -> dict[str, Any]:
    """What every page of one heading shows round the text."""
    ret, user = answer.ret, request.user
    around = list(ret.answers.select_related("heading").order_by("heading__order", "heading", "part"))
    place = next(n for n, other in enumerate(around) if other.pk == answer.pk)
    return {
        "ret": ret,
        "answer": answer,
        "title": f"{ret.round.title} {ret.round.period.label}",
        "place": f"Heading {place + 1} of {len(around)}",
        "previous": around[place - 1] if place else None,
        "next": around[place + 1] if place + 1 < len(around) else None,
        "why_locked": locked(user, answer),
        "nothing": telling.nothing_words(answer) if answer.state == Answer.State.NOTHING else "",
        "others": _others(answer, user),
        "aside": services.waiting_aside(answer, user),
        "sent_back": sent_back(ret, answer.sent_back),
        **_last(answer),
    }


def _others(answer: Answer, user: Any) -> str:
    """Who else wrote here within the last minutes, in a line."""
    since = timezone.now() - LATELY
    lately = {v.by: v.at for v in sorted(answer.versions.all(), key=lambda v: v.number) if v.at > since}
    lately.pop(str(user.pk), None)
    names = names_of(lately)
    return " ".join(
        f"{names[by]} saved this heading at {british.clock(timezone.localtime(at))} and may still be writing."
        for by, at in lately.items()
    )


def _last(answer: Answer) -> dict[str, Any]:
    """The answer of the period before, with the text that stood and how its return ended."""
    last = last_of(answer)
    if last is None:
        return {"last": None}
    ret = last.ret
    ended = f"accepted on {british.day(timezone.localdate(ret.accepted_at))}" if ret.accepted_at else ""
    state = ended or ("handed in" if ret.state in Return.HANDED_IN else "not handed in")
    nothing = telling.nothing_words(last) if last.state == Answer.State.NOTHING else ""
    return {"last": last, "last_state": f"{ret.round.period.label}, {state}", "last_nothing": nothing}


def last_of(answer: Answer) -> Answer | None:
    """What the respondent said here in the period before; of several parts, the one of the same number first."""
    rows = Answer.objects.before(answer).select_related("ret__round__period", "heading").prefetch_related("versions")
    earlier = [row for row in rows[:12] if row.ret_id == rows[0].ret_id]
    same = (row for row in earlier if row.part == answer.part)
    return next(same, earlier[0] if earlier else None)


def version_of(answer: Answer, pk: int) -> AnswerVersion | None:
    """A text of the answer that was set aside."""
    return next((v for v in answer.versions.all() if v.pk == pk and v.set_aside), None)
