"""What the checks found, on screen: found, answered by keyboard and without script, and fit for everybody."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lscb.annualreport.models import CheckAnswer
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import NarrativeFactory, OutlineSectionFactory, PublicationFactory, ReportFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def place():
    report = ReportFactory(guidance="Working Together 2013")
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword")
    NarrativeFactory(report=report, section="foreword", body="<p>See page 21 for it. See page 22 too.</p>")
    OutlineSectionFactory(report=report, builder="vision", heading="Our vision")
    return report


@pytest.fixture
def address(place):
    return lambda name, *more: reverse(name, args=(place.board.slug, place.period.name, *more))


def test_checks_are_accessible_and_fit(page_at_each_width, axe, sign_in, place, address):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, place.board))
    edition = PublicationFactory(edition__approval__draft__report=place).edition
    for url in (
        address("checks"),
        address("check", "points-to-paper"),
        address("check", "empty-chapter"),
        address("outline"),
        address("chapter-add"),
        address("first-page"),
        reverse("report-open", args=(place.board.slug,)),
        address("chapter-change", place.outline.first().pk),
        address("coverage"),
        address("guidance"),
        address("clause", "W13-1"),
        address("sent", edition.number),
        address("record-sending", edition.number),
    ):
        page.goto(url)
        axe(page)
        assert not page.evaluate(SIDEWAYS)
    page.goto(address("check", "points-to-paper"))
    page.click("text=Keep this reason")
    page.wait_for_selector(".govuk-error-summary")
    axe(page)
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        page.wait_for_function(
            "wanted => document.activeElement.id === wanted", arg=link.get_attribute("href").removeprefix("#")
        )


@pytest.mark.parametrize("script", [True, False], ids=["by keyboard", "without script"])
def test_warning_is_answered(chromium, live_server, sign_in, place, address, script):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=script)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, place.board))
    page.goto(address("checks"))
    page.get_by_role("link", name="The text points to a page").focus()
    page.keyboard.press("Enter")
    page.locator("#id_keys").focus()
    page.keyboard.press("Space")
    page.locator("#id_reason").focus()
    page.keyboard.type("The paper copy has it there.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Your reason is kept.").wait_for()
    assert CheckAnswer.objects.get().reason == "The paper copy has it there."
    expect(page.get_by_text("The paper copy has it there.")).to_be_visible()
    context.close()
