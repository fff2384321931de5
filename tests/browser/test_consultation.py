"""A round of consultation from its opening to its close: the manager, a member, and a reader who has no account."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from lscb.annualreport.models import Comment, Consultation, Reader
from lscb.annualreport.models.consultations import digest
from lscb.annualreport.sharing import share_draft
from lscb.permissions import Role
from tests.browser.test_member_reads import press
from tests.factories.accounts import person
from tests.factories.annualreport import (
    ConsultationFactory,
    NarrativeFactory,
    OutlineSectionFactory,
    ReaderFactory,
    ReportFactory,
)
from tests.factories.finance import ContributionFactory

pytestmark = pytest.mark.django_db(transaction=True)
DIGEST = digest("token")


@pytest.fixture
def world():
    """A report of two chapters, shared; its manager and a member."""
    report = ReportFactory()
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword", numbering="none")
    OutlineSectionFactory(report=report, builder="finance", heading="Finance")
    NarrativeFactory(report=report, section="foreword", body="<p>The board met five times.</p>")
    ContributionFactory(period=report.period)
    manager = person(Role.MANAGER, report.board, name="Business manager", email="manager@board.example")
    draft = share_draft(report=report, by=manager, tell=False)
    return draft, manager, person(Role.MEMBER, report.board, name="Board member")


def where(draft, name: str, *more) -> str:
    return reverse(name, args=(draft.report.board.slug, draft.report.period.name, *more))


def keep_picture(page, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"round-{name}-{page.viewport_size['width']}.png", full_page=True)


def reads_well(page, axe, name: str) -> None:
    keep_picture(page, name)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


def fill_day(page, day) -> None:
    for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(part, exact=True).first.fill(str(number))


def link_in_letter(to: str) -> str:
    letter = next(each for each in reversed(mail.outbox) if each.to == [to])
    return re.search(r"http://testserver(/reading/open/\S+)", letter.body).group(1)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_round_from_its_opening_to_its_close(page, chromium, live_server, sign_in, world, script):
    draft, manager, _ = world
    sign_in(page, manager)
    page.goto(where(draft, "shared-draft", 1))
    page.get_by_role("link", name="Ask for readings of this draft").click()
    fill_day(page, timezone.localdate() + timedelta(days=9))
    page.get_by_label("What they should look at").fill("The chapter on money.")
    page.get_by_label("Board member (1)").check()
    page.get_by_role("button", name="Open the round").click()
    expect(page.get_by_text("1 has not answered yet")).to_be_visible()
    page.get_by_role("button", name="Invite a reader").click()
    page.get_by_label("Name", exact=True).fill("Ann Lee")
    page.get_by_label("Organisation").fill("Youth Trust")
    page.get_by_label("Email address").fill("ann@trust.example")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("The invitation of Ann Lee, Youth Trust is on its way.")).to_be_visible()

    outside = chromium.new_context(base_url=live_server.url, java_script_enabled=script)
    reader = outside.new_page()
    reader.goto(link_in_letter("ann@trust.example"))
    expect(reader).to_have_url(re.compile(r"/reading/\d+/$"))
    expect(reader.get_by_text("The chapter on money.")).to_be_visible()
    reader.get_by_role("main").get_by_role("link", name="Foreword").click()
    say(reader, "Say something about this paragraph", "Who agreed the plan?")
    reader.get_by_role("main").get_by_role("link", name="Finance").last.click()
    say(reader, "Say something about this table", "Does this include health?")
    reader.goto(f"/reading/{Reader.objects.get(person=None).pk}/")
    reader.get_by_role("button", name="I have finished reading").click()
    expect(reader.get_by_text("You may still say more")).to_be_visible()

    page.goto(where(draft, "consultation", Consultation.objects.get().pk))
    expect(page.get_by_role("row", name=re.compile("Ann Lee.*Finished reading.*2"))).to_be_visible()
    page.get_by_role("link", name="What was said of draft 1").click()
    page.get_by_role("link", name=re.compile("Reply or settle.*board met five times")).click()
    page.get_by_label("Your reply, or what was done").fill("The board’s meeting of May. It says so now.")
    page.get_by_role("button", name="Settle the comment").click()
    expect(page.get_by_text("2 comments, 1 still open")).to_be_visible()
    reader.get_by_role("link", name="2 things").click()
    expect(reader.get_by_text("It says so now.")).to_be_visible()
    reader.get_by_role("link", name=re.compile("^Answer")).click()
    reader.get_by_label("Your answer").fill("I meant the clinical commissioning group.")

    page.goto(where(draft, "consultation", Consultation.objects.get().pk))
    page.get_by_role("link", name="Close it").click()
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_text("The round is closed.")).to_be_visible()

    reader.get_by_role("button", name="Keep this answer").click()
    expect(reader.get_by_role("heading", name="What you wrote was not sent")).to_be_visible()
    expect(reader.get_by_text("I meant the clinical commissioning group.")).to_be_visible()
    reader.goto(link_in_letter("ann@trust.example"))
    expect(reader.get_by_text("The round of consultation closed on")).to_be_visible()
    expect(reader.get_by_text("manager@board.example")).to_be_visible()
    outside.close()
    assert Comment.objects.filter(by=f"reader:{Reader.objects.get(person=None).pk}").count() == 2


def say(page, link: str, words: str) -> None:
    page.get_by_role("link", name=link).first.click()
    page.get_by_label("What you say").fill(words)
    page.get_by_role("button", name="Keep this comment").click()
    expect(page.get_by_text(words)).to_be_visible()


def test_every_page_of_the_office_and_the_member_reads_well(page_at_each_width, sign_in, axe, world):
    draft, manager, member = world
    page = page_at_each_width
    round_ = ConsultationFactory(draft=draft, opened_by=str(manager.pk))
    invited = ReaderFactory(consultation=round_, name="Ann Lee", organisation="Youth Trust")
    ReaderFactory(consultation=round_, person=member, name="", organisation="", email="", token_sha256="")
    closed = ConsultationFactory(draft=draft, closed_at=timezone.now(), reopened_because="Housing asked for a week.")
    sign_in(page, manager)
    addresses = {
        "list": where(draft, "consultations"),
        "one": where(draft, "consultation", round_.pk),
        "closed": where(draft, "consultation", closed.pk),
        "open": where(draft, "consultation-open", 1),
        "change": where(draft, "consultation-change", round_.pk),
        "remind": where(draft, "consultation-remind", round_.pk),
        "close": where(draft, "consultation-close", round_.pk),
        "reopen": where(draft, "consultation-reopen", closed.pk),
        "invite": where(draft, "reader-invite", round_.pk),
        "again": where(draft, "reader-again", round_.pk, invited.pk),
        "withdraw": where(draft, "reader-withdraw", round_.pk, invited.pk),
    }
    for name, address in addresses.items():
        page.goto(address)
        reads_well(page, axe, name)
    sign_in(page, member)
    for name, address in (("asked", "shared-draft"), ("finished", "draft-finished")):
        page.goto(where(draft, address, 1))
        reads_well(page, axe, name)


def test_every_page_of_an_invited_reader_reads_well(page_at_each_width, axe, world):
    draft, manager, _ = world
    page = page_at_each_width
    round_ = ConsultationFactory(draft=draft, opened_by=str(manager.pk))
    invited = ReaderFactory(consultation=round_, name="Ann Lee", organisation="Youth Trust", token_sha256=DIGEST)
    said = Comment.objects.create(
        draft=draft, path="foreword", ordinal=1, quote="The board met.", body="Who?", by=f"reader:{invited.pk}"
    )
    page.goto("/reading/open/token/")
    own = f"/reading/{invited.pk}"
    addresses = {
        "reader-front": f"{own}/",
        "reader-chapter": f"{own}/foreword/",
        "reader-money": f"{own}/finance/",
        "reader-say": f"{own}/foreword/foreword-p1/",
        "reader-comments": f"{own}/comments/",
        "reader-answer": f"{own}/comments/{said.pk}/",
    }
    for name, address in addresses.items():
        page.goto(address)
        reads_well(page, axe, name)
    page.goto(addresses["reader-say"])
    page.get_by_label("What you say").fill("A long thought, written over an afternoon.")
    Consultation.objects.update(closed_at=timezone.now())
    page.get_by_role("button", name="Keep this comment").click()
    expect(page.get_by_text("A long thought")).to_be_visible()
    reads_well(page, axe, "reader-closed")
    for name in ("unknown", "wait"):
        page.goto(f"/reading/{name}/")
        reads_well(page, axe, f"reader-{name}")


def test_invited_reader_speaks_by_keyboard(page, world):
    draft, _, _ = world
    ReaderFactory(consultation=ConsultationFactory(draft=draft), token_sha256=DIGEST)
    page.goto("/reading/open/token/")
    press(page, "Foreword")
    press(page, "Say something about this paragraph")
    page.get_by_label("What you say").focus()
    page.keyboard.type("Who agreed the plan?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/foreword/#foreword-p1")
    expect(page.get_by_text("Who agreed the plan?")).to_be_visible()


def test_two_drafts_stand_side_by_side(page_at_each_width, sign_in, axe, world):
    draft, manager, member = world
    draft.report.narratives.update(body="<p>The board met six times.</p><p>It has a new plan.</p>")
    share_draft(report=draft.report, by=manager, tell=False)
    page = page_at_each_width
    sign_in(page, member)
    page.goto(where(draft, "shared-drafts"))
    page.get_by_role("link", name="What changed between any two moments").click()
    expect(page.locator("del")).to_contain_text("five")
    expect(page.locator("ins").first).to_contain_text("six")
    reads_well(page, axe, "beside")
    page.get_by_label("Shown").select_option("As one text, the changes alone")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("del")).to_contain_text("five")
    reads_well(page, axe, "as-one")
    page.get_by_label("From").select_option(label=page.get_by_label("To").locator("option").last.inner_text())
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Choose two different moments").first).to_be_visible()
    reads_well(page, axe, "moments-error")
