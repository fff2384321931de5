"""The one signal we listen to: somebody signed in."""

from __future__ import annotations

from typing import Any

from lscb.accounts.middleware import note_use
from lscb.accounts.models import KeptForm
from lscb.audit import services as audit


def note_sign_in(*, user: Any, request: Any = None, **_: Any) -> None:
    """An audit line for each sign-in; the working day begins, and what waited too long for its writer is forgotten."""
    audit.write(user, by=user, verb="signed in")
    KeptForm.objects.stale().delete()
    if request is not None:
        note_use(request.session)
