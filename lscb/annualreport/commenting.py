"""Saying something of a shared draft, answering it, and settling it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.annualreport.models import Comment, Resolution, SharedDraft
from lscb.annualreport.policies import why_not_answer
from lscb.audit import services as audit
from lscb.document.spots import Spot
from lscb.document.text import beginning

QUOTED = 280


@transaction.atomic
def comment(*, draft: SharedDraft, spot: Spot, body: str, by: Any) -> Comment:
    """Something said of one spot of a draft. Raises ValidationError where nothing was said."""
    said = Comment(
        draft=draft,
        path="/".join(spot.path),
        ordinal=spot.ordinal,
        quote=beginning(spot.blocks[0], QUOTED),
        body=body.strip(),
        by=_number(by),
    )
    return audit.add(said, by=by, verb="commented")


@transaction.atomic
def reply(*, to: Comment, body: str, by: Any) -> Comment:
    """The office's answer to a comment. Raises ValidationError where the comment is settled."""
    _refuse_settled(to)
    said = Comment(
        draft=to.draft,
        path=to.path,
        ordinal=to.ordinal,
        quote=to.quote,
        body=body.strip(),
        by=_number(by),
        reply_to=to,
    )
    return audit.add(said, by=by, verb="replied")


@transaction.atomic
def resolve(*, comment: Comment, done: str, by: Any) -> Resolution:
    """Settles a comment with what was done about it. Raises ValidationError where it is settled already."""
    _refuse_settled(audit.stored(comment))
    return audit.add(Resolution(comment=comment, done=done.strip(), by=_number(by)), by=by, verb="settled")


def _refuse_settled(comment: Comment) -> None:
    if why_not := why_not_answer(comment):
        raise ValidationError(why_not)


def _number(by: Any) -> str:
    return str(by.pk) if by is not None else ""
