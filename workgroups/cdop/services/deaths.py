"""A death from its notification: what is known of it, and the leaflet to the parents."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.board.models import Board
from workgroups.cdop import policies
from workgroups.cdop.models import ChildDeath, Review
from workgroups.cdop.services.refusing import refuse
from workgroups.models import Group

OPENED = "opened the record"


@transaction.atomic
def notify(*, board: Board, panel: Group, case_number: str, notified_on: date, by: Any, **details: Any) -> ChildDeath:
    """A death the panel was told of. Raises ValidationError where the year is held as totals."""
    audit.stored(panel)  # The panel's row is the lock that keeps cases and totals of one year apart.
    death = ChildDeath(board=board, panel=panel, case_number=case_number, notified_on=notified_on, **details)
    _refuse_case(death)
    try:
        with transaction.atomic():
            return audit.add(death, by=by, verb="was told of")
    except IntegrityError:  # another panel's officer was quicker; the database's own message would hold the number
        refuse(policies.NUMBER_TAKEN, "case_number")
        raise


@transaction.atomic
def change_notification(*, death: ChildDeath, by: Any) -> ChildDeath:
    """Stores a death altered in memory. Raises ValidationError where it would come into a year held as totals."""
    before = audit.stored(death)
    audit.stored(death.panel)
    _refuse_case(death, before)
    return audit.save_changed(death, audit.snapshot(before), by=by)


def _refuse_case(death: ChildDeath, before: ChildDeath | None = None) -> None:
    refuse(policies.why_not_yet(death.notified_on), "notified_on")
    refuse(policies.why_not_number(death), "case_number")
    moved = before is None or (before.panel_id, before.notified_on) != (death.panel_id, death.notified_on)
    refuse(policies.why_not_hold_case(death.panel, death.notified_on) if moved else "", "notified_on")


@transaction.atomic
def note_opened(*, death: ChildDeath, by: Any) -> None:
    """Writes down that somebody opened the record, once a day for each person."""
    lines = AuditEvent.objects.about(death).filter(actor=str(by.pk), verb=OPENED)
    if not lines.filter(at__date=timezone.localdate()).exists():
        audit.write(death, by=by, verb=OPENED)


@transaction.atomic
def send_leaflet(*, death: ChildDeath, on: date, by: Any) -> ChildDeath:
    """The parents were sent the leaflet. Raises ValidationError where it went out before, or before the death."""
    refuse(policies.why_not_send_leaflet(death))
    refuse(policies.why_not_on(death, on), "on")
    return audit.change(death, by=by, verb="sent the leaflet", leaflet_sent_on=on)


@transaction.atomic
def no_leaflet(*, death: ChildDeath, reason: str, by: Any) -> ChildDeath:
    """The parents are not to be sent one, and why. Raises ValidationError where it went out before."""
    refuse(policies.why_not_send_leaflet(death))
    return audit.change(death, by=by, verb="said why no leaflet goes out", no_leaflet_because=reason)


@transaction.atomic
def correct_leaflet(*, death: ChildDeath, reason: str, by: Any) -> ChildDeath:
    """Takes back what was recorded of the leaflet, so that it is owed again. Raises ValidationError if nothing was."""
    refuse(policies.why_not_correct_leaflet(death))
    return audit.change(
        death, by=by, verb="took back the leaflet", reason=reason, leaflet_sent_on=None, no_leaflet_because=""
    )


@transaction.atomic
def settle(*, death: ChildDeath, by: Any) -> ChildDeath:
    """Closes a death that has its review, and opens one whose review was removed."""
    closed = Review.objects.filter(death=death).exists()
    state = ChildDeath.State.CLOSED if closed else ChildDeath.State.OPEN
    return audit.change(death, by=by, verb="closed" if closed else "opened again", state=state)


@transaction.atomic
def remove_record(*, death: ChildDeath, reason: str, by: Any) -> None:
    """Takes away a record made by mistake, with the forms asked for. Raises ValidationError where it was reviewed."""
    refuse(policies.why_not_remove(death))
    for form in death.forms.all():
        audit.remove(form, by=by, reason=reason)
    audit.remove(death, by=by, reason=reason)
