"""Havering 2012-13 from a draft through comments, a refused check, sign-off and publication to a correction."""

import pytest
from django.urls import reverse

from lscb.accounts.models import User
from lscb.annualreport.models import Comment, Edition
from tests.demonstration import demonstration as load

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PLACE = ("havering", "2012-13")
REASON = "The source gives no more, and the report says so where it stands."


class Journey:
    """Steps of the journey, each on its page."""

    def __init__(self, page, sign_in) -> None:
        self.page, self._sign_in = page, sign_in

    def come_as(self, who: str) -> None:
        self._sign_in(self.page, User.objects.get(email=f"{who}@havering.example"))

    def open(self, name: str, *more: object) -> str:
        """Goes to a page of the report; what it says."""
        self.page.goto(reverse(name, args=(*PLACE, *more)))
        return self.page.inner_text("main")

    def press(self, words: str) -> None:
        self.page.locator("main").get_by_role("button", name=words).click()

    def explain(self, short: str, meaning: str) -> None:
        self.page.goto(reverse("abbreviation-add", args=PLACE[:1]))
        self.page.get_by_label("In short").fill(short)
        self.page.get_by_label("In full").fill(meaning)
        self.press("Keep it")
        self.page.wait_for_selector(f"text={short} is explained.")

    def share(self, number: int) -> None:
        self.open("share-draft")
        self.press("Share")
        self.page.wait_for_url(f"**{reverse('shared-draft', args=(*PLACE, number))}**")

    def sign_off(self, number: int) -> None:
        self.open("sign-off", number)
        self.page.get_by_label("For which office you sign").fill("Independent chair")
        self.press("Sign off this draft")
        self.page.wait_for_selector(f"text=You have signed off draft {number}.")

    def answer_every_warning(self) -> None:
        """One reason for all that each check found."""
        self.open("checks")
        to_answer = self.page.locator(".govuk-task-list__item", has_text="to answer").locator("a")
        for address in [link.get_attribute("href") for link in to_answer.all()]:
            self.page.goto(address)
            every = self.page.locator("#id_everything")
            (every if every.count() else self.page.locator("#id_keys")).check()
            for box in [] if every.count() else self.page.locator("[name=keys]").all():
                box.check()
            self.page.get_by_label("Why the report goes out with it").fill(REASON)
            self.press("Keep this reason")
            self.page.wait_for_selector("text=Your reason is kept.")

    def publish(self, draft: int, edition: int, note: str = "") -> None:
        self.open("approve", draft)
        self.page.get_by_label("Where it was decided").fill("The board’s meeting, item 4")
        self.press("Record the approval")
        self.press("Freeze it as an edition")
        if note:
            self.page.get_by_label("What was corrected").fill(note)
        self.press("Freeze this edition")
        self.page.wait_for_selector(f"text=Edition {edition} is frozen.", timeout=90_000)
        self.page.get_by_role("link", name=f"Publish edition {edition}").click()
        self.press("Publish it")
        self.page.wait_for_selector(f"text=Edition {edition} is published.")


def test_report_is_consulted_on_checked_approved_published_and_corrected(page, sign_in, settings, tmp_path):
    settings.PUBLISHED_ROOT = tmp_path / "published"
    load()
    journey = Journey(page, sign_in)

    journey.come_as("manager")
    assert "Nobody but you" in (said := journey.open("editions")) or "not settled" in said
    assert "must be put right" in journey.open("checks")
    for comment in Comment.objects.filter(reply_to__isnull=True):
        journey.open("draft-comment-answer", 1, comment.pk)
        page.get_by_label("Your reply, or what was done").fill("We added a sentence.")
        journey.press("Settle the comment")
    journey.explain("CSE", "child sexual exploitation")
    journey.share(2)

    journey.come_as("member")
    assert "child sexual exploitation" in journey.open("shared-draft-chapter", 2, "glossary")
    journey.sign_off(2)

    journey.come_as("manager")
    assert "The checks found" in journey.open("editions")
    journey.answer_every_warning()
    assert "Nothing stands in the way of approval." in journey.open("checks")
    journey.publish(2, 1)

    journey.explain("WRAP", "workshop to raise awareness of Prevent")
    journey.share(3)
    journey.come_as("member")
    journey.sign_off(3)
    journey.come_as("manager")
    journey.publish(3, 2, note="An abbreviation is explained.")

    page.context.clear_cookies()
    first, second = (page.goto(reverse("edition", args=(*PLACE, n))) and page.inner_text("body") for n in (1, 2))
    assert "An abbreviation is explained." in first
    assert "An abbreviation is explained." in second
    assert Edition.objects.count() == 2
