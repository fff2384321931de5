"""What was approved is frozen, that and nothing else; and nobody approves alone."""

import hashlib
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from lscb.annualreport import freezing
from lscb.annualreport.models import Approval, Edition, NeverChanged, Rendition
from lscb.document import data, pdf
from lscb.document.blocks import Document, Section, paragraph
from lscb.document.disclosure import Audience, protect
from tests.factories.annualreport import CommentFactory, ResolutionFactory, SharedDraftFactory, SignOffFactory

pytestmark = pytest.mark.django_db


def test_draft_is_signed_off_once_by_a_person(draft, manager):
    freezing.sign_off(draft=draft, office="Chair", by=manager)
    with pytest.raises(ValidationError, match="signed off this draft already"):
        freezing.sign_off(draft=draft, office="Chair", by=manager)


def test_draft_that_a_newer_one_followed_is_neither_signed_off_nor_approved(draft, manager):
    SignOffFactory(draft=draft)
    SharedDraftFactory(report=draft.report, number=2)
    for verb, words in ((freezing.sign_off, {"office": "Chair"}), (freezing.approve, {"decision": "Meeting"})):
        with pytest.raises(ValidationError, match="Draft 2 has been shared since"):
            verb(draft=draft, by=manager, **words)


def test_nobody_approves_alone(draft, manager):
    SignOffFactory(draft=draft, by=str(manager.pk))
    with pytest.raises(ValidationError, match="nobody approves alone"):
        freezing.approve(draft=draft, decision="Meeting", by=manager)
    SignOffFactory(draft=draft)
    assert freezing.approve(draft=draft, decision="Meeting", by=manager).decision == "Meeting"


def test_open_comment_stops_approval_until_it_is_settled(draft, manager):
    SignOffFactory(draft=draft)
    comment = CommentFactory(draft=draft)
    with pytest.raises(ValidationError, match="1 comment on it is not settled"):
        freezing.approve(draft=draft, decision="Meeting", by=manager)
    ResolutionFactory(comment=comment)
    freezing.approve(draft=draft, decision="Meeting", by=manager)


def test_approval_keeps_the_tree_for_the_public_with_its_hash(approval, draft):
    tree = bytes(approval.tree)
    assert hashlib.sha256(tree).hexdigest() == approval.sha256
    kept = data.loads(tree)
    assert kept.audience is Audience.PUBLIC
    assert kept.document.chapters == data.loads(bytes(draft.tree)).document.chapters
    assert kept.document.status.startswith("Approved by the board on ")


def test_approved_draft_is_not_approved_again(approval, manager):
    with pytest.raises(ValidationError, match="approved already"):
        freezing.approve(draft=approval.draft, decision="Again", by=manager)


def test_edition_holds_every_form_each_with_its_hash(real_pdf, edition, approval):
    rows = {row.path: row for row in Rendition.objects.filter(edition=edition)}
    kinds = {path.rpartition(".")[2] for path in rows}
    assert {"html", "pdf", "docx", "xlsx", "zip", "json", "css", "woff2"} <= kinds
    assert {"index.html", "finance/index.html", "whole/index.html", "verify/index.html"} <= set(rows)
    for row in rows.values():
        assert hashlib.sha256(bytes(row.content)).hexdigest() == row.sha256
        assert len(bytes(row.content)) == row.size
    (paper,) = [bytes(row.content) for path, row in rows.items() if path.endswith(".pdf")]
    assert paper.startswith(b"%PDF-1.7")
    assert b"%%EOF" in paper[-10:]
    (record,) = [row for path, row in rows.items() if path.endswith(".json")]
    assert record.sha256 == approval.sha256
    assert json.loads(bytes(record.content))["audience"] == "public"


def test_pages_ask_for_nothing_but_the_files_beside_them(edition):
    paths = set(Rendition.objects.filter(edition=edition).values_list("path", flat=True))
    front = bytes(Rendition.objects.get(edition=edition, path="index.html").content).decode()
    assert 'href="style.css"' in front
    assert "/static/" not in front
    assert "<script" not in front
    assert {p for p in paths if p.endswith((".pdf", ".xlsx", ".zip", ".json"))} <= set(_links(front))


def _links(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('href="')[1:]]


def test_approval_is_frozen_once(edition, approval, manager):
    with pytest.raises(ValidationError, match="frozen already, as edition 1"):
        freezing.freeze(approval=Approval.objects.get(pk=approval.pk), by=manager)


def test_second_edition_says_what_was_corrected(edition, manager):
    second = SharedDraftFactory(report=edition.report, number=2)
    SignOffFactory(draft=second)
    approval = freezing.approve(draft=second, decision="Meeting", by=manager)
    with pytest.raises(ValidationError, match="Say what was corrected"):
        freezing.freeze(approval=approval, by=manager)
    assert freezing.freeze(approval=approval, note="A total was wrong.", by=manager).number == 2


def test_nothing_is_kept_of_an_edition_whose_pdf_fails(approval, manager, monkeypatch):
    def fails(*args, **options):
        raise pdf.PdfFailed("No fonts.")

    monkeypatch.setattr(pdf, "render", fails)
    with pytest.raises(pdf.PdfFailed), transaction.atomic():
        freezing.freeze(approval=approval, by=manager)
    assert not Edition.objects.exists()
    assert not Rendition.objects.exists()


def test_what_moved_since_the_approval_is_named_by_chapter(approval):
    # The factory's draft is not what the records give, so all has moved.
    assert freezing.moved_since(approval) == ["Finance"]


@pytest.mark.parametrize(("model", "column"), [(Approval, "decision"), (Edition, "note"), (Rendition, "content_type")])
def test_program_and_database_refuse_to_change_what_is_frozen(edition, model, column):
    row = model.objects.first()
    with pytest.raises(NeverChanged):
        row.save()
    with pytest.raises(NeverChanged):
        row.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        model._base_manager.filter(pk=row.pk).update(**{column: "other"})


def test_chapter_of_its_own_has_its_files_and_is_not_in_the_report(draft, manager):
    made = Document(
        "Annual report",
        "A board",
        "2012–13",
        (Section("finance", "Finance", (paragraph("Money."),)), Section("training", "Training", (paragraph("Days."),))),
        separate=("training",),
    )
    whole = SharedDraftFactory(report=draft.report, number=7, tree=data.dumps(protect(made, Audience.BOARD)))
    SignOffFactory(draft=whole)
    edition = freezing.freeze(approval=freezing.approve(draft=whole, decision="Item 4", by=manager), by=manager)
    pages = {row.path: bytes(row.content).decode(errors="replace") for row in edition.renditions.all()}
    kinds = [path.rpartition(".")[2] for path in pages if "-training." in path]
    assert sorted(kinds) == ["docx", "pdf"]
    assert "Days." not in pages["whole/index.html"]
    assert "Reports of their own" in pages["whole/index.html"]
    assert "Training as a PDF" in pages["training/index.html"]
    assert "A report of its own" in pages["index.html"]
    assert "Training as a PDF" in pages["index.html"]
