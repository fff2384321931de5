"""What may be done with groups, seats, meetings and papers, and when; each answers with the sentence that refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from lscb.accounts.policies import why_not_give_role
from lscb.board.models import Board
from lscb.permissions import Power
from lscb.web import british
from workgroups.attendance import HERE, there
from workgroups.models import Attendance, Group, GroupSuccession, Holder, Meeting, Seat

NOT_YOURS = "This page is for the board's office and for the chairs of the group."
NOT_YOUR_MEETINGS = "This page is for the board's office and for whoever sits in the group."
OF_A_PANEL = (
    "A child death overview panel’s papers and minutes are not kept here: they may speak of a child. "
    "Only its days and its attendance are."
)
CANCELLED = "This meeting was cancelled."
State = Attendance.State


def may_read(user: Any, group: Group) -> bool:
    """Whether somebody may read a group's meetings: the office, and its chairs."""
    return bool(user.may(Power.READ_RECORDS, group) or user.may(Power.RUN_MEETINGS, group))


def may_read_meetings(user: Any, group: Group) -> bool:
    """Whether somebody may read what a group met about: also whoever sits in it today."""
    if may_read(user, group):
        return True
    return Group.objects.sat_in_by(user, timezone.localdate()).filter(pk=group.pk).exists()


def may_run(user: Any, scope: Group | Board) -> bool:
    """Whether somebody keeps a group's meetings, or all of a board's: days, papers, minutes and attendance."""
    return bool(user.may(Power.RUN_MEETINGS, scope))


def why_not_seat(user: Any, group: Group, by: Any) -> str:
    """A role goes with a seat; whoever manages people gives it. The system itself may."""
    if user is None or by is None:
        return ""
    if why_not := why_not_give_role(user, by):
        return why_not
    if by.may(Power.MANAGE_PEOPLE, group.board):
        return ""
    return "A role goes with a seat: only whoever manages the people of this board seats a person."


def why_not_hand_over(holder: Holder, on: date) -> str:
    """Somebody hands on what they hold, after their first day."""
    if holder.ends is not None and holder.ends < on:
        return f"This person’s last day was {british.day(holder.ends)}. Add the next holder instead."
    if holder.starts is not None and on <= holder.starts:
        return f"This person holds the seat from {british.day(holder.starts)}. Choose a later day."
    return ""


def why_not_end_before_filled(record: Group | Seat, on: date) -> str:
    """A seat lasts at least as long as it was filled, and a group as long as its seats."""
    of = {"seat": record} if isinstance(record, Seat) else {"seat__group": record}
    rows: Any = Attendance.objects.filter(**of, meeting__on__gt=on)
    last = rows.exclude(state=State.NOT_HELD).order_by("-meeting__on").values_list("meeting__on", flat=True).first()
    return f"Attendance is recorded on {british.day(last)}. Choose that day or a later one." if last else ""


def why_not_remove_seat(seat: Seat) -> str:
    """Only a seat that nobody used was a mistake."""
    if Attendance.objects.filter(seat=seat).exists():
        return "Attendance is recorded for this seat. End it instead."
    if Holder.objects.filter(seat=seat).exists():
        return "Somebody holds or held this seat. End it instead."
    return ""


def why_not_put_papers(group: Group) -> str:
    """What a panel speaks of is told on its own screens alone."""
    return OF_A_PANEL if group.kind == Group.Kind.PANEL else ""


def why_not_add_paper(meeting: Meeting) -> str:
    """To a meeting that is to be, or was."""
    return CANCELLED if meeting.state == Meeting.State.CANCELLED else why_not_put_papers(meeting.group)


def why_not_decide(meeting: Meeting) -> str:
    """A meeting decides on its day."""
    if meeting.state == Meeting.State.CANCELLED:
        return CANCELLED
    return _to_come(meeting, "What it decided is recorded on its day or later.")


def why_not_write_minutes(meeting: Meeting) -> str:
    """Of a meeting that began."""
    if meeting.state == Meeting.State.CANCELLED:
        return CANCELLED
    return why_not_put_papers(meeting.group) or _to_come(meeting, "Minutes are written on its day or later.")


def why_not_hold(meeting: Meeting) -> str:
    """A meeting has taken place once its day is here."""
    if meeting.state == Meeting.State.HELD:
        return "This meeting is marked as held already."
    return _to_come(meeting, "Mark it as held on its day or later.") or meeting.why_locked()


def why_not_cancel(meeting: Meeting) -> str:
    """A meeting that somebody came to took place."""
    if meeting.state == Meeting.State.CANCELLED:
        return CANCELLED
    if Attendance.objects.filter(meeting=meeting, state__in=HERE).exists():
        return "People are recorded as having come to this meeting. Take that back first."
    return meeting.why_locked()


def why_not_remove_meeting(meeting: Meeting) -> str:
    """Only a meeting with nothing under it was a mistake."""
    if meeting.attendance.exists() or meeting.papers.exists() or meeting.minutes or meeting.minutes_file_id:
        return "Papers, minutes or attendance stand under this meeting. Cancel it instead."
    return ""


def why_not_attend(meeting: Meeting) -> str:
    """Nobody attends a meeting that was cancelled, and the attendance of a closed year stays."""
    return _cancelled(meeting) or meeting.why_locked()


def why_not_fill(meeting: Meeting, seat: Seat) -> str:
    """A seat is filled while it is there."""
    if meeting.group_id != seat.group_id:
        return "This seat is not of this group."
    return "" if there(seat, meeting.on) else "No seat then"


def why_not_record(meeting: Meeting, seat: Seat, state: str) -> str:
    """One state of a seat at a meeting; of a meeting to come only that somebody will not be there."""
    if why_not := _cancelled(meeting) or why_not_fill(meeting, seat):
        return why_not
    if state in ("", State.APOLOGIES, State.NOT_HELD):
        return ""
    return _to_come(meeting, "Only apologies are recorded beforehand.")


def _cancelled(meeting: Meeting) -> str:
    return "This meeting was cancelled: no attendance is recorded." if meeting.state == Meeting.State.CANCELLED else ""


def _to_come(meeting: Meeting, then: str) -> str:
    return f"This meeting is still to come. {then}" if meeting.on > timezone.localdate() else ""


def why_not_succeed(succession: GroupSuccession) -> str:
    """One group takes over from another of the same board."""
    if succession.old_id == succession.new_id:
        return "A group does not take over from itself."
    return "" if succession.old.board_id == succession.new.board_id else "Choose a group of the same board."
