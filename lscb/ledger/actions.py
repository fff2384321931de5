"""What an agency is to do, alone or with others: what is open first, lateness beside the state it was given."""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.utils import timezone

from agencies.models import Agency
from lscb.actions import lateness
from lscb.actions.models import Action
from lscb.ledger.parts import Cell, Grid, Part
from lscb.web.british import day, days_late

HEADS = ("Action", "From", "State", "Due", "Late")
MOST_DONE = 50


def actions(agency: Agency) -> Part:
    """The open ones by their day; of those done the latest only, and how many there are."""
    today = timezone.localdate()
    rows = Action.objects.filter(pk__in=agency.actions_owned.values("action")).select_related("origin", "status")
    unfinished = list(rows.unfinished().order_by(F("due_on").asc(nulls_last=True), "pk"))
    finished = rows.filter(status__closes=True).order_by(F("closed_on").desc(nulls_last=True), "-pk")
    done = list(finished[:MOST_DONE])
    count = len(done) if len(done) < MOST_DONE else finished.count()
    late = sum(lateness.days_late(one, today) > 0 for one in unfinished)
    grids = [
        Grid("Still to do", "By the day it is due", HEADS, [_row(one, today) for one in unfinished]),
        Grid("Done", f"The latest of {count}", (*HEADS[:4], "Closed"), [_done(one) for one in done]),
    ]
    lede = f"{len(unfinished)} still to do, {late} of them late; {count} done."
    if not unfinished and not count:
        lede = "None is recorded."
    return Part("actions", "Actions", lede, tuple(grid for grid in grids if grid.rows))


def _row(one: Action, today: date) -> tuple[Cell, ...]:
    late = lateness.days_late(one, today)
    return (*_words(one), days_late(late) if late else "–")


def _done(one: Action) -> tuple[Cell, ...]:
    return (*_words(one), day(one.closed_on) or "no day stated")


def _words(one: Action) -> tuple[Cell, ...]:
    return (one.title, str(one.origin or "–"), str(one.status or "Not stated"), lateness.due_words(one))
