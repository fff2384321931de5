"""The pages of invited readers. No account, no other page: the link of a letter, then a cookie that opens one draft."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lscb.annualreport import consulting, readerpages, reading
from lscb.annualreport.consultationpolicies import may_look_back, why_not_read
from lscb.annualreport.forms import AnswerAsReaderForm, SayAsReaderForm
from lscb.annualreport.models import Comment, Reader
from lscb.annualreport.policies import why_not_answer
from lscb.annualreport.readerletters import BY_THEMSELVES, whom_to_ask
from lscb.annualreport.stored import opened
from lscb.annualreport.threads import threads_of_reader
from lscb.annualreport.views.finding import spot_of
from lscb.document.html import render_spot
from lscb.web.masthead import Masthead

ASKED = require_http_methods(["GET", "HEAD", "POST"])
NOT_IN = (
    "Open the link in your letter again. For your safety a visit ends when the browser closes, and after a working day."
)
View = Callable[..., HttpResponse]


def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the letter leads. It always leads on, so that neither the browser nor a log of refusals keeps the token."""
    reader = Reader.objects.of_token(token) if reading.may_try(request) else None
    if reader is not None:
        answer = redirect("reading", reader.pk)
        reading.let_in(answer, reader)
        return quiet(answer)
    if not reading.may_try(request):
        return quiet(redirect("reading-wait"))
    reading.note_wrong_link(request)
    return quiet(redirect("reading-unknown"))


@require_safe
def unknown(request: HttpRequest) -> HttpResponse:
    """Where a link leads that opens nothing."""
    return quiet(render(request, "annualreport/reading/unknown.html", status=404))


@require_safe
def wait(request: HttpRequest) -> HttpResponse:
    """Where links lead after too many that opened nothing."""
    return quiet(render(request, "annualreport/reading/wait.html", status=429))


def quiet(answer: HttpResponse, *, form: bool = False) -> HttpResponse:
    """Kept by no browser and no search engine. A page with a form tells its own site, and only that, where it was sent
    from: without it browsers send such a form as if from nowhere, and it would be refused.
    """
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "same-origin" if form else "no-referrer"
    return answer


def for_reader(view: View) -> View:
    """Lets in the reader whose pages these are, while the round is open; others are told why not, and lose no word."""

    @wraps(view)
    def asked(request: HttpRequest, reader: int, *args: Any, **names: Any) -> HttpResponse:
        found = reading.let_in_already(request, reader)
        why_not = why_not_read(found) if found else NOT_IN
        if found is None or why_not:
            return shut(request, found, why_not)
        of_reader(request, found)
        try:
            answer = view(request, found, *args, **names)
        except reading.OutOfTime as late:
            return shut(request, found, late.messages[0])
        reading.let_in(answer, found)
        return quiet(answer, form=True)

    return asked


def of_reader(request: HttpRequest, reader: Reader) -> None:
    """The head of the page: the board's name and the reader's, and no way to any other page."""
    draft = reader.consultation.draft
    home = reverse("reading", args=[reader.pk])
    request.masthead = Masthead(board_name=draft.report.board.name, home=home, who=reader.called)  # type: ignore[attr-defined]  # our own attribute


def shut(request: HttpRequest, reader: Reader | None, why_not: str) -> HttpResponse:
    """Why the draft is not shown, whom to ask, and what was typed, to be copied: it was not sent.

    Once a round is closed its readers still find here what they said themselves, and what was done about it.
    """
    head = Masthead(board_name=reader.consultation.draft.report.board.name) if reader else Masthead()
    request.masthead = head  # type: ignore[attr-defined]  # our own attribute
    context = {
        "reader": reader,
        "why_not": why_not,
        "whom_to_ask": whom_to_ask(reader.consultation) if reader else BY_THEMSELVES,
        "typed": request.POST.get("body", "").strip(),
        "chapters": readerpages.own_words(reader) if reader and may_look_back(reader) else [],
    }
    return quiet(render(request, "annualreport/reading/closed.html", context, status=410 if reader else 403))


@require_safe
@for_reader
def front(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What is asked, the contents, and the button that says that it was read."""
    consulting.note_opened(reader=reader, page="front")
    return render(request, "annualreport/reading/front.html", readerpages.front(reader))


@require_safe
@for_reader
def chapter(request: HttpRequest, reader: Reader, key: str) -> HttpResponse:
    """One chapter, with what the reader said of it."""
    try:
        context = readerpages.chapter(reader, key)
    except KeyError:
        raise Http404("The draft has no such chapter.") from None
    consulting.note_opened(reader=reader, page=key)
    return render(request, "annualreport/reading/chapter.html", context)


@require_safe
@for_reader
def comments(request: HttpRequest, reader: Reader) -> HttpResponse:
    """All that the reader said, and what was answered."""
    consulting.note_opened(reader=reader, page="comments")
    return render(request, "annualreport/reading/comments.html", readerpages.comments(reader))


@ASKED
@for_reader
def say(request: HttpRequest, reader: Reader, key: str, spot: str) -> HttpResponse:
    """One paragraph or figure, what the reader said of it, and the box to say more."""
    draft = reader.consultation.draft
    place = spot_of(draft, key, spot)
    form = SayAsReaderForm(request.POST if request.method == "POST" else None, reader=reader)
    if form.is_bound and form.is_valid():
        try:
            reading.say(reader=reader, spot=place, body=form.cleaned_data["body"])
        except reading.OutOfTime:
            raise
        except ValidationError as refused:
            form.add_error("body", refused.messages)
        else:
            messages.success(request, f"Your comment on this {place.noun} is kept. The board’s office will answer it.")
            return redirect(f"{readerpages.address_of(reader).chapter(key)}#{spot}")
    threads = [thread for thread in threads_of_reader(reader, chapter=key) if thread.ident == spot]
    context = {
        **readerpages.about(reader),
        "chapter": opened(draft).chapter(key),
        "chapter_url": readerpages.address_of(reader).chapter(key),
        "spot": place,
        "spot_html": mark_safe(render_spot(opened(draft), place)),  # the renderer escapes every word
        "threads": threads,
        "form": form,
        "may_answer": True,
    }
    return render(request, "annualreport/say.html", context)


@ASKED
@for_reader
def answer(request: HttpRequest, reader: Reader, comment: int) -> HttpResponse:
    """The reader answers in a thread of their own; nobody else's is found."""
    own = Comment.objects.filter(draft=reader.consultation.draft_id, by=reader.hand.pk, reply_to__isnull=True)
    said = get_object_or_404(own.select_related("draft__report__board"), pk=comment)
    form = AnswerAsReaderForm(request.POST if request.method == "POST" else None, reader=reader)
    if form.is_bound and form.is_valid():
        try:
            reading.answer(reader=reader, to=said, body=form.cleaned_data["body"])
        except reading.OutOfTime:
            raise
        except ValidationError as refused:
            form.add_error("body", refused.messages)
        else:
            messages.success(request, "Your answer is kept.")
            return redirect("reading-comments", reader.pk)
    context = {
        **readerpages.about(reader),
        "thread": next(t for t in threads_of_reader(reader) if t.comment.pk == said.pk),
        "why_not": why_not_answer(said),
        "form": form,
    }
    return render(request, "annualreport/reading/answer.html", context)


@require_POST
@for_reader
def finished(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The reader says that they have read the draft, whether or not they had anything to say."""
    try:
        consulting.finish(reader=reader)
    except ValidationError as refused:
        raise reading.OutOfTime(refused.messages) from refused
    messages.success(request, "Thank you. The board’s office sees that you have read the draft.")
    return redirect("reading", reader.pk)
