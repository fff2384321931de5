"""What every screen of standards begins with: the return its reader may see, with what it says of each standard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.section11 import telling
from agencies.section11.models import Judgement
from lscb.returns import policies
from lscb.returns.models import Item, Return
from lscb.returns.views.telling import due_words, strip
from lscb.web import british


def judgements() -> QuerySet[Judgement]:
    """Judgements with all that a page says of them, in the order of their set."""
    rows = Judgement.objects.select_related(
        "standard__set__scale", "self_level", "moderated_level", "item", "origin", "ret"
    )
    rows = rows.prefetch_related("standard__set__scale__levels", "evidence__file__versions", "origin__actions__owners")
    return rows.order_by("standard__set", "standard__order", "standard")


def return_of(request: HttpRequest, pk: int) -> Return:
    """A return that is asked against standards: a fixed number of reads, or 404."""
    rows = (
        Return.objects.visible_to(request.user)
        .select_related("round__form", "round__period", "round__board", "agency", "group")
        .prefetch_related("partners__agency", Prefetch("judgements", queryset=judgements()))
    )
    found: Return = get_object_or_404(rows, pk=pk)
    if not found.judgements.all():
        raise Http404
    return found


def judgement_of(ret: Return, pk: int) -> Judgement:
    """One of the return's judgements, or 404."""
    for judgement in ret.judgements.all():
        if judgement.pk == pk:
            judgement.ret = ret
            return judgement
    raise Http404


def locked(user: Any, ret: Return, judgement: Judgement | None = None) -> str:
    """Why a reader sees the standards without being able to write; empty where they may."""
    if not policies.may_fill(user, ret):
        return f"You may read this return. The people of {ret.respondent} write in it."
    return policies.why_not_write(ret, judgement.item if judgement else None)


def about(ret: Return) -> dict[str, Any]:
    """What every page of a return's standards shows."""
    rows: Sequence[Judgement] = list(ret.judgements.all())
    done = sum(judgement.item is None or judgement.item.state == Item.State.DONE for judgement in rows)
    return {
        "ret": ret,
        "title": f"{ret.round.title} {ret.round.period.label}",
        "rows": [(judgement, telling.state_words(judgement)) for judgement in rows],
        "counts": f"{done} of {len(rows)} standards done",
        "steps": strip([judgement.item.state if judgement.item else Item.State.DONE for judgement in rows]),
        "due": due_words(ret),
    }


def around(ret: Return, judgement: Judgement) -> tuple[Judgement | None, Judgement | None]:
    """The standards before and after one."""
    rows = list(ret.judgements.all())
    place = rows.index(judgement)
    return (rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None)


def saved_words(judgement: Judgement, names: dict[str, str]) -> str:
    """ "Saved on 2 April 2013 at 14:07 by Lead"; empty before the first save."""
    if judgement.saved_at is None:
        return ""
    at = timezone.localtime(judgement.saved_at)
    return f"Saved on {british.day(at)} at {british.clock(at)} by {names[judgement.saved_by]}"
