"""Actions in a browser: chased by keyboard, answered by their owner without script, planned on paper."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lscb.actions import services
from lscb.actions.models import Action, ActionUpdate, Plan
from lscb.outbox.models import Message
from lscb.permissions import Role
from tests.browser.test_desk import fits
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, ActionUpdateFactory, OriginFactory, OwnerFactory, PlanFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, LevelFactory, ScaleFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def board():
    """A late action of one agency under a plan, with something said of it."""
    board = BoardFactory()
    agency = AgencyFactory(board=board)
    LevelFactory(scale=ScaleFactory(board=board), name="Done", closes=True)
    origin = OriginFactory(board=board)
    action = ActionFactory(board=board, origin=origin, title="Write to every school")
    OwnerFactory(action=action, agency=agency)
    ActionUpdateFactory(action=action)
    PlanFactory(board=board, origin=origin)
    return board


@pytest.fixture
def lead(board):
    return person(Role.LEAD, board_agency(board), name="Lead")


def board_agency(board):
    return Action.objects.get(board=board).owners.get().agency


def test_each_page_of_actions_is_accessible_and_fits(page_at_each_width, axe, sign_in, board, lead):
    page, action, plan = page_at_each_width, Action.objects.get(), Plan.objects.get()
    manager = person(Role.MANAGER, board)
    services.chase(board=board, actions=[action], by=manager)
    done = LevelFactory(scale=ScaleFactory(board=board), name="Finished", closes=True)
    proposal = services.update(action=action, text="All.", on=ActionUpdate.objects.get().on, status=done, by=lead)
    post = action.owners.create(post="Head of service", order=1)
    sign_in(page, manager)
    for name, *more in (
        ("actions",),
        ("action", action.pk),
        ("action-agree", action.pk, proposal.pk),
        ("action-decline", action.pk, proposal.pk),
        ("action-holder", action.pk, post.pk),
        ("action-reminders",),
        ("action-plans",),
        ("action-plan", plan.pk),
        ("action-plan-add",),
    ):
        page.goto(reverse(name, args=(board.slug, *more)))
        for folded in page.query_selector_all("main details:not([open]) > summary"):
            folded.click()
        fits(page, axe)
    page.goto(reverse("action-plan-add", args=(board.slug,)))
    page.click("main form button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)
    sign_in(page, lead)
    for address in (reverse("my-actions"), reverse("action", args=(board.slug, action.pk)), reverse("home")):
        page.goto(address)
        fits(page, axe)


def test_action_is_chased_by_keyboard(page, sign_in, board, lead):
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("actions", args=(board.slug,)))
    box = page.get_by_label("Choose Write to every school")
    assert box.is_checked()  # late ones are ticked already
    box.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Chase those ticked").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 letter written about")
    assert Message.objects.get().to == lead.email


def test_owner_follows_the_letter_and_proposes_that_it_is_done_without_script(
    chromium, live_server, sign_in, board, lead
):
    action = Action.objects.get()
    services.chase(board=board, actions=[action], by=person(Role.MANAGER, board))
    link = next(line.strip() for line in Message.objects.get().body.splitlines() if f"/actions/{action.pk}/" in line)
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, lead)
    page.goto("/" + link.split("/", 3)[3])
    page.get_by_role("button", name="Update this action").click()
    page.get_by_label("What was done").fill("All schools have had the letter.")
    page.get_by_label("How it stands").select_option("Done")
    page.get_by_role("button", name="Keep this update").click()
    words = page.inner_text("main")
    assert "The board’s office has yet to say whether it agrees." in words
    assert "All schools have had the letter." in words
    context.close()


def test_plan_prints_without_what_is_round_it(page, sign_in, board):
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("action-plan", args=(board.slug, Plan.objects.get().pk)))
    page.emulate_media(media="print")
    shown = {
        name: page.locator(name).first.is_visible() for name in (".app-masthead", ".app-footer", ".app-screen-only")
    }
    assert not any(shown.values()), shown
    expect(page.get_by_text("Write to every school")).to_be_visible()
