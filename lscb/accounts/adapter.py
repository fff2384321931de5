"""How signing in works here: people are invited, nobody signs up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Closes public sign-up; everything else is allauth's."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up: the board's office invites."""
        return False
