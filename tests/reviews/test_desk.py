"""The office's desk for case reviews: a case from referral to publication, its pseudonym, the lists."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.reviews import (
    RecommendationFactory,
    ReviewStageFactory,
)
from tests.reviews.desk import at, day, errors, page, take
from tests.web.reading import texts
from workgroups.reviews import services
from workgroups.reviews.models import CaseReview, State

pytestmark = pytest.mark.django_db


def test_case_goes_from_referral_to_publication(office, board):
    agency = AgencyFactory(board=board)
    sent = {"reference": "Child G", "kind": "serious", "agencies": [agency.pk], **day("referred_on", date(2012, 5, 1))}
    answer = office.post(at("case-review-add", board), sent)
    case = CaseReview.objects.get()
    assert answer["Location"] == at("case-review", board, case.pk)
    take(office, case, "decide", decision="review", reason="The threshold is met.", **day("on", date(2012, 5, 20)))
    take(office, case, "stage", state="under_way", **day("on", date(2012, 6, 1)))
    take(office, case, "stage", state="signed_off", **day("on", date(2012, 11, 1)))
    take(office, case, "publish", in_full="yes", **day("on", date(2012, 12, 1)))
    case.refresh_from_db()
    assert (case.decision, case.decision_reason) == ("review", "The threshold is met.")
    assert (case.started_on, case.completed_on, case.published_on) == (
        date(2012, 6, 1),
        date(2012, 11, 1),
        date(2012, 12, 1),
    )
    assert (case.publication, case.state) == ("full", State.PUBLISHED)
    assert list(case.agencies.all()) == [agency]
    shown = page(office.get(at("case-review", board, case.pk)))
    assert texts(shown, "[aria-labelledby=stages] .app-lines__when") == [
        "20 May 2012",
        "1 June 2012",
        "1 November 2012",
        "1 December 2012",
    ]
    assert texts(shown, ".app-next a") == ["Add a recommendation"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ["Record the decision"]),
        ({"decision": "review", "state": "chosen"}, ["Record a stage"]),
        ({"decision": "review", "completed_on": date(2012, 9, 1)}, ["Record the publication"]),
        ({"decision": "none", "decision_reason": "Not met."}, []),
    ],
)
def test_case_names_its_next_step(office, board, case, given, words):
    CaseReview.objects.filter(pk=case.pk).update(**given)
    assert texts(page(office.get(at("case-review", board, case.pk))), ".app-next a") == words


def test_case_not_reviewed_gives_its_reasons_and_reaches_no_stage(office, board, case):
    sent = {"decision": "none", **day("on", date(2012, 5, 20))}
    assert errors(take(office, case, "decide", **sent)) == "Give the reasons"
    take(office, case, "decide", reason="The threshold is not met.", **sent)
    case.refresh_from_db()
    assert case.state == State.NOT_REVIEWED
    assert take(office, case, "stage", state="draft", **day("on", date(2012, 6, 1))).status_code == 403


def test_stage_of_an_earlier_day_takes_the_case_nowhere(case):
    services.move_on(review=case, state=State.DRAFT, on=date(2012, 9, 1), by=None)
    services.move_on(review=case, state=State.COMMISSIONED, on=date(2012, 6, 1), by=None)
    case.refresh_from_db()
    assert case.state == State.DRAFT
    assert case.stages.count() == 2


def test_stage_is_reached_on_a_day_or_in_a_year(office, board, case, year):
    assert "choose the year" in errors(take(office, case, "stage", state="paused"))
    take(office, case, "stage", state="paused", period=year.pk, text="For the inquest.")
    assert case.stages.get().period == year


def test_case_was_chosen_in_a_year_where_neither_day_nor_reasons_are_known(office, case, year):
    take(office, case, "stage", state="chosen", period=year.pk)
    case.refresh_from_db()
    assert (case.state, case.decision) == (State.CHOSEN, "")


def test_stage_that_is_not_stated_says_what_happened(office, case, year):
    assert errors(take(office, case, "stage", state="unstated", period=year.pk)) == (
        "Say what happened, where the stage is not stated"
    )
    take(office, case, "stage", state="unstated", period=year.pk, text="Its plan was being followed up.")
    case.refresh_from_db()
    (stage,) = case.stages.all()
    assert (stage.state, stage.text, case.state) == ("", "Its plan was being followed up.", State.NOT_STATED)


@pytest.mark.parametrize(
    ("verb", "sent"),
    [("decide", {"decision": "review", "reason": "Met."}), ("stage", {"state": "draft"})],
)
def test_day_before_the_referral_or_still_to_come_is_refused(office, case, verb, sent):
    early = take(office, case, verb, **sent, **day("on", date(2012, 4, 1)))
    assert errors(early) == "The case was referred on 1 May 2012; this day is before it."
    ahead = timezone.localdate() + timedelta(days=1)
    assert errors(take(office, case, verb, **sent, **day("on", ahead))) == "This day has not come yet."


def test_review_is_not_completed_before_it_started_nor_published_before_it_was_completed(office, board, case):
    take(office, case, "stage", state="under_way", **day("on", date(2012, 6, 1)))
    early = take(office, case, "stage", state="signed_off", **day("on", date(2012, 5, 20)))
    assert "started on 1 June 2012" in errors(early)
    assert take(office, case, "publish").status_code == 403
    take(office, case, "stage", state="signed_off", **day("on", date(2012, 9, 1)))
    early = take(office, case, "publish", in_full="no", **day("on", date(2012, 8, 1)))
    assert "completed on 1 September 2012" in errors(early)


def test_review_withheld_says_why_and_may_be_published_later(office, board, case):
    CaseReview.objects.filter(pk=case.pk).update(completed_on=date(2012, 9, 1))
    take(office, case, "withhold", reason="A trial is under way.")
    case.refresh_from_db()
    assert (case.publication, case.withheld_reason) == ("withheld", "A trial is under way.")
    take(office, case, "publish", in_full="no", **day("on", date(2013, 1, 5)))
    case.refresh_from_db()
    assert (case.publication, case.withheld_reason) == ("part", "")


def test_case_recorded_by_mistake_is_removed_and_one_that_recommended_is_not(office, board, case):
    ReviewStageFactory(review=case)
    made = RecommendationFactory(review__board=board)
    refused = office.post(at("case-review-remove", board, made.review_id), {"reason": "x"})
    assert refused.status_code == 403
    office.post(at("case-review-remove", board, case.pk), {"reason": "Twice."})
    assert list(CaseReview.objects.all()) == [made.review]
    assert {line.model for line in AuditEvent.objects.filter(verb="removed")} == {
        "reviews.casereview",
        "reviews.reviewstage",
    }


def test_pseudonym_stands_for_one_case(office, board, case):
    sent = {"reference": "child e", "kind": "serious"}
    assert "under this pseudonym already" in errors(office.post(at("case-review-add", board), sent))


def test_name_in_the_place_of_a_pseudonym_has_to_be_read_again(office, board):
    sent = {"reference": "Child Rose", "kind": "serious"}
    answer = office.post(at("case-review-add", board), sent)
    assert "“Rose”" in errors(answer)
    [(mark, _)] = answer.context["form"].fields["read_again"].choices
    office.post(at("case-review-add", board), sent | {"read_again": mark})
    assert CaseReview.objects.get().reference == "Child Rose"


@pytest.mark.parametrize("text", ["NHS number 943 476 5919", "born 3 May 2009", "of RM1 3BB"])
def test_text_by_which_a_child_could_be_known_is_refused(office, board, text):
    sent = {"reference": "Child H", "kind": "serious", "summary": text}
    assert "Take it out" in errors(office.post(at("case-review-add", board), sent))
    assert not CaseReview.objects.exists()


@pytest.mark.parametrize("name", ["case-reviews", "case-review-recommendations"])
def test_lists_ask_as_often_for_thirty_rows_as_for_one(office, board, name):
    def more():
        made = RecommendationFactory(review__board=board)
        made.agencies.add(AgencyFactory(board=board))
        services.act_on(recommendation=made, title="Do it", owners=["The manager"], by=None)

    def asked():
        office.get(at(name, board))
        with CaptureQueriesContext(connection) as queries:
            assert office.get(at(name, board)).status_code == 200
        return len(queries)

    more()
    one = asked()
    for _ in range(29):
        more()
    assert asked() <= one


def test_page_of_a_case_asks_as_often_for_thirty_recommendations_as_for_one(office, board, case):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(at("case-review", board, case.pk))
        return len(queries)

    RecommendationFactory(review=case).agencies.add(AgencyFactory(board=board))
    asked()
    one = asked()
    for _ in range(29):
        RecommendationFactory(review=case).agencies.add(AgencyFactory(board=board))
    assert asked() <= one


def test_list_is_a_file_too_and_says_how_far_each_case_has_come(office, board, case):
    RecommendationFactory(review=case, state="done")
    RecommendationFactory(review=case)
    said = office.get(at("case-reviews", board), {"as": "csv"}).content.decode()
    assert "Child E,Not stated" in said
    assert "1 of 2 recommendations" in said


def test_auditor_reads_all_and_is_offered_nothing_to_change(client, board, case):
    made = RecommendationFactory(review=case)
    client.force_login(person(Role.AUDITOR, board))
    for name, *more in (
        ("case-reviews",),
        ("case-review", case.pk),
        ("case-review-recommendation", case.pk, made.pk),
        ("case-review-kind", "work"),
    ):
        shown = client.get(at(name, board, *more)).content.decode()
        assert not [word for word in ("/add/", "/change/", "/decide/", "/act/", "/remove/") if word in shown]
