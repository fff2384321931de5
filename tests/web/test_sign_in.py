"""Signing in, and a forgotten password, as somebody meets them."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
NEW_PASSWORD = "another long enough one"


@pytest.fixture
def user():
    return UserFactory(password=PASSWORD)


def page(response):
    return read(response.content.decode())


def test_sign_in_asks_for_email_and_password_and_offers_no_account(client):
    tree = page(client.get(reverse("account_login")))
    assert texts(tree, "h1") == ["Sign in"]
    assert texts(tree, "main label")[:2] == ["Email address", "Password"]
    assert "sign up" not in texts(tree, "main")[0].lower()
    assert select(tree, "input[placeholder], input[required]") == []


def test_sign_in_says_what_is_missing(client):
    tree = page(client.post(reverse("account_login"), {}))
    assert texts(tree, ".govuk-error-summary a") == ["Enter your email address", "Enter your password"]
    assert texts(tree, "title")[0].startswith("Error: Sign in")


def test_sign_in_says_how_an_address_looks_when_it_is_none(client):
    tree = page(client.post(reverse("account_login"), {"login": "somebody", "password": "x"}))
    assert texts(tree, ".govuk-error-summary a") == ["Enter an email address like name@example.org"]


def test_password_is_never_sent_back_when_it_is_wrong(client, user):
    response = client.post(reverse("account_login"), {"login": user.email, "password": "wrong-and-secret"})
    assert len(texts(page(response), ".govuk-error-summary li")) == 1
    assert "wrong-and-secret" not in response.content.decode()


def test_right_password_signs_in(client, user):
    response = client.post(reverse("account_login"), {"login": user.email.upper(), "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_forgotten_password_is_replaced_by_way_of_the_letter(client, user):
    asked = client.post(reverse("account_reset_password"), {"email": user.email}, follow=True)
    assert texts(page(asked), "h1") == ["Look in your email"]
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body).group(1)
    opened = client.get(link, follow=True)
    assert texts(page(opened), "main label") == ["New password", "New password again"]
    changed = client.post(
        opened.request["PATH_INFO"], {"password1": "another long one", "password2": "another long one"}
    )
    assert changed.status_code == 302
    user.refresh_from_db()
    assert user.check_password("another long one")


def test_spent_link_says_that_it_cannot_be_used(client):
    tree = page(client.get(reverse("account_reset_password_from_key", args=["1", "no-such"]), follow=True))
    assert texts(tree, "h1") == ["This link cannot be used"]


def test_nobody_can_sign_up(client):
    tree = page(client.get(reverse("account_signup")))
    assert texts(tree, "h1") == ["Accounts are given by the board’s office"]


def test_signing_out_asks_first(client, user):
    client.force_login(user)
    assert texts(page(client.get(reverse("account_logout"))), "main button") == ["Sign out"]
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_changing_a_password_asks_for_the_one_there_is(client, user):
    client.force_login(user)
    tree = page(client.get(reverse("account_change_password")))
    assert texts(tree, "main label") == ["Your password now", "New password", "New password again"]
