"""An installation's first board, founded by command, and its manager coming in."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from lscb.accounts.models import Grant, User
from lscb.board.models import Board
from lscb.permissions import Role
from tests.factories.board import BoardFactory

pytestmark = pytest.mark.django_db


def found(name="Anyshire Safeguarding Children Board", short="Anyshire", manager="Manager@Anyshire.example"):
    call_command("found_board", name, short_name=short, manager=manager, verbosity=0)


def test_manager_comes_in_and_is_led_to_the_set_up(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        found()
    board, user = Board.objects.get(), User.objects.get()
    assert (board.slug, user.email) == ("anyshire", "manager@anyshire.example")
    assert [(grant.role, grant.scope) for grant in Grant.objects.all()] == [(Role.MANAGER, board.scopes()[0])]
    (letter,) = mail.outbox
    assert reverse("account_reset_password") in letter.body
    client.post(reverse("account_reset_password"), {"email": user.email})
    way = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]
    page = client.get(way, follow=True)
    secret = "a long enough secret 2026"
    client.post(page.redirect_chain[-1][0], {"password1": secret, "password2": secret})
    client.post(reverse("account_login"), {"login": user.email, "password": secret})
    assert reverse("setup", args=(board.slug,)) in client.get(reverse("home")).content.decode()


def test_address_of_a_board_is_no_page_of_the_products_own():
    found(short="Search")
    assert Board.objects.get().slug == "search-2"


def test_name_that_is_taken_and_address_that_is_none_are_refused_and_nothing_is_founded():
    BoardFactory(name="Anyshire Safeguarding Children Board")
    with pytest.raises(CommandError, match="already exists"):
        found()
    with pytest.raises(CommandError, match="valid email"):
        found(name="Another", manager="nobody")
    assert Board.objects.count() == 1
