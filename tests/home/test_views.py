"""The first page after signing in, and the way into the records."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


def test_visitor_is_asked_to_sign_in(client):
    assert client.get(reverse("home"))["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("role", Role)
def test_home_opens_for_every_role(client, role):
    client.force_login(person(role, BoardFactory()))
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize(
    ("role", "let_in"), [(Role.MANAGER, True), (Role.PANEL_OFFICER, True), (Role.MEMBER, False), (Role.LEAD, False)]
)
def test_records_open_for_the_office_alone(client, role, let_in):
    client.force_login(person(role, BoardFactory()))
    answer = client.get(reverse("admin:index"), follow=True)
    assert answer.status_code == (200 if let_in else 403)
    assert let_in or "for the board&#x27;s office" in answer.content.decode()


def test_visitor_to_the_records_is_sent_to_sign_in_and_back(client):
    answer = client.get("/records/", follow=True)
    assert answer.redirect_chain[-1][0] == "/accounts/login/?next=%2Frecords%2F"


def test_board_is_named_at_the_head_where_there_is_one(client):
    board = BoardFactory()
    client.force_login(person(Role.MEMBER, board))
    assert board.name in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize(
    ("page", "marked"),
    [("actions", "Actions"), ("action-add", "Actions"), ("desk", "More"), ("setup", "More"), ("case-reviews", "More")],
)
def test_head_of_a_page_marks_the_part_it_belongs_to(client, page, marked):
    board = BoardFactory()
    client.force_login(person(Role.MANAGER, board))
    navigation = client.get(reverse(page, args=(board.slug,))).wsgi_request.masthead.navigation
    assert [link.text for link in navigation if link.current] == [marked]
