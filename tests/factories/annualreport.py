"""Reports with their outline, narratives and key figures; drafts shared, and what was said of them."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from lscb.annualreport.models import (
    Abbreviation,
    Approval,
    CheckAnswer,
    Comment,
    Consultation,
    Edition,
    KeyFigureChoice,
    Narrative,
    NarrativeVersion,
    OutlineSection,
    Publication,
    Reader,
    Rendition,
    Report,
    Resolution,
    Sending,
    SharedDraft,
    SignOff,
)
from lscb.annualreport.models.consultations import digest
from lscb.document import data
from lscb.document.blocks import Document, Section, paragraph
from lscb.document.disclosure import Audience, protect
from tests.factories.board import BoardFactory, PeriodFactory


class ReportFactory(DjangoModelFactory[Report]):
    class Meta:
        model = Report

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    guidance = "The guidance of another nation"


class OutlineSectionFactory(DjangoModelFactory[OutlineSection]):
    class Meta:
        model = OutlineSection

    report = factory.SubFactory(ReportFactory)
    order = factory.Sequence(lambda n: n + 1)
    builder = "finance"
    heading = factory.Sequence(lambda n: f"Chapter {n}")


class NarrativeFactory(DjangoModelFactory[Narrative]):
    class Meta:
        model = Narrative

    report = factory.SubFactory(ReportFactory)
    section = "finance"
    body = "<p>The partners pay for the board together.</p>"


class NarrativeVersionFactory(DjangoModelFactory[NarrativeVersion]):
    class Meta:
        model = NarrativeVersion

    narrative = factory.SubFactory(NarrativeFactory)
    number = factory.Sequence(lambda n: n + 1)
    body = "<p>The partners pay for the board together.</p>"
    by = "system"


class KeyFigureChoiceFactory(DjangoModelFactory[KeyFigureChoice]):
    class Meta:
        model = KeyFigureChoice

    report = factory.SubFactory(ReportFactory)
    order = factory.Sequence(lambda n: n + 1)
    label = factory.Sequence(lambda n: f"figure {n}")
    sentence = "were counted"


class AbbreviationFactory(DjangoModelFactory[Abbreviation]):
    class Meta:
        model = Abbreviation

    board = factory.SubFactory(BoardFactory)
    short = factory.Sequence(lambda n: f"AB{n}")
    meaning = factory.Sequence(lambda n: f"agency board {n}")


class CheckAnswerFactory(DjangoModelFactory[CheckAnswer]):
    class Meta:
        model = CheckAnswer

    report = factory.SubFactory(ReportFactory)
    check_name = "gap"
    key = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    said = "Housing: not answered."
    reason = "Housing will answer next year."


def small_tree() -> bytes:
    """A document of one chapter with two paragraphs, as it would be shared."""
    chapter = Section("finance", "Finance", (paragraph("The partners paid."), paragraph("All was spent.")), "1")
    return data.dumps(protect(Document("Annual report", "A board", "2012–13", (chapter,)), Audience.BOARD))


class SharedDraftFactory(DjangoModelFactory[SharedDraft]):
    class Meta:
        model = SharedDraft

    report = factory.SubFactory(ReportFactory)
    number = factory.Sequence(lambda n: n + 1)
    threshold = 5
    tree = factory.LazyFunction(small_tree)
    sha256 = factory.LazyAttribute(lambda draft: hashlib.sha256(draft.tree).hexdigest())


class CommentFactory(DjangoModelFactory[Comment]):
    class Meta:
        model = Comment

    draft = factory.SubFactory(SharedDraftFactory)
    path = "finance"
    ordinal = 1
    quote = "The partners paid."
    body = "Who paid most?"


class ResolutionFactory(DjangoModelFactory[Resolution]):
    class Meta:
        model = Resolution

    comment = factory.SubFactory(CommentFactory)
    done = "We added a sentence."


class SignOffFactory(DjangoModelFactory[SignOff]):
    class Meta:
        model = SignOff

    draft = factory.SubFactory(SharedDraftFactory)
    office = "Chair of the board"
    by = factory.Sequence(lambda n: str(9000 + n))


class ApprovalFactory(DjangoModelFactory[Approval]):
    class Meta:
        model = Approval

    draft = factory.SubFactory(SharedDraftFactory)
    decision = "The board’s meeting of 12 June 2013, item 4."
    approved_by = "1"
    tree = factory.LazyAttribute(lambda approval: bytes(approval.draft.tree))
    sha256 = factory.LazyAttribute(lambda approval: hashlib.sha256(approval.tree).hexdigest())


class EditionFactory(DjangoModelFactory[Edition]):
    class Meta:
        model = Edition

    approval = factory.SubFactory(ApprovalFactory)
    report = factory.SelfAttribute("approval.draft.report")
    number = 1
    frozen_by = "1"


class SendingFactory(DjangoModelFactory[Sending]):
    class Meta:
        model = Sending

    edition = factory.SubFactory(EditionFactory)
    recipient = "the Leader of the council"
    sent_on = factory.LazyFunction(timezone.localdate)


class RenditionFactory(DjangoModelFactory[Rendition]):
    class Meta:
        model = Rendition

    edition = factory.SubFactory(EditionFactory)
    path = "index.html"
    content_type = "text/html; charset=utf-8"
    content = b"<p>A page.</p><!-- standing -->"
    size = factory.LazyAttribute(lambda rendition: len(rendition.content))
    sha256 = factory.LazyAttribute(lambda rendition: hashlib.sha256(rendition.content).hexdigest())


class PublicationFactory(DjangoModelFactory[Publication]):
    class Meta:
        model = Publication

    edition = factory.SubFactory(EditionFactory)
    what = Publication.What.PUBLISHED
    by = "1"


class ConsultationFactory(DjangoModelFactory[Consultation]):
    class Meta:
        model = Consultation

    draft = factory.SubFactory(SharedDraftFactory)
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))
    note = "Please look at the money."


class ReaderFactory(DjangoModelFactory[Reader]):
    """Somebody invited by letter."""

    class Meta:
        model = Reader

    consultation = factory.SubFactory(ConsultationFactory)
    name = factory.Sequence(lambda n: f"Reader {n}")
    organisation = factory.Sequence(lambda n: f"Youth Trust {n}")
    email = factory.Sequence(lambda n: f"reader{n}@trust.example")
    token_sha256 = factory.Sequence(lambda n: digest(f"token {n}"))
    part = "Invited reader"
