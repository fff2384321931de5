"""Looking again at figures that changed, and answering what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.board.models import Board
from priorities.indicators.checks.catalogue import CHECKS, RANKS, Reach
from priorities.indicators.checks.doubts import Doubted
from priorities.indicators.checks.held import Held
from priorities.indicators.checks.reading import CheckReading
from priorities.indicators.models import Acceptance, DerivedPart, Doubt, Indicator, LastCheck, Observation, ToCheck
from priorities.indicators.policies import why_not_accept, why_not_reopen

AT_ONCE = 20
"""So many indicators are read together when all are looked at."""
COLUMNS = ("period", "digest", "place", "printed", "computed", "difference", "rank")
LONGEST = {"place": 400, "printed": 400, "computed": 400, "difference": 120, "key": 120}
Named = dict[tuple[int, str, str], Doubted]


@transaction.atomic
def look_again(board: Board, today: date | None = None) -> int:
    """Looks at what changed since the checks last did, and once a day at what is owed; how many doubts are new or gone.

    Costs two queries where nothing changed. Whoever shows doubts calls it first.
    """
    day = today or timezone.localdate()
    waiting = ToCheck.objects.filter(indicator__board=board).order_by("pk")
    due = list(waiting.values_list("pk", "indicator_id", "period_id"))
    last = LastCheck.objects.filter(board=board).values_list("on", flat=True).first()
    changed = 0
    if due:
        scope: dict[int, set[int]] = {}
        for _, indicator, period in due:
            scope.setdefault(indicator, set()).update([period] if period else [])
        users = DerivedPart.objects.filter(part__in=scope).values_list("indicator_id", flat=True)
        for user in users:
            scope.setdefault(user, set())
        for some in _batches(scope):
            changed += _look(board, {pk: scope[pk] for pk in some}, day)
        ToCheck.objects.filter(pk__in=[pk for pk, _, _ in due]).delete()
    if last != day:
        changed += _look_at_dues(board, day)
        LastCheck.objects.update_or_create(board=board, defaults={"on": day})
    return changed


@transaction.atomic
def look_at_all(board: Board, today: date | None = None) -> int:
    """Looks at every figure of a board, whether it changed or not."""
    numbers = list(Indicator.objects.of_board(board).order_by("pk").values_list("pk", flat=True))
    for some in _batches(numbers):
        rows = Observation.objects.current().filter(indicator__in=some).order_by()
        pairs = set(rows.values_list("indicator_id", "period_id").distinct())
        ToCheck.objects.mark({(pk, None) for pk in some} | pairs)
    return look_again(board, today)


@transaction.atomic
def accept(*, doubt: Doubt, digest: str, reason: str, by: Any) -> Acceptance:
    """The figures stand as they are, for a reason; binds to the values that were on the screen.

    Raises ValidationError where they have changed since, or were accepted already.
    """
    _refuse(why_not_accept(doubt, digest))
    made = Acceptance(
        indicator=doubt.indicator,
        name=doubt.name,
        key=doubt.key,
        digest=doubt.digest,
        said=f"{doubt.place}: printed {doubt.printed}; computed {doubt.computed}; {doubt.difference}"[:1000],
        reason=reason.strip(),
        accepted_by=str(by.pk) if by is not None else "",
    )
    return audit.add(made, by=by, verb="accepted as it stands", reason=made.reason)


@transaction.atomic
def reopen(*, doubt: Doubt, reason: str, by: Any) -> None:
    """Takes an answer back, so that the doubt is open again."""
    standing = answer_to(doubt)
    _refuse(why_not_reopen(standing))
    if standing is not None:
        audit.remove(standing, by=by, reason=reason)


def answer_to(doubt: Doubt) -> Acceptance | None:
    """The answer to a doubt as its values are now."""
    same = {column: getattr(doubt, column) for column in ("indicator_id", "name", "key", "digest")}
    return Acceptance.objects.filter(**same).first()


def _look(board: Board, scope: dict[int, set[int]], day: date) -> int:
    """Looks at some indicators: their tables of these periods, and what concerns all their periods."""
    helds = CheckReading(board, scope, day).of_all()
    tables = [check.slug for check in CHECKS if check.reach is Reach.TABLE]
    standing = [
        doubt
        for doubt in Doubt.objects.filter(indicator__in=scope)
        if doubt.name not in tables or doubt.period_id in scope[doubt.indicator_id]
    ]
    return _keep(standing, _found(helds, set(Reach)))


def _look_at_dues(board: Board, day: date) -> int:
    scope: dict[int, set[int]] = {pk: set() for pk in Indicator.objects.of_board(board).values_list("pk", flat=True)}
    helds = CheckReading(board, scope, day).of_dues()
    daily = [check.slug for check in CHECKS if check.reach is Reach.DAY]
    standing = Doubt.objects.filter(indicator__in=scope, name__in=daily)
    return _keep(list(standing), _found(helds, {Reach.DAY}))


def _found(helds: Iterable[Held], reaches: set[Reach]) -> Named:
    """What the checks find, by indicator, check and key."""
    return {
        (held.indicator.pk, check.slug, doubted.key[: LONGEST["key"]]): doubted
        for held in helds
        for check in CHECKS
        if check.reach in reaches
        for doubted in check.find(held)
    }


def _keep(standing: list[Doubt], found: Named) -> int:
    """Stores what was found in the place of what stood; how many rows that wrote."""
    held = {(doubt.indicator_id, doubt.name, doubt.key): doubt for doubt in standing}
    gone = [doubt.pk for name, doubt in held.items() if name not in found]
    new, changed = [], []
    for name, doubted in found.items():
        made = _doubt(name, doubted)
        before = held.get(name)
        if before is None:
            new.append(made)
        elif before.digest != made.digest or any(_text(before, c) != _text(made, c) for c in COLUMNS):
            for column in COLUMNS:
                setattr(before, _attribute(column), _text(made, column))
            changed.append(before)
    Doubt.objects.filter(pk__in=gone).delete()
    # Two people may look at once: what the other has stored already is not stored again.
    Doubt.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    Doubt.objects.bulk_update(changed, COLUMNS, batch_size=100)
    return len(gone) + len(new) + len(changed)


def _doubt(name: tuple[int, str, str], doubted: Doubted) -> Doubt:
    indicator, check, key = name
    words = {column: _short(getattr(doubted, column), LONGEST[column]) for column in LONGEST if column != "key"}
    return Doubt(
        indicator_id=indicator,
        period_id=doubted.period,
        name=check,
        key=key,
        digest=doubted.digest,
        rank=RANKS[check],
        **words,
    )


def _attribute(column: str) -> str:
    return "period_id" if column == "period" else column


def _text(doubt: Doubt, column: str) -> Any:
    return getattr(doubt, _attribute(column))


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(numbers)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _refuse(reason: str) -> None:
    if reason:
        raise ValidationError(reason)
