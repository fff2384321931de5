"""A year is opened and closed in a browser: accessible, by keyboard, and without script."""

import pytest
from django.urls import reverse

from lscb.permissions import Role
from lscb.rollover.closing import close_year
from lscb.rollover.services import open_year
from priorities.models import Priority
from tests.factories.accounts import person
from tests.rollover.scenes import a_whole_year, following

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def scene():
    return a_whole_year()


@pytest.fixture
def manager(scene):
    return person(Role.MANAGER, scene["year"].board)


def at(name, scene, *rest):
    return reverse(name, args=(scene["year"].board.slug, *rest))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_years_is_accessible_and_fits(page_at_each_width, axe, sign_in, scene, manager):
    page = page_at_each_width
    opened = open_year(last=scene["year"], by=manager)
    sign_in(page, manager)
    for address in (
        at("years", scene),
        at("year", scene, opened.period.pk),
        at("year-next", scene, scene["year"].pk),
        at("year-next", scene, opened.period.pk),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)


def test_each_page_of_a_closed_year_is_accessible_and_fits(page_at_each_width, axe, sign_in, scene, manager):
    page, year, line = page_at_each_width, scene["year"], scene["line"]
    sign_in(page, manager)
    assert page.goto(at("year-close", scene, year.pk)).status == 200
    fits(page, axe)
    page.click("button:has-text('Close 2012–13')")
    page.wait_for_selector(".govuk-error-summary")
    axe(page)
    page.check("input[name=all_the_same]")
    page.click("button:has-text('Close 2012–13')")
    page.wait_for_selector(".app-messages")
    for address in (
        at("year", scene, year.pk),
        at("year-records", scene, year.pk, "contributions"),
        at("year-reopen", scene, year.pk, "contributions", line.pk),
        at("year-open-again", scene, year.pk),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)


def test_one_contribution_of_a_closed_year_is_opened_again_without_script(
    chromium, live_server, sign_in, scene, manager
):
    year = scene["year"]
    close_year(period=year, by=manager)
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(at("year", scene, year.pk))
    page.click("main a:has-text('contributions') >> nth=0")
    page.click("tbody a >> nth=0")
    page.fill("textarea[name=reason]", "The bank says otherwise.")
    page.click("button:has-text('Open it again')")
    assert "is open again" in page.inner_text(".app-messages")
    page.goto(at("year", scene, year.pk))
    assert "The bank says otherwise." in page.inner_text("main")
    page.click("a:has-text('Close it')")
    page.click("button:has-text('Close it again')")
    assert "is closed again" in page.inner_text(".app-messages")
    context.close()


def test_year_is_opened_by_keyboard_with_an_error_on_the_way(page, axe, sign_in, scene, manager):
    sign_in(page, manager)
    page.goto(at("years", scene))
    page.focus("a:has-text('Open 2013–14')")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Open 2013–14')")
    judgement = f"#id_closing_{scene['priority'].pk}"
    page.focus(judgement)
    page.keyboard.type("Progressed")
    page.focus("button:has-text('Make this for')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    axe(page)
    page.focus(".govuk-error-summary a")
    page.keyboard.press("Enter")
    page.keyboard.type("Half of the families were reached.")
    assert page.input_value(judgement) == "progressed"
    page.focus("button:has-text('Make this for')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    assert "2013–14 is open" in page.inner_text(".app-messages")
    scene["priority"].refresh_from_db()
    assert scene["priority"].closing_reason == "Half of the families were reached."


def test_year_is_opened_in_two_runs_without_script(chromium, live_server, sign_in, scene, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(at("year-next", scene, scene["year"].pk))
    page.uncheck(f"#id_carry_{scene['priority'].pk}")
    page.click("button:has-text('Make this for')")
    made = following(scene["year"])
    assert not Priority.objects.for_period(made).exists()
    page.click("text=Make what was left out when it was opened")
    page.click("button:has-text('Make this for')")
    assert [str(one) for one in Priority.objects.for_period(made)] == ["Priority 1: Early help"]
    assert page.inner_text("main").count("From 2012–13 on") == 2
    context.close()
