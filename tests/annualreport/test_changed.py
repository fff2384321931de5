"""What has changed since the board last read the report, and what was done about what it said."""

import pytest
from django.urls import reverse

from lscb.annualreport import sharing
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import (
    CommentFactory,
    NarrativeFactory,
    OutlineSectionFactory,
    ReportFactory,
    ResolutionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    made = ReportFactory()
    OutlineSectionFactory(report=made, builder="foreword", heading="Foreword")
    NarrativeFactory(report=made, section="foreword", body="<p>We met five times.</p>")
    return made


@pytest.fixture
def manager(report):
    return person(Role.MANAGER, report.board)


def place(report, *more):
    return (report.board.slug, report.period.name, *more)


def test_office_sees_what_has_changed_since_the_last_shared_draft(client, report, manager):
    client.force_login(manager)
    address = reverse("changed", args=place(report))
    assert client.get(address).status_code == 404
    sharing.share_draft(report=report, by=manager, tell=False)
    assert "Nothing changed." in client.get(address).content.decode()
    report.narratives.update(body="<p>We met six times.</p>")
    page = client.get(address).content.decode()
    assert "From draft 1 to now" in page
    assert "<ins>" in page
    assert "six" in page
    assert address in client.get(reverse("front", args=place(report))).content.decode()


def test_what_was_said_and_done_stands_in_a_table_without_names(client, report, manager):
    draft = sharing.share_draft(report=report, by=manager, tell=False)
    comment = CommentFactory(draft=draft, path="foreword", body="How many times?", by=str(manager.pk))
    ResolutionFactory(comment=comment, done="We say it now.", by=str(manager.pk))
    CommentFactory(draft=draft, path="foreword", body="And where?")
    client.force_login(person(Role.MEMBER, report.board))
    page = client.get(reverse("you-said", args=place(report, 1)))
    words = page.content.decode()
    assert "How many times?" in words
    assert "We say it now." in words
    assert "And where?" not in words
    assert "1 comment is not settled yet" in words
    assert str(manager) not in words
    sheet = client.get(reverse("you-said", args=place(report, 1)), {"as": "csv"}).content.decode()
    assert "Foreword,How many times?,We say it now." in sheet
