"""A person's calendar: at an address that only they were told, with their own days and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.actions.models import Action, Owner
from lscb.audit.models import AuditEvent
from lscb.calendar.models import Feed
from lscb.calendar.services import hash_of, make_address, revoke_address
from lscb.permissions import Role
from lscb.returns.models import Return
from tests.factories.accounts import person
from tests.factories.returns import ReturnFactory, RoundFactory
from tests.factories.workgroups import GroupFactory, HolderFactory, MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    today = timezone.localdate()
    return RoundFactory(title="Progress return", opened_on=today, due_on=today + timedelta(days=8))


@pytest.fixture
def chair(round):
    """The chair of a group that owes a return."""
    ret = ReturnFactory(round=round, group__name="Case review", group__board=round.board)
    return person(Role.CHAIR, ret.group)


def group_of(chair):
    return Return.objects.visible_to(chair).get().group


def feed(client, token, **headers):
    return client.get(reverse("calendar-feed", args=[token]), headers=headers)


def events(client, user) -> list[str]:
    text = feed(client, make_address(user=user, by=user)).content.decode()
    return [line.removeprefix("SUMMARY:") for line in text.split("\r\n") if line.startswith("SUMMARY:")]


def test_address_is_made_shown_once_and_only_its_hash_kept(client, chair):
    client.force_login(chair)
    made = client.post(reverse("calendar"))
    token = made.content.decode().partition("http://testserver/calendar/")[2].partition(".ics")[0]
    assert Feed.objects.get(user=chair).token_hash == hash_of(token)
    assert feed(client, token).status_code == 200
    assert token not in client.get(reverse("calendar")).content.decode()
    assert token not in str([event.changes for event in AuditEvent.objects.all()])
    assert hash_of(token) not in str([event.changes for event in AuditEvent.objects.all()])
    assert made.headers["Cache-Control"] == "private, no-store"


def test_renewed_address_ends_the_one_before_and_revoked_none_works(client, chair):
    first, second = make_address(user=chair, by=chair), make_address(user=chair, by=chair)
    assert [feed(client, token).status_code for token in (first, second, "guess")] == [404, 200, 404]
    client.force_login(chair)
    assert client.post(reverse("calendar-revoke")).status_code == 302
    assert feed(client, second).status_code == 404
    revoke_address(user=chair, by=chair)


def test_person_who_left_has_no_calendar(client, chair):
    token = make_address(user=chair, by=chair)
    chair.is_active = False
    chair.save()
    assert feed(client, token).status_code == 404


def test_calendar_holds_own_returns_actions_and_meetings(client, chair, round):
    group, today = group_of(chair), timezone.localdate()
    MeetingFactory(group=group, on=today + timedelta(days=3))
    MeetingFactory(group=group, on=today - timedelta(days=400))
    MeetingFactory(group=GroupFactory(board=round.board, name="Other"), on=today)
    ReturnFactory(round=round, group__board=round.board)
    action = Action.objects.create(board=round.board, title="Train everybody", due_on=today + timedelta(days=9))
    Owner.objects.create(action=action, group=group)
    assert events(client, chair) == [
        "Meeting: Case review",
        "Due: Progress return\\, Case review",
        "Due: Train everybody",
    ]


def test_return_handed_in_leaves_the_calendar(client, chair):
    Return.objects.update(state="submitted", submitted_at=timezone.now(), submitted_by="1")
    assert events(client, chair) == []


def test_panels_meetings_and_actions_are_named_by_the_group_alone(client, round):
    panel, today = GroupFactory(board=round.board, name="Overview panel", kind="panel"), timezone.localdate()
    member = person()
    HolderFactory(seat__group=panel, user=member)
    MeetingFactory(group=panel, on=today, title="Case 7")
    officer = person(Role.CHAIR, panel)
    action = Action.objects.create(board=round.board, title="Write to the family of case 7", due_on=today)
    Owner.objects.create(action=action, group=panel)
    assert events(client, member) == ["Meeting: Overview panel"]
    assert sorted(events(client, officer)) == ["Due: An action of the panel", "Meeting: Overview panel"]


def test_manager_sees_the_due_days_of_rounds(client, round):
    assert events(client, person(Role.MANAGER, round.board)) == ["Returns due: Progress return\\, 2012–13"]


def test_board_member_sees_the_boards_meetings(client, round):
    MeetingFactory(group=GroupFactory(board=round.board, kind="board", name="The board"), on=timezone.localdate())
    assert events(client, person(Role.MEMBER, round.board)) == ["Meeting: The board"]


def test_unchanged_calendar_is_not_sent_again(client, chair):
    token = make_address(user=chair, by=chair)
    first = feed(client, token)
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    again = feed(client, token, if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    MeetingFactory(group=group_of(chair), on=timezone.localdate())
    assert feed(client, token, if_none_match=first.headers["ETag"]).status_code == 200


def test_calendar_takes_as_many_reads_for_thirty_as_for_one(client, chair, round):
    group, today = group_of(chair), timezone.localdate()

    def fill(many):
        for number in range(many):
            MeetingFactory(group=group, on=today + timedelta(days=number), title=f"{many} {number}")
            more = RoundFactory(board=round.board, period=round.period, form=round.form)
            Return.objects.create(round=more, group=group)
            action = Action.objects.create(board=round.board, title=f"Action {number}", due_on=today)
            Owner.objects.create(action=action, group=group)

    token = make_address(user=chair, by=chair)
    fill(1)
    with CaptureQueriesContext(connection) as one:
        feed(client, token)
    fill(29)
    with CaptureQueriesContext(connection) as thirty:
        assert feed(client, token).content.count(b"BEGIN:VEVENT") == 91
    assert len(thirty) == len(one)


def test_only_its_owner_makes_an_address_and_only_by_post(client, chair):
    assert client.get(reverse("calendar")).status_code == 302
    client.force_login(chair)
    client.get(reverse("calendar"))
    assert not Feed.objects.exists()
    assert client.get(reverse("calendar-revoke")).status_code == 405
    assert client.post(reverse("calendar-feed", args=["a"])).status_code == 405
