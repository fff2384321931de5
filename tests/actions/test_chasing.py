"""Chasing and reminding: one letter to each person about all that is theirs, and never the same twice."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from lscb.actions import services
from lscb.actions.forms import states_of
from lscb.actions.models import ActionUpdate, Letter, Owner, ReminderRule
from lscb.actions.reminders import send_due
from lscb.outbox.models import Message
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, ActionUpdateFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, ScaleFactory
from tests.factories.workgroups import GroupFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db
DUE, LATE = date(2013, 4, 30), date(2013, 5, 12)


@pytest.fixture
def board():
    return BoardFactory(name="The board")


@pytest.fixture
def agency(board):
    return AgencyFactory(board=board)


@pytest.fixture
def lead(agency):
    return person(Role.LEAD, agency, name="Lead")


@pytest.fixture
def actions(board, agency, lead):
    """Two of one agency, which has a lead."""
    made = [ActionFactory(board=board, title=title, due_on=DUE, opened_on=None) for title in ("First", "Second")]
    for action in made:
        OwnerFactory(action=action, agency=agency)
    return made


@pytest.fixture
def office(board):
    return person(Role.MANAGER, board)


def chase(board, actions, by, on=LATE):
    return services.chase(board=board, actions=actions, by=by, on=on)


def test_each_person_gets_one_letter_about_all_that_is_theirs(board, actions, office, lead):
    chair = person(Role.CHAIR, GroupFactory(board=board))
    group = chair.grants.get().scope.partition(":")[2]
    Owner.objects.create(action=actions[1], group_id=group, order=1)
    done = chase(board, actions, office)
    assert (done.letters, done.actions, done.again, done.nobody) == (2, actions, [], [])
    to_lead, to_chair = (Message.objects.get(person=user) for user in (lead, chair))
    assert ("First" in to_lead.body, "Second" in to_lead.body) == (True, True)
    assert ("First" in to_chair.body, "Second" in to_chair.body) == (False, True)
    assert "12 days late" in to_lead.body
    assert reverse("action", args=(board.slug, actions[0].pk)) in to_lead.body
    assert to_lead.subject == "Two actions, all late"


def test_each_action_knows_when_and_to_whom(board, actions, office, lead):
    chase(board, actions, office)
    for action in actions:
        letter = action.letters.get()
        assert (letter.kind, letter.on, letter.person) == (Letter.Kind.CHASED, LATE, lead)


def test_second_post_of_the_same_day_writes_nothing_and_of_the_next_day_does(board, actions, office):
    chase(board, actions, office)
    again = chase(board, actions, office)
    assert (again.letters, again.again) == (0, actions)
    assert Message.objects.count() == 1
    assert chase(board, actions, office, on=LATE + timedelta(days=1)).letters == 1


def test_further_choice_of_the_same_day_tells_only_what_is_new(board, actions, office):
    chase(board, actions[:1], office)
    done = chase(board, actions, office)
    assert (done.letters, done.actions, done.again) == (1, actions[1:], actions[:1])
    last = Message.objects.order_by("pk").last()
    assert "Second" in last.body
    assert "First" not in last.body


def test_what_is_finished_or_proposed_as_finished_is_passed_over(board, actions, office):
    closes = LevelFactory(scale=ScaleFactory(board=board), closes=True)
    ActionUpdateFactory(action=actions[0], status=closes, proposal=ActionUpdate.Proposal.WAITING)
    assert chase(board, actions, office).actions == actions[1:]
    services.update(action=actions[1], text="Done.", on=DUE, status=closes, by=office)
    with pytest.raises(ValidationError, match="nobody is chased"):
        chase(board, actions, office)


def test_action_without_anybody_is_named(board, office):
    lone = ActionFactory(board=board)
    assert chase(board, [lone], office).nobody == [lone]
    assert not Message.objects.exists()


def test_panels_action_is_not_told_in_a_letter(board, office):
    panel = GroupFactory(board=board, kind="panel")
    person(Role.CHAIR, panel)
    action = ActionFactory(board=board, title="Write to the family of case 7")
    Owner.objects.create(action=action, group=panel)
    chase(board, [action], office)
    letter = Message.objects.get()
    assert "case 7" not in letter.body + letter.subject
    assert "An action of the panel" in letter.body


def test_ticked_actions_are_chased_from_the_list_and_the_list_says_so(client, board, actions, office):
    client.force_login(office)
    address, chased = reverse("actions", args=(board.slug,)), reverse("action-chase", args=(board.slug,))
    tree = read(client.get(address).content.decode())
    assert len(tree.xpath("//input[@name='chase']")) == 2
    sent = {"chase": [action.pk for action in actions], "query": "standing=late"}
    answer = client.post(chased, sent)
    assert answer["Location"] == f"{address}?standing=late"
    said = client.get(answer["Location"]).content.decode()
    assert "1 letter written about “First”, “Second”." in said
    client.post(chased, sent)
    assert Message.objects.count() == 1


def test_another_boards_action_is_not_chased_by_its_number(client, board, actions, office):
    theirs = OwnerFactory(action=ActionFactory()).action
    person(Role.LEAD, theirs.owners.get().agency)
    client.force_login(office)
    client.post(reverse("action-chase", args=(board.slug,)), {"chase": [theirs.pk, "x", "9" * 30]})
    assert not Message.objects.exists()


def test_proposed_action_says_so_in_the_list_and_has_no_box(client, board, actions, office, lead):
    closes = LevelFactory(scale=ScaleFactory(board=board), closes=True)
    services.update(action=actions[0], text="Done.", on=DUE, status=closes, by=lead)
    client.force_login(office)
    tree = read(client.get(reverse("actions", args=(board.slug,))).content.decode())
    assert tree.xpath("//input[@name='chase']/@value") == [str(actions[1].pk)]
    assert "Not stated; proposed as finished" in tree.text_content()


def test_nothing_ticked_is_said(client, board, office):
    client.force_login(office)
    said = client.post(reverse("action-chase", args=(board.slug,)), follow=True).content.decode()
    assert "Tick the actions to chase." in said


def test_auditor_sees_no_boxes_and_a_finished_action_has_none(client, board, actions):
    closes = LevelFactory(scale=ScaleFactory(board=board), closes=True)
    services.update(action=actions[0], text="Done.", on=DUE, status=closes, by=None)
    found = {}
    for role in (Role.AUDITOR, Role.ADMINISTRATOR):
        client.force_login(person(role, board))
        tree = read(client.get(reverse("actions", args=(board.slug,))).content.decode())
        found[role] = tree.xpath("//input[@name='chase']/@value")
    assert found == {Role.AUDITOR: [], Role.ADMINISTRATOR: [str(actions[1].pk)]}


def test_boxes_are_not_in_the_download(client, board, actions, office):
    client.force_login(office)
    head = client.get(reverse("actions", args=(board.slug,)) + "?as=csv").content.decode("utf-8-sig").splitlines()[0]
    assert head == "Action,Lateness,Due,State,Owned by,Came from,Reminded"


@pytest.mark.parametrize(("query", "found"), [("office={office}", ["Second"]), ("post=Head+of+service", ["First"])])
def test_list_narrows_by_office_and_post(client, board, actions, office, query, found):
    Owner.objects.create(action=actions[0], post="Head of service", order=1)
    held = Owner.objects.create(action=actions[1], office=make_office(board), order=1).office
    client.force_login(office)
    answer = client.get(reverse("actions", args=(board.slug,)) + "?" + query.format(office=held.pk))
    assert texts(read(answer.content.decode()), "tbody th") == found


def make_office(board):
    from tests.factories.board import OfficeFactory

    return OfficeFactory(board=board)


@pytest.fixture
def rules(board):
    return services.lay_out_reminders(board=board, by=None)


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (DUE - timedelta(days=8), 0),
        (DUE - timedelta(days=7), 1),
        (DUE, 1),
        (DUE + timedelta(days=1), 1),
        (DUE + timedelta(days=400), 1),
    ],
)
def test_reminder_goes_when_a_rule_speaks_in_one_letter_however_many_runs_were_missed(rules, actions, on, written):
    assert send_due(on).letters == written
    assert send_due(on).letters == 0
    assert Message.objects.count() == written


def test_each_rule_speaks_once_in_its_turn(rules, actions):
    days = [DUE - timedelta(days=7) + timedelta(days=n) for n in range(40)]
    written = {day: letters for day in days if (letters := send_due(day).letters)}
    assert written == {DUE - timedelta(days=7): 1, DUE + timedelta(days=1): 1, DUE + timedelta(days=14): 1}


def test_changed_day_begins_anew(rules, actions):
    send_due(DUE - timedelta(days=7))
    actions[0].due_on = DUE + timedelta(days=3)
    services.change_action(action=actions[0], owners=[actions[0].owners.get().agency], by=None)
    assert send_due(DUE - timedelta(days=6)).letters == 0
    assert send_due(DUE - timedelta(days=4)).letters == 1
    assert "Second" not in Message.objects.order_by("pk").last().body


def test_rule_whose_day_came_before_the_action_was_opened_is_passed_over(rules, actions):
    for action in actions:
        action.opened_on = DUE - timedelta(days=2)
        action.save()
    assert send_due(DUE - timedelta(days=1)).letters == 0
    assert send_due(DUE + timedelta(days=1)).letters == 1


def test_finished_proposed_and_unwanted_get_no_reminder(rules, actions):
    closes = LevelFactory(scale=ScaleFactory(board=actions[0].board), closes=True)
    services.update(action=actions[0], text="Done.", on=DUE, status=closes, by=None)
    ActionUpdateFactory(action=actions[1], status=closes, proposal=ActionUpdate.Proposal.WAITING)
    assert send_due(LATE).letters == 0
    ActionUpdate.objects.update(proposal="")
    ReminderRule.objects.update(in_force=False)
    assert send_due(LATE).letters == 0


def test_reminder_of_an_action_to_be_looked_at_again_goes_by_that_day(rules, actions):
    for action in actions:
        action.due_on, action.due_precision, action.due_words, action.look_again_on = None, "words", "when funded", DUE
        action.save()
    assert send_due(DUE + timedelta(days=1)).letters == 1
    assert "when funded, to look again on 30 April 2013" in Message.objects.get().body


def test_one_command_reminds_of_returns_and_actions_and_says_who_cannot_be_told(rules, actions, board):
    lone = ActionFactory(board=board, due_on=DUE, opened_on=None)
    said = StringIO()
    call_command("send_reminders", on=LATE, stdout=said)
    assert "Reminders of actions written: 1." in said.getvalue()
    assert f"no owner of action {lone.pk} has an account" in said.getvalue()


def test_board_is_given_its_rules_with_its_first_action_and_keeps_its_own(board):
    services.open_action(board=board, title="Do it.", owners=[], by=None)
    assert [rule.days for rule in ReminderRule.objects.of_board(board)] == [-7, 1, 14]
    ReminderRule.objects.filter(days=1).delete()
    services.open_action(board=board, title="Do that.", owners=[], by=None)
    assert [rule.days for rule in ReminderRule.objects.of_board(board)] == [-7, 14]


def test_board_is_given_states_with_its_first_action_unless_it_has_its_own(board):
    services.open_action(board=board, title="Do it.", owners=[], by=None)
    laid_out = [(level.name, level.closes) for level in states_of(board).order_by("order")]
    assert [name for name, closes in laid_out if closes] == ["Done", "No longer needed"]
    services.open_action(board=board, title="Do that.", owners=[], by=None)
    assert states_of(board).count() == len(laid_out)
    own = LevelFactory(scale=ScaleFactory(), closes=True)
    services.open_action(board=own.scale.board, title="Do it.", owners=[], by=None)
    assert list(states_of(own.scale.board)) == [own]


def test_reads_of_a_run_with_nothing_new_do_not_grow(rules, actions, board, agency, django_assert_max_num_queries):
    for _ in range(20):
        OwnerFactory(action=ActionFactory(board=board, due_on=DUE, opened_on=None), agency=agency)
    assert send_due(LATE).letters == 1
    with django_assert_max_num_queries(12):
        assert send_due(LATE).letters == 0


def test_today_is_taken_where_no_day_is_named(rules, board, agency, lead):
    late = ActionFactory(board=board, due_on=timezone.localdate() - timedelta(days=1), opened_on=None)
    OwnerFactory(action=late, agency=agency)
    assert send_due().letters == 1
