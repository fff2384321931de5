"""The tracker of actions on screen: found, added, changed, updated; late beside the state, altering neither."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.actions.lateness import days_late, due_words
from lscb.actions.models import Action, ActionUpdate, Owner
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, ActionUpdateFactory, OriginFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, ScaleFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


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
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def listed(answer):
    return texts(read(answer.content.decode()), "tbody th")


def typed_day(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_list_says_how_many_are_late_and_by_how_much(office, board):
    today = timezone.localdate()
    ActionFactory(board=board, title="Late one", due_on=today - timedelta(days=12))
    ActionFactory(board=board, title="In time", due_on=today)
    said = office.get(reverse("actions", args=(board.slug,))).content.decode()
    assert "1 of 2 unfinished actions are late." in said
    assert "12 days late" in said


def test_lateness_stands_beside_the_state_and_alters_neither(office, board, states):
    action = ActionFactory(board=board, due_on=timezone.localdate() - timedelta(days=1), status=states[0])
    said = office.get(reverse("action", args=(board.slug, action.pk))).content.decode()
    assert "1 day late" in said
    assert "On track" in said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("standing=late", ["Late one"]),
        ("standing=finished", ["Finished one"]),
        ("standing=open", ["Late one", "Owned one"]),
        ("kind=audit", ["Owned one"]),
        ("agency={agency}", ["Owned one"]),
        ("status={done}", ["Finished one"]),
    ],
)
def test_list_narrows(office, board, states, query, found):
    ActionFactory(board=board, title="Late one", due_on=date(2012, 1, 1))
    ActionFactory(board=board, title="Finished one", due_on=date(2012, 1, 1), status=states[1])
    owned = ActionFactory(board=board, title="Owned one", due_on=None, origin=OriginFactory(board=board, kind="audit"))
    agency = OwnerFactory(action=owned).agency
    query = query.format(agency=agency.pk, done=states[1].pk)
    assert sorted(listed(office.get(reverse("actions", args=(board.slug,)) + "?" + query))) == found


def test_action_is_added_with_its_owners(office, board):
    agency = AgencyFactory(board=board)
    sent = {
        "title": "Write to every school",
        "agencies": [agency.pk],
        "posts": "Head of service",
        "due_precision": "day",
    }
    answer = office.post(reverse("action-add", args=(board.slug,)), sent | typed_day("due_on", date(2013, 6, 30)))
    action = Action.objects.get()
    assert answer["Location"] == reverse("action", args=(board.slug, action.pk))
    assert [str(owner) for owner in action.owners.all()] == [str(agency), "Head of service"]


def test_refused_action_keeps_what_was_typed(office, board):
    sent = {"title": "Words alone", "due_precision": "words"}
    said = office.post(reverse("action-add", args=(board.slug,)), sent).content.decode()
    assert "Say when, in words." in said
    assert "Words alone" in said
    assert not Action.objects.exists()


def test_change_keeps_owners_who_stay_and_leaves_one_line_for_each_who_goes(office, board):
    action = ActionFactory(board=board)
    stays, goes = OwnerFactory(action=action, order=0), OwnerFactory(action=action, order=1)
    page = office.get(reverse("action-change", args=(board.slug, action.pk)))
    form = page.context["form"]
    sent = {
        "title": "New words",
        "due_precision": "day",
        "agencies": [stays.agency_id],
        "as_read": form["as_read"].value(),
    }
    office.post(reverse("action-change", args=(board.slug, action.pk)), sent)
    action.refresh_from_db()
    assert action.title == "New words"
    assert [owner.pk for owner in action.owners.all()] == [stays.pk]
    assert AuditEvent.objects.filter(verb="removed", model="actions.owner", record=str(goes.pk)).count() == 1


def as_shown(office, board, action):
    """What a browser would send back from the form as it was shown."""
    form, sent = office.get(reverse("action-change", args=(board.slug, action.pk))).context["form"], {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, date):
            sent |= typed_day(name, value)
        elif value is not None:
            sent[name] = value
    return sent


def owners_of(action):
    return [str(owner) for owner in action.owners.all()]


@pytest.fixture
def owned(board):
    """An action that a post leads, an agency shares and another post helps with."""
    action = ActionFactory(board=board)
    Owner.objects.create(action=action, post="Head of service", order=0)
    OwnerFactory(action=action, order=1)
    Owner.objects.create(action=action, post="Training officer", order=2)
    return action


def test_saving_unchanged_keeps_every_owner_and_who_leads(office, board, owned):
    before, lines = owners_of(owned), AuditEvent.objects.count()
    office.post(reverse("action-change", args=(board.slug, owned.pk)), as_shown(office, board, owned))
    assert owners_of(owned) == before
    assert AuditEvent.objects.count() == lines


def test_new_owner_comes_after_those_who_stay(office, board, owned):
    before, agency = owners_of(owned), AgencyFactory(board=board)
    sent = as_shown(office, board, owned)
    office.post(
        reverse("action-change", args=(board.slug, owned.pk)), sent | {"agencies": [*sent["agencies"], agency.pk]}
    )
    assert owners_of(owned) == [*before, str(agency)]


def test_whoever_is_chosen_to_lead_comes_first(office, board):
    first, second = AgencyFactory(board=board, order=0), AgencyFactory(board=board, order=1)
    sent = {"title": "Write", "due_precision": "day", "agencies": [first.pk, second.pk], "posts": "Head of service"}
    office.post(reverse("action-add", args=(board.slug,)), sent | {"lead": f"agency:{second.pk}"})
    action = Action.objects.get()
    assert owners_of(action) == [str(second), str(first), "Head of service"]
    change = reverse("action-change", args=(board.slug, action.pk))
    office.post(change, as_shown(office, board, action) | {"lead": "posts"})
    assert owners_of(action) == ["Head of service", str(second), str(first)]


def test_nobody_leads_who_is_not_to_do_it(office, board):
    does, stands_by = AgencyFactory(board=board), AgencyFactory(board=board)
    sent = {"title": "Write", "due_precision": "day", "agencies": [does.pk], "lead": f"agency:{stands_by.pk}"}
    said = office.post(reverse("action-add", args=(board.slug,)), sent).content.decode()
    assert "Whoever leads is one of those who are to do it" in said
    assert not Action.objects.exists()


def test_owner_somebody_else_added_meanwhile_stays(office, board, owned):
    sent = as_shown(office, board, owned) | {"title": "New words"}
    theirs = OwnerFactory(action=owned, order=3)
    office.post(reverse("action-change", args=(board.slug, owned.pk)), sent)
    owned.refresh_from_db()
    assert owned.title == "New words"
    assert str(theirs) in owners_of(owned)


@pytest.mark.parametrize(
    ("precision", "typed", "kept"),
    [
        ("day", date(2012, 6, 1), date(2012, 6, 1)),
        ("month", date(2012, 2, 1), date(2012, 2, 29)),
        ("quarter", date(2012, 4, 10), date(2012, 6, 30)),
        ("year", date(2012, 4, 10), date(2012, 12, 31)),
    ],
)
def test_action_due_in_a_month_is_late_only_after_its_last_day(office, board, precision, typed, kept):
    sent = {"title": "By then", "due_precision": precision} | typed_day("due_on", typed)
    office.post(reverse("action-add", args=(board.slug,)), sent)
    action = Action.objects.get()
    assert action.due_on == kept
    assert days_late(action, kept) == 0
    assert days_late(action, kept + timedelta(days=1)) == 1


def test_update_of_an_earlier_day_leaves_how_the_action_stands(office, board, states):
    action = ActionFactory(board=board)
    update = reverse("action-update", args=(board.slug, action.pk))
    office.post(update, {"text": "All done.", "status": states[1].pk} | typed_day("on", date(2012, 6, 20)))
    office.post(update, {"text": "Was on track.", "status": states[0].pk} | typed_day("on", date(2012, 5, 1)))
    action.refresh_from_db()
    assert (action.status, action.closed_on) == (states[1], date(2012, 6, 20))
    assert action.updates.count() == 2


def test_update_with_a_state_that_finishes_closes_the_action(office, board, states):
    action = ActionFactory(board=board)
    sent = {"text": "All schools have had the letter.", "status": states[1].pk} | typed_day("on", date(2012, 6, 1))
    office.post(reverse("action-update", args=(board.slug, action.pk)), sent)
    action.refresh_from_db()
    assert (action.status, action.closed_on) == (states[1], date(2012, 6, 1))
    assert ActionUpdate.objects.get().text == "All schools have had the letter."


def test_update_without_words_is_refused_at_its_field(office, board):
    action = ActionFactory(board=board)
    said = office.post(reverse("action-update", args=(board.slug, action.pk)), {"text": " "}).content.decode()
    assert "Enter what was done" in said
    assert not ActionUpdate.objects.exists()


def test_state_of_another_board_is_not_offered(office, board):
    theirs = LevelFactory(closes=True)
    action = ActionFactory(board=board)
    sent = {"text": "Done.", "status": theirs.pk} | typed_day("on", date(2012, 6, 1))
    office.post(reverse("action-update", args=(board.slug, action.pk)), sent)
    assert not ActionUpdate.objects.exists()


def test_page_tells_updates_newest_first(office, board):
    action = ActionFactory(board=board)
    ActionUpdateFactory(action=action, on=date(2012, 5, 1), text="Earlier.")
    ActionUpdateFactory(action=action, on=date(2012, 6, 1), text="Later.")
    said = office.get(reverse("action", args=(board.slug, action.pk))).content.decode()
    assert said.index("Later.") < said.index("Earlier.")


def queries(office, board):
    with CaptureQueriesContext(connection) as asked:
        office.get(reverse("actions", args=(board.slug,)))
    return len(asked)


def test_list_asks_no_more_for_thirty_actions_than_for_one(office, board):
    OwnerFactory(action=ActionFactory(board=board, origin=OriginFactory(board=board)))
    few = queries(office, board)
    for _ in range(30):
        OwnerFactory(action=ActionFactory(board=board, origin=OriginFactory(board=board)))
    assert queries(office, board) == few


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"due_on": date(2012, 6, 30)}, "30 June 2012"),
        ({"due_on": date(2012, 6, 30), "due_precision": "month"}, "June 2012"),
        ({"due_on": date(2012, 6, 30), "due_precision": "quarter"}, "the quarter to 30 June 2012"),
        ({"due_on": date(2012, 12, 31), "due_precision": "year"}, "2012"),
        ({"due_on": None}, "no day stated"),
        (
            {"due_on": None, "due_words": "when funded", "look_again_on": date(2012, 7, 1)},
            "when funded, to look again on 1 July 2012",
        ),
    ],
)
def test_due_day_is_said_as_exactly_as_it_was_stated(given, words):
    assert due_words(Action(title="x", **given)) == words


def test_finished_action_and_one_without_a_day_are_never_late(states):
    assert days_late(Action(due_on=date(2012, 1, 1), status=states[1]), date(2013, 1, 1)) == 0
    assert days_late(Action(), date(2013, 1, 1)) == 0
    assert days_late(Action(look_again_on=date(2012, 12, 31)), date(2013, 1, 1)) == 1
