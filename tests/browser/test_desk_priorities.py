"""The desk's priorities in a browser: at both widths, by keyboard, and without script."""

import pytest
from django.urls import reverse

from lscb.permissions import Role
from priorities.models import PlannedWork, ProgressUpdate
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.indicators import IndicatorFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory, ProgressUpdateFactory, TopicFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def priority():
    period = PeriodFactory()
    priority = PriorityFactory(board=period.board, period=period, number=1, title="Early help")
    topic = TopicFactory(period=period, priorities=[priority], name="The hub")
    update = ProgressUpdateFactory(topic=topic, when="in May 2012")
    update.shown_by.create(indicator=IndicatorFactory(board=period.board, priority=priority))
    whole = PlannedWorkFactory(period=period, text="Open a hub")
    whole.priorities.add(priority)
    PlannedWorkFactory(period=period, part_of=whole, text="Find a room for it")
    return priority


def fits(page, axe) -> None:
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_priorities_is_accessible_and_fits(page_at_each_width, axe, sign_in, priority):
    page, board = page_at_each_width, priority.board
    sign_in(page, person(Role.MANAGER, board))
    update, work = ProgressUpdate.objects.get(), PlannedWork.objects.first()
    for name, *more in (
        ("priorities",),
        ("priority", priority.pk),
        ("priority-add",),
        ("priority-judge", priority.pk),
        ("priority-remove", priority.pk),
        ("topic-add", priority.pk),
        ("progress-change", update.pk),
        ("planned-work",),
        ("planned-work-change", work.pk),
        ("planned-work-state", work.pk),
    ):
        page.goto(reverse(name, args=(board.slug, *more)))
        fits(page, axe)
    page.goto(reverse("progress-add", args=(board.slug, priority.pk)))
    page.click("main form button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)
    for link in page.query_selector_all(".govuk-error-summary a"):
        link.click()
        page.wait_for_function(
            "wanted => document.activeElement.id === wanted", arg=link.get_attribute("href").removeprefix("#")
        )


def test_progress_is_reported_by_keyboard(page, sign_in, priority):
    sign_in(page, person(Role.MANAGER, priority.board))
    page.goto(reverse("priorities", args=(priority.board.slug,)))
    page.focus("tbody th a")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Report progress").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Heading it stands under").focus()
    page.keyboard.type("The hub")
    page.get_by_label("What was done", exact=True).focus()
    page.keyboard.type("Police officers moved in.")
    page.get_by_label("On what evidence").focus()
    page.keyboard.type("An audit of forty cases.")
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save this update").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=The update is kept.")
    made = ProgressUpdate.objects.get(done="Police officers moved in.")
    assert (made.evidence, made.shown_by.count()) == ("An audit of forty cases.", 1)


def test_work_is_said_to_be_done_without_script(chromium, live_server, sign_in, priority):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, priority.board))
    page.goto(reverse("priority", args=(priority.board.slug, priority.pk)))
    page.get_by_role("link", name="Say how far it came: Open a hub").click()
    page.get_by_label("Done", exact=True).check()
    page.get_by_label("What came of it").fill("It opened in May.")
    page.get_by_role("button", name="Save how far it came").click()
    words = page.inner_text("main")
    assert "1 of 2 pieces of work done, 1 not stated." in words
    assert "It opened in May." in words
    context.close()
