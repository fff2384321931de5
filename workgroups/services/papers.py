"""Papers put to a meeting, and what it decided."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.audit import services as audit
from workgroups import policies
from workgroups.models import Paper
from workgroups.services.meetings import store


@transaction.atomic
def put_paper(*, paper: Paper, by: Any, file: tuple[str, bytes] | None = None) -> Paper:
    """A paper with its cover and file. Raises ValidationError where its item is taken or the meeting takes none."""
    _refuse(policies.why_not_add_paper(paper.meeting))
    if file is not None:
        paper.file = store(paper.meeting, paper.title, file, None, "upload", by)
    return audit.add(paper, by=by, verb="put to the meeting")


@transaction.atomic
def change_paper(*, paper: Paper, by: Any, file: tuple[str, bytes] | None = None) -> Paper:
    """Stores a paper as a form filled it; a file given is the next version of the one that stands."""
    _refuse(policies.why_not_add_paper(paper.meeting))
    if file is not None:
        paper.file = store(paper.meeting, paper.title, file, paper.file, "upload", by)
    return audit.save_changed(paper, audit.snapshot(audit.stored(paper)), by=by)


def decide(*, paper: Paper, decision: str, by: Any) -> Paper:
    """What the meeting decided on a paper. Raises ValidationError before its day."""
    _refuse(policies.why_not_decide(paper.meeting))
    return audit.change(paper, by=by, verb="decided", decision=decision)


def remove_paper(*, paper: Paper, by: Any, reason: str) -> None:
    """Takes a paper off the agenda; its file stays in the store."""
    audit.remove(paper, by=by, reason=reason)


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
