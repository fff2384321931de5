"""Owners reach their own actions and no others: they say how each stands and propose that it is finished."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.actions import services
from lscb.actions.models import Action, ActionUpdate, Owner
from lscb.board.models import OfficeTerm
from lscb.outbox.models import Message
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, OfficeFactory, ScaleFactory
from tests.factories.workgroups import GroupFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db
DAY = date(2012, 6, 1)


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def states(board):
    scale = ScaleFactory(board=board)
    return LevelFactory(scale=scale, order=1, name="On track"), LevelFactory(
        scale=scale, order=2, name="Done", closes=True
    )


@pytest.fixture
def action(board):
    return OwnerFactory(action=ActionFactory(board=board, title="Write to every school")).action


@pytest.fixture
def agency(action):
    return action.owners.get().agency


@pytest.fixture
def lead(agency):
    return person(Role.LEAD, agency, name="Lead")


@pytest.fixture
def office(board):
    return person(Role.MANAGER, board, name="Manager")


def typed(text="Done so far.", on=DAY, **more):
    return {"text": text, "on_day": on.day, "on_month": on.month, "on_year": on.year, **more}


def at(name, action, *more):
    return reverse(name, args=(action.board.slug, action.pk, *more))


def owner_of_each_kind(board):
    """One person for each way in which an action may be somebody's, with the action."""
    agency, group, office = AgencyFactory(board=board), GroupFactory(board=board), OfficeFactory(board=board)
    holder = person()
    OfficeTerm.objects.create(office=office, holder=holder)
    named = person()
    ways = {
        "lead": (person(Role.LEAD, agency), {"agency": agency}),
        "chair": (person(Role.CHAIR, group), {"group": group}),
        "office": (holder, {"office": office}),
        "post": (named, {"post": "Head of service", "holder": named}),
    }
    for user, owner in ways.values():
        action = ActionFactory(board=board)
        Owner.objects.create(action=action, **owner)
        yield user, action


def test_each_kind_of_owner_reaches_exactly_their_own(board):
    ActionFactory(board=board)
    pairs = list(owner_of_each_kind(board))
    assert len(pairs) == 4
    for user, action in pairs:
        assert list(Action.objects.owned_by(user)) == [action]
        assert list(Action.objects.visible_to(user)) == [action]


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.MEMBER, Role.FINANCE_OFFICER, Role.PANEL_OFFICER])
def test_others_at_the_agency_or_board_own_nothing(action, agency, board, role):
    user = person(role, agency if role == Role.CONTRIBUTOR else board)
    assert not Action.objects.owned_by(user).exists()
    assert not Action.objects.visible_to(user).exists()


def test_term_of_office_that_ended_leaves_nothing(board):
    action, holder = ActionFactory(board=board), person()
    office = OfficeFactory(board=board)
    Owner.objects.create(action=action, office=office)
    OfficeTerm.objects.create(office=office, holder=holder, ends=timezone.localdate() - timedelta(days=1))
    assert not Action.objects.owned_by(holder).exists()


def test_only_a_post_has_a_holder(action):
    with pytest.raises(IntegrityError), transaction.atomic():
        Owner.objects.filter(action=action).update(holder=person())
    with pytest.raises(ValidationError, match="Only a post in words"):
        services.name_holder(owner=action.owners.get(), holder=person(), by=None)


def test_owner_finds_the_action_says_what_was_done_and_it_stands_as_said(client, action, lead, states):
    client.force_login(lead)
    listed = read(client.get(reverse("my-actions")).content.decode())
    assert texts(listed, "tbody th a") == ["Write to every school"]
    answer = client.post(at("action-update", action), typed(status=states[0].pk))
    assert answer["Location"] == at("action", action)
    action.refresh_from_db()
    assert (action.status, action.closed_on) == (states[0], None)
    said = client.get(at("action", action)).content.decode()
    assert "Done so far." in said
    assert "Lead" in said


def test_finishing_state_of_an_owner_is_a_proposal_and_alters_nothing(client, action, lead, states):
    client.force_login(lead)
    client.post(at("action-update", action), typed(status=states[1].pk))
    action.refresh_from_db()
    assert (action.status, action.closed_on) == (None, None)
    assert ActionUpdate.objects.get().proposal == "waiting"
    said = client.get(at("action", action)).content.decode()
    assert "has yet to say whether it agrees" in said
    assert reverse("action-agree", args=(action.board.slug, action.pk, ActionUpdate.objects.get().pk)) not in said


def test_office_agrees_and_the_action_closes_on_the_day_its_owner_said(client, action, lead, office, states):
    proposal = services.update(action=action, text="All done.", on=DAY, status=states[1], by=lead)
    client.force_login(office)
    assert "Agree that it is finished" in client.get(at("action", action)).content.decode()
    client.post(at("action-agree", action, proposal.pk))
    action.refresh_from_db()
    assert (action.status, action.closed_on) == (states[1], DAY)
    letter = Message.objects.get()
    assert (letter.to, letter.subject) == (lead.email, "Agreed: an action of yours is finished")


def test_office_does_not_agree_and_its_reason_reaches_the_owner(client, action, lead, office, states):
    proposal = services.update(action=action, text="All done.", on=DAY, status=states[1], by=lead)
    client.force_login(office)
    assert "Say why" in client.post(at("action-decline", action, proposal.pk), {"reason": " "}).content.decode()
    client.post(at("action-decline", action, proposal.pk), {"reason": "Two schools have had no letter."})
    action.refresh_from_db()
    assert (action.status, action.closed_on) == (None, None)
    assert "Two schools have had no letter." in Message.objects.get().body
    client.force_login(lead)
    assert "Two schools have had no letter." in client.get(at("action", action)).content.decode()


def test_proposal_is_answered_once(client, action, lead, office, states):
    proposal = services.update(action=action, text="All done.", on=DAY, status=states[1], by=lead)
    services.agree(proposal=proposal, by=office)
    for verb in (lambda: services.agree(proposal=proposal, by=office), lambda: decline(proposal, office)):
        with pytest.raises(ValidationError, match="answered already"):
            verb()
    client.force_login(office)
    assert client.get(at("action-agree", action, proposal.pk)).status_code == 403
    assert Message.objects.count() == 1


def decline(proposal, by):
    return services.decline(proposal=proposal, reason="Not yet.", by=by)


def test_while_a_proposal_waits_words_are_taken_and_states_are_refused(client, action, lead, office, states):
    services.update(action=action, text="All done.", on=DAY, status=states[1], by=lead)
    for user, why in ((lead, "has been proposed as finished"), (office, "agree to that or not")):
        client.force_login(user)
        said = client.post(at("action-update", action), typed("Typed words.", status=states[0].pk)).content.decode()
        assert why in said
        assert "Typed words." in said
        assert client.post(at("action-update", action), typed("Words alone.")).status_code == 302


def test_proposal_of_an_earlier_day_than_the_last_word_is_refused_at_its_day(client, action, lead, states):
    services.update(action=action, text="On the way.", on=date(2012, 6, 20), status=states[0], by=None)
    client.force_login(lead)
    said = client.post(at("action-update", action), typed(status=states[1].pk)).content.decode()
    assert "give that day or a later one" in said
    assert ActionUpdate.objects.count() == 1


def test_day_that_has_not_come_is_refused(client, action, lead):
    client.force_login(lead)
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = client.post(at("action-update", action), typed(on=tomorrow)).content.decode()
    assert "Give today or a day that has passed" in said
    assert not ActionUpdate.objects.exists()


def test_owner_says_no_more_of_what_is_finished(client, action, lead, states):
    services.update(action=action, text="All done.", on=DAY, status=states[1], by=None)
    client.force_login(lead)
    refused = client.get(at("action-update", action))
    assert refused.status_code == 403
    assert "This action is finished." in refused.content.decode()
    assert "Update this action" not in client.get(at("action", action)).content.decode()


def test_owner_changes_neither_owners_nor_day(client, action, lead):
    client.force_login(lead)
    assert client.get(at("action-change", action)).status_code == 403
    assert client.post(at("action-change", action), {"title": "Less"}).status_code == 403
    assert "Change what is to be done" not in client.get(at("action", action)).content.decode()


def test_neighbour_of_another_agency_is_refused_with_a_sentence_and_learns_nothing(client, action, board):
    client.force_login(person(Role.LEAD, AgencyFactory(board=board)))
    for address in (at("action", action), reverse("action", args=(board.slug, 999999))):
        refused = client.get(address)
        assert refused.status_code == 403
        assert "This action is not yours" in refused.content.decode()
    assert client.post(at("action-update", action), typed()).status_code == 403
    assert not ActionUpdate.objects.exists()


def test_service_refuses_whoever_is_no_owner(action, board):
    with pytest.raises(ValidationError, match="not yours"):
        services.update(action=action, text="x", on=DAY, by=person(Role.LEAD, AgencyFactory(board=board)))


def test_post_gets_a_holder_from_the_people_of_the_board_alone(client, board, office, lead):
    action = ActionFactory(board=board)
    post = Owner.objects.create(action=action, post="Head of service")
    stranger = person(Role.LEAD, AgencyFactory())
    client.force_login(office)
    address = at("action-holder", action, post.pk)
    assert client.post(address, {"holder": stranger.pk}).status_code == 200
    client.post(address, {"holder": lead.pk})
    post.refresh_from_db()
    assert post.holder == lead
    assert str(post) == "Head of service"
    client.force_login(lead)
    assert client.get(at("action", action)).status_code == 200


def test_changing_an_action_keeps_who_holds_its_post(board, office, lead):
    action = ActionFactory(board=board)
    post = Owner.objects.create(action=action, post="Head of service", holder=lead)
    services.change_action(action=action, owners=["Head of service"], by=office)
    post.refresh_from_db()
    assert post.holder == lead


def test_own_list_says_what_is_owed_unfinished_first(client, board, agency, action, lead, states):
    for title, due, status in (("Finished", date(2012, 1, 1), states[1]), ("Later", timezone.localdate(), None)):
        OwnerFactory(action=ActionFactory(board=board, title=title, due_on=due, status=status), agency=agency)
    client.force_login(lead)
    tree = read(client.get(reverse("my-actions")).content.decode())
    assert texts(tree, ".app-lede") == ["Two actions are yours to do, one late. Open one to say what was done."]
    assert texts(tree, "tbody th") == ["Write to every school", "Later", "Finished"]


def test_own_list_asks_no_more_for_thirty_than_for_one(client, board, agency, action, lead):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("my-actions"))
        return len(queries)

    client.force_login(lead)
    few = asked()
    for _ in range(29):
        OwnerFactory(action=ActionFactory(board=board), agency=agency)
    assert asked() == few


def test_home_says_what_is_mine_to_do_and_leads_there(client, action, lead):
    client.force_login(lead)
    tree = read(client.get(reverse("home")).content.decode())
    assert texts(tree, ".app-lede") == ["You owe no return today. One action is yours to do."]
    assert at("action", action) in tree.xpath("//a/@href")
    assert reverse("my-actions") in tree.xpath("//a/@href")


def test_home_of_the_office_leads_to_the_tracker_and_asks_for_an_answer(client, action, lead, office, states):
    services.update(action=action, text="All done.", on=DAY, status=states[1], by=lead)
    client.force_login(office)
    tree = read(client.get(reverse("home")).content.decode())
    assert f"{reverse('actions', args=(action.board.slug,))}?standing=late" in tree.xpath("//a/@href")
    assert any("Agree that it is finished, or not" in words for words in texts(tree, ".app-lines a"))
