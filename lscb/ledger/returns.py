"""The returns an agency was asked for, and the grades it and the board's panel gave against each standard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from agencies.models import Agency
from agencies.section11.models import Judgement
from agencies.section11.telling import difference_words, grade_words, own_words
from lscb.ledger.parts import Cell, Grid, Part
from lscb.returns.models import Return
from lscb.web.british import day
from lscb.web.masthead import Link


def returns(agency: Agency, user: Any) -> Part:
    """Those the reader may open, with the way to each."""
    rows = Return.objects.of_agency(agency).visible_to(user).select_related("round__period")
    kept = list(rows.order_by("-round__period__starts", "round__title", "pk"))
    lines = [_return(ret) for ret in kept]
    owed = sum(ret.state not in Return.HANDED_IN for ret in kept)
    lede = f"{len(kept) - owed} of {len(kept)} handed in." if kept else "None has been asked for."
    heads = ("Return", "Year", "State", "Due", "Handed in")
    grids = (Grid("Returns", "Asked for and handed in", heads, lines),) if lines else ()
    return Part("returns", "Returns", lede, grids)


def grades(agency: Agency, user: Any) -> Part:
    """Own grades and moderated ones, standard by standard, the latest year first."""
    mine = Return.objects.of_agency(agency).visible_to(user).order_by()
    rows = Judgement.objects.filter(ret__in=mine.values("pk")).select_related(
        "standard__set__scale", "ret__round__period", "self_level", "moderated_level"
    )
    rows = rows.prefetch_related("standard__set__scale__levels")
    kept = list(rows.order_by("-ret__round__period__starts", "ret", "standard__set", "standard__order", "pk"))
    heads = ("Standard", "Year", "Own grade", "Moderated", "Compared")
    grids = (Grid("Grades", "The agency’s own, and the panel’s", heads, list(map(_grade, kept))),) if kept else ()
    return Part("grades", "Grades", _graded(kept), grids)


def _return(ret: Return) -> tuple[Cell, ...]:
    title = Link(ret.round.title, reverse("return-tasks", args=[ret.pk]))
    came = day(ret.submitted_at.date()) if ret.submitted_at and ret.state in Return.HANDED_IN else "–"
    due = day(ret.due_on or ret.round.due_on) or "no day"
    return (title, str(ret.round.period.label), str(ret.get_state_display()), due, came)


def _grade(one: Judgement) -> tuple[Cell, ...]:
    title = Link(str(one.standard), reverse("standard", args=[one.ret_id, one.pk]))
    panel = grade_words(one.moderated_level) or "–"
    return (title, str(one.ret.round.period.label), own_words(one), panel, difference_words(one))


def _graded(kept: Iterable[Judgement]) -> str:
    rows = list(kept)
    if not rows:
        return "It has not been measured against standards."
    own = sum(one.self_level_id is not None for one in rows)
    panel = sum(one.moderated_level_id is not None for one in rows)
    return f"{own} of {len(rows)} standards graded by the agency, {panel} moderated."
