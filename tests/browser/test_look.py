"""The frames every page stands in, in a browser: accessible, no wider than the window, errors that lead on."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_reset_password_done"])
def test_entrance_is_accessible_and_fits(page_at_each_width, axe, name):
    page_at_each_width.goto(reverse(name))
    axe(page_at_each_width)
    assert not page_at_each_width.evaluate(SIDEWAYS)


def test_sign_in_with_errors_is_accessible(page_at_each_width, axe):
    page_at_each_width.goto(reverse("account_login"))
    page_at_each_width.click("main button[type=submit]")
    page_at_each_width.wait_for_selector(".govuk-error-summary")
    assert page_at_each_width.title().startswith("Error: Sign in")
    axe(page_at_each_width)


def test_summary_takes_the_focus_and_its_links_lead_to_the_fields(page):
    page.goto(reverse("account_login"))
    page.click("main button[type=submit]")
    page.wait_for_function("document.activeElement?.classList.contains('govuk-error-summary')")
    for field in ("login", "password"):
        page.click(f".govuk-error-summary a[href='#id_{field}']")
        page.wait_for_function("wanted => document.activeElement.id === wanted", arg=f"id_{field}")


def test_password_can_be_shown_and_hidden(page):
    page.goto(reverse("account_login"))
    page.fill("#id_password", "secret")
    page.click("text=Show")
    assert page.get_attribute("#id_password", "type") == "text"
    page.click("text=Hide")
    assert page.get_attribute("#id_password", "type") == "password"


def test_skip_link_comes_first_and_leads_to_the_words(page):
    page.goto(reverse("account_login"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main-content")
    # With the script or before it has come, the next thing to reach is the first within the words.
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.closest('#main-content') !== null")


def test_our_fonts_are_used(page):
    page.goto(reverse("account_login"))
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") == 2
