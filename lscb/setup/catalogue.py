"""Every kind of record a board is set up with, by the name its addresses have."""

from __future__ import annotations

from django.http import Http404

from lscb.setup.asking import FORMS, REMINDERS, SCALES, SETS
from lscb.setup.body import AREAS, OFFICES, PERIODS, POSTS
from lscb.setup.following import OF_AGENCIES, OF_GROUPS
from lscb.setup.kinds import Kind

EVERY = (PERIODS, AREAS, OFFICES, POSTS, OF_AGENCIES, OF_GROUPS, SCALES, SETS, FORMS, REMINDERS)
KINDS: dict[str, Kind] = {kind.slug: kind for kind in EVERY}


def kind_of(slug: str) -> Kind:
    """The kind an address names. Raises Http404."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def kind_for(model: type) -> Kind:
    """The kind a model's records are of."""
    return next(kind for kind in KINDS.values() if kind.model is model)
