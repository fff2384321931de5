"""A hit leads to the desk's page on which its record is shown, at the place where it stands."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import reverse

from lscb.permissions import Role
from lscb.search.indexing import rebuild
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory, ProgressUpdateFactory, TopicFactory
from tests.factories.reviews import (
    CaseReviewFactory,
    LearningEventFactory,
    RecommendationFactory,
    ReviewStageFactory,
    ReviewTotalsFactory,
    ReviewUpdateFactory,
)

pytestmark = pytest.mark.django_db
WORD = "quokka"


@pytest.fixture
def year():
    return PeriodFactory()


@pytest.fixture
def priority(year):
    return PriorityFactory(period=year, number=1)


@pytest.fixture
def review(year):
    return CaseReviewFactory(board=year.board)


@pytest.fixture
def found(year):
    """Where the one hit for the word leads the manager, having seen that the place is there."""

    def address():
        rebuild()
        client = Client()
        client.force_login(person(Role.MANAGER, year.board))
        (hit,) = client.get(reverse("search"), {"q": WORD}).context["found"].hits
        page, place = urldefrag(hit.href)
        content = client.get(page).content.decode()
        assert WORD in content
        assert not place or f'id="{place}"' in content
        return hit.href

    return address


def at(name, year, *more):
    return reverse(name, args=(year.board.slug, *more))


def test_heading_leads_to_its_place_on_the_page_of_its_priority(year, priority, found):
    topic = TopicFactory(period=year, priorities=[priority], name=f"The {WORD}")
    assert found() == f"{at('priority', year, priority.pk)}#topic-{topic.pk}"


def test_update_leads_to_its_place_under_its_heading(year, priority, found):
    update = ProgressUpdateFactory(topic=TopicFactory(period=year, priorities=[priority]), done=f"A {WORD} came.")
    assert found() == f"{at('priority', year, priority.pk)}#update-{update.pk}"


def test_heading_of_several_priorities_leads_to_the_first(year, priority, found):
    other = PriorityFactory(period=year, number=2)
    topic = TopicFactory(period=year, priorities=[other, priority], name=WORD)
    assert found() == f"{at('priority', year, priority.pk)}#topic-{topic.pk}"


def test_planned_work_and_a_part_of_it_lead_to_the_priority(year, priority, found):
    whole = PlannedWorkFactory(period=year, text="Open a hub")
    whole.priorities.add(priority)
    PlannedWorkFactory(period=year, part_of=whole, text=f"Find a {WORD}")
    assert found() == f"{at('priority', year, priority.pk)}#work"


def test_planned_work_of_no_priority_leads_to_the_list_of_its_year(year, found):
    PlannedWorkFactory(period=year, text=f"Find a {WORD}")
    assert found() == f"{at('planned-work', year)}?period={year.pk}"


def test_case_review_leads_to_its_page(year, found):
    review = CaseReviewFactory(board=year.board, reference=f"Child {WORD}")
    assert found() == at("case-review", year, review.pk)


def test_recommendation_leads_to_its_page(year, review, found):
    made = RecommendationFactory(review=review, text=f"Feed the {WORD}.")
    assert found() == at("case-review-recommendation", year, review.pk, made.pk)


def test_stage_of_a_review_leads_to_its_stages(year, review, found):
    ReviewStageFactory(review=review, text=f"The {WORD} was heard.")
    assert found() == f"{at('case-review', year, review.pk)}#stages"


@pytest.mark.parametrize(
    ("factory", "place"), [(LearningEventFactory, "learning"), (ReviewUpdateFactory, "work")], ids=["event", "update"]
)
def test_what_speaks_of_one_review_leads_to_its_page(year, review, found, factory, place):
    factory(review=review, period=year, board=year.board, text=f"About a {WORD}.")
    assert found() == f"{at('case-review', year, review.pk)}#{place}"


def test_what_speaks_of_no_review_by_name_leads_to_its_list(year, found):
    ReviewUpdateFactory(review=None, period=year, board=year.board, text=f"About a {WORD}.")
    assert found() == at("case-review-kind", year, "work")


def test_stated_numbers_lead_to_their_list(year, found):
    ReviewTotalsFactory(period=year, board=year.board, note=f"A {WORD}.")
    assert found() == at("case-review-kind", year, "numbers")
