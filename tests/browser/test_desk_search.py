"""Searching in a browser: from the box at the head of any page to the record, by keyboard and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from lscb.permissions import Role
from lscb.search.indexing import rebuild
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory
from tests.factories.board import PeriodFactory
from tests.factories.scrutiny import RiskFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def board():
    board = PeriodFactory().board
    for number in range(25):
        ActionFactory(board=board, title=f"Send leaflet {number} to every school")
    RiskFactory(board=board, title="No leaflet is read", mitigation="Ask parents what they would read.")
    rebuild()
    return board


def test_each_answer_is_accessible_and_fits(page_at_each_width, axe, sign_in, board):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, board))
    for address in (
        "/search/",
        "/search/?q=leaflet",
        "/search/?q=leaflet&page=2&kind=actions",
        "/search/?q=xyzzy&year=2012-13",
        "/search/?q=%21%21",
        "/search/?q=" + "word+" * 30,
        "/",
    ):
        page.goto(address)
        axe(page)
        assert not page.evaluate(SIDEWAYS)


def test_record_is_found_from_any_page_by_keyboard(page, sign_in, board):
    sign_in(page, person(Role.MANAGER, board))
    page.goto(f"/{board.slug}/actions/")
    page.get_by_role("search").get_by_label("Search for").focus()
    page.keyboard.type("leaflet parents")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 found")
    assert page.locator("main mark").all_inner_texts() == ["leaflet", "parents"]
    page.get_by_role("link", name="No leaflet is read").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('No leaflet is read')")


def test_hits_are_narrowed_and_paged_without_script(chromium, live_server, sign_in, board):
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 375, "height": 900}
    )
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, board))
    page.goto("/")
    page.get_by_label("Search for").fill("leaflet")
    page.get_by_role("button", name="Search").click()
    assert "26 found, 1 to 20 shown" in page.inner_text("main")
    page.get_by_role("link", name="Next page").click()
    assert "26 found, 21 to 26 shown" in page.inner_text("main")
    page.get_by_label("Kind").select_option(label="Scrutiny and engagement (1)")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.locator(".app-hits > li")).to_have_count(1)
    context.close()
