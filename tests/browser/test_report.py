"""The demonstration's report read in a browser: every page of it, on a desktop and on a phone."""

from __future__ import annotations

import pytest

from lscb.accounts.models import User
from tests.demonstration import demonstration as load

pytestmark = pytest.mark.django_db(transaction=True)
FRONT = "/havering/annual-report/2012-13/"


@pytest.fixture
def manager(page_at_each_width, sign_in):
    """The business manager of the demonstration, signed in."""
    load()
    user = User.objects.get(email="manager@havering.example")
    sign_in(page_at_each_width, user)
    return user


def test_every_page_of_the_report_is_accessible_and_fits_its_screen(manager, page_at_each_width, axe):
    page = page_at_each_width
    page.goto(FRONT)
    chapters = [link.get_attribute("href") for link in page.locator(".app-toc a").all()]
    assert len(chapters) > 15
    for address in (FRONT, f"{FRONT}gaps/", "/havering/annual-report/", *chapters):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} scrolls sideways"


def test_figure_in_a_sentence_leads_to_its_source_and_back(manager, page_at_each_width):
    page = page_at_each_width
    page.goto(f"{FRONT}priority-1/")
    page.locator("a.app-cite").first.click()
    source = page.locator(".app-source:target, li:target").first
    assert "121" in source.inner_text()
    source.get_by_role("link", name="Back to the sentence").first.click()
    assert page.url.split("#")[1]


def test_chapters_can_be_read_in_order_by_keyboard(manager, page_at_each_width):
    page = page_at_each_width
    page.goto(f"{FRONT}vision/")
    page.get_by_role("link", name="Next").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/priorities/")
