"""The chapter on case reviews."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.document import walk
from lscb.document.blocks import Document, Gap, Section
from lscb.document.disclosure import Audience, protect
from lscb.document.text import render
from tests.factories.agencies import AgencyFactory
from tests.factories.board import LevelFactory, PeriodFactory
from tests.factories.reviews import (
    CaseReviewFactory,
    LearningEventFactory,
    RecommendationFactory,
    ReviewStageFactory,
    ReviewTotalsFactory,
    ReviewUpdateFactory,
)
from workgroups.reviews import services
from workgroups.reviews.models import CaseReview, Recommendation, ReviewUpdate, State
from workgroups.reviews.report import case_reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    period = PeriodFactory()
    return Year(period.board, period)


def chapter(year) -> Section:
    return Section("case-reviews", "Case reviews", case_reviews(Year(year.board, year.period), ("",))[""])


def figures(year) -> dict:
    return {f.label: f for _, block in walk.within(chapter(year)) for f in walk.figures_of(block)}


def gaps(year) -> list[str]:
    return [block.title for _, block in walk.within(chapter(year)) if isinstance(block, Gap)]


def written(year) -> str:
    document = Document("Report", "Board", "2012-13", (chapter(year),))
    return render(protect(document, Audience.OFFICE))


def test_year_without_records_is_one_gap(year):
    (gap,) = case_reviews(year, ("",))[""]
    assert (gap.title, gap.fill.model) == ("Case reviews", "reviews.reviewtotals")


def test_nought_new_reviews_is_a_value(year):
    ReviewTotalsFactory(period=year.period, begun=0, published=1)
    found = figures(year)
    assert found["Serious case review: New reviews begun"].value == 0
    assert found["Serious case review: Reviews published in full"].value == 1
    assert found["Serious case review: Reviews completed"].words == "not stated"


def test_reviews_are_counted_by_their_days_where_no_number_is_stated(year):
    CaseReviewFactory(board=year.board)
    CaseReviewFactory(
        board=year.board,
        started_on=date(2012, 6, 1),
        completed_on=date(2012, 9, 1),
        publication=CaseReview.Publication.FULL,
        published_on=date(2012, 10, 1),
        state=State.PUBLISHED,
    )
    found = figures(year)
    labels = ("New reviews begun", "Reviews completed", "Reviews published in full", "Reviews that remained open")
    assert [found[f"Serious case review: {label}"].value for label in labels] == [2, 1, 1, 1]


def test_review_of_another_board_or_a_later_year_is_left_out(year):
    CaseReviewFactory(reference="Elsewhere")
    CaseReviewFactory(board=year.board, reference="Later", referred_on=date(2013, 5, 1), started_on=None)
    assert case_reviews(year, ("",))[""][0].title == "Case reviews"


def test_review_tells_its_stages_up_to_the_end_of_the_year(year):
    review = CaseReviewFactory(board=year.board, reference="Child E")
    ReviewStageFactory(review=review, state=State.DRAFT, on=date(2012, 12, 1), text="A first draft was read.")
    ReviewStageFactory(review=review, state=State.SIGNED_OFF, on=date(2013, 6, 1), text="Signed.")
    told = written(year)
    assert "1 December 2012: In draft: A first draft was read." in told
    assert "Signed." not in told


def test_review_past_its_draft_without_recommendations_is_a_gap(year):
    CaseReviewFactory(board=year.board, reference="Child E", state=State.PUBLISHED)
    CaseReviewFactory(board=year.board, reference="Child F", state=State.UNDER_WAY)
    assert gaps(year) == ["Recommendations of Child E", "Learning events"]


def test_stage_that_is_not_stated_is_a_gap(year):
    CaseReviewFactory(board=year.board, reference="Child E", state=State.NOT_STATED)
    assert "Stage of Child E" in gaps(year)


def test_recommendations_show_their_agencies_and_progress(year):
    review = CaseReviewFactory(board=year.board, reference="Child E")
    made = RecommendationFactory(review=review, number=1, text="Share information.")
    made.agencies.set([AgencyFactory(board=year.board, short_name="Housing")])
    services.act_on(recommendation=made, title="Train staff.", owners=["The manager"], by=None)
    action = services.act_on(recommendation=made, title="Check.", owners=["The manager"], by=None)
    action.status = LevelFactory(scale__board=year.board, closes=True)
    action.save()
    RecommendationFactory(review=review, number=2, state=Recommendation.State.DONE)
    assert "1\tShare information.\tHousing\tUnder way; actions finished: 1 of 2" in written(year)
    assert figures(year)["Child E: recommendations carried out"].value == 1


def test_learning_event_without_attendance_is_shown_and_is_a_gap(year):
    LearningEventFactory(period=year.period, title="A workshop", when="in the autumn")
    assert "A workshop, in the autumn." in written(year)
    assert gaps(year) == ["Attendance at learning events"]


def test_attendance_at_a_learning_event_is_a_figure(year):
    LearningEventFactory(period=year.period, title="A workshop", attended=0)
    assert figures(year)["Attended: A workshop"].value == 0
    assert gaps(year) == []


def test_updates_stand_under_their_kind(year):
    ReviewUpdateFactory(period=year.period, kind=ReviewUpdate.Kind.NEXT, text="To look at more cases.")
    headings = [block.heading for _, block in walk.within(chapter(year)) if isinstance(block, Section)]
    assert headings[-1] == "What comes next"


def queries(year) -> int:
    with CaptureQueriesContext(connection) as seen:
        chapter(year)
    return len(seen)


def test_queries_do_not_grow_with_the_records(year):
    def one_of_everything():
        review = CaseReviewFactory(board=year.board)
        ReviewStageFactory(review=review, period=year.period)
        made = RecommendationFactory(review=review)
        made.agencies.set([AgencyFactory(board=year.board)])
        action = services.act_on(recommendation=made, title="Do it.", owners=["The manager"], by=None)
        action.status = LevelFactory(scale__board=year.board)
        action.save()
        LearningEventFactory(period=year.period, review=review, attended=3)
        ReviewUpdateFactory(period=year.period)

    ReviewTotalsFactory(period=year.period)
    one_of_everything()
    one = queries(year)
    for _ in range(29):
        one_of_everything()
    assert queries(year) == one <= 14
