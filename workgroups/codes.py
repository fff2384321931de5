"""The letters by which attendance is typed into a grid."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from workgroups.models import Attendance

State = Attendance.State
LETTERS = {
    State.IN_PERSON: "P",
    State.DEPUTY: "D",
    State.APOLOGIES: "A",
    State.ABSENT: "X",
    State.NOT_HELD: "N",
}
STATES = {letter: state for state, letter in LETTERS.items()}
HOW = (
    "P in person, D by a deputy, A apologies, X absent without apologies, N nobody held the seat then. "
    "Empty: not recorded."
)


def state_of(typed: str) -> str:
    """The state a letter stands for, or the words of a state. Raises ValidationError for anything else."""
    letter = typed.strip().upper()
    if letter in STATES:
        return STATES[letter]
    words = {str(state.label).upper(): state for state in State}
    if letter in words:
        return words[letter]
    raise ValidationError(f"“{typed}” is none of P, D, A, X and N.")


def letter_of(state: str) -> str:
    """The letter of a state; empty for none."""
    return LETTERS[State(state)] if state else ""
