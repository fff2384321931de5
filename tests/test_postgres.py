"""Which PostgreSQL the tests find."""

import psycopg2
import pytest

from tests import postgres

OTHER = "postgresql://tester:secret@db.example:6000/lscb"


@pytest.fixture
def answering(monkeypatch):
    """Sets which servers let us in, by a word of their address; the addresses asked are collected."""
    asked = []

    def let_in(*words):
        def connect(address, **_):
            asked.append(address)
            if not any(word in address for word in words):
                raise psycopg2.OperationalError
            return asked_connection

        monkeypatch.setattr(psycopg2, "connect", connect)
        return asked

    asked_connection = type("Connection", (), {"close": lambda self: None})()
    return let_in


def test_the_one_at_database_url_comes_first(monkeypatch, answering):
    monkeypatch.setenv("DATABASE_URL", OTHER)
    asked = answering("db.example", "127.0.0.1")
    assert postgres.address() == OTHER
    # The database itself need not stand yet; the tests make their own.
    assert asked == ["postgresql://tester:secret@db.example:6000/postgres"]


def test_the_one_of_this_machine_where_database_url_does_not_answer(monkeypatch, answering):
    monkeypatch.setenv("DATABASE_URL", OTHER)
    answering("127.0.0.1")
    assert postgres.address().startswith("postgres://postgres@127.0.0.1:5432/lscb_")


@pytest.mark.parametrize("address", ["", "sqlite:///var/board.sqlite3"])
def test_none_where_none_lets_us_in(monkeypatch, answering, address):
    monkeypatch.setenv("DATABASE_URL", address)
    answering()
    assert postgres.address() is None
