"""A panel officer's day in a browser, from notification to review: by keyboard, without script, at both widths."""

from datetime import date

import pytest
from django.urls import reverse

from lscb.board.models import Period
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.cdop import (
    ChildDeathFactory,
    DeathCategoryFactory,
    FormAskedFactory,
    ModifiableFactorFactory,
    PanelActionFactory,
    PanelFactory,
)
from tests.factories.workgroups import MeetingFactory
from workgroups.cdop.models import ChildDeath, Review
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def panel():
    """A panel with a year, an agency to ask, a category and a meeting that was held."""
    year = PeriodFactory()
    panel = PanelFactory(board=year.board, name="Child death overview panel")
    AgencyFactory(board=year.board, name="The hospital", short_name="Hospital", slug="hospital")
    DeathCategoryFactory(scheme__board=year.board, name="Infection")
    MeetingFactory(group=panel, on=date(2012, 9, 1), state=Meeting.State.HELD)
    return panel


@pytest.fixture
def officer(panel):
    return person(Role.PANEL_OFFICER, panel.board)


def at(name, panel, *rest):
    return reverse(name, args=(panel.board.slug, *rest))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_the_desk_is_accessible_and_fits(page_at_each_width, axe, sign_in, panel, officer):
    page = page_at_each_width
    death = FormAskedFactory(death=ChildDeathFactory(panel=panel, died_on=date(2012, 5, 30))).death
    done = ModifiableFactorFactory(review__death__panel=panel, review__reviewed_on=date(2012, 9, 1)).review.death
    year = PanelActionFactory(panel=panel, period=Period.objects.get()).period
    sign_in(page, officer)
    for address in (
        at("child-deaths", panel),
        at("child-death-records", panel),
        at("child-death-forms", panel),
        at("child-death-do", panel, death.key, "chase"),
        at("child-death-find", panel),
        at("child-death-add", panel),
        at("child-death", panel, death.key),
        at("child-death", panel, done.key),
        at("child-death-review", panel, done.key),
        at("child-death-do", panel, death.key, "ask"),
        at("child-death-do", panel, done.key, "factor"),
        at("child-death-remove", panel, death.key),
        at("child-death-meeting", panel),
        at("child-death-year", panel, year.pk),
        at("child-death-part-add", panel, year.pk, "work"),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)
    page.goto(at("child-death-do", panel, done.key, "factor"))
    page.fill("textarea", "The visitor told Kwame to sleep.")
    page.click("main form button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    fits(page, axe)
    for link in page.query_selector_all(".govuk-error-summary a"):
        link.click()
        page.wait_for_function(
            "wanted => document.activeElement.id === wanted", arg=link.get_attribute("href").removeprefix("#")
        )


def press(page, words):
    """Goes to a link or button by its words and presses Enter, as somebody with a keyboard does."""
    page.locator(f"main :is(a, button):has-text('{words}')").first.focus()
    page.keyboard.press("Enter")


def type_into(page, label, words):
    page.get_by_label(label).first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def type_day(page, name, *parts):
    page.focus(f"input[name={name}_day]")
    for part in parts:
        page.keyboard.press("Control+A")
        page.keyboard.type(part)
        page.keyboard.press("Tab")


def test_officers_day_from_notification_to_review_by_keyboard(page, sign_in, panel, officer):
    sign_in(page, officer)
    page.goto(at("child-deaths", panel))
    press(page, "Record a notification")
    page.wait_for_selector("h1:has-text('Record a notification')")
    type_into(page, "Case number", "2012-01")
    type_day(page, "notified_on", "1", "6", "2012")
    type_day(page, "died_on", "30", "5", "2012")
    press(page, "Save the notification")
    page.wait_for_selector("h1:has-text('Case 2012-01')")
    press(page, "Record the leaflet as sent")
    page.wait_for_selector("input[name=on_day]")
    type_day(page, "on", "4", "6", "2012")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=No agency has been asked for its form yet.")
    press(page, "Ask for forms")
    page.wait_for_selector("input[name=agencies]")
    page.focus("input[name=agencies]")
    page.keyboard.press("Space")
    type_day(page, "on", "5", "6", "2012")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=One of 1 forms is still to come.")
    press(page, "Record forms received")
    page.wait_for_selector("input[name=forms]")
    page.focus("input[name=forms]")
    page.keyboard.press("Space")
    type_day(page, "on", "2", "7", "2012")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=All forms are in. The panel can review it.")
    press(page, "Record the review")
    page.wait_for_selector("select[name=meeting]")
    page.focus("select[name=meeting]")
    page.keyboard.type("Child")
    page.focus("select[name=category]")
    page.keyboard.type("Infection")
    page.focus("input[name=modifiability][value=factors]")
    page.keyboard.press("Space")
    type_into(page, "What was learnt", "The visitor told Kwame to sleep.")
    press(page, "Save the review")
    page.wait_for_selector(".govuk-error-summary")
    page.focus("input[name=read_again]")
    page.keyboard.press("Space")
    press(page, "Save the review")
    page.wait_for_selector("text=Reviewed on 1 September 2012.")
    review = Review.objects.select_related("category", "death").get()
    assert (review.category.name, review.modifiability) == ("Infection", "factors")
    assert review.learning == "The visitor told Kwame to sleep."
    assert review.death.state == ChildDeath.State.CLOSED


def test_officers_day_from_notification_to_review_without_script(chromium, live_server, sign_in, panel, officer):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, officer)
    page.goto(at("child-deaths", panel))
    page.click("text=Record a notification")
    page.fill("input[name=case_number]", "JACOB-1")
    day(page, "notified_on", 1, 6, 2012)
    page.click("button:has-text('Save the notification')")
    assert "A case number is not a name" in page.inner_text(".govuk-error-summary")
    page.fill("input[name=case_number]", "2012-01")
    page.click("button:has-text('Save the notification')")
    assert page.inner_text("h1") == "Case 2012-01"
    page.click("text=Record the leaflet as sent")
    day(page, "on", 4, 6, 2012)
    page.click("button:has-text('Record the leaflet as sent')")
    page.click("text=Ask for forms")
    page.check("input[name=agencies]")
    day(page, "on", 5, 6, 2012)
    page.click("button:has-text('Record the forms as asked for')")
    page.click("text=Record forms received")
    page.check("input[name=forms]")
    day(page, "on", 2, 7, 2012)
    page.click("button:has-text('Record the forms as received')")
    page.click("text=Record the review")
    page.select_option("select[name=meeting]", index=1)
    page.check("input[name=modifiability][value=none]")
    page.click("button:has-text('Save the review')")
    assert "Reviewed on 1 September 2012." in page.inner_text("main")
    page.goto(at("child-deaths", panel))
    assert "No death waits for its review." in page.inner_text("main")
    context.close()


def day(page, name, *parts):
    for part, value in zip(("day", "month", "year"), parts, strict=True):
        page.fill(f"input[name={name}_{part}]", str(value))
