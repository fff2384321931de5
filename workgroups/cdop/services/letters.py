"""Writing to agencies whose form has not come back: one letter to each person, which names no case.

The letter's scope is the panel, not the board: the board's office reads its own letters, and not these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lscb.accounts.models import Grant, User
from lscb.audit import services as audit
from lscb.board.models import Board
from lscb.outbox import services as outbox
from lscb.permissions import Power, roles_with, scope_key
from workgroups.cdop import policies, wording
from workgroups.cdop.models import FormAsked, FormLetter
from workgroups.cdop.services.refusing import refuse
from workgroups.models import Group


@dataclass
class Chased:
    """What came of it: letters written, forms they speak of, those told of already today, those with nobody to tell."""

    letters: int = 0
    forms: list[FormAsked] = field(default_factory=list)
    again: list[FormAsked] = field(default_factory=list)
    nobody: list[FormAsked] = field(default_factory=list)


@transaction.atomic
def chase_forms(*, board: Board, forms: Iterable[FormAsked], by: Any, on: date | None = None) -> Chased:
    """Writes to the leads of the agencies asked, to each about all forms of one panel, of each form once a day.

    Those that came back meanwhile are passed over. Raises ValidationError where none is left, or `by` has no address
    to be answered at.
    """
    day = on or timezone.localdate()
    chosen = [form.pk for form in forms]
    refuse("" if chosen else "Tick the forms to write about.", "forms")
    owed = _still_owed(board, chosen)
    refuse("" if owed else "These forms have come back: nobody is written to about them.", "forms")
    refuse(policies.why_not_answer_to(by))
    people = leads_of({form.agency_id for form in owed}, day)
    told = set(FormLetter.objects.filter(form__in=owed, on=day).order_by().values_list("form", "person"))
    made = Chased()
    letters: dict[tuple[int, int], tuple[User, Group, list[FormAsked]]] = {}
    for form in owed:
        new = [person for person in people[form.agency_id] if (form.pk, person.pk) not in told]
        for person in new:
            letters.setdefault((person.pk, form.death.panel_id), (person, form.death.panel, []))[2].append(form)
        (made.forms if new else made.again if people[form.agency_id] else made.nobody).append(form)
    for person, panel, theirs in letters.values():
        _write(person, panel, theirs, day, by)
    made.letters = len(letters)
    return made


def leads_of(agencies: Iterable[int], on: date) -> dict[int, list[User]]:
    """Those who hand in an agency's returns, by its number: its leads. One read."""
    keys = {scope_key("agency", pk): pk for pk in agencies}
    grants = Grant.objects.in_force(on).filter(
        scope__in=keys, role__in=roles_with(Power.SUBMIT_RETURN), user__is_active=True
    )
    found: dict[int, dict[int, User]] = {pk: {} for pk in keys.values()}
    for grant in grants.select_related("user").order_by("user__name", "user__email", "pk"):
        found[keys[grant.scope]][grant.user_id] = grant.user
    return {pk: list(users.values()) for pk, users in found.items()}


def _still_owed(board: Board, pks: list[int]) -> list[FormAsked]:
    # Locked first, so that of two officers who chase at once the second sees what the first has written.
    locked = list(FormAsked.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk", flat=True))
    rows = FormAsked.objects.of_board(board).outstanding().filter(pk__in=locked)
    return list(rows.select_related("agency", "death__board", "death__panel").order_by("asked_on", "pk"))


def _write(person: User, panel: Group, forms: Sequence[FormAsked], on: date, by: Any) -> None:
    mark = hashlib.sha256(" ".join(str(form.pk) for form in forms).encode()).hexdigest()[:32]
    message = outbox.post(
        key=f"panel-forms:{person.pk}:{on.isoformat()}:{mark}",
        to=person.email,
        person=person,
        subject=wording.subject(forms),
        body=wording.body(panel, person, forms, by),
        scope=scope_key("group", panel.pk),
        by=by,
    )
    for form in forms:
        audit.add(FormLetter(form=form, person=person, message=message, on=on), by=by, verb="wrote a letter")
