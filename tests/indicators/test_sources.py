"""Which of several sources of one figure is followed: side by side, chosen with a reason, and what reports say."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.annualreport.services import open_report
from lscb.permissions import Role
from priorities.indicators.checks.services import look_again
from priorities.indicators.models import Doubt, Observation, SourceChoice
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.factories.annualreport import ApprovalFactory, SharedDraftFactory
from tests.factories.returns import RoundFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(store):
    """A figure that the usual source states as 121 and the council as 117."""
    indicator = store.indicator(title="Children with a plan")
    council = factories.SourceFactory(board=store.board, name="The council")
    return store.record(indicator, 121), store.record(indicator, 117, source=council)


def at(store, row):
    return reverse("indicator-figure-sources", args=(store.board.slug, row.indicator_id, row.pk))


def said(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_each_source_says_stands_side_by_side_with_the_one_followed_first(office, store, two):
    rows = texts(read(said(office, at(store, two[1]))), "tbody tr")
    assert [("The source" in row, "followed" in row, "121" in row) for row in rows] == [(True,) * 3, (False,) * 3]


def test_chosen_source_stands_from_then_on_and_the_choice_is_told_with_its_reason(office, store, two):
    first, second = two
    sent = {"observation": second.pk, "reason": "The council counted again in June."}
    told = office.post(at(store, first), sent, follow=True).content.decode()
    second.refresh_from_db()
    assert second.chosen
    assert SourceChoice.objects.get().instead_of == first
    assert "chose what The council gave." in told
    assert "Reason: The council counted again in June." in told


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose the source to follow"),
        ({"reason": "So."}, "Choose the source to follow"),
        ({"observation": "second"}, "Say why"),
        ({"observation": "first", "reason": "So."}, "already stands in reports"),
        ({"observation": "99999", "reason": "So."}, "Choose one of the sources"),
    ],
)
def test_choice_without_source_or_reason_is_refused_in_words_and_changes_nothing(office, store, two, sent, words):
    pks = {"first": two[0].pk, "second": two[1].pk}
    answer = office.post(at(store, two[0]), {k: pks.get(v, v) for k, v in sent.items()})
    assert words in answer.content.decode()
    assert not SourceChoice.objects.exists()
    if "reason" in sent:
        assert sent["reason"] in answer.content.decode()


def test_approved_report_is_said_to_keep_its_figure_and_one_being_made_to_follow(office, store, two):
    RoundFactory(period=store.year)
    made = open_report(board=store.board, period=store.year, by=None)
    assert "changes with a choice" in said(office, at(store, two[0]))
    Observation.objects.update(entered_at=datetime(2020, 1, 1, tzinfo=UTC))
    draft = SharedDraftFactory(report=made, number=1, shared_at=datetime(2020, 5, 4, tzinfo=UTC))
    ApprovalFactory(draft=draft)
    office.post(at(store, two[0]), {"observation": two[1].pk, "reason": "Counted again."})
    (line,) = texts(read(said(office, at(store, two[0]))), "section[aria-labelledby=effect] li")
    assert "says 121, from The source" in line
    assert "kept: approved as shared on 4 May 2020" in line


def test_figures_of_several_sources_are_led_to_from_the_indicator_and_from_the_check(office, store, two):
    first, second = two
    store.record(first.indicator, 50, period=store.before)
    page = said(office, reverse("indicator", args=(store.board.slug, first.indicator_id)))
    assert page.count("Which source is followed") == 1
    assert at(store, first) in page
    look_again(store.board)
    doubt = Doubt.objects.get(name="two-sources")
    assert at(store, first) in said(office, reverse("indicator-check", args=(store.board.slug, doubt.pk)))
    assert at(store, second) in said(office, reverse("indicator-figures", args=(store.board.slug, first.indicator_id)))


def test_figure_of_one_source_offers_no_choice(office, store):
    row = store.record(store.indicator(), 5)
    page = said(office, at(store, row))
    assert "One source states this figure" in page
    assert "Follow another source" not in page


def test_reader_of_records_who_may_not_edit_sees_no_form(client, store, two):
    client.force_login(person(Role.AUDITOR, store.board))
    assert "Follow another source" not in said(client, at(store, two[0]))
    assert client.post(at(store, two[0]), {"observation": two[1].pk, "reason": "So."}).status_code == 403


def test_page_asks_no_more_for_many_versions_and_choices_than_for_one(office, store, two):
    first, second = two
    address = at(store, first)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            said(office, address)
        return len(queries)

    office.post(address, {"observation": second.pk, "reason": "So."})
    few = asked()
    for n in range(5):
        other = factories.SourceFactory(board=store.board, name=f"Source {n}")
        made = store.record(first.indicator, Decimal(100 + n), source=other)
        office.post(address, {"observation": made.pk, "reason": "So."})
    assert asked() == few
