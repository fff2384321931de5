"""Checks over stored figures: looked at again when something changes, answered, reopened; on their screens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.audit.models import AuditEvent
from lscb.demo.havering import figures, priorities
from lscb.demo.havering.base import set_the_stage
from lscb.permissions import Role
from priorities.indicators import services
from priorities.indicators.checks import services as checks
from priorities.indicators.models import Acceptance, DerivedPart, Doubt, Indicator, LastCheck, Observation, ToCheck
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.indicators.test_pages import at, page
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db
TODAY = date(2013, 5, 1)

# What the published report of 2012-13 prints that does not agree, by check and place.
FAULTS = {
    ("cp-plans", "column-totals", "Unborn, 2012–13"),
    ("cp-plans", "whole", "The totals of the columns, 2012–13"),
    ("cp-plans", "printed-share", "Unborn, 2012–13"),
    ("cp-plans", "shares-hundred", "2012–13"),
    ("early-assessments", "average", "2012–13"),
    ("needs-met", "points-for-per-cent", "2012–13"),
    ("domestic-violence-recorded", "printed-change", "Offences, 2012–13"),
}
MOST_FALSE_ALARMS = 5


def open_now(board, today=TODAY):
    checks.look_again(board, today)
    return list(Doubt.objects.of_board(board).open())


def wrong(store, total=13, number=0):
    """An indicator whose parts make 12."""
    indicator = store.indicator([store.scheme(f"Red{number}", f"Blue{number}")], number=number)
    store.record(indicator, 7, f"red{number}")
    store.record(indicator, 5, f"blue{number}")
    return indicator, store.record(indicator, total)


def test_every_fault_of_the_published_report_is_found_by_name_with_few_false_alarms():
    stage = set_the_stage()
    priorities.load(stage)
    figures.load(stage)
    stage.reporting_year(2010)
    stage.reporting_year(2013)
    late = {d.place for d in open_now(stage.board, date(2014, 6, 30)) if d.name == "past-due"}
    assert late == {"2013–14"}
    found = {(d.indicator.reference, d.name, d.place) for d in open_now(stage.board)}
    assert found >= FAULTS
    assert len(found - FAULTS) <= MOST_FALSE_ALARMS


def test_figure_put_right_closes_its_check(store):
    indicator, _ = wrong(store)
    (doubt,) = open_now(store.board)
    assert (doubt.printed, doubt.computed) == ("13", "12 (7 + 5)")
    store.record(indicator, 12)
    assert open_now(store.board) == []


def test_answer_binds_to_its_values_and_the_check_reopens_when_one_changes(store):
    indicator, _ = wrong(store)
    (doubt,) = open_now(store.board)
    checks.accept(doubt=doubt, digest=doubt.digest, reason="Printed so.", by=None)
    assert open_now(store.board) == []
    store.record(indicator, 4, "blue0")
    (again,) = open_now(store.board)
    assert again.pk == doubt.pk
    assert again.reopened
    store.record(indicator, 5, "blue0")
    assert open_now(store.board) == []


def test_answer_outlives_changes_to_other_figures(store):
    indicator, _ = wrong(store)
    (doubt,) = open_now(store.board)
    checks.accept(doubt=doubt, digest=doubt.digest, reason="Printed so.", by=None)
    store.record(indicator, 3, period=store.before)
    wrong(store, number=1)
    assert [d.indicator.reference for d in open_now(store.board)] == ["i-1"]


def test_answer_given_beside_values_that_changed_meanwhile_is_refused(store):
    indicator, _ = wrong(store)
    (doubt,) = open_now(store.board)
    seen = doubt.digest
    store.record(indicator, 14)
    (doubt,) = open_now(store.board)
    with pytest.raises(ValidationError, match="have changed since"):
        checks.accept(doubt=doubt, digest=seen, reason="Printed so.", by=None)
    assert not Acceptance.objects.exists()


def test_answer_is_in_the_log_given_once_and_taken_back_with_a_reason(store):
    wrong(store)
    (doubt,) = open_now(store.board)
    checks.accept(doubt=doubt, digest=doubt.digest, reason="Printed so.", by=person())
    assert AuditEvent.objects.get(verb="accepted as it stands").reason == "Printed so."
    with pytest.raises(ValidationError, match="accepted already"):
        checks.accept(doubt=doubt, digest=doubt.digest, reason="Again.", by=None)
    checks.reopen(doubt=doubt, reason="The source has answered.", by=None)
    assert len(open_now(store.board)) == 1
    with pytest.raises(ValidationError, match="This check is open"):
        checks.reopen(doubt=doubt, reason="Again.", by=None)


def test_every_way_of_changing_a_figure_is_looked_at(store):
    indicator, made = wrong(store, total=12)
    assert open_now(store.board) == []
    other = store.record(indicator, 14, source=factories.SourceFactory(board=store.board))
    assert {d.name for d in open_now(store.board)} == {"two-sources"}
    services.choose_source(observation=other, by=None)
    assert {d.name for d in open_now(store.board)} == {"two-sources", "whole"}
    services.withdraw(observation=Observation.objects.get(pk=other.pk), by=None)
    assert open_now(store.board) == []
    made.refresh_from_db()
    row = Observation(**{c: getattr(made, c) for c in (*Observation.KEY, "source")}, value=Decimal(15))
    services.record_many(observations=[row], subject=made.source, by=None)
    assert {d.name for d in open_now(store.board)} == {"whole"}
    store.state(indicator, "share", 99, "red0")
    assert {d.name for d in open_now(store.board)} == {"whole", "printed-share"}


def test_change_to_a_part_reopens_what_rests_on_it(store):
    whole, part = store.indicator(number=1), store.indicator(number=2)
    DerivedPart(indicator=whole, part=part, order=0).save()
    store.record(whole, 10)
    store.record(part, 10)
    assert open_now(store.board) == []
    store.record(part, 9)
    (doubt,) = open_now(store.board)
    assert (doubt.indicator, doubt.name) == (whole, "parts-across-tables")


def test_what_is_owed_is_looked_at_as_days_go_by(store):
    indicator = store.indicator(frequency="yearly")
    store.record(indicator, 3, period=store.before)
    assert open_now(store.board, date(2013, 5, 1)) == []
    (doubt,) = open_now(store.board, date(2013, 6, 11))
    assert (doubt.name, doubt.printed, doubt.difference) == ("past-due", "no figure", "12 days late")
    store.record(indicator, 3)
    assert open_now(store.board, date(2013, 6, 11)) == []


def test_lateness_that_grows_does_not_reopen_an_answer(store):
    store.record(store.indicator(frequency="yearly"), 3, period=store.before)
    (doubt,) = open_now(store.board, date(2013, 6, 11))
    checks.accept(doubt=doubt, digest=doubt.digest, reason="The service has closed.", by=None)
    assert open_now(store.board, date(2013, 8, 1)) == []
    assert Doubt.objects.get().difference == "63 days late"


def test_looking_where_nothing_changed_asks_twice_whatever_there_is(store, django_assert_num_queries):
    for n in range(3):
        wrong(store, number=n)
    open_now(store.board)
    with django_assert_num_queries(4):  # two of them are the transaction's own
        checks.look_again(store.board, TODAY)


def test_looking_asks_no_more_for_twenty_indicators_than_for_one(store):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            checks.look_again(store.board, TODAY)
        return len(asked)

    wrong(store)
    checks.look_again(store.board, TODAY)
    wrong(store, number=50)
    one = queries()
    for n in range(1, 20):
        wrong(store, number=n)
    assert queries() <= one


def test_looking_at_all_finds_what_was_never_marked(store):
    wrong(store)
    ToCheck.objects.all().delete()
    LastCheck.objects.all().delete()
    assert open_now(store.board) == []
    checks.look_at_all(store.board, TODAY)
    assert Doubt.objects.count() == 1


def test_command_says_what_is_open(store, capsys):
    wrong(store)
    call_command("check_figures", board=store.board.slug)
    said = capsys.readouterr().out
    assert "printed 13; computed 12 (7 + 5); 1 more." in said
    assert "1 open." in said


def test_list_shows_open_checks_first_with_what_differs(office, store):
    wrong(store)
    (doubt,) = open_now(store.board)
    checks.accept(doubt=doubt, digest=doubt.digest, reason="Printed so.", by=None)
    wrong(store, total=20, number=1)
    cells = texts(read(page(office.get(at("indicator-checks", store)))), "tbody td")
    assert cells[0] == "open"
    assert cells[1:4] == ["20", "12 (7 + 5)", "8 more"]
    assert "accepted as it stands" in cells
    narrowed = texts(read(page(office.get(at("indicator-checks", store), {"state": "accepted"}))), "tbody td")
    assert narrowed[0] == "accepted as it stands"


def test_list_asks_no_more_for_thirty_checks_than_for_one(office, store):
    def queries():
        checks.look_again(store.board)
        with CaptureQueriesContext(connection) as asked:
            page(office.get(at("indicator-checks", store)))
        return len(asked)

    wrong(store)
    few = queries()
    for n in range(1, 30):
        wrong(store, number=n)
    assert queries() == few


def test_check_is_accepted_on_its_page_and_opened_again(office, store):
    indicator, _ = wrong(store)
    (doubt,) = open_now(store.board)
    address = at("indicator-check", store, doubt.pk)
    shown = office.get(address)
    assert "The whole is what the totals printed for its parts add up to." in page(shown)
    sent = {"digest": shown.context["form"]["digest"].value()}
    assert "Say why" in page(office.post(address, {**sent, "reason": ""}))
    office.post(address, {**sent, "reason": "The report prints it so."})
    assert "The report prints it so." in page(office.get(address))
    assert "accepted as it stands" in page(office.get(at("indicator", store, indicator.pk)))
    office.post(at("indicator-check-reopen", store, doubt.pk), {"reason": "Asked again."})
    assert not Acceptance.objects.exists()


def test_answer_keeps_what_was_typed_where_the_values_changed_meanwhile(office, store):
    indicator, _ = wrong(store)
    (doubt,) = open_now(store.board)
    address = at("indicator-check", store, doubt.pk)
    old = doubt.digest
    store.record(indicator, 14)
    said = page(office.post(address, {"digest": old, "reason": "Typed words"}))
    assert "Typed words" in said
    assert "have changed since" in said
    assert not Acceptance.objects.exists()


def test_page_of_an_indicator_says_beside_its_figures_what_does_not_agree(office, store):
    indicator, _ = wrong(store)
    said = page(office.get(at("indicator", store, indicator.pk)))
    assert "Printed: 13. Computed: 12 (7 + 5). Difference: 1 more." in said


def test_checks_tell_small_numbers_and_are_for_the_office_alone(client, store):
    indicator, _ = wrong(store)
    checks.look_again(store.board)
    client.force_login(person(Role.MEMBER, store.board))
    assert client.get(at("indicator-checks", store)).status_code == 403
    assert 'id="doubts"' not in page(client.get(at("indicator", store, indicator.pk)))
    assert reverse("indicator-checks", args=(store.board.slug,)) not in page(client.get(at("indicators", store)))


def test_auditor_reads_checks_and_answers_none(client, store):
    wrong(store)
    (doubt,) = open_now(store.board)
    client.force_login(person(Role.AUDITOR, store.board))
    address = at("indicator-check", store, doubt.pk)
    assert "Accept it as it stands" not in page(client.get(address))
    assert client.post(address, {"digest": doubt.digest, "reason": "No."}).status_code == 403


def test_definition_that_changes_is_looked_at_again(store):
    indicator, _ = wrong(store)
    assert len(open_now(store.board)) == 1
    stored = Indicator.objects.get(pk=indicator.pk)
    schemes = {"scheme1": stored.scheme1, "scheme2": stored.scheme2}
    services.redefine(indicator=stored, adds_up=False, by=None, **schemes)
    assert open_now(store.board) == []
