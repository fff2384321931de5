"""What a watcher of the server is told."""

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from lscb.health import healthz, readyz


def refuse(*args, **kwargs):
    raise OperationalError("could not connect to server: host db.internal")


def test_healthz_answers_without_a_database():
    # No database mark: a query here would be an error.
    assert healthz(RequestFactory().get("/healthz")).status_code == 200


@pytest.mark.django_db
def test_readyz_asks_the_database(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert readyz(RequestFactory().get("/readyz")).status_code == 200


@pytest.mark.django_db
def test_readyz_says_503_and_no_more_when_the_database_is_away(monkeypatch):
    monkeypatch.setattr(connection, "cursor", refuse)
    response = readyz(RequestFactory().get("/readyz"))
    assert response.status_code == 503
    assert b"internal" not in response.content


@pytest.mark.parametrize("view", [healthz, readyz])
def test_only_reading_is_allowed(view):
    assert view(RequestFactory().post("/")).status_code == 405


def test_no_answer_is_kept_by_a_cache():
    assert "no-store" in healthz(RequestFactory().get("/healthz"))["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/healthz", 200), ("/readyz", 200), ("/accounts/login/", 301)])
def test_a_watcher_beside_the_server_needs_no_certificate(client, settings, address, status):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(address).status_code == status
