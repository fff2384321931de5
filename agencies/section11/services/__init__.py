"""The only ways in which standards and judgements are written."""

from agencies.section11.services.sets import (
    depths,
    in_order,
    keep_set,
    keep_standard,
    lay_out_standards,
    move_standard,
    remove_standard,
)
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
    "depths",
    "in_order",
    "judge",
    "keep_set",
    "keep_standard",
    "lay_out_standards",
    "let_go",
    "moderate",
    "move_standard",
    "raise_action",
    "remove_evidence",
    "remove_standard",
    "renew_evidence",
    "save",
    "waiting_aside",
]
