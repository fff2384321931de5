"""Standards adopted, answered, moderated, and put right by actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agencies.section11 import policies
from agencies.section11.models import Judgement, Standard, StandardSet
from lscb.actions import services as actions
from lscb.actions.models import Action, Origin
from lscb.actions.services import AnyOwner
from lscb.audit import services as audit
from lscb.board.models import Board, Level
from lscb.returns import services as returns
from lscb.returns.models import Item, Return
from lscb.returns.policies import why_not_write
from lscb.returns.services.saying import refuse, whose

# What the standards stand under in a return's list.
PART = "Standards"


@dataclass(frozen=True)
class Requirement:
    """A standard to be adopted, with those that stand under it."""

    number: str
    requirement: str
    parts: Sequence[Requirement] = ()
    guidance: str = ""


@transaction.atomic
def adopt_set(
    *, board: Board, name: str, slug: str, requirements: Sequence[Requirement], by: Any, **details: Any
) -> StandardSet:
    """A new set with its standards, nested as given. `details` are its other columns. Raises ValidationError."""
    if not requirements:
        raise ValidationError("A set needs at least one standard.")
    made = audit.add(StandardSet(board=board, name=name, slug=slug, **details), by=by, verb="adopted")
    lay_out(made, requirements, by=by)
    return made


@transaction.atomic
def ask(*, ret: Return, standard_set: StandardSet, by: Any) -> list[Judgement]:
    """Asks a return for a set: an empty judgement for each standard to be answered that it does not hold yet.

    Handing the return in waits for each. Raises ValidationError where the return may not be written now.
    """
    refuse(why_not_write(ret))
    held = set(ret.judgements.values_list("standard_id", flat=True))
    return [_ask(ret, one, by=by) for one in standard_set.standards.asked() if one.pk not in held]


@transaction.atomic
def ask_returns(*, returns: Iterable[Return], standard_set: StandardSet, by: Any) -> int:
    """Asks those returns that may be written now for a set; answers with how many were asked."""
    writable = [ret for ret in returns if not why_not_write(ret)]
    return sum(bool(ask(ret=ret, standard_set=standard_set, by=by)) for ret in writable)


def _ask(ret: Return, standard: Standard, *, by: Any) -> Judgement:
    judgement = audit.add(Judgement(ret=ret, standard=standard), by=by, verb="asked for")
    item = Item(ret=ret, part=PART, title=str(standard), order=standard.order)
    item.address = reverse("standard", args=[ret.pk, judgement.pk])
    item.full_clean()
    item.save()
    judgement.item = item
    judgement.save(update_fields=["item"])
    return judgement


@transaction.atomic
def judge(*, ret: Return, standard: Standard, by: Any, **values: Any) -> Judgement:
    """What a return says of a standard: `self_level`, `arrangements`, `lead`, `gap`, `not_applicable_reason`.

    Raises ValidationError where the return may not be written now, or for a grade of another scale.
    """
    held = ret.judgements.filter(standard=standard).select_related("item").first()
    refuse(policies.why_not_judge(ret, standard, held.item if held else None))
    if held is None:
        return audit.add(Judgement(ret=ret, standard=standard, **values), by=by, verb="judged")
    if held.item is not None:
        returns.reach(item=held.item, state=Item.State.DONE, by=by)
    return audit.change(held, by=by, verb="judged", version=held.version + 1, **values)


@transaction.atomic
def moderate(*, judgement: Judgement, level: Level, reason: str, by: Any, on: date | None = None) -> Judgement:
    """The board's grade beside the agency's own, which stays. Raises ValidationError without a reason."""
    refuse(policies.why_not_moderate(judgement, level, reason))
    return audit.change(
        judgement,
        by=by,
        verb="moderated",
        reason=reason,
        moderated_level=level,
        moderated_reason=reason.strip(),
        moderated_on=on or timezone.localdate(),
        moderated_by=whose(by),
        version=judgement.version + 1,
    )


@transaction.atomic
def raise_action(*, judgement: Judgement, title: str, owners: Iterable[AnyOwner], by: Any, **details: Any) -> Action:
    """An action to put right what a judgement says is missing; all of one judgement's share one origin.

    `details` are the action's columns, such as its due day. Raises ValidationError where nothing is missing.
    """
    refuse(policies.why_not_raise_action(judgement))
    board = judgement.ret.round.board
    if judgement.origin is None:
        sentence = f"{judgement.standard.set}: {judgement}"[:250]
        origin = audit.add(Origin(board=board, kind="standard", sentence=sentence), by=by)
        audit.change(judgement, by=by, origin=origin)
    return actions.open_action(board=board, title=title, owners=owners, by=by, origin=judgement.origin, **details)


def lay_out(made: StandardSet, requirements: Sequence[Requirement], *, by: Any) -> None:
    """Gives a set that has no standards those listed, nested as given."""
    _lay_out(made, requirements, None, count(), by=by)


def _lay_out(
    made: StandardSet, requirements: Sequence[Requirement], parent: Standard | None, places: Iterator[int], *, by: Any
) -> None:
    for line in requirements:
        standard = Standard(
            set=made,
            parent=parent,
            number=line.number,
            requirement=line.requirement,
            guidance=line.guidance,
            order=next(places),
        )
        _lay_out(made, line.parts, audit.add(standard, by=by), places, by=by)
