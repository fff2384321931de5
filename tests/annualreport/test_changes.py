"""What changed between any two moments of a report: drafts, approvals, editions and now."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lscb.annualreport.sharing import share_draft
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import (
    ApprovalFactory,
    EditionFactory,
    NarrativeFactory,
    OutlineSectionFactory,
    PublicationFactory,
    ReportFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    """Shared with five meetings, then with six, approved and frozen; now it says seven."""
    report = ReportFactory()
    OutlineSectionFactory(report=report, builder="foreword", heading="Foreword", numbering="none")
    OutlineSectionFactory(report=report, builder="vision", heading="Vision", numbering="none")
    text = NarrativeFactory(report=report, section="foreword", body="<p>The board met five times.</p>")
    share_draft(report=report, by=None, tell=False)
    for many in ("six", "seven"):
        text.body = f"<p>The board met {many} times.</p>"
        text.save()
        if many == "six":
            EditionFactory(approval=ApprovalFactory(draft=share_draft(report=report, by=None, tell=False)))
    return report


def page(client, report, role, **asked):
    client.force_login(person(role, report.board))
    address = reverse("report-changes", args=(report.board.slug, report.period.name))
    return client.get(address, asked).content.decode()


def offered(words: str) -> set[str]:
    return {
        key for key in ("draft-1", "draft-2", "approval-2", "edition-1", "now") if f'<option value="{key}"' in words
    }


def test_lists_offer_what_each_reader_may_read(client, report):
    assert offered(page(client, report, Role.MANAGER)) == {"draft-1", "draft-2", "approval-2", "edition-1", "now"}
    assert offered(page(client, report, Role.MEMBER)) == {"draft-1", "draft-2", "approval-2"}
    PublicationFactory(edition=report.editions.get())
    assert offered(page(client, report, Role.MEMBER)) == {"draft-1", "draft-2", "approval-2", "edition-1"}


def test_member_cannot_ask_for_what_stands_now(client, report):
    words = page(client, report, Role.MEMBER, before="draft-1", after="now")
    assert "Choose one of the moments in the list" in words
    assert "seven" not in words


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        ("draft-1", "draft-2", "five", "six"),
        ("draft-1", "approval-2", "five", "six"),
        ("edition-1", "now", "six", "seven"),
        ("now", "draft-1", "seven", "five"),
    ],
)
@pytest.mark.parametrize("how", ["side", "one"])
def test_two_moments_are_held_against_each_other(client, report, before, after, was, now, how):
    words = page(client, report, Role.MANAGER, before=before, after=after, how=how)
    for element, said in (("del", was), ("ins", now)):
        marked = words.split(f"<{element}>")[1].split(f"</{element}>")[0]
        assert said in marked
    assert ("Nothing changed in: Vision." in words) is (how == "side")


def test_same_moment_twice_is_said_at_its_field(client, report):
    words = page(client, report, Role.MANAGER, before="draft-1", after="draft-1")
    assert "Choose two different moments" in words


def test_one_draft_alone_has_nothing_to_be_compared_with(client):
    report = ReportFactory()
    assert "not yet two moments" in page(client, report, Role.MEMBER)
    assert page(client, report, Role.CONTRIBUTOR).count("not yet two moments") == 0
