"""Rounds of consultation: opened, changed, closed, opened again; whom they ask, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency
from lscb.accounts.models import Grant, User
from lscb.annualreport import readerletters as letters
from lscb.annualreport.consultationpolicies import why_not_finish, why_not_reopen
from lscb.annualreport.models import Consultation, Reader, SharedDraft
from lscb.annualreport.policies import why_not_consult
from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.board.models import Board
from lscb.outbox import services as outbox
from lscb.permissions import POWERS, Power, Role, scope_key
from workgroups.models import Group

# Whoever may speak of a draft is asked by their role; the manager, who asks, is not.
# Whoever holds several is asked as the first of them.
_SPEAK = (role for role in (Role.MEMBER, *Role) if Power.COMMENT in POWERS[role] and role != Role.MANAGER)
ROLES = tuple(dict.fromkeys(_SPEAK))


@transaction.atomic
def open_consultation(
    *,
    draft: SharedDraft,
    closes_on: date,
    by: Any,
    note: str = "",
    roles: Iterable[str] = (),
    names_organisations: bool = False,
) -> Consultation:
    """A round on a shared draft; whoever holds one of the roles is asked by letter.

    Raises ValidationError for a past day, and where a newer draft is shared or this one is approved.
    """
    if why_not := why_not_consult(draft):
        raise ValidationError(why_not)
    _refuse_past(closes_on)
    made = Consultation(
        draft=draft,
        closes_on=closes_on,
        note=note.strip(),
        names_organisations=names_organisations,
        opened_by=str(by.pk) if by is not None else "",
    )
    audit.add(made, by=by, verb="opened")
    ask(consultation=made, roles=roles, by=by)
    return made


@transaction.atomic
def change_consultation(
    *, consultation: Consultation, roles: Iterable[str] = (), by: Any, **values: Any
) -> Consultation:
    """Another last day, another note, more who are asked. Raises ValidationError where the day is past."""
    if values.get("closes_on", consultation.closes_on) != consultation.closes_on:
        _refuse_past(values["closes_on"])
    changed = audit.change(audit.stored(consultation), by=by, **values)
    ask(consultation=changed, roles=roles, by=by)
    return changed


@transaction.atomic
def close_consultation(*, consultation: Consultation, by: Any) -> Consultation:
    """Closes a round before its day; one that is closed stays so."""
    standing = audit.stored(consultation)
    if not standing.is_open():
        return standing
    return audit.change(standing, by=by, verb="closed", closed_at=timezone.now())


@transaction.atomic
def reopen_consultation(*, consultation: Consultation, closes_on: date, reason: str, by: Any) -> Consultation:
    """A closed round takes answers again, until another day.

    Raises ValidationError where it is open, or without a reason.
    """
    standing = audit.stored(consultation)
    if why_not := why_not_reopen(standing, reason):
        raise ValidationError(why_not)
    _refuse_past(closes_on)
    return audit.change(
        standing,
        by=by,
        verb="opened again",
        reason=reason.strip(),
        closed_at=None,
        closes_on=closes_on,
        reopened_because=reason.strip(),
    )


def ask(*, consultation: Consultation, roles: Iterable[str], by: Any) -> list[Reader]:
    """Asks those who hold the roles and were not asked yet, each by letter; whoever asks is not asked."""
    asked = set(consultation.readers.values_list("person", flat=True))
    found: dict[int, tuple[User, str]] = {}
    for role, people in people_by_role(consultation.draft.report.board, roles).items():
        for person in people:
            if person.pk not in asked and (by is None or person.pk != by.pk):
                found.setdefault(person.pk, (person, Role(role).label))
    return [_ask(consultation, person, part, by) for person, part in found.values()]


def people_by_role(board: Board, roles: Iterable[str] = ROLES) -> dict[str, list[User]]:
    """Who holds each role at a board, or at one of its groups or agencies, and may sign in: two queries."""
    keys = {scope_key("board", board.pk)}
    keys |= {scope_key("group", pk) for pk in Group.objects.of_board(board).values_list("pk", flat=True)}
    keys |= {scope_key("agency", pk) for pk in Agency.objects.of_board(board).values_list("pk", flat=True)}
    grants = Grant.objects.in_force().filter(role__in=set(roles) & set(ROLES), scope__in=keys, user__is_active=True)
    people: dict[str, dict[int, User]] = {role: {} for role in ROLES if role in set(roles)}
    for grant in grants.select_related("user").order_by("user__name", "user__email", "pk"):
        people[Role(grant.role)].setdefault(grant.user_id, grant.user)
    return {role: list(held.values()) for role, held in people.items() if held}


@transaction.atomic
def finish(*, reader: Reader) -> Reader:
    """A reader has read the draft, whether or not they said anything.

    Raises ValidationError where the round is closed.
    """
    standing = audit.stored(reader)
    if why_not := why_not_finish(standing):
        raise ValidationError(why_not)
    if standing.finished_at:
        return standing
    return audit.change(standing, by=reader.hand, verb="finished reading", finished_at=timezone.now())


@transaction.atomic
def note_opened(*, reader: Reader, page: str) -> None:
    """Writes down that a reader opened a page: the first time on their row, and once a day for each page in the log."""
    if reader.opened_at is None:
        audit.change(audit.stored(reader), by=reader.hand, verb="opened the draft", opened_at=timezone.now())
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    changes = {"page": [None, page]}
    today = AuditEvent.objects.about(reader).filter(verb="read", at__gte=midnight)
    if page not in [line.changes.get("page", [None, None])[1] for line in today]:
        audit.write(reader, by=reader.hand, verb="read", changes=changes)


def _ask(consultation: Consultation, person: User, part: str, by: Any) -> Reader:
    reader = audit.add(Reader(consultation=consultation, person=person, part=part), by=by, verb="asked")
    write_to_member(reader, by=by)
    return reader


def write_to_member(reader: Reader, *, by: Any, again: str = "") -> None:
    """The letter to somebody with an account; `again` tells a reminder from the first letter."""
    consultation = reader.consultation
    draft = consultation.draft
    place = (draft.report.board.slug, draft.report.period.name, draft.number)
    outbox.post(
        key=f"consultation:{reader.pk}:{again or 'asked'}",
        to=reader.person.email if reader.person else "",
        person=reader.person,
        subject=letters.subject(consultation, again=bool(again)),
        body=letters.to_member(reader, outbox.address(reverse("shared-draft", args=place))),
        scope=consultation.scopes()[-1],
        by=by,
    )
    audit.change(audit.stored(reader), by=by, verb="wrote to", written_at=timezone.now())


def _refuse_past(day: date) -> None:
    if day < timezone.localdate():
        raise ValidationError({"closes_on": "The last day must be today or later."})
