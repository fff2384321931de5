"""An invitation from nothing: asked for, found in the mail, taken up, by keyboard and again without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from lscb.accounts.models import User
from lscb.permissions import Power, Role
from tests.browser.conftest import DESKTOP, HEIGHT
from tests.factories.accounts import UserFactory, person
from tests.factories.board import BoardFactory
from tests.factories.people import InvitationFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "three quite odd words"


@pytest.fixture
def board():
    return BoardFactory(name="Havering Local Safeguarding Children Board")


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board, name="Business manager")


@pytest.fixture
def letters_lead_here(settings, live_server):
    settings.BASE_URL = live_server.url


@pytest.fixture
def page_without_script(chromium, live_server):
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": DESKTOP, "height": HEIGHT}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def tab_to(page, locator):
    """Goes by keyboard to what a reader would look for."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"not reached by keyboard: {locator}")


def address_in_the_mail() -> str:
    return re.search(r"http://\S+/invitation/\S+", mail.outbox[-1].body).group(0)


def invite_by_keyboard(page, group):
    page.goto("/")
    tab_to(page, page.get_by_role("link", name="People"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Invite somebody"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Email address"))
    page.keyboard.type("new.chair@example.org")
    tab_to(page, page.get_by_role("radio").first)
    for _ in range(Role.values.index(Role.CHAIR)):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Chair or deputy of a group")).to_be_checked()
    tab_to(page, page.get_by_label("Of what"))
    page.keyboard.type("Group: Case")
    tab_to(page, page.get_by_role("button", name="Send the invitation"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Invitation sent to new.chair@example.org.")).to_be_visible()


@pytest.mark.usefixtures("letters_lead_here")
def test_invitation_from_nothing_by_keyboard(page, sign_in, board, manager, chromium, live_server):
    group = GroupFactory(board=board, name="Case review")
    sign_in(page, manager)
    invite_by_keyboard(page, group)
    page.context.clear_cookies()
    page.goto(address_in_the_mail())
    expect(page.get_by_text("Chair or deputy of a group, Case review")).to_be_visible()
    tab_to(page, page.get_by_label("Your name"))
    page.keyboard.type("The new chair")
    tab_to(page, page.get_by_label("Choose a password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/")
    expect(page.get_by_text("You are Chair or deputy of a group, Case review.")).to_be_visible()
    assert User.objects.get(email="new.chair@example.org").may(Power.SUBMIT_RETURN, group)


@pytest.mark.usefixtures("letters_lead_here")
def test_invitation_from_nothing_without_script(page_without_script, sign_in, board, manager, live_server):
    page, group = page_without_script, GroupFactory(board=board, name="Case review")
    sign_in(page, manager)
    page.goto("/people/invite/")
    page.get_by_label("Email address").fill("new.chair@example.org")
    page.get_by_label("Chair or deputy of a group").check()
    page.get_by_label("Of what").select_option(group.scopes()[-1])
    page.get_by_role("button", name="Send the invitation").click()
    page.context.clear_cookies()
    page.goto(address_in_the_mail())
    page.get_by_label("Your name").fill("The new chair")
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    assert page.url == f"{live_server.url}/"
    page.goto("/your-account/")
    expect(page.get_by_role("listitem").filter(has_text="Case review")).to_be_visible()


def test_text_comes_back_after_the_sign_in_ran_out(page_without_script, sign_in, live_server):
    page, user = page_without_script, UserFactory(password=PASSWORD)
    sign_in(page, user)
    page.goto("/your-account/")
    page.get_by_label("Your name").fill("Typed before the session ran out")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save the name").click()
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="What you had typed")).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_label("Your name")).to_have_value("Typed before the session ran out")


def test_screens_of_people_are_accessible_at_each_width(page_at_each_width, sign_in, axe, board, manager):
    page = page_at_each_width
    member = person(Role.MEMBER, board, name="A board member")
    InvitationFactory(board=board, invited_by=manager, token="open-one")
    sign_in(page, manager)
    screens = ["/people/", "/people/invite/", f"/people/roles/{member.grants.get().pk}/end/", "/your-account/"]
    for address in screens:
        page.goto(address)
        axe(page)
    page.goto("/people/invite/")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_be_visible()
    axe(page)
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        page.wait_for_function("['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement.tagName)")


def test_ways_in_are_accessible_at_each_width(page_at_each_width, axe, board, manager):
    page = page_at_each_width
    InvitationFactory(board=board, invited_by=manager, token="open-one")
    known = InvitationFactory(board=board, invited_by=manager, email=UserFactory().email, token="known-one")
    assert known.email
    for address in ["/invitation/open-one/", "/invitation/known-one/", "/invitation/none/", "/accounts/login/code/"]:
        page.goto(address)
        axe(page)
    page.goto("/invitation/open-one/")
    page.get_by_role("button", name="Come in").click()
    axe(page)
