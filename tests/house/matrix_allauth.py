"""The pages of signing in, as django-allauth gives them: what a visitor gets, and what somebody signed in gets."""

from __future__ import annotations

from dataclasses import dataclass

from tests.house.matrix import SIGN_IN


@dataclass(frozen=True)
class OfAllauth:
    """One page; `answers` are a visitor's to GET and POST, then those of somebody signed in."""

    name: str
    answers: tuple[int | str, int | str, int | str, int | str]
    args: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


ALLAUTH = [
    OfAllauth("account_login", (200, 200, 302, 302)),
    OfAllauth("account_logout", (302, 302, 200, 302)),
    OfAllauth("account_inactive", (200, 405, 200, 405)),
    OfAllauth("account_signup", (200, 200, 302, 302)),
    OfAllauth("account_reauthenticate", (SIGN_IN, SIGN_IN, 200, 200)),
    OfAllauth("account_email", (SIGN_IN, SIGN_IN, 200, 302)),
    OfAllauth("account_email_verification_sent", (200, 405, 200, 405)),
    OfAllauth("account_change_password", (SIGN_IN, SIGN_IN, 200, 200)),
    OfAllauth("account_set_password", (SIGN_IN, SIGN_IN, 302, 302)),
    OfAllauth("account_reset_password", (200, 200, 200, 200)),
    OfAllauth("account_reset_password_done", (200, 405, 200, 405)),
    OfAllauth("account_reset_password_from_key", (200, 200, 200, 200), ("1", "no-such-key")),
    OfAllauth("account_reset_password_from_key_done", (200, 405, 200, 405)),
    OfAllauth("account_request_login_code", (200, 200, 302, 302)),
    OfAllauth("account_confirm_login_code", (302, 302, 302, 302)),
    OfAllauth("account_confirm_email", (200, 404, 200, 404), ("no-such-key",)),
]
