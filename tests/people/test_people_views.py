"""The screens of people and invitations, by role, strangers included."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from lscb.accounts.models import User
from lscb.people.models import Invitation
from lscb.permissions import Power, Role
from tests.factories.accounts import GrantFactory, UserFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory
from tests.factories.people import InvitationFactory
from tests.factories.workgroups import GroupFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db
PASSWORD = "three quite odd words"


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board, name="Business manager")


def page(response):
    return read(response.content.decode())


def opening(token):
    return reverse("invitation", args=[token])


@pytest.mark.parametrize("role", list(Role))
def test_people_are_shown_to_whoever_manages_them(client, board, role):
    client.force_login(person(role, "*" if role == Role.TECHNICIAN else board))
    allowed = role in (Role.MANAGER, Role.TECHNICIAN)
    assert client.get(reverse("people")).status_code == (200 if allowed else 403)
    assert client.get(reverse("invite")).status_code == (200 if allowed else 403)


def test_stranger_is_asked_to_sign_in(client):
    assert client.get(reverse("people")).url.startswith(reverse("account_login"))


def test_people_of_another_board_are_not_shown(client, board, manager):
    theirs = person(Role.MANAGER, BoardFactory())
    client.force_login(manager)
    assert theirs.email not in client.get(reverse("people")).content.decode()
    assert client.get(reverse("end-role", args=[theirs.grants.get().pk])).status_code == 404
    invitation = InvitationFactory()
    for name in ("invite-again", "withdraw-invitation"):
        assert client.post(reverse(name, args=[invitation.pk])).status_code == 404


def test_only_places_of_ones_own_board_are_offered(client, board, manager):
    ours, theirs = AgencyFactory(board=board), AgencyFactory()
    client.force_login(manager)
    offered = client.get(reverse("invite")).content.decode()
    assert ours.scopes()[-1] in offered
    assert theirs.scopes()[-1] not in offered
    chosen = {"email": "new@example.org", "role": Role.LEAD, "of": theirs.scopes()[-1]}
    assert client.post(reverse("invite"), chosen).status_code == 200
    assert not Invitation.objects.exists()


def test_invitation_without_anything_says_what_is_missing(client, manager):
    client.force_login(manager)
    said = texts(page(client.post(reverse("invite"), {})), ".govuk-error-summary a")
    assert said == ["Enter the email address", "Choose a role", "Choose what the role is of"]


def test_chair_of_an_agency_is_refused_at_the_field_and_what_was_typed_is_kept(client, board, manager):
    client.force_login(manager)
    wrong = {"email": "new@example.org", "role": Role.CHAIR, "of": AgencyFactory(board=board).scopes()[-1]}
    answer = client.post(reverse("invite"), wrong)
    (said,) = texts(page(answer), ".govuk-error-summary a")
    assert said.endswith("has no chair or deputy of a group. Choose what the role is of again.")
    assert 'value="new@example.org"' in answer.content.decode()


def test_invitation_from_screen_to_letter_to_home(client, board, manager, django_capture_on_commit_callbacks):
    group = GroupFactory(board=board, name="Case review")
    client.force_login(manager)
    asked = {"email": "chair@example.org", "name": "A chair", "role": Role.CHAIR, "of": group.scopes()[-1]}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("invite"), asked)
    assert "Chair or deputy of a group, Case review" in mail.outbox[0].body
    client.logout()
    path = re.search(r"http://testserver(/invitation/\S+/)", mail.outbox[0].body).group(1)
    opened = page(client.get(path))
    assert "Business manager of" in " ".join(texts(opened, "main p"))
    assert texts(opened, "main label") == ["Your name", "Choose a password"]
    answer = client.post(path, {"name": "A chair", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("home")
    assert answer.wsgi_request.user.may(Power.SUBMIT_RETURN, group)


def test_weak_password_is_refused_in_plain_words_and_never_sent_back(client, board):
    InvitationFactory(board=board, token="weak")
    answer = client.post(opening("weak"), {"name": "Somebody", "password": "short-pw"})
    assert len(texts(page(answer), ".govuk-error-summary a")) == 1
    assert "short-pw" not in answer.content.decode()
    assert 'value="Somebody"' in answer.content.decode()


def test_person_with_an_account_signs_in_and_takes_it_up(client, board):
    known = UserFactory(password=PASSWORD)
    InvitationFactory(board=board, email=known.email, token="known")
    opened = client.get(opening("known"))
    assert texts(page(opened), "main a") == ["Sign in"]
    assert client.post(opening("known"), {"name": "Taken", "password": PASSWORD}).status_code == 200
    known.refresh_from_db()
    assert known.name != "Taken"
    login = f"{reverse('account_login')}?next={opening('known')}"
    back = client.post(login, {"login": known.email, "password": PASSWORD})
    assert back.url == opening("known")
    assert client.post(back.url).url == reverse("home")
    assert known.grants.get().role == Role.MEMBER


def test_person_signed_in_as_another_is_told_so(client, board):
    known, other = UserFactory(), UserFactory()
    InvitationFactory(board=board, email=known.email, token="another")
    client.force_login(other)
    answer = client.get(opening("another"))
    assert answer.status_code == 403
    assert f"you are signed in as {other.email}" in answer.content.decode()
    assert client.post(opening("another")).status_code == 403
    assert not other.grants.exists()


def test_closed_account_is_not_reopened_by_an_invitation(client, board):
    closed = UserFactory(is_active=False)
    InvitationFactory(board=board, email=closed.email, token="closed")
    assert "is closed" in client.get(opening("closed")).content.decode()


@pytest.mark.parametrize("token", ["nothing", "x" * 300])
def test_address_that_opens_nothing_says_so(client, token):
    answer = client.get(opening(token))
    assert answer.status_code == 404
    assert texts(page(answer), "h1") == ["This invitation cannot be used"]


def test_withdrawn_invitation_says_so(client, board, manager):
    invitation = InvitationFactory(board=board, invited_by=manager, token="gone")
    client.force_login(manager)
    client.post(reverse("withdraw-invitation", args=[invitation.pk]))
    client.logout()
    assert "withdrawn by the board’s office" in client.get(opening("gone")).content.decode()


def test_role_is_ended_on_a_day(client, board, manager):
    member = person(Role.MEMBER, board)
    client.force_login(manager)
    on = {"on_day": "31", "on_month": "3", "on_year": "2013"}
    assert client.post(reverse("end-role", args=[member.grants.get().pk]), on).status_code == 302
    assert member.grants.get().ends == date(2013, 3, 31)
    assert "ended 31 March 2013" in client.get(reverse("people")).content.decode()


def test_ones_own_role_cannot_be_ended(client, manager):
    client.force_login(manager)
    own = manager.grants.get()
    assert reverse("end-role", args=[own.pk]) not in client.get(reverse("people")).content.decode()
    answer = client.get(reverse("end-role", args=[own.pk]))
    assert answer.status_code == 403
    assert "of your own" in answer.content.decode()


def test_ones_account_shows_ones_roles_and_takes_a_name(client, board):
    group = GroupFactory(board=board, name="Case review")
    user = person(Role.CHAIR, group)
    GrantFactory(user=user, role=Role.MEMBER, scope=board.scopes()[-1], ends=date(2013, 3, 31))
    client.force_login(user)
    words = texts(page(client.get(reverse("your-account"))), "main li")
    assert "Chair or deputy of a group, Case review" in words
    assert f"Board member, {board.name}, ended 31 March 2013" in words
    client.post(reverse("your-account"), {"name": "Another name"})
    assert User.objects.get(pk=user.pk).name == "Another name"


def test_queries_do_not_grow_with_people(client, board, manager, django_assert_max_num_queries):
    client.force_login(manager)

    def queries():
        with django_assert_max_num_queries(30) as counted:
            client.get(reverse("people"))
        return len(counted)

    person(Role.MEMBER, board)
    InvitationFactory(board=board, invited_by=manager)
    few = queries()
    for number in range(30):
        agency = AgencyFactory(board=board)
        person(Role.LEAD, agency)
        InvitationFactory(board=board, invited_by=person(Role.MANAGER, board), email=f"more{number}@example.org")
    assert queries() == few
