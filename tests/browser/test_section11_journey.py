"""A section 11 return with evidence, handed in and moderated: by keyboard, and again without JavaScript."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse

from agencies.section11.models import Evidence
from lscb.returns import services as returns
from lscb.returns.models import Return
from tests.browser.conftest import DESKTOP, HEIGHT
from tests.factories.agencies import AgencyFactory
from tests.section11.scenes import asked_return, last_time
from tests.section11.scenes import scene as a_scene

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
POLICY = {"name": "policy.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a policy"}


@pytest.fixture
def scene():
    """A return whose headings are answered, so that the standards alone are left."""
    made = a_scene()
    for answer in made.ret.answers.all():
        returns.nothing_to_report(answer=answer, reason="nothing changed", by=made.lead)
    return made


@pytest.fixture
def plain_page(chromium, live_server):
    """A page in a browser that runs no JavaScript."""
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": DESKTOP, "height": HEIGHT}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def tab_to(page, words: str) -> None:
    """Presses Tab until the control or link with these words has the focus."""
    for _ in range(90):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "[document.activeElement.innerText, document.activeElement.labels?.[0]?.innerText].join('|')"
        )
        if words in name:
            return
    raise AssertionError(f"Tab never reached “{words}” on {page.url}")


def press(page, words: str) -> None:
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def grade(page, scene, number: int) -> None:
    """Fills in one standard by keyboard; the radios are reached by Tab and chosen by arrow."""
    tab_to(page, "3. Met, and shown")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Local arrangements")
    page.keyboard.type(f"What we have for {number}.")
    tab_to(page, "Who leads on it")
    page.keyboard.type("Director")


def test_return_goes_by_keyboard_from_its_standards_to_moderation(page, sign_in, scene):
    sign_in(page, scene.lead)
    page.goto(scene.url("return-tasks"))
    press(page, "1 Requirement 1 is met.")
    for number in (1, 2, 3):
        grade(page, scene, number)
        if number == 1:
            page.set_input_files("input[type=file]", POLICY)
        press(page, "Save and")
    assert "3 of 3 standards done" in page.inner_text("main")
    assert Evidence.objects.get().title == "policy"
    page.goto(scene.url("return-check"))
    tab_to(page, "I confirm")
    page.keyboard.press("Space")
    press(page, "Hand in the return")
    assert Return.objects.get().state == Return.State.SUBMITTED

    sign_in(page, scene.manager)
    page.goto(scene.url("moderate", scene.judgement(1).pk))
    tab_to(page, "3. Met, and shown")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    tab_to(page, "Why")
    page.keyboard.type("The policy has no date.")
    press(page, "Keep the panel’s grade")
    page.goto(scene.url("moderation"))
    assert "One lower. The policy has no date." in page.inner_text("main")


def test_standard_with_evidence_is_saved_and_read_without_javascript(plain_page, sign_in, scene):
    page = plain_page
    sign_in(page, scene.contributor)
    page.goto(scene.standard(1))
    page.check("text=2. Met in the main")
    page.fill("#id_arrangements", "A policy.")
    page.set_input_files("input[type=file]", POLICY)
    page.click("text=Save and go to 2")
    assert "Requirement 2 is met." in page.inner_text("main")
    page.goto(scene.standard(1))
    with page.expect_download() as download:
        page.click(".app-evidence a >> nth=0")
    assert Path(download.value.path()).read_bytes() == POLICY["buffer"]


def look(page, axe, name: str) -> None:
    """The page is accessible, no wider than the window, and kept as a picture where one is asked for."""
    axe(page)
    assert not page.evaluate(SIDEWAYS), name
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


def test_every_page_reads_well_with_and_without_errors(page_at_each_width, sign_in, axe, scene):
    page = page_at_each_width
    last_time(scene)
    for agency in AgencyFactory.create_batch(3, board=scene.asked.board):
        asked_return(scene.ret.round, agency, scene.asked)
    sign_in(page, scene.lead)
    for name in ("return-tasks", "standards"):
        page.goto(scene.url(name))
        look(page, axe, name)
    page.goto(scene.standard(1))
    page.fill("#id_action", "Date the policy")
    page.set_input_files("input[type=file]", POLICY)
    page.click("text=Save and go to 2")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error:")
    look(page, axe, "standard-errors")
    for link in page.query_selector_all(".govuk-error-summary a"):
        link.click()
        page.wait_for_function("wanted => `#${document.activeElement.id}` === wanted", arg=link.get_attribute("href"))
    page.fill("#id_action", "")
    page.check("text=2. Met in the main")
    page.set_input_files("input[type=file]", POLICY)
    page.click("text=Save and go back to the list")
    page.goto(scene.standard(1))
    look(page, axe, "standard")
    page.goto(scene.url("evidence", scene.judgement(1).pk, Evidence.objects.get(file__isnull=False).pk))
    look(page, axe, "evidence")
    scene.hand_in()
    page.goto(scene.standard(1))
    look(page, axe, "standard-read")
    sign_in(page, scene.manager)
    page.goto(scene.url("moderate", scene.judgement(1).pk))
    page.click("main form button")
    page.wait_for_selector(".govuk-error-summary")
    look(page, axe, "moderate-errors")
    page.check("text=1. Partly met")
    page.fill("#id_reason", "The policy has no date.")
    page.click("main form button")
    for name, address in (
        ("moderate", scene.url("moderate", scene.judgement(1).pk)),
        ("moderation", scene.url("moderation")),
        ("print", scene.url("return-print")),
        ("results", reverse("round-results", args=[scene.ret.round_id])),
    ):
        page.goto(address)
        look(page, axe, name)
