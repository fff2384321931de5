"""The only ways in which standards and judgements are written."""

from agencies.section11.services.standing import (
    PART,
    Requirement,
    adopt_set,
    ask,
    ask_returns,
    judge,
    moderate,
    raise_action,
)
from agencies.section11.services.writing import (
    Saved,
    add_evidence,
    before,
    bring_forward,
    let_go,
    remove_evidence,
    renew_evidence,
    save,
    waiting_aside,
)

__all__ = [
    "PART",
    "Requirement",
    "Saved",
    "add_evidence",
    "adopt_set",
    "ask",
    "ask_returns",
    "before",
    "bring_forward",
    "judge",
    "let_go",
    "moderate",
    "raise_action",
    "remove_evidence",
    "renew_evidence",
    "save",
    "waiting_aside",
]
