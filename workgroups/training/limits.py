"""What numbers of training can be, and what can be taken away; each answers with the sentence that refuses."""

from __future__ import annotations

from typing import Any

from workgroups.training.models import Course, TrainingEvent


def why_not_count(numbers: Any) -> str:
    """Nobody cancels or stays away who was not booked; whoever came without a booking attended."""
    away = (numbers.cancelled or 0) + (numbers.no_show or 0)
    if numbers.registered is not None and away > numbers.registered:
        return f"More are recorded as cancelled or not come ({away:,}) than were booked ({numbers.registered:,})."
    walked = numbers.walk_in or 0
    if numbers.attended is not None and walked > numbers.attended:
        return f"More came without a booking ({walked:,}) than attended ({numbers.attended:,})."
    return ""


def why_not_remove(record: Any) -> str:
    """What others stand under is not taken away from over them."""
    if isinstance(record, TrainingEvent) and (record.take_up.exists() or record.evaluations.exists()):
        return "Take-up or evaluations are recorded for this event. Remove those first."
    if isinstance(record, Course) and (
        record.events.exists() or record.take_up.exists() or record.evaluations.exists()
    ):
        return "Events, take-up or evaluations are recorded for this course. Remove those first."
    return ""
