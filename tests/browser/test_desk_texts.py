"""The report's own text in a browser: with the editor by keyboard, with a second writer, and without script."""

import pytest
from django.urls import reverse

from lscb.annualreport.models import Narrative, NarrativeVersion
from lscb.annualreport.services import write_narrative
from lscb.annualreport.writing import save_text
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import OutlineSectionFactory, ReportFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def report():
    report = ReportFactory()
    report.board.vision = "Every child is safe."
    report.board.save()
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword")
    OutlineSectionFactory(report=report, builder="vision", heading="Our vision")
    return report


def at(name, report, *more):
    return reverse(name, args=(report.board.slug, report.period.name, *more))


def fits(page, axe) -> None:
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_the_text_is_accessible_and_fits(page_at_each_width, axe, sign_in, report):
    page, manager = page_at_each_width, person(Role.MANAGER, report.board)
    sign_in(page, manager)
    write_narrative(report=report, section="vision", body="<p>Why we are here.</p>", by=None)
    aside = save_text(report=report, section="vision", body="<p>Mine.</p>", based_on=0, by=manager).version
    for name, *more in (
        ("report-texts",),
        ("gaps",),
        ("chapter-text", "vision"),
        ("chapter-text-versions", "vision"),
        ("chapter-text-version", "vision", 2),
        ("chapter-text-both", "vision", aside.pk),
    ):
        page.goto(at(name, report, *more))
        if name in ("chapter-text", "chapter-text-both"):
            page.wait_for_selector(".app-editor__text")
        fits(page, axe)
    page.goto(at("chapter-text", report, "vision"))
    page.get_by_label("Signed by, if anybody").fill("x" * 121)
    page.get_by_role("button", name="Save the text").click()
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)


def test_text_is_written_by_keyboard_in_the_editor_beside_its_records(page, sign_in, report):
    sign_in(page, person(Role.MANAGER, report.board))
    page.goto(at("chapter", report, "vision"))
    page.get_by_role("link", name="Write this chapter’s own text").focus()
    page.keyboard.press("Enter")
    editor = page.wait_for_selector(".app-editor__text")
    assert "Every child is safe." in page.inner_text(".app-beside")
    editor.focus()
    page.keyboard.type("Why we are here.")
    page.keyboard.press("Enter")
    page.keyboard.type("- one")
    page.wait_for_selector("text=Saved at")
    page.get_by_role("button", name="Save and read the chapter").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article >> text=Why we are here.")
    assert "<li>" in Narrative.objects.get().body


def test_what_a_second_writer_types_meanwhile_is_kept_and_joined(page, sign_in, report):
    sign_in(page, person(Role.MANAGER, report.board))
    write_narrative(report=report, section="foreword", body="<p>First.</p>", by=None)
    page.goto(at("chapter-text", report, "foreword"))
    page.wait_for_selector(".app-editor__text")
    write_narrative(report=report, section="foreword", body="<p>Theirs.</p>", by=None)
    page.focus(".app-editor__text")
    page.keyboard.type(" Mine.")
    page.get_by_role("link", name="See both texts").click()
    page.wait_for_selector("text=Nothing is lost")
    page.wait_for_selector(".app-editor__text")
    page.get_by_role("button", name="Save the joined text").click()
    page.wait_for_selector("text=The text was saved")
    body = Narrative.objects.get().body
    assert body.startswith("<p>Theirs.</p>")
    assert "First." in body
    assert "Mine." in body
    assert NarrativeVersion.objects.filter(set_aside=True).count() == 1


def test_text_is_written_without_script(chromium, live_server, sign_in, report):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, report.board))
    page.goto(at("gaps", report))
    page.get_by_role("link", name="Fill in Foreword: nothing written").click()
    page.get_by_label("Your text").fill("A year in which much was done.")
    page.get_by_label("Signed by, if anybody").fill("Independent chair")
    page.get_by_role("button", name="Save and read the chapter").click()
    words = page.inner_text("article")
    assert "A year in which much was done." in words
    assert "Independent chair" in words
    context.close()
