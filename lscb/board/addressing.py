"""The names records have in web addresses, and as the lasting names of sections in reports."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify


def free_address(name: str, *, taken: Iterable[str], otherwise: str) -> str:
    """A slug of a name that is not taken yet: the plain one, or else with a number.

    `otherwise` is for a name in which no letter can stand in an address. At most 75 characters.
    """
    stem, kept = slugify(name)[:70] or otherwise, set(taken)
    tries = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(kept) + 2))
    return next(slug for slug in tries if slug not in kept)
