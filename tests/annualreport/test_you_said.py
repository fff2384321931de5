"""“You said, we did”: on its page and in the report, with organisations where the board chose so; what stays open."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lscb.annualreport import checks
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import OutlineSection
from lscb.annualreport.moments import year_of
from lscb.annualreport.outlining import add, lacking
from lscb.annualreport.policies import why_not_approve
from lscb.annualreport.yousaid import chapter
from lscb.document.text import words_of
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import (
    CommentFactory,
    OutlineSectionFactory,
    ReaderFactory,
    ResolutionFactory,
    SharedDraftFactory,
)

pytestmark = pytest.mark.django_db
PAGE = "you-said-we-did"


@pytest.fixture
def draft():
    draft = SharedDraftFactory(number=1)
    OutlineSectionFactory(report=draft.report, builder="finance", heading="Money")
    return draft


@pytest.fixture
def invited(draft):
    return ReaderFactory(consultation__draft=draft, name="Ann Lee", organisation="Youth Trust")


def settle(draft, by="", body="Who paid most?", done="We added a sentence."):
    return ResolutionFactory(comment=CommentFactory(draft=draft, by=by, body=body), done=done)


def name_organisations(reader) -> None:
    reader.consultation.names_organisations = True
    reader.consultation.save()


def chapter_of(report) -> str:
    return words_of(next(one for one in assemble(report).chapters if one.key == PAGE))


def page_of(draft, client) -> str:
    client.force_login(person(Role.MANAGER, draft.report.board))
    place = (draft.report.board.slug, draft.report.period.name, draft.number)
    return client.get(reverse("you-said", args=place)).content.decode()


@pytest.mark.parametrize("chosen", [True, False])
def test_organisations_are_named_where_the_board_chose_so(draft, invited, client, chosen):
    OutlineSectionFactory(report=draft.report, builder=PAGE, heading="You said, we did")
    settle(draft, by=invited.hand.pk)
    settle(draft, by="1", body="Say it shorter.")
    if chosen:
        name_organisations(invited)
    for words in (page_of(draft, client), chapter_of(draft.report)):
        assert ("Youth Trust" in words) is chosen
        assert ("The board and its agencies" in words) is chosen
        assert "Say it shorter." in words
        assert "Ann Lee" not in words
        assert invited.email not in words


def test_chapter_is_offered_and_added_on_request(draft):
    assert (PAGE, "You said, we did") in lacking(draft.report)
    add(report=draft.report, builder=PAGE, heading="You said, we did", by=None)
    assert OutlineSection.objects.filter(builder=PAGE).exists()
    assert "No comment on a draft" in chapter_of(draft.report)
    assert (PAGE, "You said, we did") not in lacking(draft.report)


def test_chapter_holds_what_was_said_of_every_draft_under_the_chapters_heading(draft):
    OutlineSectionFactory(report=draft.report, builder=PAGE, heading="You said, we did")
    settle(draft, body="Of the first.")
    settle(SharedDraftFactory(report=draft.report, number=2), body="Of the second.")
    settle(SharedDraftFactory(), body="Of another report.")
    words = chapter_of(draft.report)
    assert "Of the first." in words
    assert "Of the second." in words
    assert "Money" in words
    assert "Of another report." not in words


def test_chapter_takes_as_many_queries_for_thirty_as_for_one(draft, invited, django_assert_num_queries):
    name_organisations(invited)
    year = year_of(draft.report)
    for many in (1, 29):
        for _ in range(many):
            settle(draft, by=ReaderFactory(consultation=invited.consultation).hand.pk)
        with django_assert_num_queries(4):
            chapter(year, [""])


def test_what_an_invited_reader_said_stays_open_when_a_newer_draft_is_shared(draft, invited):
    CommentFactory(draft=draft, by=invited.hand.pk, quote="The partners paid.")
    CommentFactory(draft=draft, by="1", quote="All was spent.")
    newer = SharedDraftFactory(report=draft.report, number=2)
    found = checks.run(checks.of_draft(newer), [checks.BY_NAME["not-settled"]])
    assert [one.fault.words for one in found] == ["Said of “The partners paid.” in draft 1."]
    assert "1 comment of invited readers on an earlier draft is not settled" in why_not_approve(newer, person())
