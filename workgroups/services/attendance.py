"""How seats were filled at meetings, as one grid tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.audit import services as audit
from workgroups import policies
from workgroups.attendance import HERE
from workgroups.models import Attendance, Meeting, Seat

Told = Mapping[tuple[Meeting, Seat], str]


@transaction.atomic
def record_attendance(*, told: Told, by: Any) -> list[Meeting]:
    """The states of seats at meetings; an empty state takes one back. One audit line for each meeting changed.

    A planned meeting that somebody came to is held from now on; those are answered with. Asks a number of questions
    that does not grow with the cells, but with the meetings. Raises ValidationError for what no policy allows.
    """
    refusals = {policies.why_not_record(meeting, seat, state) for (meeting, seat), state in told.items()}
    refusals |= {policies.why_not_attend(meeting) for meeting in {meeting for meeting, _ in told}}
    if refusals := refusals - {""}:
        raise ValidationError(sorted(refusals))
    stood = {(row.meeting_id, row.seat_id): row for row in _stored(told)}
    changes: dict[Meeting, dict[str, Any]] = {}
    added, changed, gone = [], [], []
    for (meeting, seat), state in told.items():
        row = stood.get((meeting.pk, seat.pk))
        if state == (row.state if row else ""):
            continue
        changes.setdefault(meeting, {})[str(seat)] = [_words(row.state if row else ""), _words(state)]
        if row is None:
            added.append(Attendance(meeting=meeting, seat=seat, state=state))
        elif state:
            row.state = state
            changed.append(row)
        else:
            gone.append(row.pk)
    Attendance.objects.bulk_create(added)
    Attendance.objects.bulk_update(changed, ["state"])
    Attendance.objects.filter(pk__in=gone).delete()
    for meeting, lines in changes.items():
        audit.write(meeting, by=by, verb="recorded attendance", changes=lines)
    came = {meeting for (meeting, _), state in told.items() if state in HERE}
    begun = [meeting for meeting in changes if meeting.state == Meeting.State.PLANNED and meeting in came]
    for meeting in begun:
        audit.change(meeting, by=by, verb="held", state=Meeting.State.HELD)
    return begun


def _stored(told: Told) -> Any:
    meetings, seats = {meeting.pk for meeting, _ in told}, {seat.pk for _, seat in told}
    rows: Any = Attendance.objects.select_for_update()
    return rows.filter(meeting__in=meetings, seat__in=seats)


def _words(state: str) -> str:
    return str(Attendance.State(state).label) if state else ""
