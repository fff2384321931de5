"""Drafts as they were shared: kept, protected, hashed, for the board's readers and for nobody else."""

from __future__ import annotations

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from lscb.annualreport.models import Narrative, NeverChanged, SharedDraft
from lscb.annualreport.sharing import for_the_board, share_draft
from lscb.annualreport.stored import opened
from lscb.audit.models import AuditEvent
from lscb.document import data
from lscb.outbox.models import Message
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.annualreport import NarrativeFactory, OutlineSectionFactory, ReportFactory, SharedDraftFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    """A report of one chapter that somebody wrote."""
    made = ReportFactory()
    OutlineSectionFactory(report=made, builder="foreword", heading="Foreword")
    NarrativeFactory(report=made, section="foreword")
    return made


@pytest.fixture
def manager(report):
    return person(Role.MANAGER, report.board)


def test_shared_draft_holds_the_protected_bytes_and_their_hash(report, manager):
    draft = share_draft(report=report, by=manager, note=" Look at this. ")
    stored = SharedDraft.objects.get(pk=draft.pk)
    assert (stored.number, stored.note, stored.shared_by) == (1, "Look at this.", str(manager.pk))
    assert opened(stored).document.status.startswith("Draft 1, shared on ")
    assert bytes(stored.tree) == data.dumps(for_the_board(report, opened(stored).document.status))
    assert stored.sha256 == hashlib.sha256(bytes(stored.tree)).hexdigest()
    assert AuditEvent.objects.about(stored).get().verb == "shared"


def test_shared_draft_reads_the_same_when_the_records_change(report, manager):
    draft = share_draft(report=report, by=manager)
    before = bytes(draft.tree)
    Narrative.objects.update(body="<p>Something else.</p>")
    again = SharedDraft.objects.get(pk=draft.pk)
    assert bytes(again.tree) == before
    assert "Something else" not in str(opened(again).document)
    second = share_draft(report=report, by=manager)
    assert second.number == 2
    assert "Something else" in str(opened(second).document)


def test_nothing_is_shared_when_nothing_changed(report, manager):
    share_draft(report=report, by=manager)
    with pytest.raises(ValidationError, match="Nothing has changed since draft 1"):
        share_draft(report=report, by=manager)


def test_changed_bytes_are_not_shown(report):
    draft = SharedDraftFactory(report=report, sha256="0" * 64)
    with pytest.raises(ValueError, match="not what was shared"):
        opened(draft)


def test_draft_is_neither_changed_nor_removed():
    draft = SharedDraftFactory()
    for refused in (draft.save, draft.delete, SharedDraft.objects.all().delete):
        with pytest.raises(NeverChanged):
            refused()
    with pytest.raises(NeverChanged):
        SharedDraft.objects.update(note="x")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        SharedDraft._base_manager.update(note="x")


@pytest.mark.parametrize("wrong", [{"number": 0}, {"sha256": "f" * 63}])
def test_database_refuses_a_draft_without_number_or_hash(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        SharedDraftFactory(**wrong)


def test_number_is_unique_for_a_report():
    draft = SharedDraftFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        SharedDraftFactory(report=draft.report, number=draft.number)


def test_board_members_are_told_once_and_the_sharer_is_not(report, manager):
    member = person(Role.MEMBER, report.board)
    person(Role.MEMBER, report.board, is_active=False)
    person(Role.CONTRIBUTOR, report.board)
    draft = share_draft(report=report, by=manager, note="Look at finance.")
    letter = Message.objects.get(key__startswith="shared-draft:")
    assert (letter.to, letter.key) == (member.email, f"shared-draft:{draft.pk}:{member.pk}")
    assert "Look at finance." in letter.body
    assert reverse("shared-draft", args=(report.board.slug, report.period.name, 1)) in letter.body


def test_readers_are_of_the_board_its_groups_and_its_agencies():
    draft = SharedDraftFactory()
    board = draft.report.board
    chair = person(Role.CHAIR, GroupFactory(board=board))
    lead = person(Role.LEAD, AgencyFactory(board=board))
    for reader in (chair, lead, person(Role.MEMBER, board), person(Role.AUDITOR, "*")):
        assert SharedDraft.objects.visible_to(reader).get() == draft
    strangers = [
        person(),
        person(Role.CONTRIBUTOR, board),
        person(Role.CHAIR, GroupFactory()),
        person(Role.LEAD, AgencyFactory()),
        person(Role.MEMBER, "board:999999"),
    ]
    for stranger in strangers:
        assert not SharedDraft.objects.visible_to(stranger).exists()


def test_latest_per_report_is_the_newest_of_each():
    first = SharedDraftFactory(number=1)
    last, other = SharedDraftFactory(report=first.report, number=2), SharedDraftFactory(number=1)
    assert set(SharedDraft.objects.all().latest_per_report()) == {last, other}
