"""What is entered of case reviews on the screens alone, into an empty board, is the chapter the demonstration gives."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.actions import services as actions
from lscb.actions.models import Action
from lscb.board.models import Level
from lscb.demo.havering import case_reviews as havering
from lscb.demo.havering.base import set_the_stage
from tests.same.comparing import assert_same, chapter
from tests.same.ground import laid_out
from tests.same.reading_again import Careful
from workgroups.reviews import services
from workgroups.reviews.models import CaseReview, LearningEvent, Recommendation, ReviewTotals, ReviewUpdate, State

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CASE = {"reference": "Child G", "kind": "serious", "summary": "An invented case.", "method": "Systems methodology"}
REFERRED, DECIDED, BEGUN, SIGNED, OUT = (date(2012, month, 2) for month in (4, 5, 6, 9, 11))
REASON = "The threshold was met."
SOONER = "Agencies should share information sooner."
LISTEN = "Agencies should listen to the child."
LATER = "Agencies should meet more often."
ACTION = {"title": "Agree how information is shared", "opened_on": date(2012, 9, 10), "due_on": date(2012, 12, 1)}
PANEL = "A panel was named."
TAKEN, FINISHED = "A protocol was signed.", date(2012, 11, 20)
CHECKED = date(2013, 3, 1)
EVENT = {"title": "What Child G taught", "on": date(2013, 2, 1), "audience": "staff of any agency", "attended": 40}
DONE = "An audit found information shared within a day."
BETTER = "Children were seen sooner."
NOT_THIS = "Another board does it already."


def test_screens_alone_give_the_demonstrations_chapter_on_case_reviews():
    stage = set_the_stage()
    havering.load(stage)
    ground = laid_out(stage)
    year, office = ground[stage.year], Careful(ground.board)
    for review in CaseReview.objects.of_board(stage.board).order_by("pk"):
        asked = ("reference", "kind", "referred_on", "method", "summary", "area", "agencies")
        page = office.enter("case-review-add", **ground.typed(review, asked))
        for stage_reached in review.stages.order_by("pk"):
            said = stage_reached.text
            office.fill(f"{page}stage/", state=stage_reached.get_state_display(), period=year, text=said)
    for kind, model, asked in (
        ("numbers", ReviewTotals, ("period", "kind", "begun", "completed", "published", "remained_open", "note")),
        ("learning-events", LearningEvent, ("period", "title", "on", "when", "audience", "attended", "text")),
        ("work", ReviewUpdate, ("period", "kind", "text", "order")),
    ):
        for record in model.objects.of_board(stage.board).order_by("pk"):
            office.enter("case-review-kind-add", kind, **ground.typed(record, asked))
    assert_same(chapter(year, "case-reviews"), chapter(stage.year, "case-reviews"))


def test_screens_alone_give_a_chapter_on_a_case_from_its_referral_to_its_impact():
    """The demonstration's source names no recommendation: a case that has them is put beside its own."""
    stage = set_the_stage()
    _hold(stage)
    ground = laid_out(stage)
    _enter(Careful(ground.board), ground, stage)
    assert_same(chapter(ground[stage.year], "case-reviews"), chapter(stage.year, "case-reviews"))


def _hold(stage):
    """The case as the services hold it."""
    police, council = stage.agencies["police"], stage.agencies["havering-council"]
    area = stage.areas["Havering"]
    review = services.open_review(
        board=stage.board, referred_on=REFERRED, area=area, agencies=[police, council], by=None, **CASE
    )
    services.decide(review=review, decision="review", on=DECIDED, reason=REASON, by=None)
    services.move_on(review=review, state=State.UNDER_WAY, on=BEGUN, text=PANEL, by=None)
    services.move_on(review=review, state=State.SIGNED_OFF, on=SIGNED, by=None)
    services.publish(review=review, on=OUT, by=None)
    sooner, _, later = (
        services.recommend(review=review, number=n, text=text, state="accepted", agencies=whom, by=None)
        for n, (text, whom) in enumerate(((SOONER, [police]), (LISTEN, [police, council]), (LATER, [])), 1)
    )
    action = services.act_on(recommendation=sooner, owners=[police], by=None, **ACTION)
    actions.update(action=action, text=TAKEN, on=FINISHED, status=_done(stage.board), by=None)
    services.carry_out(recommendation=sooner, evidence=DONE, by=None)
    services.check_impact(recommendation=sooner, on=CHECKED, impact=BETTER, by=None)
    services.set_aside(recommendation=later, reason=NOT_THIS, by=None)
    services.hold_learning_event(board=stage.board, period=stage.year, review=review, by=None, **EVENT)


def _enter(office, ground, stage):
    """The same case on the screens."""
    police, council = ground[stage.agencies["police"]], ground[stage.agencies["havering-council"]]
    page = office.enter("case-review-add", referred_on=REFERRED, area="Havering", agencies=[police, council], **CASE)
    office.fill(f"{page}decide/", decision="review", on=DECIDED, reason=REASON)
    office.fill(f"{page}stage/", state="under_way", on=BEGUN, text=PANEL)
    office.fill(f"{page}stage/", state="signed_off", on=SIGNED)
    office.fill(f"{page}publish/", on=OUT, in_full="yes")
    for text, whom in ((SOONER, [police]), (LISTEN, [police, council]), (LATER, [])):
        office.fill(f"{page}recommendations/add/", text=text, agencies=whom)
    sooner, _, later = (f"{page}recommendations/{made.pk}/" for made in _made(ground.board))
    office.fill(f"{sooner}act/", agencies=[police], **ACTION)
    action = Action.objects.get(board=ground.board)
    office.enter("action-update", action.pk, text=TAKEN, on=FINISHED, status=_done(ground.board))
    office.fill(f"{sooner}carry-out/", evidence=DONE)
    office.fill(f"{sooner}check-impact/", on=CHECKED, impact=BETTER)
    office.fill(f"{later}set-aside/", reason=NOT_THIS)
    review = CaseReview.objects.get(board=ground.board)
    office.enter("case-review-kind-add", "learning-events", review=review, period=ground[stage.year], **EVENT)


def _made(board):
    return Recommendation.objects.of_board(board).order_by("number")


def _done(board):
    return Level.objects.of_board(board).get(name="Done")
