"""What reviews recommended: all of it by agency, one recommendation's page, and the steps it takes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lscb.board.finding import board_of
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web.editing import edit
from lscb.web.listing import listing
from lscb.web.masthead import Link
from workgroups.reviews import policies, services
from workgroups.reviews.forms import RecommendationFilters, RecommendationForm
from workgroups.reviews.models import CaseReview, Recommendation
from workgroups.reviews.steps import OF_RECOMMENDATIONS, open_to, step_of
from workgroups.reviews.tables import RecommendationTable

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def recommendations(request: HttpRequest, board: str) -> HttpResponse:
    """Every recommendation of every review."""
    of = board_of(request, board, Power.READ_RECORDS)
    rows = Recommendation.objects.of_board(of).visible_to(request.user).for_lists()
    return listing(
        request,
        rows.order_by("review__reference", "number"),
        table=RecommendationTable,
        filters=RecommendationFilters(request.GET, board=of),
        name="recommendations",
        context={
            "title": "Recommendations",
            "lede": "What reviews asked of each agency, and what became of it.",
            "back": Link("Case reviews", reverse("case-reviews", args=(of.slug,))),
        },
        board=of,
    )


@login_required
@require_safe
def recommendation(request: HttpRequest, board: str, pk: int, number: int) -> HttpResponse:
    """One recommendation: for whom, the actions that follow from it, its evidence and its impact."""
    of = board_of(request, board, Power.READ_RECORDS)
    user: Any = request.user
    shown = _found(request, of, pk, number)
    may_edit = user.may(Power.EDIT_RECORDS, of)
    return render(
        request,
        "reviews/recommendation.html",
        {
            "board": of,
            "made": shown,
            "actions": list(shown.origin.actions.all()) if shown.origin else [],
            "steps": open_to(shown, OF_RECOMMENDATIONS) if may_edit else [],
            "may_edit": may_edit,
        },
    )


@login_required
@ASKED
def recommend(request: HttpRequest, board: str, pk: int) -> HttpResponse:
    """A recommendation to one agency or several, under the next number."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = get_object_or_404(CaseReview.objects.of_board(of).visible_to(request.user), pk=pk)
    if why_not := policies.why_not_recommend(shown):
        raise PermissionDenied(why_not)
    last = shown.recommendations.aggregate(last=Max("number"))["last"] or 0

    def save(form: Any) -> Recommendation:
        given = {name: form.cleaned_data[name] for name in RecommendationForm.Meta.fields}
        return services.recommend(review=shown, state=Recommendation.State.ACCEPTED, by=request.user, **given)

    address = reverse("case-review", args=(of.slug, pk))
    return edit(
        request,
        form=RecommendationForm,
        find=lambda: Recommendation(review=shown, number=last + 1),
        board=of,
        save=save,
        said="The recommendation is added.",
        to=address,
        context={"title": "Add a recommendation", "lede": str(shown), "back": Link("The case", address)},
    )


@login_required
@ASKED
def change(request: HttpRequest, board: str, pk: int, number: int) -> HttpResponse:
    """What is recommended, and to whom."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = _found(request, of, pk, number)
    rows = Recommendation.objects.of_board(of).select_related("review")

    def again() -> Recommendation:
        return shown if request.method != "POST" else rows.select_for_update(of=("self",)).get(pk=number)

    def save(form: Any) -> Recommendation:
        agencies = form.cleaned_data["agencies"]
        return services.change_recommendation(recommendation=form.instance, agencies=agencies, by=request.user)

    return edit(
        request,
        form=RecommendationForm,
        find=again,
        board=of,
        save=save,
        said="The recommendation is changed.",
        to=_address(of, shown),
        context={"title": "Change the recommendation", "back": Link("The recommendation", _address(of, shown))},
    )


@login_required
@ASKED
def do(request: HttpRequest, board: str, pk: int, number: int, verb: str) -> HttpResponse:
    """A step with a recommendation: an action, evidence, its impact, setting it aside, taking it up again."""
    of = board_of(request, board, Power.EDIT_RECORDS)
    shown = _found(request, of, pk, number)
    step = step_of(OF_RECOMMENDATIONS, verb)
    if why_not := step.why_not(shown):
        raise PermissionDenied(why_not)
    starts = {"agencies": [agency.pk for agency in shown.agencies.all()]} if step.slug == "act" else {}
    return edit(
        request,
        form=step.form,
        board=of,
        initial=starts,
        save=lambda form: step.act(shown, form.cleaned_data, request.user),
        said=step.said,
        to=_address(of, shown),
        context={"title": step.words, "lede": shown.text, "back": Link("The recommendation", _address(of, shown))},
    )


def _found(request: HttpRequest, board: Board, review: int, pk: int) -> Recommendation:
    rows = Recommendation.objects.of_board(board).visible_to(request.user).for_lists()
    found: Recommendation = get_object_or_404(rows, review=review, pk=pk)
    return found


def _address(board: Board, made: Recommendation) -> str:
    return reverse("case-review-recommendation", args=(board.slug, made.review_id, made.pk))
