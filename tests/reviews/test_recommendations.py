"""What reviews recommended, through actions and evidence to impact; what is kept beside the cases."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.actions.models import Action
from lscb.audit.models import AuditEvent
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.reviews import (
    CaseReviewFactory,
    LearningEventFactory,
    RecommendationFactory,
    ReviewTotalsFactory,
    ReviewUpdateFactory,
)
from tests.reviews.desk import at, day, errors, page, take_with
from tests.web.reading import texts
from workgroups.reviews import services
from workgroups.reviews.kinds import KINDS
from workgroups.reviews.models import LearningEvent, Recommendation

pytestmark = pytest.mark.django_db


def test_recommendation_goes_from_agency_to_action_evidence_and_impact(office, board, case):
    agency = AgencyFactory(board=board)
    sent = {"number": 1, "text": "Train every midwife.", "agencies": [agency.pk]}
    office.post(at("case-review-recommend", board, case.pk), sent)
    made = Recommendation.objects.get()
    opened = office.get(at("case-review-recommendation-do", board, case.pk, made.pk, "act"))
    assert opened.context["form"]["agencies"].value() == [agency.pk]
    take_with(office, made, "act", title="Hold the training", agencies=[agency.pk], **day("due_on", date(2013, 1, 5)))
    action = Action.objects.get()
    assert (action.origin.kind, [str(owner) for owner in action.owners.all()]) == ("case review", [str(agency)])
    assert action.origin.address == at("case-review", board, case.pk)
    take_with(office, made, "carry-out", evidence="The register of the training.")
    take_with(office, made, "check-impact", impact="More referrals came.", **day("on", date(2013, 3, 1)))
    made.refresh_from_db()
    assert (made.state, made.evidence, made.impact) == (
        Recommendation.State.CHECKED,
        "The register of the training.",
        "More referrals came.",
    )
    shown = page(office.get(at("case-review-recommendation", board, case.pk, made.pk))).text_content()
    assert "The register of the training." in shown
    assert "Checked on 1 March 2013." in shown
    assert "Hold the training" in shown


def test_action_begun_before_it_is_entered_has_its_own_first_day(office, board):
    made, agency = RecommendationFactory(review__board=board), AgencyFactory(board=board)
    take_with(office, made, "act", title="Hold it", agencies=[agency.pk], **day("opened_on", date(2012, 9, 3)))
    assert Action.objects.get().opened_on == date(2012, 9, 3)


def test_impact_is_checked_only_of_what_was_carried_out(office, board):
    made = RecommendationFactory(review__board=board)
    assert take_with(office, made, "check-impact").status_code == 403
    assert "Say what shows" in errors(take_with(office, made, "carry-out"))


def test_recommendation_set_aside_says_why_takes_no_action_and_can_be_taken_up(office, board):
    made = RecommendationFactory(review__board=board)
    assert errors(take_with(office, made, "set-aside")) == "Say why"
    take_with(office, made, "set-aside", reason="The service has ended.")
    assert take_with(office, made, "act", title="x").status_code == 403
    assert take_with(office, made, "carry-out", evidence="x").status_code == 403
    shown = page(office.get(at("case-review-recommendation", board, made.review_id, made.pk))).text_content()
    assert "The service has ended." in shown
    take_with(office, made, "take-up", reason="It has begun again.")
    made.refresh_from_db()
    assert (made.state, made.reason_not_implemented) == (Recommendation.State.ACCEPTED, "")


def test_box_that_ticks_nobody_is_not_offered(office, board):
    made = RecommendationFactory(review__board=board)
    AgencyFactory(board=board)
    for address in (
        at("case-review-recommendation-do", board, made.review_id, made.pk, "act"),
        at("case-review-add", board),
        at("case-review-recommend", board, made.review_id),
    ):
        assert office.get(address).content.decode().count('name="agencies" type="checkbox" value=""') == 0


def test_action_is_somebodys(office, board):
    made = RecommendationFactory(review__board=board)
    assert errors(take_with(office, made, "act", title="Hold the training")) == "Tick who is to do it"
    assert not Action.objects.exists()


def test_recommendation_is_changed_and_its_number_taken_once(office, board):
    made = RecommendationFactory(review__board=board, number=1)
    RecommendationFactory(review=made.review, number=2)
    address = at("case-review-recommendation-change", board, made.review_id, made.pk)
    assert "a recommendation 2 already" in errors(office.post(address, {"number": 2, "text": "Train them."}))
    agency = AgencyFactory(board=board)
    sent = {"number": 3, "text": "Train them.", "agencies": [agency.pk]}
    office.post(address, sent | {"as_read": office.get(address).context["form"].initial["as_read"]})
    made.refresh_from_db()
    assert (made.number, made.text, list(made.agencies.all())) == (3, "Train them.", [agency])


def test_recommendations_are_listed_by_agency_and_progress(office, board):
    agency = AgencyFactory(board=board)
    ours = RecommendationFactory(review__board=board, review__reference="Child E", number=1)
    ours.agencies.add(agency)
    RecommendationFactory(review=ours.review, number=2, state="done")

    def listed(query):
        return texts(page(office.get(at("case-review-recommendations", board) + query)), "tbody th")

    assert listed("") == ["Child E, 1", "Child E, 2"]
    assert listed(f"?agency={agency.pk}") == ["Child E, 1"]
    assert listed("?progress=done") == ["Child E, 2"]
    assert listed("?progress=open") == ["Child E, 1"]


def test_learning_event_is_held_in_its_year(office, board, year, case):
    address = at("case-review-kind-add", board, "learning-events")
    sent = {"title": "Learning from the review", "period": year.pk, "review": case.pk, "attended": 40}
    outside = office.post(address, sent | day("on", date(2014, 1, 1)))
    assert errors(outside) == "This day lies outside 2012–13. Choose the year it lies in."
    office.post(address, sent | day("on", date(2012, 10, 1)))
    event = LearningEvent.objects.get()
    assert (event.review, event.attended, event.on) == (case, 40, date(2012, 10, 1))
    assert "Learning from the review" in page(office.get(at("case-review", board, case.pk))).text_content()
    assert AuditEvent.objects.about(event).get().verb == "held"


def test_learning_event_is_held_by_its_verb(board, year):
    event = services.hold_learning_event(board=board, period=year, title="A workshop", by=None, attended=12)
    assert (event.attended, event.on) == (12, None)


FACTORIES = {"learning-events": LearningEventFactory, "work": ReviewUpdateFactory, "numbers": ReviewTotalsFactory}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_listed_changed_and_removed(office, board, year, kind):
    record = FACTORIES[kind](board=board, period=year)
    assert (
        at("case-review-kind-change", board, kind, record.pk)
        in office.get(at("case-review-kind", board, kind)).content.decode()
    )
    address = at("case-review-kind-change", board, kind, record.pk)
    assert office.get(address).status_code == 200
    office.post(at("case-review-kind-remove", board, kind, record.pk), {"reason": "Twice."})
    assert not KINDS[kind].model.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_list_beside_the_cases_asks_as_often_for_thirty_rows_as_for_one(office, board, kind):
    def more(n):
        days = {"starts": date(1900 + n, 4, 1), "ends": date(1901 + n, 3, 31)}
        of_case = {} if kind == "numbers" else {"review": CaseReviewFactory(board=board)}
        FACTORIES[kind](period=PeriodFactory(board=board, name=str(1900 + n), **days), **of_case)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(office.get(at("case-review-kind", board, kind)))
        return len(queries)

    more(0)
    asked()  # what is read once in a process
    one = asked()
    for n in range(1, 30):
        more(n)
    assert asked() == one


def test_stated_numbers_are_added_with_nought_and_not_stated_apart(office, board, year):
    sent = {"period": year.pk, "kind": "serious", "begun": 0}
    office.post(at("case-review-kind-add", board, "numbers"), sent)
    totals = KINDS["numbers"].model.objects.get()
    assert (totals.begun, totals.completed) == (0, None)


def test_action_says_who_leads_it(office, board, case):
    made = RecommendationFactory(review=case)
    first, second = AgencyFactory(board=board, order=1), AgencyFactory(board=board, order=2)
    sent = {"title": "Hold the training", "agencies": [first.pk]}
    refused = take_with(office, made, "act", **sent, lead=f"agency:{second.pk}")
    assert "Whoever leads is one of those who are to do it" in refused.content.decode()
    take_with(office, made, "act", **(sent | {"agencies": [first.pk, second.pk]}), lead=f"agency:{second.pk}")
    assert [owner.agency for owner in Action.objects.get().owners.order_by("order")] == [second, first]
