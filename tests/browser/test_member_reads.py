"""A board member reads a shared draft, comments on a paragraph, sees what changed: by keyboard, and without script."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lscb.annualreport.models import Comment, SharedDraft
from lscb.annualreport.sharing import share_draft
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import CommentFactory, NarrativeFactory, OutlineSectionFactory, ReportFactory
from tests.factories.finance import AwardFactory, ContributionFactory

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "<p>The board met five times.</p><ul><li>In May it agreed a plan.</li><li>In June it read it.</li></ul>"


@pytest.fixture
def drafts():
    """A report of three chapters, shared, rewritten and shared again, with its readers."""
    report = ReportFactory()
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword", numbering="none")
    OutlineSectionFactory(report=report, builder="finance", heading="Finance")
    OutlineSectionFactory(report=report, builder="private-fostering", heading="Private fostering")
    text = NarrativeFactory(report=report, section="foreword", body=TEXT)
    award = AwardFactory()
    ContributionFactory(fund=award.income.fund, period=report.period, agency=award.agency)
    manager = person(Role.MANAGER, report.board, name="Business manager")
    first = share_draft(report=report, by=manager, note="Please read the foreword.")
    text.body = TEXT.replace("five", "six")
    text.save()
    share_draft(report=report, by=manager)
    return first, manager, person(Role.MEMBER, report.board, name="Board member")


def where(draft: SharedDraft, name: str, *more, number: int | None = None) -> str:
    return reverse(name, args=(draft.report.board.slug, draft.report.period.name, number or draft.number, *more))


def keep_picture(page, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


def test_every_page_reads_well(page_at_each_width, sign_in, axe, drafts):
    draft, manager, member = drafts
    said = CommentFactory(draft=draft, path="foreword", quote="The board met five times.", by=str(member.pk))
    NarrativeFactory(report=draft.report, section="private-fostering")  # so that there is something to share again
    page = page_at_each_width
    sign_in(page, manager)
    addresses = {
        "list": reverse("shared-drafts", args=(draft.report.board.slug, draft.report.period.name)),
        "front": where(draft, "shared-draft", number=2),
        "chapter": where(draft, "shared-draft-chapter", "foreword"),
        "money": where(draft, "shared-draft-chapter", "finance"),
        "say": where(draft, "draft-comment", "foreword", "foreword-p1"),
        "comments": where(draft, "draft-comments"),
        "answer": where(draft, "draft-comment-answer", said.pk),
        "compared": where(draft, "drafts-compared", 2),
        "share": reverse("share-draft", args=(draft.report.board.slug, draft.report.period.name)),
    }
    for name, address in addresses.items():
        page.goto(address)
        keep_picture(page, f"draft-{name}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


def test_error_says_what_is_wrong_and_leads_to_its_field(page_at_each_width, sign_in, axe, drafts):
    draft, _, member = drafts
    page = page_at_each_width
    sign_in(page, member)
    page.goto(where(draft, "draft-comment", "foreword", "foreword-p1"))
    page.get_by_role("button", name="Keep this comment").click()
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    axe(page)
    page.get_by_role("link", name="Enter what you want to say").click()
    page.wait_for_function("wanted => document.activeElement.name === wanted", arg="body")
    keep_picture(page, "draft-error")


def test_member_reads_comments_and_compares_by_keyboard(page, sign_in, drafts):
    draft, _, member = drafts
    sign_in(page, member)
    page.goto(where(draft, "shared-draft"))
    press(page, "Foreword")
    press(page, "Say something about this paragraph")
    page.get_by_label("What you say").focus()
    page.keyboard.type("Who agreed the plan?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/foreword/#foreword-p1")
    expect(page.get_by_text("Who agreed the plan?")).to_be_visible()
    assert Comment.objects.get().by == str(member.pk)
    page.goto(where(draft, "shared-draft", number=2))
    press(page, "What changed since draft 1")
    assert page.locator("del").inner_text().strip().endswith("end.")
    assert "six" in page.locator("ins").inner_text()


def test_member_reads_comments_and_compares_without_script(chromium, live_server, sign_in, drafts):
    draft, _, member = drafts
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, member)
    page.goto(where(draft, "shared-draft"))
    page.get_by_role("main").get_by_role("link", name="Foreword").click()
    page.get_by_role("link", name="Say something about this paragraph").first.click()
    page.get_by_label("What you say").fill("Who agreed the plan?")
    page.get_by_role("button", name="Keep this comment").click()
    expect(page.get_by_text("Who agreed the plan?")).to_be_visible()
    page.goto(where(draft, "drafts-compared", 2))
    assert "five" in page.locator("del").inner_text()
    context.close()


def press(page, words: str) -> None:
    """Goes to a link by keyboard alone and follows it."""
    link = page.get_by_role("main").get_by_role("link", name=words).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    else:
        raise AssertionError(f"The keyboard does not reach “{words}”.")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
