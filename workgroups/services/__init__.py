"""The writes of groups: seats and who holds them, meetings, papers, minutes, attendance."""

from workgroups.services.attendance import record_attendance
from workgroups.services.meetings import cancel, change_meeting, hold, plan_meeting, remove_meeting, write_minutes
from workgroups.services.papers import change_paper, decide, put_paper, remove_paper
from workgroups.services.seats import (
    because,
    correct_holder,
    hand_over,
    keep_group,
    keep_seat,
    leave_seat,
    remove_seat,
    remove_succession,
    succeed_group,
    take_seat,
)

__all__ = [
    "because",
    "cancel",
    "change_meeting",
    "change_paper",
    "correct_holder",
    "decide",
    "hand_over",
    "hold",
    "keep_group",
    "keep_seat",
    "leave_seat",
    "plan_meeting",
    "put_paper",
    "record_attendance",
    "remove_meeting",
    "remove_paper",
    "remove_seat",
    "remove_succession",
    "succeed_group",
    "take_seat",
    "write_minutes",
]
