"""The verbs of suggested challenges: the rules are run, and each suggestion is taken up or dismissed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.board.models import Board, Period
from lscb.board.models.periods import Basis
from priorities.scrutiny import policies
from priorities.scrutiny.models import Challenge, Suggestion
from priorities.scrutiny.rules import LOOKING_BACK, RULES, Found

State = Suggestion.State


@dataclass
class Ran:
    """What a run of the rules came to."""

    period: Period | None = None
    raised: int = 0
    back: int = 0
    gone: int = 0


def years_for(board: Board, on: date) -> list[Period]:
    """The reporting year a day lies in, or else the newest, and the year before it."""
    years = Period.objects.of_board(board).filter(basis=Basis.YEAR).order_by("-starts")
    now = years.filter(starts__lte=on, ends__gte=on).first() or years.first()
    return list(years.filter(starts__lte=now.starts)[:2]) if now else []


@transaction.atomic
def suggest(*, board: Board, by: Any, on: date | None = None) -> Ran:
    """Runs every rule over the year. What is found the first time is raised; what was decided stays decided.

    Grades and figures of a year come in after it: rules about them look at the year before too. What still waits of
    that year by another rule goes; if it is so still, the new year raises it.
    """
    day = on or timezone.localdate()
    # Of two runs at once the second waits, and finds what the first has raised.
    Board.objects.select_for_update().get(pk=board.pk)
    years = years_for(board, day)
    ran = Ran(years[0] if years else None)
    rows = Suggestion.objects.of_board(board).filter(period__in=years)
    standing = {(one.period_id, one.rule, one.model, one.record): one for one in rows}
    for period in years:
        for rule, find in RULES.items():
            if period == ran.period or rule in LOOKING_BACK:
                for found in find(board, period, day):
                    key = (period.pk, rule, found.record._meta.label_lower, str(found.record.pk))
                    _keep(standing.pop(key, None), board, period, rule, found, day, by, ran)
    for one in standing.values():
        if one.state == State.WAITING:
            audit.change(one, by=by, verb="found to be so no longer", state=State.GONE)
            ran.gone += 1
    return ran


def _keep(
    known: Suggestion | None, board: Board, period: Period, rule: str, found: Found, on: date, by: Any, ran: Ran
) -> None:
    """Raises what is new, and what had gone; leaves what waits or was decided."""
    if known is None:
        audit.add(_raised(board, period, rule, found, on), by=by, verb="raised")
        ran.raised += 1
    elif known.state == State.GONE:
        audit.change(known, by=by, verb="raised again", state=State.WAITING, found=found.words)
        ran.back += 1


def _raised(board: Board, period: Period, rule: str, found: Found, on: date) -> Suggestion:
    return Suggestion(
        board=board,
        period=period,
        rule=rule,
        model=found.record._meta.label_lower,
        record=str(found.record.pk),
        found=found.words,
        address=found.address,
        agency=found.agency,
        group=found.group,
        to_words=found.to_words[:150],
        found_on=on,
    )


@transaction.atomic
def take_up(*, suggestion: Suggestion, challenge: Challenge, by: Any) -> Challenge:
    """Stores a challenge, as its form was filled, and says that it came of a suggestion. Raises ValidationError."""
    suggestion = audit.stored(suggestion)
    _refuse(policies.why_not_decide(suggestion))
    made = audit.add(challenge, by=by)
    audit.change(suggestion, by=by, verb="taken up", state=State.TAKEN_UP, challenge=made)
    return made


@transaction.atomic
def dismiss(*, suggestion: Suggestion, reason: str, by: Any) -> Suggestion:
    """Puts a suggestion aside for good, with the reason. Raises ValidationError without one."""
    suggestion = audit.stored(suggestion)
    _refuse(policies.why_not_decide(suggestion))
    why = reason.strip()
    _refuse("" if why else "Say why it is dismissed.")
    return audit.change(suggestion, by=by, verb="dismissed", reason=why, state=State.DISMISSED, why=why)


def _refuse(sentence: str) -> None:
    if sentence:
        raise ValidationError(sentence)
