"""What the state of an agency allows. Each answers with the sentence that refuses, or with nothing."""

from __future__ import annotations

from datetime import date

from agencies.models import Agency, Succession


def why_not_rename(before: Agency, name: str, on: date) -> str:
    """A name is kept as an earlier one when another took its place, after the one before it had ended."""
    if before.name == name:
        return "The name has not changed. Leave this empty, or type the new name above."
    last = before.names.order_by("-ends").values_list("ends", flat=True).first()
    if last is not None and on.toordinal() - 1 <= last.toordinal():
        return "An earlier name is recorded for that day already."
    if before.starts is not None and on <= before.starts:
        return "That is not after the day the agency began."
    return ""


def why_not_follow(succession: Succession) -> str:
    """One agency follows another of the same board."""
    if succession.old_id == succession.new_id:
        return "An agency does not follow itself."
    return "" if succession.old.board_id == succession.new.board_id else "Choose an agency of the same board."
