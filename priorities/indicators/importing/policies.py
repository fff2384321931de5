"""What the state of an import allows: each answers with the sentence that explains a refusal, or with nothing."""

from __future__ import annotations

from priorities.indicators.models import FigureImport

State = FigureImport.State
OVER = {
    State.STORED: "The figures of this file are stored already.",
    State.DISCARDED: "This file was set aside. Bring it in again.",
    State.REFUSED: "This file was refused. Mend it and bring it in again.",
}


def why_not_read(of: FigureImport) -> str:
    """Why a file cannot be read, for the first time or again."""
    if of.state == State.STORING:
        return "This file is being stored."
    return OVER.get(State(of.state), "")


def why_not_store(of: FigureImport) -> str:
    """Why the figures of a file cannot be stored."""
    if of.state in (State.NEW, State.READING):
        return "This file has not been read yet."
    if of.state not in (State.READ, State.STORING):
        return OVER[State(of.state)]
    return "" if of.to_store else "Nothing in this file is new or changed: there is nothing to store."


def why_not_discard(of: FigureImport) -> str:
    """Why a file cannot be set aside."""
    if of.state == State.STORING:
        return "This file is being stored."
    return OVER.get(State(of.state), "") if of.state != State.REFUSED else ""
