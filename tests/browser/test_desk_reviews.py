"""Case reviews in a browser: accessible at both widths, by keyboard, and without script."""

from datetime import date

import pytest
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.reviews import (
    CaseReviewFactory,
    LearningEventFactory,
    RecommendationFactory,
    ReviewStageFactory,
)
from workgroups.reviews.models import CaseReview, Recommendation

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def made():
    """A recommendation of a case under way."""
    year = PeriodFactory()
    agency = AgencyFactory(board=year.board, name="The hospital", short_name="Hospital", slug="hospital")
    case = CaseReviewFactory(board=year.board, reference="Child E", method="Systems methodology")
    ReviewStageFactory(review=case, on=date(2012, 6, 1))
    LearningEventFactory(period=year, review=case)
    made = RecommendationFactory(review=case, number=1, text="Train every midwife.")
    made.agencies.add(agency)
    return made


@pytest.fixture
def manager(made):
    return person(Role.MANAGER, made.review.board)


def at(name, made, *rest):
    return reverse(name, args=(made.review.board.slug, *rest))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_case_reviews_is_accessible_and_fits(page_at_each_width, axe, sign_in, made, manager):
    page, case = page_at_each_width, made.review_id
    sign_in(page, manager)
    for address in (
        at("case-reviews", made),
        at("case-review-add", made),
        at("case-review", made, case),
        at("case-review-do", made, case, "stage"),
        at("case-review-recommendations", made),
        at("case-review-recommendation", made, case, made.pk),
        at("case-review-recommendation-do", made, case, made.pk, "act"),
        at("case-review-kind", made, "learning-events"),
        at("case-review-kind-add", made, "learning-events"),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)
    page.goto(at("case-review-add", made))
    page.fill("input[name=reference]", "Child Rose")
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


def test_recommendation_is_carried_out_and_checked_by_keyboard(page, sign_in, made, manager):
    sign_in(page, manager)
    page.goto(at("case-review", made, made.review_id))
    page.focus("[aria-labelledby=recommendations] li a")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=No action follows from it yet.")
    press(page, "Open an action")
    page.wait_for_selector("textarea[name=title]")
    page.focus("textarea[name=title]")
    page.keyboard.type("Hold the training.")
    press(page, "Open the action")
    page.wait_for_selector("text=Hold the training.")
    press(page, "Record that it was carried out")
    page.wait_for_selector("textarea[name=evidence]")
    page.focus("textarea[name=evidence]")
    page.keyboard.type("The register of the training.")
    press(page, "Record that it was carried out")
    page.wait_for_selector("text=It is recorded as carried out.")
    press(page, "Record what difference it made")
    page.wait_for_selector("textarea[name=impact]")
    page.focus("textarea[name=impact]")
    page.keyboard.type("More referrals came.")
    press(page, "Record the check")
    page.wait_for_selector("text=The check is recorded.")
    kept = Recommendation.objects.get()
    assert (kept.state, kept.evidence, kept.impact) == (
        "checked",
        "The register of the training.",
        "More referrals came.",
    )


def test_case_is_referred_and_decided_on_without_script(chromium, live_server, sign_in, made, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(at("case-reviews", made))
    page.click("text=Refer a case")
    page.fill("input[name=reference]", "Child G")
    page.check("input[name=kind][value=serious]")
    for part, value in (("day", "1"), ("month", "May"), ("year", "2012")):
        page.fill(f"input[name=referred_on_{part}]", value)
    page.click("button:has-text('Save the case')")
    page.click("text=Record the decision")
    page.check("input[name=decision][value=none]")
    page.click("button:has-text('Record the decision')")
    assert "Give the reasons" in page.inner_text(".govuk-error-summary")
    page.fill("textarea[name=reason]", "The threshold is not met.")
    page.click("button:has-text('Record the decision')")
    assert "The threshold is not met." in page.inner_text("main")
    assert CaseReview.objects.get(reference="Child G").decision == "none"
    context.close()
