"""A shared draft read back from its stored bytes."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache

from django.utils import timezone

from lscb.annualreport.models import SharedDraft
from lscb.document import data
from lscb.document.disclosure import Protected
from lscb.web import british


def standing(number: int, shared_at: datetime, threshold: int) -> str:
    """How a draft stands: "Draft 2, shared on 12 June 2026; counts of people under 5 are hidden." """
    day = british.day(timezone.localdate(shared_at))
    return f"Draft {number}, shared on {day}; counts of people under {threshold} are hidden."


def opened(draft: SharedDraft) -> Protected:
    """The draft as it was shared, read from its stored bytes. Raises ValueError where they are not what was shared."""
    return _read(draft.pk, draft.sha256)


@lru_cache(maxsize=8)
def _read(pk: int, sha256: str) -> Protected:
    """Kept by its hash: the same bytes are always the same document."""
    tree = bytes(SharedDraft.objects.values_list("tree", flat=True).get(pk=pk))
    if hashlib.sha256(tree).hexdigest() != sha256:
        raise ValueError("The stored draft is not what was shared: its fingerprint differs.")
    return data.loads(tree)
