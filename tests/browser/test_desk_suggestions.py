"""Suggested challenges in a browser, and the step from a challenge to an action."""

import re

import pytest
from django.urls import reverse

from lscb.permissions import Role
from priorities.scrutiny.models import Challenge, Suggestion
from tests.browser.test_desk import fits
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.scrutiny import ChallengeFactory, SuggestionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def board():
    """A late action that the rules will find, a suggestion that waits, and a challenge."""
    period = PeriodFactory()
    agency = AgencyFactory(board=period.board, short_name="Housing")
    OwnerFactory(action=ActionFactory(board=period.board, title="Write to every school"), agency=agency)
    SuggestionFactory(board=period.board, period=period)
    ChallengeFactory(board=period.board, period=period)
    return period.board


def test_each_page_is_accessible_and_fits(page_at_each_width, axe, sign_in, board):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, board))
    waiting, challenge = Suggestion.objects.get(), Challenge.objects.get()
    for name, *more in (
        ("scrutiny",),
        ("scrutiny-suggestions",),
        ("scrutiny-take-up", waiting.pk),
        ("scrutiny-dismiss", waiting.pk),
        ("scrutiny-record", "challenges", challenge.pk),
        ("scrutiny-act", "challenges", challenge.pk),
    ):
        page.goto(reverse(name, args=(board.slug, *more)))
        fits(page, axe)
    page.goto(reverse("scrutiny-dismiss", args=(board.slug, waiting.pk)))
    page.click("main form button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)
    page.click(".govuk-error-summary a")
    page.wait_for_function("wanted => document.activeElement.name === wanted", arg="reason")


def test_rules_run_and_what_they_find_is_taken_up_by_keyboard(page, sign_in, board):
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("scrutiny-suggestions", args=(board.slug,)))
    page.get_by_role("button", name="Look again now").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 suggestion raised")
    page.get_by_role("link", name=re.compile("Take up.*Write to every school")).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Take up as a challenge")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=is saved as a challenge.")
    challenge = Challenge.objects.get(agency__short_name="Housing")
    assert challenge.about.startswith("“Write to every school” is not finished.")


def test_suggestion_is_dismissed_and_a_challenge_acted_on_without_script(chromium, live_server, sign_in, board):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("scrutiny-suggestions", args=(board.slug,)))
    page.get_by_role("link", name="Dismiss").first.click()
    page.get_by_label("Reason").fill("Already in hand.")
    page.get_by_role("button", name="Dismiss it").click()
    assert "Dismissed: Already in hand." in page.inner_text("main")
    page.goto(reverse("scrutiny-record", args=(board.slug, "challenges", Challenge.objects.get().pk)))
    page.get_by_role("link", name="Make an action of this").click()
    page.get_by_label("What is to be done").fill("Ask for a plan")
    page.get_by_role("button", name="Make this action").click()
    assert "Ask for a plan" in page.inner_text("section[aria-labelledby=led]")
    context.close()
