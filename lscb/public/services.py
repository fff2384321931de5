"""Publishing an edition, and withdrawing one. Both are facts; nothing published is overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from lscb.annualreport.editionfiles import HTML, STANDING, File
from lscb.annualreport.freezing import keep
from lscb.annualreport.models import Edition, Publication, Rendition, Sending
from lscb.annualreport.policies import why_not_publish, why_not_send, why_not_withdraw
from lscb.audit import services as audit
from lscb.public import site


@transaction.atomic
def publish(*, edition: Edition, by: Any) -> Publication:
    """The public may read an edition from now on; the pages of earlier ones say that a newer one stands.

    Raises ValidationError with the sentence that refuses.
    """
    audit.stored(edition.report)
    _refuse(why_not_publish(edition))
    fact = Publication(edition=edition, what=Publication.What.PUBLISHED, by=str(by.pk))
    audit.add(fact, by=by, verb="published")
    for earlier in Edition.objects.filter(report=edition.report, number__lt=edition.number):
        _mark_superseded(earlier, edition)
    _write_when_stored(edition)
    return fact


@transaction.atomic
def withdraw(*, edition: Edition, reason: str, by: Any) -> Publication:
    """The public reads the edition no more, and reads why. Raises ValidationError where it is not published."""
    audit.stored(edition.report)
    _refuse(why_not_withdraw(edition))
    fact = Publication(edition=edition, what=Publication.What.WITHDRAWN, reason=reason, by=str(by.pk))
    audit.add(fact, by=by, verb="withdrew")
    _write_when_stored(edition)
    return fact


@transaction.atomic
def record_sending(
    *, edition: Edition, recipient: str, sent_on: date, by: Any, clause: str = "", how: str = ""
) -> Sending:
    """An edition was sent to somebody. Raises ValidationError where it is not published, or the day is not past."""
    _refuse(why_not_send(edition))
    if sent_on > timezone.localdate():
        raise ValidationError({"sent_on": "Enter a day that is not in the future."})
    first = edition.facts.filter(what=Publication.What.PUBLISHED).earliest("at")
    if sent_on < timezone.localdate(first.at):
        raise ValidationError({"sent_on": "The edition was published after that day."})
    made = Sending(
        edition=edition, recipient=recipient.strip(), clause=clause, sent_on=sent_on, how=how.strip(), by=str(by.pk)
    )
    return audit.add(made, by=by, verb="sent")


def _write_when_stored(edition: Edition) -> None:
    # Only what is stored for good is written. A process that dies between the two leaves an edition that is served from
    # its stored bytes, and whose files the next publication or `publish_files` writes.
    board = edition.report.board
    transaction.on_commit(lambda: site.write(board))


def _mark_superseded(earlier: Edition, later: Edition) -> None:
    """A second version of each page with a banner in its place; the first stays, to be verified."""
    versions: dict[str, list[Rendition]] = {}
    for page in earlier.renditions.filter(content_type=HTML).defer("compressed").order_by("path", "version"):
        versions.setdefault(page.path, []).append(page)
    for path, (first, *more) in versions.items():
        up = "../" * (path.count("/") + 1)
        banner = render_to_string("annualreport/edition/superseded.html", {"later": later, "up": up})
        before, mark, after = bytes(first.content).partition(STANDING.encode())
        file = File(path, HTML, before + mark + banner.encode() + after)
        keep(earlier, file, version=len(more) + 2)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
