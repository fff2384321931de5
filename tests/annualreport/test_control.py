"""Document control: how a report stands and each step on its way, from the records of the steps."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lscb.annualreport import freezing
from lscb.annualreport.assembly import assemble
from lscb.annualreport.control import KEY
from lscb.annualreport.models import Approval
from lscb.annualreport.outlining import lacking
from lscb.annualreport.sharing import share_draft
from lscb.document import data
from lscb.document.blocks import Document
from lscb.document.text import words_of
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import (
    ConsultationFactory,
    NarrativeFactory,
    OutlineSectionFactory,
    PublicationFactory,
    ReportFactory,
    SignOffFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    report = ReportFactory(guidance="Working Together 2013")
    OutlineSectionFactory(report=report, order=1, builder="vision", heading="Vision")
    OutlineSectionFactory(report=report, order=2, builder=KEY, heading="Document control", numbering="none")
    return report


@pytest.fixture
def manager(report):
    return person(Role.MANAGER, report.board)


def said(document: Document) -> str:
    return words_of(next(chapter for chapter in document.chapters if chapter.key == KEY))


def test_a_board_adds_the_chapter_where_it_wants_one(report):
    report.outline.filter(builder=KEY).delete()
    assert (KEY, "Document control") in lacking(report)
    assert KEY not in [chapter.key for chapter in assemble(report).chapters]


def test_before_anything_is_shared_it_says_so_and_what_the_document_is(report):
    NarrativeFactory(report=report, section=KEY, body="<p>Ask the office for large print.</p>")
    words = said(assemble(report))
    assert "Ask the office for large print." in words
    assert "No draft of it has been shared yet." in words
    assert "1 April 2012 to 31 March 2013" in words
    assert "Working Together 2013" in words


def test_each_step_stands_in_order_and_names_offices_but_no_person(report, manager):
    draft = share_draft(report=report, by=manager, tell=False)
    ConsultationFactory(draft=draft)
    SignOffFactory(draft=draft, office="Independent chair")
    words = said(assemble(report))
    steps = ["Draft 1 was shared", "Readers were asked about draft 1", "Draft 1 was signed off", "Independent chair"]
    assert [words.index(step) for step in steps] == sorted(words.index(step) for step in steps)
    assert str(manager) not in words


def test_a_shared_draft_says_which_it_is_and_sharing_it_is_no_change(report, manager):
    draft = share_draft(report=report, by=manager, tell=False)
    assert "Draft 1, shared on" in said(data.loads(bytes(draft.tree)).document)
    with pytest.raises(ValidationError, match="Nothing has changed since draft 1"):
        share_draft(report=report, by=manager, tell=False)


def test_what_the_public_reads_says_where_it_was_approved_and_stays_as_approved(report, manager):
    NarrativeFactory(report=report, section="vision", body="<p>Every child is safe.</p>")
    draft = share_draft(report=report, by=manager, tell=False)
    SignOffFactory(draft=draft, office="Independent chair")
    approval = Approval(draft=draft, decision="Meeting of 12 June 2013, item 4", approved_at=timezone.now())
    approval.tree = data.dumps(freezing.for_the_public(approval))
    words = said(data.loads(bytes(approval.tree)).document)
    assert "Meeting of 12 June 2013, item 4" in words
    assert "Approved by the board on" in words
    assert "shared on" not in words
    assert freezing.moved_since(approval) == []


def test_editions_and_what_became_of_them_stand_in_the_next_draft(report):
    fact = PublicationFactory(edition__report=report, edition__approval__draft__report=report)
    assert f"Edition {fact.edition.number} was published" in said(assemble(report))
