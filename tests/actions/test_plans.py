"""Action plans as records, and the history of an action in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.actions import services
from lscb.actions.history import history
from lscb.actions.models import Action, Owner, Plan
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, ActionUpdateFactory, OriginFactory, OwnerFactory, PlanFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, ScaleFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board, name="Manager")


@pytest.fixture
def office(client, manager):
    client.force_login(manager)
    return client


@pytest.fixture
def plan(board):
    """A plan of one late and one finished action; a third stands beside it."""
    plan = PlanFactory(board=board, title="After the inspection")
    done = LevelFactory(scale=ScaleFactory(board=board), name="Done", closes=True)
    late = ActionFactory(board=board, origin=plan.origin, title="Late one", due_on=date(2012, 1, 1))
    ActionUpdateFactory(action=late, text="It was begun.")
    ActionFactory(board=board, origin=plan.origin, title="Finished one", status=done, due_on=date(2012, 1, 1))
    ActionFactory(board=board, title="Of something else")
    return plan


def test_page_of_a_plan_holds_its_own_actions_with_all_that_was_said(office, board, plan):
    tree = read(office.get(reverse("action-plan", args=(board.slug, plan.pk))).content.decode())
    assert texts(tree, ".app-lede") == ["1 of 2 actions is finished; 1 is late."]
    assert texts(tree, "section h2 a") == ["Late one", "Finished one"]
    assert "It was begun." in tree.text_content()


def test_list_counts_each_plans_actions_once(office, board, plan):
    PlanFactory(board=board, title="Empty")
    tree = read(office.get(reverse("action-plans", args=(board.slug,))).content.decode())
    rows = {texts(row, "th")[0]: texts(row, "td")[-2:] for row in tree.xpath("//tbody/tr")}
    assert rows == {"After the inspection": ["1 of 2", "1 late"], "Empty": ["0 of 0", ""]}


def test_plan_is_made_changed_and_removed_and_its_actions_stay(office, board):
    origin = OriginFactory(board=board)
    ActionFactory(board=board, origin=origin)
    office.post(reverse("action-plan-add", args=(board.slug,)), {"title": "A plan", "origin": origin.pk})
    plan = Plan.objects.get()
    page = office.get(reverse("action-plan-change", args=(board.slug, plan.pk)))
    sent = {"title": "Better words", "origin": origin.pk, "as_read": page.context["form"]["as_read"].value()}
    office.post(reverse("action-plan-change", args=(board.slug, plan.pk)), sent)
    plan.refresh_from_db()
    assert plan.title == "Better words"
    office.post(reverse("action-plan-remove", args=(board.slug, plan.pk)), {"reason": "Made twice."})
    assert not Plan.objects.exists()
    assert Action.objects.count() == 1


def test_page_of_an_action_leads_to_its_plan(office, board, plan):
    inside, outside = Action.objects.get(title="Late one"), Action.objects.get(title="Of something else")
    address = reverse("action-plan", args=(board.slug, plan.pk))
    assert address in office.get(reverse("action", args=(board.slug, inside.pk))).content.decode()
    assert address not in office.get(reverse("action", args=(board.slug, outside.pk))).content.decode()


def test_origin_has_one_plan_and_is_of_the_board(office, board, plan):
    for origin in (plan.origin, OriginFactory()):
        said = office.post(reverse("action-plan-add", args=(board.slug,)), {"title": "Again", "origin": origin.pk})
        assert said.status_code == 200
    assert Plan.objects.count() == 1


def test_action_added_from_a_plan_begins_with_what_gave_rise_to_it(office, board, plan):
    page = office.get(reverse("action-add", args=(board.slug,)) + f"?origin={plan.origin_id}")
    assert page.context["form"]["origin"].value() == str(plan.origin_id)
    assert office.get(reverse("action-add", args=(board.slug,)) + "?origin=x%00").status_code == 200


def test_page_and_list_ask_no_more_for_thirty_than_for_one(office, board, plan):
    def asked(name, *more):
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse(name, args=(board.slug, *more)))
        return len(queries)

    for action in Action.objects.filter(origin=plan.origin):
        OwnerFactory(action=action)
    few = asked("action-plan", plan.pk), asked("action-plans")
    for _ in range(30):
        action = OwnerFactory(action=ActionFactory(board=board, origin=plan.origin)).action
        ActionUpdateFactory(action=action)
        PlanFactory(board=board)
    assert (asked("action-plan", plan.pk), asked("action-plans")) == few


def test_history_tells_in_sentences_who_did_what_the_latest_first(board, manager):
    agency, other = AgencyFactory(board=board, short_name="Housing"), AgencyFactory(board=board, short_name="Police")
    lead = person(Role.LEAD, agency, name="Lead")
    done = LevelFactory(scale=ScaleFactory(board=board), name="Done", closes=True)
    action = services.open_action(board=board, title="Write", owners=[agency, "Head"], by=manager)
    services.name_holder(owner=Owner.objects.get(post="Head"), holder=lead, by=manager)
    action.due_on = date(2012, 6, 30)
    services.change_action(action=action, owners=[agency, other], by=manager)
    services.chase(board=board, actions=[action], by=manager)
    proposal = services.update(action=action, text="All.", on=date(2012, 6, 1), status=done, by=lead)
    services.decline(proposal=proposal, reason="One is missing.", by=manager)
    told = [entry.words for entry in history(action, manager)]
    assert told == [
        "Lead was told what the office made of the proposal.",
        "Manager did not agree that it is finished: One is missing.",
        "Lead proposed that it is finished by 1 June 2012.",
        "Manager wrote to Lead to chase it.",
        "Manager took Head off those who are to do it.",
        "Manager named Police to do it.",
        "Manager changed it.",
        "Manager said who holds the post “Head”.",
        "Manager named Head to do it.",
        "Manager named Housing to do it.",
        "Manager opened it.",
    ]
    changed = next(entry for entry in history(action, manager) if entry.words == "Manager changed it.")
    assert changed.details == ("Due: “30 June 2012”",)


def test_history_is_for_readers_of_the_log_and_of_one_action_alone(client, board, manager):
    action = services.open_action(board=board, title="Write", owners=["Head"], by=manager)
    services.open_action(board=board, title="Another", owners=["Somebody else"], by=manager)
    seen = {}
    for role in (Role.MANAGER, Role.AUDITOR, Role.ADMINISTRATOR):
        client.force_login(person(role, board))
        said = client.get(reverse("action", args=(board.slug, action.pk))).content.decode()
        seen[role] = ("named Head to do it" in said, "Somebody else" in said)
    assert seen == {
        Role.MANAGER: (True, False),
        Role.AUDITOR: (True, False),
        Role.ADMINISTRATOR: (False, False),
    }


def test_page_asks_no_more_for_thirty_updates_and_letters(office, board, manager):
    agency = AgencyFactory(board=board)
    person(Role.LEAD, agency)
    action = services.open_action(board=board, title="Write", owners=[agency], by=manager)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("action", args=(board.slug, action.pk)))
        return len(queries)

    def on_a_day(day):
        services.update(action=action, text="Something.", on=day, by=manager)
        services.chase(board=board, actions=[action], by=manager, on=day)

    on_a_day(date(2012, 5, 1))
    few = asked()
    for number in range(1, 30):
        on_a_day(date(2012, 6, number))
    assert asked() == few
