"""What changed with the board's report since somebody was last here: drafts shared with them, editions published."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.home.models import Visit
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.annualreport import (
    ApprovalFactory,
    EditionFactory,
    PublicationFactory,
    ReportFactory,
    SharedDraftFactory,
)
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return ReportFactory(title="Annual report")


def told(client, user):
    """The sentences below "What changed", and where they lead."""
    client.force_login(user)
    tree = read(client.get(reverse("home")).content.decode())
    links = tree.xpath("//h2[text()='What changed']/following::ul[contains(@class, 'app-lines')][1]//a/@href")
    return texts(tree, ".app-lines__what"), links


def last_here(user, **ago):
    Visit.objects.create(user=user, at=timezone.now() - timedelta(**ago))
    return user


def test_draft_shared_since_a_members_last_visit_is_told_with_its_note(client, report):
    member = last_here(person(Role.MEMBER, report.board), days=2)
    SharedDraftFactory(report=report, number=1, shared_at=timezone.now() - timedelta(days=9))
    SharedDraftFactory(report=report, number=2, note="Please read the finance chapter.")
    words, links = told(client, member)
    assert words == ["Draft 2 of the annual report 2012–13 was shared with the boardPlease read the finance chapter."]
    assert links == [reverse("shared-draft", args=(report.board.slug, report.period.name, 2))]
    assert client.get(links[0]).status_code == 200


def test_first_visit_tells_of_every_draft_the_newest_first(client, report):
    for number in (1, 2):
        SharedDraftFactory(report=report, number=number, shared_at=timezone.now() - timedelta(days=9 - number))
    words, _ = told(client, person(Role.MEMBER, report.board))
    assert [sentence[:7] for sentence in words] == ["Draft 2", "Draft 1"]


def test_agencys_lead_who_may_read_drafts_hears_of_them_too(client, report):
    SharedDraftFactory(report=report, number=1)
    words, _ = told(client, person(Role.LEAD, AgencyFactory(board=report.board)))
    assert words == ["Draft 1 of the annual report 2012–13 was shared with the board"]


@pytest.mark.parametrize("role", [None, Role.CONTRIBUTOR, Role.FINANCE_OFFICER])
def test_who_may_not_read_drafts_hears_nothing(client, report, role):
    SharedDraftFactory(report=report)
    assert told(client, person(role, report.board if role else None)) == ([], [])


def test_another_boards_member_hears_nothing(client, report):
    SharedDraftFactory(report=report)
    assert told(client, person(Role.MEMBER, ReportFactory().board)) == ([], [])


def test_whoever_shared_it_is_not_told(client, report):
    manager = person(Role.MANAGER, report.board)
    SharedDraftFactory(report=report, shared_by=str(manager.pk))
    assert not any("was shared" in sentence for sentence in told(client, manager)[0])


def test_edition_published_and_withdrawn_is_told(client, report):
    draft = SharedDraftFactory(report=report, number=1, shared_at=timezone.now() - timedelta(days=9))
    edition = EditionFactory(approval=ApprovalFactory(draft=draft))
    member = last_here(person(Role.MEMBER, report.board), days=2)
    PublicationFactory(edition=edition, by="system", at=timezone.now() - timedelta(hours=5))
    PublicationFactory(edition=edition, by="system", what="withdrawn", reason="A child could be known.")
    words, links = told(client, member)
    assert words == [
        "Edition 1 of the annual report 2012–13 was withdrawnA child could be known.",
        "Edition 1 of the annual report 2012–13 was published",
    ]
    assert set(links) == {reverse("edition", args=(report.board.slug, report.period.name, 1))}


def test_home_asks_no_more_for_thirty_drafts_than_for_one(client, report):
    client.force_login(person(Role.MEMBER, report.board))

    def reads() -> int:
        client.get(reverse("home"))
        with CaptureQueriesContext(connection) as counted:
            client.get(reverse("home"))
        return len(counted)

    SharedDraftFactory(report=report)
    before = reads()
    for _ in range(29):
        SharedDraftFactory(report=report)
    assert (reads(), before < 30) == (before, True)
