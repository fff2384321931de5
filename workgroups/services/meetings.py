"""Meetings planned, held, cancelled, and their minutes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.audit import services as audit
from lscb.document import richtext
from lscb.files import services as files
from workgroups import policies
from workgroups.models import Group, Meeting


def plan_meeting(*, group: Group, on: date, by: Any, title: str = "", venue: str = "") -> Meeting:
    """A meeting of a group on a day. Raises ValidationError where the group meets then under this title already."""
    return audit.add(Meeting(group=group, on=on, title=title, venue=venue), by=by, verb="planned")


def change_meeting(*, meeting: Meeting, by: Any) -> Meeting:
    """Stores a meeting's day, title and place as a form filled them. Raises ValidationError as planning one does."""
    return audit.save_changed(meeting, audit.snapshot(audit.stored(meeting)), by=by)


def hold(*, meeting: Meeting, by: Any) -> Meeting:
    """The meeting took place. Raises ValidationError before its day."""
    _refuse(policies.why_not_hold(meeting))
    return audit.change(meeting, by=by, verb="held", state=Meeting.State.HELD)


@transaction.atomic
def cancel(*, meeting: Meeting, by: Any, reason: str) -> Meeting:
    """The meeting does not take place. Raises ValidationError where people are recorded as having come."""
    _refuse(policies.why_not_cancel(meeting))
    return audit.change(meeting, by=by, verb="cancelled", reason=reason, state=Meeting.State.CANCELLED)


def remove_meeting(*, meeting: Meeting, by: Any, reason: str) -> None:
    """Takes away a meeting entered by mistake. Raises ValidationError where anything stands under it."""
    _refuse(policies.why_not_remove_meeting(meeting))
    audit.remove(meeting, by=by, reason=reason)


@transaction.atomic
def write_minutes(*, meeting: Meeting, by: Any, minutes: str, file: tuple[str, bytes] | None = None) -> Meeting:
    """The minutes as a text, as a file (its name and bytes), or both; a further file is the next version.

    Raises ValidationError for a meeting to come, a panel's, or a file of a kind that is not taken.
    """
    _refuse(policies.why_not_write_minutes(meeting))
    values: dict[str, Any] = {"minutes": richtext.clean(minutes)}
    if file is not None:
        title = f"Minutes: {meeting}"
        values["minutes_file"] = store(meeting, title, file, meeting.minutes_file, "file", by)
    return audit.change(meeting, by=by, verb="wrote the minutes", **values)


def store(meeting: Meeting, title: str, file: tuple[str, bytes], stood: Any, field: str, by: Any) -> Any:
    """A meeting's file, for its board's office and for the group's chairs; a refusal is said at the form's field."""
    board, group = meeting.group.scopes()
    name, content = file
    try:
        version = files.store(
            scope=board, title=title[:200], name=name, content=content, file=stood, readers=[group], by=by
        )
    except ValidationError as refusal:
        raise ValidationError({field: refusal.messages}) from None
    return version.file


def _refuse(why_not: str) -> None:
    if why_not:
        raise ValidationError(why_not)
