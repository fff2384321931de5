"""What is done with a return, from asking for it to accepting it, each with its audit line and its event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.board.models import Area
from lscb.returns import policies
from lscb.returns.models import Answer, Heading, Item, Return, ReturnEvent, ReturnPartner, Round
from lscb.returns.services import letters
from lscb.returns.services.saying import refuse, whose
from workgroups.models import Group

Verb = ReturnEvent.Verb


@transaction.atomic
def open_return(
    *,
    round: Round,
    respondent: Agency | Group,
    by: Any,
    due_on: date | None = None,
    partners: Iterable[Agency] = (),
    areas: Iterable[Area] = (),
) -> Return:
    """Asks an agency or group for its return: an answer, not started, stands under each heading of the form.

    `partners` answer it together with the respondent. Raises ValidationError where the round is not open, the form is
    for others, or the respondent was asked already.
    """
    column = "group" if isinstance(respondent, Group) else "agency"
    ret = ask(ret=Return(round=round, due_on=due_on, **{column: respondent}), by=by)
    for order, partner in enumerate(partners):
        audit.add(ReturnPartner(ret=ret, agency=partner, order=order), by=by)
    audit.set_links(ret, "areas", areas, by=by)
    return ret


@transaction.atomic
def ask(*, ret: Return, by: Any) -> Return:
    """Stores a return that was not stored yet, with its answers. Raises ValidationError as `open_return` does."""
    refuse(policies.why_not_ask(ret.round))
    audit.add(ret, by=by, verb="asked for")
    Answer.objects.bulk_create(Answer(ret=ret, heading=heading) for heading in ret.round.form.headings.all())
    _happened(ret, Verb.OPENED, by=by)
    return ret


@transaction.atomic
def submit(*, ret: Return, by: Any, at: datetime | None = None) -> Return:
    """Hands a return in. Raises ValidationError naming the headings that are not finished."""
    ret = audit.stored(ret)
    refuse(policies.why_not_submit(ret))
    when = at or timezone.now()
    _nothing_sent_back(ret, by=by)
    audit.change(ret, by=by, verb="handed in", state=Return.State.SUBMITTED, submitted_at=when, submitted_by=whose(by))
    letters.receipt(ret=ret, event=_happened(ret, Verb.SUBMITTED, by=by, at=when), by=by)
    return ret


@transaction.atomic
def send_back(
    *,
    ret: Return,
    headings: Sequence[Heading],
    reason: str,
    by: Any,
    due_on: date | None = None,
    items: Sequence[Item] = (),
) -> Return:
    """Sends a return back: the headings and items named are drafts again. Raises ValidationError without any.

    `due_on` is the day by which it is wanted again; without it the day stands as it was.
    """
    ret = audit.stored(ret)
    refuse(policies.why_not_send_back(ret, headings, reason, items))
    _reopened(ret, Return.State.SENT_BACK, by=by, verb="sent back", reason=reason, due_on=due_on or ret.due_on)
    for answer in ret.answers.filter(heading__in=headings):
        audit.change(answer, by=by, state=Answer.State.DRAFT, sent_back=True)
    for item in items:
        audit.change(item, by=by, state=Item.State.DRAFT, sent_back=True)
    event = _happened(ret, Verb.SENT_BACK, by=by, reason=reason, headings=_named(headings, items))
    letters.sent_back(ret=ret, event=event, by=by)
    return ret


@transaction.atomic
def accept(*, ret: Return, by: Any, at: datetime | None = None) -> Return:
    """Accepts a return that was handed in. Raises ValidationError for any other."""
    ret = audit.stored(ret)
    refuse(policies.why_not_accept(ret))
    when = at or timezone.now()
    audit.change(ret, by=by, verb="accepted", state=Return.State.ACCEPTED, accepted_at=when, accepted_by=whose(by))
    letters.accepted(ret=ret, event=_happened(ret, Verb.ACCEPTED, by=by, at=when), by=by)
    return ret


@transaction.atomic
def reopen(*, ret: Return, reason: str, by: Any) -> Return:
    """Opens a return that was handed in for its writers again, as a draft. Raises ValidationError without a reason."""
    ret = audit.stored(ret)
    refuse(policies.why_not_reopen(ret, reason))
    _reopened(ret, Return.State.DRAFT, by=by, verb="opened again", reason=reason)
    letters.reopened(ret=ret, event=_happened(ret, Verb.REOPENED, by=by, reason=reason), by=by)
    return ret


def _named(headings: Sequence[Heading], items: Sequence[Item]) -> str:
    """What goes back, as the history of the return names it: "2, 6, Standards: 4 Service development"."""
    named = [heading.number or heading.title for heading in headings]
    words = ", ".join([*named, *(f"{item.part}: {item.title}" for item in items)])
    return words if len(words) <= 250 else f"{words[:249]}…"


def _nothing_sent_back(ret: Return, *, by: Any) -> None:
    for part in (*ret.answers.filter(sent_back=True), *ret.items.filter(sent_back=True)):
        audit.change(part, by=by, sent_back=False)


def _reopened(ret: Return, state: str, *, by: Any, verb: str, reason: str, **more: Any) -> None:
    audit.change(ret, by=by, verb=verb, reason=reason, state=state, accepted_at=None, accepted_by="", **more)


def _happened(ret: Return, verb: Verb, *, by: Any, at: datetime | None = None, **more: Any) -> ReturnEvent:
    """The row of its history; the audit line stands with the change itself."""
    event = ReturnEvent(ret=ret, verb=verb, at=at or timezone.now(), by=whose(by), **more)
    event.full_clean()
    event.save()
    return event
