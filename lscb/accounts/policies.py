"""When a role may be given; answers with the sentence that refuses, or nothing."""

from __future__ import annotations

from typing import Any

from lscb.accounts.models import Grant, User


def why_not_give_role(user: User, by: Any) -> str:
    """Nobody gives a role to themselves."""
    if by is not None and by.pk == user.pk:
        return "You cannot give a role to yourself. Ask somebody else who manages people."
    return ""


def why_not_end_role(grant: Grant, by: Any) -> str:
    """Nobody ends their own: a board would lose its last manager by a slip."""
    if by is not None and by.pk == grant.user_id:
        return "You cannot end a role of your own. Ask somebody else who manages people."
    return ""
