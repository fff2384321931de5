"""Suggested challenges: raised once, taken up or dismissed for good."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.actions import services as actions
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from priorities.scrutiny.models import Challenge, Suggestion
from priorities.scrutiny.suggesting import dismiss, suggest, take_up
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, PeriodFactory, ScaleFactory
from tests.factories.scrutiny import SuggestionFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db
TODAY = date(2013, 3, 1)


@pytest.fixture
def period():
    return PeriodFactory()


@pytest.fixture
def board(period):
    return period.board


@pytest.fixture
def agency(board):
    return AgencyFactory(board=board, short_name="Housing")


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


@pytest.fixture
def late(board, agency):
    action = ActionFactory(board=board, title="Write to every school", due_on=date(2012, 6, 30))
    OwnerFactory(action=action, agency=agency)
    return action


def test_what_is_found_is_raised_once(board, period, late, agency):
    assert suggest(board=board, by=None, on=TODAY).raised == 1
    ran = suggest(board=board, by=None, on=TODAY)
    assert (ran.raised, ran.back, ran.gone) == (0, 0, 0)
    one = Suggestion.objects.get()
    assert (one.rule, one.model, one.record, one.period) == ("overdue-action", "actions.action", str(late.pk), period)
    assert (one.agency, one.address) == (agency, reverse("action", args=(board.slug, late.pk)))


def test_database_refuses_the_same_twice(board, period):
    one = SuggestionFactory(board=board, period=period)
    with pytest.raises(IntegrityError), transaction.atomic():
        SuggestionFactory(board=board, period=period, rule=one.rule, model=one.model, record=one.record)


def test_dismissed_stays_dismissed_when_the_rules_run_again(board, late):
    suggest(board=board, by=None, on=TODAY)
    dismiss(suggestion=Suggestion.objects.get(), reason="The school year ends in July.", by=None)
    ran = suggest(board=board, by=None, on=TODAY)
    assert (ran.raised, ran.back, ran.gone) == (0, 0, 0)
    one = Suggestion.objects.get()
    assert (one.state, one.why) == ("dismissed", "The school year ends in July.")
    assert AuditEvent.objects.about(one).first().reason == "The school year ends in July."


def test_what_is_so_no_longer_goes_and_comes_back_when_it_is_again(board, late):
    closes, opens = (LevelFactory(scale=ScaleFactory(board=board), closes=closes) for closes in (True, False))
    suggest(board=board, by=None, on=TODAY)
    actions.update(action=late, text="Done.", on=date(2013, 2, 1), status=closes, by=None)
    assert suggest(board=board, by=None, on=TODAY).gone == 1
    assert Suggestion.objects.get().state == "gone"
    actions.update(action=late, text="Not quite.", on=date(2013, 2, 2), status=opens, by=None)
    ran = suggest(board=board, by=None, on=TODAY)
    assert (ran.raised, ran.back) == (0, 1)
    assert Suggestion.objects.get().state == "waiting"


def test_next_year_raises_it_anew(board, late):
    suggest(board=board, by=None, on=TODAY)
    PeriodFactory(board=board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    ran = suggest(board=board, by=None, on=date(2013, 5, 1))
    assert (ran.raised, ran.gone) == (1, 1)
    assert [one.period.name for one in Suggestion.objects.filter(state="waiting")] == ["2013-14"]


def test_board_without_a_year_is_told_so(client):
    board = BoardFactory()
    client.force_login(person(Role.MANAGER, board))
    said = client.post(reverse("scrutiny-suggest", args=(board.slug,)), follow=True).content.decode()
    assert "No year has been opened yet" in said


def test_dismissal_needs_a_reason_and_a_decision_is_made_once(board, period):
    one = SuggestionFactory(board=board, period=period)
    with pytest.raises(ValidationError, match="Say why"):
        dismiss(suggestion=one, reason=" ", by=None)
    dismiss(suggestion=one, reason="Known.", by=None)
    challenge = Challenge(board=board, period=period, about="Why?", to_words="A service")
    for verb in (lambda: take_up(suggestion=one, challenge=challenge, by=None), lambda: again(one)):
        with pytest.raises(ValidationError, match="decided already"):
            verb()
    assert not Challenge.objects.exists()


def again(one):
    return dismiss(suggestion=one, reason="Again.", by=None)


def test_suggestion_is_taken_up_with_its_text_and_agency(office, board, period, late, agency):
    suggest(board=board, by=None, on=TODAY)
    one = Suggestion.objects.get()
    address = reverse("scrutiny-take-up", args=(board.slug, one.pk))
    form = office.get(address).context["form"]
    shown = {name: form[name].value() for name in ("about", "agency", "period")}
    assert shown == {"about": one.found, "agency": agency.pk, "period": period.pk}
    answer = office.post(address, shown | {"about": "Why so late?"})
    challenge = Challenge.objects.get()
    assert answer["Location"] == reverse("scrutiny-record", args=(board.slug, "challenges", challenge.pk))
    one.refresh_from_db()
    assert (one.state, one.challenge, challenge.about) == ("taken_up", challenge, "Why so late?")
    assert suggest(board=board, by=None, on=TODAY).raised == 0


def test_refused_challenge_leaves_the_suggestion_waiting_and_what_was_typed(office, board, period):
    one = SuggestionFactory(board=board, period=period)
    answer = office.post(reverse("scrutiny-take-up", args=(board.slug, one.pk)), {"to_words": "Typed"})
    assert "Typed" in answer.content.decode()
    one.refresh_from_db()
    assert one.state == "waiting"


def test_list_names_rule_and_record_and_the_rules_run_at_a_button(office, board, late):
    address = reverse("scrutiny-suggestions", args=(board.slug,))
    assert "Nothing has been found" in office.get(address).content.decode()
    said = office.post(reverse("scrutiny-suggest", args=(board.slug,)), follow=True).content.decode()
    assert "1 suggestion raised for 2012–13." in said
    tree = read(said)
    assert reverse("action", args=(board.slug, late.pk)) in tree.xpath("//tbody//a/@href")
    assert "An action is more than four weeks late." in tree.text_content()


def test_dismissed_on_screen_it_stays_in_the_list_with_its_reason(office, board, period):
    one = SuggestionFactory(board=board, period=period)
    address = reverse("scrutiny-dismiss", args=(board.slug, one.pk))
    assert "Say why" in office.post(address, {"reason": ""}).content.decode()
    said = office.post(address, {"reason": "Already in hand."}, follow=True).content.decode()
    assert "Dismissed: Already in hand." in said
    assert office.get(address).status_code == 403


@pytest.mark.parametrize(("query", "shown"), [("state=waiting", 1), ("state=dismissed", 0), ("rule=red-indicator", 0)])
def test_list_narrows(office, board, period, query, shown):
    SuggestionFactory(board=board, period=period, rule="overdue-action")
    tree = read(office.get(reverse("scrutiny-suggestions", args=(board.slug,)) + "?" + query).content.decode())
    assert len(texts(tree, "tbody th")) == shown


def test_auditor_reads_and_decides_nothing(client, board, period):
    one = SuggestionFactory(board=board, period=period)
    client.force_login(person(Role.AUDITOR, board))
    said = client.get(reverse("scrutiny-suggestions", args=(board.slug,))).content.decode()
    assert one.found in said
    assert reverse("scrutiny-dismiss", args=(board.slug, one.pk)) not in said
    assert client.post(reverse("scrutiny-suggest", args=(board.slug,))).status_code == 403


def test_list_asks_no_more_for_thirty_than_for_one(office, board, period, agency):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("scrutiny-suggestions", args=(board.slug,)))
        return len(queries)

    SuggestionFactory(board=board, period=period, agency=agency)
    few = asked()
    for _ in range(29):
        SuggestionFactory(board=board, period=period, agency=agency)
    assert asked() == few


def test_command_runs_the_rules_for_every_board(board, late):
    said = StringIO()
    call_command("suggest_challenges", on=TODAY, stdout=said)
    assert "1 raised, 0 raised again, 0 no longer so." in said.getvalue()
    assert Suggestion.objects.count() == 1


def test_another_boards_suggestion_is_not_found(office, board):
    theirs = SuggestionFactory()
    for name in ("scrutiny-take-up", "scrutiny-dismiss"):
        assert office.get(reverse(name, args=(board.slug, theirs.pk))).status_code == 404
