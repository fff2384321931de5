"""A return's standards: the list, and one while it is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.section11 import policies, services, telling
from agencies.section11.forms import DONE, StandardForm
from agencies.section11.models import Judgement
from agencies.section11.views.finding import about, around, judgement_of, locked, return_of, saved_words
from lscb.permissions import Power
from lscb.returns.models import Return
from lscb.returns.views.finding import names_of, require_writer
from lscb.returns.views.sentback import sent_back

ASIDE = "{name} saved this standard while you were writing. Nothing is lost: both are shown below."


@login_required
@require_safe
def standards(request: HttpRequest, ret: int) -> HttpResponse:
    """All standards of a return and how far each has come."""
    shown = return_of(request, ret)
    why_locked = locked(request.user, shown)
    moderated = any(judgement.moderated_level for judgement in shown.judgements.all())
    user: Any = request.user
    context = {
        **about(shown),
        "why_locked": why_locked,
        "may_bring": not why_locked and _to_bring(shown),
        "moderation": moderated or user.may(Power.MODERATE, shown),
    }
    return render(request, "section11/standards.html", context)


def _to_bring(ret: Return) -> int:
    """For how many standards nothing is written yet while something was said last time."""
    earlier = services.before(ret)
    return sum(j.standard_id in earlier and not policies.is_written(j) for j in ret.judgements.all())


@login_required
@require_POST
def forward(request: HttpRequest, ret: int) -> HttpResponse:
    """Last time's arrangements, leads and links, where nothing is written yet."""
    shown = return_of(request, ret)
    require_writer(request.user, shown)
    try:
        brought = len(services.bring_forward(ret=shown, by=request.user))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        many = f"{brought} standard{'s' if brought != 1 else ''}"
        messages.success(request, f"Last time’s words were brought forward for {many}. Grade each anew.")
    return redirect("standards", ret)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def standard(request: HttpRequest, ret: int, judgement: int) -> HttpResponse:
    """One standard: the requirement, and what the return says of it."""
    shown = return_of(request, ret)
    one, user = judgement_of(shown, judgement), request.user
    if request.method == "POST":
        require_writer(user, shown)
        return _posted(request, one)
    if locked(user, shown, one):
        return render(request, "section11/standard_read.html", page_of(request, one))
    aside = services.waiting_aside(one, user)
    form = StandardForm(one, aside=aside)
    return render(request, "section11/standard.html", {**page_of(request, one), "form": form, "aside": aside})


def _posted(request: HttpRequest, one: Judgement) -> HttpResponse:
    form = StandardForm(one, data=request.POST, files=request.FILES)
    if form.is_valid():
        try:
            saved = write(form, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return _onward(request, form, saved)
    aside = services.waiting_aside(one, request.user)
    context = {**page_of(request, one), "form": form, "aside": aside, "file_again": bool(request.FILES)}
    return render(request, "section11/standard.html", context)


@transaction.atomic
def write(form: StandardForm, *, by: Any) -> services.Saved:
    """Stores what a form says: the words, then a piece of evidence and an action. Raises ValidationError."""
    data = form.cleaned_data
    saved = services.save(
        judgement=form.judgement,
        seen=data["seen"],
        by=by,
        done=form.action_pressed == DONE,
        beside=form.beside(),
        **form.values(),
    )
    if saved.aside is None:
        _evidence(saved.judgement, data, by=by)
        _action(saved.judgement, data, by=by)
    return saved


def _evidence(one: Judgement, data: dict[str, Any], *, by: Any) -> None:
    if data["file"]:
        name, content = data["file"]
        title = data["evidence_title"] or name.rsplit(".", 1)[0][:200]
        services.add_evidence(judgement=one, title=title, name=name, content=content, by=by)
    elif data["link"]:
        title = data["evidence_title"] or data["link"][:200]
        services.add_evidence(judgement=one, title=title, link=data["link"], by=by)


def _action(one: Judgement, data: dict[str, Any], *, by: Any) -> None:
    if not data["action"]:
        return
    owners = [owner for owner in (one.ret.respondent, data["action_by"]) if owner]
    services.raise_action(judgement=one, title=data["action"], owners=owners, by=by, due_on=data["action_due"])


def _onward(request: HttpRequest, form: StandardForm, saved: services.Saved) -> HttpResponse:
    """On to the next standard, back to the list, or to both texts where somebody else saved meanwhile."""
    one = form.judgement
    if saved.aside is not None:
        theirs = saved.judgement.saved_by
        again = " Choose the file again." if form.cleaned_data["file"] else ""
        messages.error(request, ASIDE.format(name=names_of([theirs]).get(theirs, "Somebody else")) + again)
        return redirect("standard", one.ret_id, one.pk)
    done = form.action_pressed == DONE
    messages.success(request, f"“{one.standard}” {'is done' if done else 'was saved'}.")
    _, after = around(one.ret, one)
    if done and after is not None:
        return redirect("standard", one.ret_id, after.pk)
    return redirect("standards", one.ret_id)


@login_required
@require_POST
def let_go(request: HttpRequest, ret: int, judgement: int) -> HttpResponse:
    """What stands is left as it is; the writer's words that were set aside are no longer asked about."""
    shown = return_of(request, ret)
    one = judgement_of(shown, judgement)
    require_writer(request.user, shown)
    services.let_go(judgement=one, by=request.user)
    messages.success(request, "What the others saved stands. Your own words are kept in the records.")
    return redirect("standard", ret, judgement)


def page_of(request: HttpRequest, one: Judgement) -> dict[str, Any]:
    """What every page of one standard shows round the form."""
    ret = one.ret
    before, after = around(ret, one)
    names = names_of([one.saved_by])
    return {
        **about(ret),
        "judgement": one,
        "standard": one.standard,
        "place": f"Standard {[j.pk for j in ret.judgements.all()].index(one.pk) + 1} of {len(ret.judgements.all())}",
        "previous": before,
        "next": after,
        "why_locked": locked(request.user, ret, one),
        "saved": saved_words(one, names),
        "theirs": names.get(one.saved_by, "Somebody else"),
        "own": telling.own_words(one),
        "panel": telling.grade_words(one.moderated_level),
        "difference": telling.difference_words(one),
        "last": _last_words(ret, one),
        "sent_back": sent_back(ret, bool(one.item and one.item.sent_back)),
    }


def _last_words(ret: Return, one: Judgement) -> str:
    """ "Last time you graded this 2. The panel did not change it." """
    last = services.before(ret).get(one.standard_id)
    if last is None or last.self_level is None:
        return ""
    words = f"In {last.ret.round.period.label} you graded this {last.self_level.order}."
    if last.moderated_level is None:
        return words
    same = last.moderated_level_id == last.self_level_id
    return f"{words} {'The panel agreed.' if same else f'The panel gave it {last.moderated_level.order}.'}"
