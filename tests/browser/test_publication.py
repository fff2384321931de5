"""From a shared draft to the public's page in a browser, by keyboard where it counts, and without script."""

import pytest
from django.urls import reverse

from lscb.annualreport.models import Edition
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import SharedDraftFactory, SignOffFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def draft(settings, tmp_path):
    settings.PUBLISHED_ROOT = tmp_path / "published"
    return SharedDraftFactory(number=1)


def place(draft, *more):
    return (draft.report.board.slug, draft.report.period.name, *more)


def fits(page, axe) -> None:
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_draft_becomes_a_published_edition_that_is_withdrawn(page_at_each_width, sign_in, axe, draft):
    page = page_at_each_width
    board = draft.report.board
    sign_in(page, person(Role.MEMBER, board))
    page.goto(reverse("shared-draft", args=place(draft, 1)))
    page.get_by_role("link", name="Sign off this draft").click()
    page.wait_for_selector("text=Sign off draft 1")
    fits(page, axe)
    page.get_by_role("button", name="Sign off this draft").click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    fits(page, axe)
    page.get_by_role("link", name="Enter the office you sign for").click()
    page.keyboard.type("Lay member")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=You have signed off draft 1.")

    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("editions", args=place(draft)))
    fits(page, axe)
    page.get_by_role("button", name="Record that the board approved it").click()
    page.get_by_label("Where it was decided").fill("Meeting of 12 June, item 4")
    fits(page, axe)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=waits to be frozen")
    page.get_by_role("button", name="Freeze it as an edition").click()
    page.wait_for_selector("text=Freeze draft 1 as an edition")
    fits(page, axe)
    page.get_by_role("button", name="Freeze this edition").click()
    page.wait_for_selector("text=Edition 1 is frozen.")
    page.get_by_role("link", name="Publish edition 1").click()
    page.wait_for_selector("text=Publish edition 1 of the")
    fits(page, axe)
    page.get_by_role("button", name="Publish it").click()
    page.wait_for_selector("text=Edition 1 is published.")
    fits(page, axe)

    page.context.clear_cookies()
    page.goto(reverse("published", args=(board.slug,)))
    fits(page, axe)
    page.get_by_role("button", name="Read the report").click()
    page.wait_for_selector(".app-toc")
    fits(page, axe)
    for name in ("Finance", "How to verify this edition"):
        page.get_by_role("link", name=name).first.click()
        page.wait_for_selector("h1")
        fits(page, axe)

    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("withdraw", args=place(draft, 1)))
    page.get_by_label("Reason").fill("A child could be known from a table.")
    fits(page, axe)
    page.get_by_role("button", name="Withdraw it").click()
    page.wait_for_selector("text=Edition 1 is withdrawn.")
    page.context.clear_cookies()
    page.goto(reverse("edition", args=place(draft, 1)))
    assert "A child could be known from a table." in page.inner_text("main")
    fits(page, axe)


def test_office_publishes_without_script(chromium, live_server, sign_in, draft):
    SignOffFactory(draft=draft)
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, draft.report.board))
    page.goto(reverse("approve", args=place(draft, 1)))
    page.get_by_label("Where it was decided").fill("Meeting of 12 June, item 4")
    page.get_by_role("button", name="Record the approval").click()
    page.get_by_role("button", name="Freeze it as an edition").click()
    page.get_by_role("button", name="Freeze this edition").click()
    page.get_by_role("link", name="Publish edition 1").click()
    page.get_by_role("button", name="Publish it").click()
    assert "Edition 1 is published." in page.inner_text("main")
    context.close()
    (edition,) = Edition.objects.all()
    assert edition.last_fact.what == "published"
