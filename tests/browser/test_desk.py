"""The office's desk in a browser: actions and scrutiny, at both widths, by keyboard, and without script."""

import pytest
from django.urls import reverse

from agencies.section11.models import StandardSet
from lscb.actions.models import Action
from lscb.permissions import Role
from priorities.scrutiny.models import Risk
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, ActionUpdateFactory, OwnerFactory
from tests.factories.board import PeriodFactory
from tests.factories.scrutiny import ChallengeFactory, RiskFactory
from tests.factories.section11 import StandardFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def board():
    period = PeriodFactory()
    board = period.board
    OwnerFactory(action=ActionUpdateFactory(action=ActionFactory(board=board)).action)
    RiskFactory(board=board, title="Too few health visitors")
    ChallengeFactory(board=board, period=period)
    above = StandardFactory(set__board=board)
    StandardFactory(set=above.set, parent=above, guidance="A name.")
    return board


def fits(page, axe) -> None:
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_the_desk_is_accessible_and_fits(page_at_each_width, axe, sign_in, board):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, board))
    action, risk = Action.objects.get(), Risk.objects.get()
    for name, *more in (
        ("desk",),
        ("actions",),
        ("action", action.pk),
        ("action-add",),
        ("action-change", action.pk),
        ("action-update", action.pk),
        ("scrutiny",),
        ("scrutiny-list", "risks"),
        ("scrutiny-list", "challenges"),
        ("scrutiny-record", "risks", risk.pk),
        ("scrutiny-add", "inspections"),
        ("scrutiny-do", "risks", risk.pk, "review"),
        ("scrutiny-remove", "risks", risk.pk),
        ("setup",),
        ("setup-record", "standards", StandardSet.objects.get().pk),
        ("setup-add", "forms"),
    ):
        page.goto(reverse(name, args=(board.slug, *more)))
        fits(page, axe)


def test_every_error_leads_to_its_field(page_at_each_width, axe, sign_in, board):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, board))
    risk = Risk.objects.get()
    for name, *more in (("action-add",), ("scrutiny-add", "risks"), ("scrutiny-do", "risks", risk.pk, "review")):
        page.goto(reverse(name, args=(board.slug, *more)))
        page.click("main form button[type=submit]")
        page.wait_for_selector(".govuk-error-summary")
        assert page.title().startswith("Error: ")
        fits(page, axe)
        for link in page.query_selector_all(".govuk-error-summary a"):
            link.click()
            page.wait_for_function(
                "wanted => document.activeElement.id === wanted", arg=link.get_attribute("href").removeprefix("#")
            )


def test_risk_is_reviewed_by_keyboard(page, sign_in, board):
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("scrutiny-list", args=(board.slug, "risks")))
    page.focus("text=Too few health visitors")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Review this risk")
    page.focus("text=Review this risk")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=What was said")
    page.focus("textarea")
    page.keyboard.type("Two posts were filled.")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The review is kept.")
    assert Risk.objects.get().score == 6


def test_action_is_updated_without_script(chromium, live_server, sign_in, board):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("actions", args=(board.slug,)))
    page.click("tbody th a")
    page.get_by_role("button", name="Update this action").click()
    page.get_by_label("What was done").fill("All schools have had the letter.")
    page.get_by_role("button", name="Keep this update").click()
    assert "All schools have had the letter." in page.inner_text("main")
    context.close()
