"""Saying something of a paragraph, and the office's answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from lscb.annualreport import commenting, draftpages
from lscb.annualreport.forms import AnswerCommentForm, SayForm
from lscb.annualreport.models import Comment, SharedDraft
from lscb.annualreport.policies import MAY_NOT_ANSWER, MAY_NOT_SPEAK, holds, why_not_answer
from lscb.annualreport.stored import opened
from lscb.annualreport.tables import YouSaidTable
from lscb.annualreport.threads import threads_of
from lscb.annualreport.views.drafts import may_speak
from lscb.annualreport.views.finding import draft_of, spot_of
from lscb.annualreport.yousaid import organisations_of, settled_of
from lscb.document.html import render_spot
from lscb.permissions import Power
from lscb.web.listing import listing
from lscb.web.masthead import Link


@login_required
@require_safe
def comments(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """Everything said of a draft, chapter by chapter, and what is still open."""
    draft = draft_of(request, board, year, number)
    threads = threads_of(draft, request.user)
    chapters = [
        {"heading": chapter.heading, "threads": here}
        for chapter in opened(draft).document.chapters
        if (here := [thread for thread in threads if thread.chapter == chapter.key])
    ]
    context = {
        **draftpages.about(draft),
        "chapters": chapters,
        "said": len(threads),
        "open": sum(not thread.settled for thread in threads),
        "may_answer": _may_answer(request, draft),
    }
    return render(request, "annualreport/comments.html", context)


@login_required
@require_safe
def you_said(request: HttpRequest, board: str, year: str, number: int) -> HttpResponse:
    """What readers said of a draft and what was done about it, as a table to print, without their names."""
    draft = draft_of(request, board, year, number)
    rows = settled_of([draft])
    organisations = organisations_of([draft])
    headings = {chapter.key: chapter.heading for chapter in opened(draft).document.chapters}
    about = draftpages.about(draft)
    back = Link(f"Comments on draft {number}", draftpages.Address(draft).to("draft-comments"))
    return listing(
        request,
        rows,
        table=YouSaidTable,
        name=f"you-said-we-did-draft-{number}",
        template="annualreport/you_said.html",
        context={
            **about,
            "title": "You said, we did",
            "back": back,
            "open": draft.comments.openings().count() - rows.count(),
        },
        headings=headings,
        organisations=organisations,
        exclude=() if organisations else ("who",),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, board: str, year: str, number: int, key: str, spot: str) -> HttpResponse:
    """One paragraph of a draft, what was said of it, and the box to say more."""
    draft = draft_of(request, board, year, number)
    place = spot_of(draft, key, spot)
    speaks = may_speak(request, draft)
    if request.method == "POST" and not speaks:
        raise PermissionDenied(MAY_NOT_SPEAK)
    form = SayForm(request.POST) if request.method == "POST" else SayForm()
    if form.is_bound and form.is_valid():
        try:
            commenting.comment(draft=draft, spot=place, body=form.cleaned_data["body"], by=request.user)
        except ValidationError as refused:
            form.add_error("body", refused.messages)
        else:
            messages.success(request, f"Your comment on this {place.noun} is kept. The board’s office will answer it.")
            return redirect(draftpages.Address(draft).chapter(key) + f"#{spot}")
    address = draftpages.Address(draft)
    here = [t for t in threads_of(draft, request.user, chapter=key) if t.ident == spot]
    context = {
        **draftpages.about(draft),
        "chapter": opened(draft).chapter(key),
        "chapter_url": address.chapter(key),
        "spot": place,
        "spot_html": mark_safe(render_spot(opened(draft), place)),  # the renderer escapes every word
        "threads": here,
        "form": form if speaks else None,
        "may_answer": _may_answer(request, draft),
    }
    return render(request, "annualreport/say.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, board: str, year: str, number: int, comment: int) -> HttpResponse:
    """The office replies to a comment, or settles it with what was done."""
    draft = draft_of(request, board, year, number)
    if not _may_answer(request, draft):
        raise PermissionDenied(MAY_NOT_ANSWER)
    rows = Comment.objects.visible_to(request.user).filter(draft=draft, reply_to__isnull=True)
    said = get_object_or_404(rows.select_related("draft__report__board"), pk=comment)
    form = AnswerCommentForm(request.POST) if request.method == "POST" else AnswerCommentForm()
    if form.is_bound and form.is_valid() and _answered(request, form, said):
        return redirect(draftpages.Address(draft).to("draft-comments"))
    thread = next(t for t in threads_of(draft, request.user) if t.comment.pk == said.pk)
    context = {
        **draftpages.about(draft),
        "thread": thread,
        "why_not": why_not_answer(said),
        "form": form,
        "comments_url": draftpages.Address(draft).to("draft-comments"),
    }
    return render(request, "annualreport/answer.html", context)


def _answered(request: HttpRequest, form: AnswerCommentForm, said: Comment) -> bool:
    """Stores the reply or what was done; whether it could be."""
    body, user = form.cleaned_data["body"], request.user
    try:
        if request.POST.get("action") == "settle":
            commenting.resolve(comment=said, done=body, by=user)
            messages.success(request, "The comment is settled.")
        else:
            commenting.reply(to=said, body=body, by=user)
            messages.success(request, "Your reply is kept. The comment stays open.")
    except ValidationError as refused:
        form.add_error("body", refused.messages)
        return False
    return True


def _may_answer(request: HttpRequest, draft: SharedDraft) -> bool:
    user: Any = request.user
    return holds(user, Power.ANSWER_COMMENTS, draft.report.board)
