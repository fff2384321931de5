"""Whether the demonstration may be loaded here, and whether it has been."""

from __future__ import annotations

from lscb.accounts.models import User
from lscb.board.models import Board
from lscb.demo.havering.people import DOMAIN


def why_not_load() -> str:
    """The sentence that refuses a database holding anything but a demonstration; empty for one that may be loaded."""
    if Board.objects.filter(invented=False).exists():
        return "This database holds a real board's records. The demonstration is never loaded beside them."
    if User.objects.exclude(email__endswith=f"@{DOMAIN}").exists():
        return "This database holds people's accounts. The demonstration is never loaded beside them."
    return ""


def is_loaded() -> bool:
    """Whether the demonstration stands in this database."""
    return Board.objects.filter(slug="havering").exists()
