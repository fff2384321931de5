"""What all tests share: which of them can run here, and plain words about those that cannot."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import setup_databases, teardown_databases

from tests import tables
from tests.document.vera import can_run

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
JAVA = can_run()
NO_BROWSER = "Left out: the browser tests, for want of Chromium. On Debian: apt install chromium"
NO_VERA = (
    "Left out: the check of the PDF against PDF/UA-1, for want of Java. On Debian: apt install default-jre-headless "
    "libjaxb-java"
)
NO_POSTGRESQL = (
    "Left out: the tests on PostgreSQL, as none answers at DATABASE_URL or 127.0.0.1:5432. On Debian: apt install "
    "postgresql, then set DATABASE_URL=postgres://user:password@127.0.0.1:5432/lscb to a role that may create databases"
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Marks what drives a browser, and leaves it out where there is none."""
    browsing = [item for item in items if "chromium" in getattr(item, "fixturenames", ())]
    for item in browsing:
        item.add_marker(pytest.mark.browser)
    if CHROMIUM is None and browsing:
        items[:] = [item for item in items if item not in browsing]
        config.hook.pytest_deselected(items=browsing)
    without_java = [] if JAVA else [item for item in items if item.get_closest_marker("vera")]
    if without_java:
        items[:] = [item for item in items if item not in without_java]
        config.hook.pytest_deselected(items=without_java)
    _only_what_a_database_can_change(config, items)


def _only_what_a_database_can_change(config, items):
    """On PostgreSQL, leaves out what never asks a database: the run on SQLite has tried it already."""
    if not os.environ.get("TEST_DATABASE_URL"):
        return
    kept, left = [], []
    for item in items:
        (kept if asks_a_database(item) else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


def asks_a_database(item) -> bool:
    """Whether a test may: the tools of the tests refuse it to one with neither the mark nor the fixture."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "django_db_setup" in fixtures


def pytest_terminal_summary(terminalreporter, config):
    """Says what was left out and how to get it, just above the closing line."""
    for sentence in left_out(config.getoption("markexpr"), CHROMIUM, bool(os.environ.get("NO_POSTGRESQL")), JAVA):
        terminalreporter.write_line(sentence, yellow=True)


def left_out(chosen: str, chromium: str | None, no_postgresql: bool, java: bool) -> list[str]:
    """A sentence for each part that this run was meant to hold and could not.

    `chosen` is what -m chose; `no_postgresql` is said by `make test`, which looks for one first.
    """
    no_browser = chromium is None and "not browser" not in chosen
    no_vera = not java and "not vera" not in chosen
    return [NO_BROWSER] * no_browser + [NO_VERA] * no_vera + [NO_POSTGRESQL] * no_postgresql


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The test database, its tables copied where they were migrated before, and gone at the end."""
    kept = tables.kept()
    settings = connection.settings_dict["TEST"]
    copied = connection.vendor == "sqlite" and kept.exists()
    if copied:
        tables.copy(kept, Path(settings["NAME"]))
        settings["MIGRATE"] = False
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=copied)
        if connection.vendor == "sqlite" and not copied:
            tables.copy(Path(connection.settings_dict["NAME"]), kept)
            tables.forget_others(kept)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """The board of the demonstration, loaded once for a module's tests and gone after them."""
    from tests import demonstration as kept  # models are known once Django is set up

    with for_a_module(django_db_blocker):
        yield kept.demonstration()


@contextmanager
def for_a_module(django_db_blocker):
    """What is stored within stands for all tests of a module, each of which takes back its own, and is gone after."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        yield
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _no_tries_yet():
    """Forgets how often other tests signed in: a server counts tries by address, and all tests come from one."""
    cache.clear()
