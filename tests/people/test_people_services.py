"""Inviting, coming in, and ending what somebody is."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import Representative
from lscb.accounts.models import Grant, User
from lscb.audit.models import AuditEvent
from lscb.outbox.models import Message
from lscb.people import services
from lscb.people.models import Invitation
from lscb.people.places import places_of
from lscb.permissions import Power, Role
from tests.factories.accounts import UserFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory
from tests.factories.people import InvitationFactory
from tests.factories.workgroups import GroupFactory, SeatFactory
from workgroups.models import Group, Holder
from workgroups.services import take_seat

pytestmark = pytest.mark.django_db
PASSWORD = "three quite odd words"


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


@pytest.fixture
def at(board):
    """at(record): the place of a board, group or agency."""
    return lambda record: places_of([board])[record.scopes()[-1]]


def test_invitation_is_a_letter_with_an_address_and_only_its_digest_is_kept(
    board, manager, at, django_capture_on_commit_callbacks, settings
):
    settings.BASE_URL = "https://board.example"
    with django_capture_on_commit_callbacks(execute=True):
        services.invite(email="New@Example.org", name="", role=Role.MEMBER, place=at(board), by=manager)
    (letter,) = mail.outbox
    assert letter.to == ["new@example.org"]
    token = re.search(r"https://board\.example/invitation/([\w-]{40,})/", letter.body).group(1)
    invitation = Invitation.objects.of_token(token)
    assert invitation.email == "new@example.org"
    for kept in (Invitation, Message, AuditEvent):
        assert token not in str(list(kept.objects.values()))


@pytest.mark.parametrize(
    ("role", "record"),
    [(Role.CHAIR, "board"), (Role.LEAD, "board"), (Role.MANAGER, "agency"), (Role.TECHNICIAN, "board")],
)
def test_role_that_there_is_not_at_a_place_is_refused(board, manager, at, role, record):
    place = at(board if record == "board" else AgencyFactory(board=board))
    with pytest.raises(ValidationError, match="Choose what the role is of again"):
        services.invite(email="new@example.org", role=role, place=place, by=manager)


def test_nobody_invites_themselves_nor_at_another_board(board, manager, at):
    with pytest.raises(ValidationError, match="invite yourself"):
        services.invite(email=manager.email.upper(), role=Role.PANEL_OFFICER, place=at(board), by=manager)
    stranger = person(Role.MANAGER, BoardFactory())
    with pytest.raises(ValidationError, match="do not manage"):
        services.invite(email="new@example.org", role=Role.MEMBER, place=at(board), by=stranger)


def test_somebody_already_here_is_not_invited_to_the_same(board, manager, at):
    member = person(Role.MEMBER, board)
    with pytest.raises(ValidationError, match="board member here already"):
        services.invite(email=member.email, role=Role.MEMBER, place=at(board), by=manager)


def test_somebody_invited_is_not_invited_to_the_same_twice(board, manager, at):
    services.invite(email="new@example.org", role=Role.MEMBER, place=at(board), by=manager)
    with pytest.raises(ValidationError, match="Invite them again instead"):
        services.invite(email="New@example.org", role=Role.MEMBER, place=at(board), by=manager)


def test_somebody_new_comes_in_with_the_role_and_the_log_says_who_opened_the_door(board, manager):
    invitation = InvitationFactory(board=board, invited_by=manager, role=Role.PANEL_OFFICER)
    user = services.come_in(invitation=invitation, name="A name", password=PASSWORD)
    assert user.check_password(PASSWORD)
    assert user.may(Power.READ_CHILD_DEATHS, board)
    lines = AuditEvent.objects.visible_to(manager).about(board).filter(verb="opened child death records")
    assert [(line.actor, line.changes["person"][1]) for line in lines] == [(str(manager.pk), user.pk)]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"expires_at": timezone.now() - timedelta(minutes=1), "made_at": timezone.now() - timedelta(15)}, "run out"),
        ({"revoked_at": timezone.now()}, "withdrawn"),
    ],
)
def test_invitation_that_is_over_lets_nobody_in(state, sentence):
    with pytest.raises(ValidationError, match=sentence):
        services.come_in(invitation=InvitationFactory(**state), name="A name", password=PASSWORD)
    assert not User.objects.filter(name="A name").exists()


def test_used_invitation_lets_nobody_in_again(board):
    invitation = InvitationFactory(board=board)
    services.come_in(invitation=invitation, name="A name", password=PASSWORD)
    with pytest.raises(ValidationError, match="has been used"):
        services.come_in(invitation=invitation, name="Another", password=PASSWORD)
    assert Grant.objects.filter(role=Role.MEMBER).count() == 1


def test_invitation_is_taken_up_by_its_own_person_alone(board):
    invitation, other = InvitationFactory(board=board), UserFactory()
    with pytest.raises(ValidationError, match="signed in as"):
        services.accept(invitation=invitation, by=other)
    assert not other.grants.exists()


def test_account_there_is_gets_the_role_for_its_days(board):
    known = UserFactory()
    days = {"starts": date(2013, 4, 1), "ends": date(2014, 3, 31)}
    services.accept(invitation=InvitationFactory(board=board, email=known.email, **days), by=known)
    grant = known.grants.get()
    assert (grant.role, grant.starts, grant.ends) == (Role.MEMBER, days["starts"], days["ends"])


def test_lead_of_an_agency_becomes_its_representative_and_both_end_together(board, manager, at):
    agency = AgencyFactory(board=board)
    invitation = InvitationFactory(board=board, role=Role.LEAD, scope=agency.scopes()[-1], invited_by=manager)
    user = services.come_in(invitation=invitation, name="A name", password=PASSWORD)
    assert user.may(Power.SUBMIT_RETURN, agency)
    services.end_part(grant=user.grants.get(), place=at(agency), on=date(2013, 3, 31), by=manager)
    assert Representative.objects.get(agency=agency).ends == date(2013, 3, 31)
    assert not User.objects.get(pk=user.pk).may(Power.SUBMIT_RETURN, agency)


def test_role_that_follows_from_a_seat_ends_with_the_seat(board, manager, at):
    group = GroupFactory(board=board, kind=Group.Kind.WORKING)
    chair = UserFactory()
    holder = take_seat(seat=SeatFactory(group=group), user=chair, part=Holder.Part.CHAIR, by=manager)
    services.end_part(grant=chair.grants.get(), place=at(group), on=date(2013, 3, 31), by=manager)
    holder.refresh_from_db()
    assert holder.ends == chair.grants.get().ends == date(2013, 3, 31)


def test_nobody_ends_a_role_of_their_own_nor_of_another_board(board, manager, at):
    with pytest.raises(ValidationError, match="of your own"):
        services.end_part(grant=manager.grants.get(), place=at(board), on=date(2013, 3, 31), by=manager)
    stranger = person(Role.MANAGER, BoardFactory())
    with pytest.raises(ValidationError, match="do not manage"):
        services.end_part(grant=manager.grants.get(), place=at(board), on=date(2013, 3, 31), by=stranger)


def test_invited_again_the_old_address_opens_nothing(board, manager, django_capture_on_commit_callbacks):
    invitation = InvitationFactory(board=board, invited_by=manager, token="old")
    with django_capture_on_commit_callbacks(execute=True):
        services.invite_again(invitation=invitation, by=manager)
    assert Invitation.objects.of_token("old") is None
    token = re.search(r"/invitation/([\w-]+)/", mail.outbox[0].body).group(1)
    assert Invitation.objects.of_token(token) == invitation


def test_invitation_that_ran_out_lives_again_when_sent_again(board, manager):
    past = timezone.now() - timedelta(days=20)
    invitation = InvitationFactory(board=board, invited_by=manager, made_at=past, expires_at=past + timedelta(14))
    services.invite_again(invitation=invitation, by=manager)
    invitation.refresh_from_db()
    assert not invitation.has_run_out()


def test_what_is_over_is_neither_withdrawn_nor_sent_again(board, manager):
    invitation = InvitationFactory(board=board, invited_by=manager)
    services.revoke(invitation=invitation, by=manager)
    with pytest.raises(ValidationError, match="withdrawn already"):
        services.revoke(invitation=invitation, by=manager)
    with pytest.raises(ValidationError, match="Write a new one"):
        services.invite_again(invitation=invitation, by=manager)
