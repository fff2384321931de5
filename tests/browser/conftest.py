"""Fixtures that drive Debian's Chromium against a live server.

`page` is 1280 pixels wide, `page_at_each_width` also 375. `sign_in(page, user)` signs in without the form,
`axe(page)` fails with a readable list where a page breaks WCAG 2.2 at AA.
"""

import os
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM

DESKTOP, PHONE = 1280, 375
HEIGHT = 900
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Without preload axe writes no style sheet of its own into the page, which our policy would refuse and complain of.
# Only an experimental rule, which is off, needs it.
AXE_OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "preload": False}


@pytest.fixture(scope="session")
def chromium():
    """One browser for the run."""
    # Playwright keeps an event loop in this thread, which Django's check takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """A page of desktop width, with the live server as its base address."""
    yield from _page(chromium, live_server.url, DESKTOP)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page_at_each_width(request, chromium, live_server):
    """The same test once on a desktop and once on a phone."""
    yield from _page(chromium, live_server.url, request.param)


def _page(chromium, address: str, width: int):
    context = chromium.new_context(base_url=address, viewport={"width": width, "height": HEIGHT}, locale="en-GB")
    page = context.new_page()
    _asks_only_what_has_loaded(page)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if _is_refusal(message.text) else None)
    yield page
    context.close()
    assert complaints == [], "the browser complained"


def _asks_only_what_has_loaded(page) -> None:
    """A click returns once the next page is on its way, when it may have no element yet, or no style sheet.

    What a test or axe asks of the page, it asks once that has loaded.
    """

    def when_loaded(asked: Callable) -> Callable:
        def waited(*args, **kwargs):
            page.wait_for_load_state("load")
            return asked(*args, **kwargs)

        return waited

    page.evaluate, page.title = when_loaded(page.evaluate), when_loaded(page.title)


def _is_refusal(text: str) -> bool:
    return "Content Security Policy" in text


@pytest.fixture
def sign_in(live_server) -> Callable:
    """sign_in(page, user): the page's browser is signed in from now on."""

    def signed_in(page, user) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return signed_in


@pytest.fixture
def axe() -> Callable:
    """axe(page): no violation of WCAG 2.2 AA, or a failure that lists each with its place and its remedy."""

    def assert_accessible(page) -> None:
        found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        assert not found, f"{page.url} at {page.viewport_size['width']} pixels:\n" + "\n".join(map(_readable, found))

    return assert_accessible


def _readable(violation: dict) -> str:
    places = [f"    {' '.join(map(str, node['target']))}: {node['failureSummary']}" for node in violation["nodes"]]
    return "\n".join([f"  {violation['help']} ({violation['id']}, {violation['helpUrl']})", *places])
