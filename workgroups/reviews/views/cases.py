"""The cases: their list, one case's page, its referral and the steps it takes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import confirm, edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.reviews import policies, services
from workgroups.reviews.forms import DONE, ReviewFilters, ReviewForm
from workgroups.reviews.kinds import KINDS
from workgroups.reviews.models import CaseReview, Recommendation
from workgroups.reviews.steps import OF_REVIEWS, open_to, step_of
from workgroups.reviews.tables import ReviewTable
from workgroups.reviews.telling import lede, next_step, publication_words

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def reviews(request: HttpRequest, board: str) -> HttpResponse:
    """Every case referred, the last one first."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    carried_out = Count("recommendations", filter=Q(recommendations__state__in=DONE), distinct=True)
    rows = CaseReview.objects.of_board(of).visible_to(user)
    add = Link("Refer a case", reverse("case-review-add", args=(of.slug,)))
    return listing(
        request,
        rows.annotate(made=Count("recommendations", distinct=True), done=carried_out).order_by(
            F("referred_on").desc(nulls_last=True), "reference"
        ),
        table=ReviewTable,
        filters=ReviewFilters(request.GET),
        name="case-reviews",
        template="reviews/reviews.html",
        context={
            "title": "Case reviews",
            "lede": "Cases stand under their pseudonyms; nobody may be known by what is written here.",
            "add": add if user.may(Power.EDIT_RECORDS, of) else None,
            "of": of,
            "kinds": list(KINDS.values()),
        },
        board=of,
    )


@login_required
@require_safe
def review(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """One case: what comes next, the stages it reached, what it recommended and what became of that."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    shown = review_of(request, of, pk)
    made = list(shown.recommendations.all())
    following = next_step(shown, made)
    may_edit = user.may(Power.EDIT_RECORDS, of)
    open_steps = open_to(shown, OF_REVIEWS) if may_edit else []
    return render(
        request,
        "reviews/review.html",
        {
            "board": of,
            "review": shown,
            "lede": lede(shown, made),
            "next": following,
            "publication": publication_words(shown),
            "stages": list(shown.stages.select_related("period")),
            "recommendations": made,
            "events": list(shown.learning_events.select_related("period")),
            "updates": list(shown.updates.select_related("period")),
            "steps": [step for step in open_steps if not (following and step.slug == following.slug)],
            "may_edit": may_edit,
            "may_recommend": may_edit and not policies.why_not_recommend(shown),
            "may_remove": may_edit and not made,
        },
    )


@login_required
@ASKED
def refer(request: HttpRequest, board: str) -> HttpResponse:
    """A case referred, under its pseudonym."""
    of = board_of(request, board, Power.EDIT_RECORDS)

    def save(form: Any) -> CaseReview:
        given = {name: form.cleaned_data[name] for name in ReviewForm.Meta.fields}
        return services.open_review(board=of, by=request.user, **given)

    return edit(
        request,
        form=ReviewForm,
        find=lambda: CaseReview(board=of, referred_on=timezone.localdate()),
        board=of,
        save=save,
        said="The referral is kept.",
        to=lambda made: reverse("case-review", args=(of.slug, made.pk)),
        context={"title": "Refer a case", "back": Link("Case reviews", reverse("case-reviews", args=(of.slug,)))},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """What is known of a case."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = review_of(request, of, pk)
    rows = CaseReview.objects.of_board(of)

    def again() -> CaseReview:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=pk)

    def save(form: Any) -> CaseReview:
        return services.change_review(review=form.instance, agencies=form.cleaned_data["agencies"], by=request.user)

    return edit(
        request,
        form=ReviewForm,
        find=again,
        board=of,
        save=save,
        said="The case is changed.",
        to=_address(of, pk),
        context={"title": "Change the case", "back": Link("The case", _address(of, pk))},
    )


@login_required
@ASKED
def do(request: HttpRequest, board: str, pk: int, verb: str) -> HttpResponse:
    """A step with a case: a decision, a stage, publication or withholding."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = review_of(request, of, pk)
    step = step_of(OF_REVIEWS, verb)
    if why_not := step.why_not(shown):
        raise PermissionDenied(why_not)
    return edit(
        request,
        form=step.form,
        board=of,
        save=lambda form: step.act(shown, form.cleaned_data, request.user),
        said=step.said,
        to=_address(of, pk),
        context={"title": step.words, "lede": str(shown), "back": Link("The case", _address(of, pk))},
    )


@login_required
@ASKED
def remove(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """Asks before a case recorded by mistake is taken away."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = review_of(request, of, pk)
    if why_not := policies.why_not_remove(shown):
        raise PermissionDenied(why_not)
    return confirm(
        request,
        question=f"Remove “{shown}”?",
        consequence="Its stages go with it. What it held stays in the log of who did what.",
        words="Remove it",
        act=lambda reason: services.remove_review(review=shown, reason=reason, by=request.user),
        reason=True,
        said="The case is removed.",
        to=reverse("case-reviews", args=(of.slug,)),
        back=_address(of, pk),
    )


def review_of(request: HttpRequest, board: Board, pk: int) -> CaseReview:
    """The case an address names, with what it recommended. Raises Http404."""
    made = Recommendation.objects.for_lists()
    rows = CaseReview.objects.of_board(board).visible_to(request.user).with_recommendations(made)
    found: CaseReview = get_object_or_404(rows.select_related("area").prefetch_related("agencies"), pk=pk)
    return found


def _address(board: Board, pk: int) -> str:
    return reverse("case-review", args=(board.slug, pk))
