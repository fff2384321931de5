"""Training in a browser: accessible at both widths, take-up by keyboard, and a journey without script."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.training import (
    CourseFactory,
    EvaluationFactory,
    SingleAgencyTrainingFactory,
    TakeUpFactory,
    TrainingEventFactory,
    TrainingNoteFactory,
)
from workgroups.training.models import TakeUp

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def event():
    year = PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))
    course = CourseFactory(board=year.board, title="Basic awareness")
    return TrainingEventFactory(period=year, course=course, on=date(2012, 6, 14), places=20)


@pytest.fixture
def police(event):
    return AgencyFactory(board=event.board, short_name="Police")


@pytest.fixture
def manager(event):
    return person(Role.MANAGER, event.board)


def at(name, event, *more):
    return reverse(name, args=(event.board.slug, *more))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_training_is_accessible_and_fits(page_at_each_width, axe, sign_in, event, police, manager):
    page, here = page_at_each_width, {"period": event.period}
    TakeUpFactory(**here, event=event, agency=police, registered=10, no_show=1, attended=9)
    TakeUpFactory(**here, event=event, registered=12, attended=9)
    answer = EvaluationFactory(**here, event=event)
    SingleAgencyTrainingFactory(**here, agency=police)
    TrainingNoteFactory(**here)
    sign_in(page, manager)
    for address in (
        at("training", event),
        at("training-agencies", event),
        *(at("training-list", event, slug) for slug in ("courses", "take-up", "evaluations", "single-agency", "notes")),
        at("training-event", event, event.pk),
        at("training-event-grid", event, event.pk),
        at("training-add", event, "take-up"),
        at("training-change", event, "evaluations", answer.pk),
        at("training-change", event, "courses", event.course_id),
        at("training-remove", event, "events", event.pk),
    ):
        assert page.goto(address).status == 200, address
        fits(page, axe)


def test_refusals_are_said_and_led_to(page_at_each_width, axe, sign_in, event, police, manager):
    page = page_at_each_width
    sign_in(page, manager)
    page.goto(at("training-event-grid", event, event.pk))
    wrong = f"cell-{police.pk}-attended"
    page.fill(f"#{wrong}", "many")
    page.click("text=Save the take-up")
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)
    page.click(".govuk-error-summary a")
    page.wait_for_function("wanted => document.activeElement.id === wanted", arg=wrong)


def test_take_up_is_entered_by_keyboard(page, sign_in, event, police, manager):
    sign_in(page, manager)
    page.goto(at("training-event", event, event.pk))
    page.focus("text=Enter take-up")
    page.keyboard.press("Enter")
    page.wait_for_selector("table[data-grid]")
    page.wait_for_load_state("networkidle")
    page.focus(f"#cell-{police.pk}-registered")
    page.keyboard.type("10")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.type("1")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    kept = {row.agency: (row.registered, row.no_show) for row in TakeUp.objects.all()}
    assert kept == {police: (10, 1), None: (None, 2)}


def test_event_is_added_counted_and_evaluated_without_script(chromium, live_server, sign_in, event, police, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(at("training", event))
    page.click("text=Add an event")
    page.get_by_label("Course").select_option(label="Basic awareness")
    page.get_by_label("Theme").fill("Neglect")
    page.get_by_label("Places offered").fill("12")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Enter take-up").click()
    page.get_by_label("All agencies together, Booked").fill("10")
    page.get_by_label("All agencies together, Did not come").fill("1")
    page.get_by_label("All agencies together, Attended").fill("9")
    page.get_by_role("button", name="Save the take-up").click()
    said = page.inner_text("main")
    assert "1 of 10, 10.0%" in said
    assert "9 of 12, 75.0%" in said
    page.click("text=Add an evaluation")
    page.get_by_label("Question").fill("Was it useful?")
    page.get_by_label("How many said yes").fill("8")
    page.get_by_label("Of how many who answered").fill("9")
    page.get_by_role("button", name="Save").click()
    assert "Was it useful?: yes 8 of 9, 88.9% of those who answered" in page.inner_text("main")
    context.close()
