"""The board's groups, the seats in them, and their meetings."""

from workgroups.models.groups import Group, GroupSuccession, Holder, Seat
from workgroups.models.meetings import Attendance, Meeting, Paper

__all__ = ["Attendance", "Group", "GroupSuccession", "Holder", "Meeting", "Paper", "Seat"]
