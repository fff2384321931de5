"""A session ends with the working day, and with the browser."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from lscb.accounts.middleware import USED
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "three quite odd words"


@pytest.fixture
def signed_in(client):
    user = UserFactory(password=PASSWORD)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def test_session_ends_with_the_browser(signed_in):
    assert signed_in.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""


def test_session_lasts_a_working_day_from_its_last_use(signed_in):
    day = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert day < timedelta(hours=12)
    assert abs(Session.objects.get().expire_date - timezone.now() - day) < timedelta(minutes=1)


def test_use_moves_the_end_of_a_session(signed_in):
    session = signed_in.session
    session[USED] = int(time.time()) - 3600
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    signed_in.get(reverse("home"))
    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=8)


def test_use_a_moment_ago_writes_nothing(signed_in):
    signed_in.get(reverse("your-account"))
    before = Session.objects.get().expire_date
    signed_in.get(reverse("your-account"))
    assert Session.objects.get().expire_date == before


def test_session_that_ended_asks_to_sign_in(signed_in):
    Session.objects.update(expire_date=timezone.now() - timedelta(minutes=1))
    assert signed_in.get(reverse("home")).url.startswith(reverse("account_login"))
