"""What happened to the board's reports, as lines of the home page: shared with the board, published, withdrawn."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from lscb.annualreport.models import Consultation, Publication, Reader, SharedDraft
from lscb.home.line import Line
from lscb.web import british

MOST = 10


def news(user: Any, since: datetime | None) -> list[tuple[datetime, Line]]:
    """What others did with the reports a person may read as a draft, since a moment; each with its own moment."""
    return [*_shared(user, since), *_published(user, since)]


def readings(user: Any, today: date) -> list[Line]:
    """The drafts a person is asked to read, in rounds that are open, and has not said they read."""
    rounds = Consultation.objects.open(today).order_by().values("pk")
    rows = Reader.objects.with_draft().standing().filter(person=user.pk, finished_at__isnull=True)
    return [_reading(reader, today) for reader in rows.filter(consultation__in=rounds).order_by("pk")[:MOST]]


def _reading(reader: Reader, today: date) -> Line:
    draft, day = reader.consultation.draft, reader.consultation.closes_on
    place = draft.report.board.slug, draft.report.period.name, draft.number
    far = british.how_far(day, today)
    words = f"Read draft {draft.number} of the {_inside(draft.report)}"
    return Line(
        day, words, reader.consultation.note, f"{far[0].upper()}{far[1:]}", False, reverse("shared-draft", args=place)
    )


def _shared(user: Any, since: datetime | None) -> list[tuple[datetime, Line]]:
    """Each draft shared with the board."""
    drafts = SharedDraft.objects.visible_to(user).for_lists().exclude(shared_by=str(user.pk))
    if since:
        drafts = drafts.filter(shared_at__gt=since)
    return [(draft.shared_at, _line_of_draft(draft)) for draft in drafts.order_by("-shared_at")[:MOST]]


def _line_of_draft(draft: Any) -> Line:
    place = draft.report.board.slug, draft.report.period.name, draft.number
    words = f"Draft {draft.number} of the {_inside(draft.report)} was shared with the board"
    return Line(timezone.localdate(draft.shared_at), words, draft.note, href=reverse("shared-draft", args=place))


def _published(user: Any, since: datetime | None) -> list[tuple[datetime, Line]]:
    """Each edition published or withdrawn, of the reports whose drafts a person may read."""
    reports = SharedDraft.objects.visible_to(user).order_by().values("report")
    facts = Publication.objects.filter(edition__report__in=reports).exclude(by=str(user.pk))
    if since:
        facts = facts.filter(at__gt=since)
    rows = facts.select_related("edition__report__board", "edition__report__period").order_by("-at", "-pk")
    return [(fact.at, _line_of_fact(fact)) for fact in rows[:MOST]]


def _line_of_fact(fact: Any) -> Line:
    edition = fact.edition
    place = edition.report.board.slug, edition.report.period.name, edition.number
    words = f"Edition {edition.number} of the {_inside(edition.report)} was {fact.get_what_display().lower()}"
    return Line(timezone.localdate(fact.at), words, fact.reason, href=reverse("edition", args=place))


def _inside(report: Any) -> str:
    """A report's name within a sentence: "annual report 2012–13"."""
    name = str(report)
    return f"{name[0].lower()}{name[1:]}"
