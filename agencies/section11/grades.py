"""How grades were spread: each level with its count and its share, and the base they are shares of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from agencies.section11.models import Judgement
from lscb.board.models import Level
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Row, RowKind, Table, row


def table(judgements: list[Judgement]) -> tuple[Block, ...]:
    """The spread of own and of moderated grades; nothing where the set has no scale.

    Requirements that do not apply, ones not graded, and levels that leave the reckoning stand outside the base.
    """
    scale = judgements[0].standard.set.scale if judgements else None
    if scale is None:
        return ()
    levels = list(scale.levels.all())
    own = [_spread(judgements, levels, "self_level_id"), _spread(judgements, levels, "moderated_level_id")]
    rows = [_level(level, own) for level in levels if not level.outside]
    rows.append(row("Graded", *_flat((spread["base"], "") for spread in own), kind=RowKind.SUM))
    rows += [_level(level, own) for level in levels if level.outside]
    rows.append(row("Not graded", *_flat((spread["none"], "") for spread in own)))
    columns = ("Grade", "Own grade", "Share", "Moderated grade", "Share")
    note = "Shares are of the requirements graded; those that do not apply are left out."
    return (Table(f"Grades: {judgements[0].standard.set}", columns, tuple(rows), note=note),)


def matrix(caption: str, head: str, judgements: list[Judgement], key: Callable[[Judgement], str]) -> tuple[Block, ...]:
    """How many requirements stand at each level, moderated before own, row by row: by agency, say, or by standard."""
    scale = judgements[0].standard.set.scale if judgements else None
    if scale is None:
        return ()
    levels = list(scale.levels.all())
    held: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        held[key(judgement)].append(judgement)
    columns = (head, *(str(level) for level in levels), "Not graded")
    rows = tuple(row(name, *_counts(name, found, levels)) for name, found in held.items())
    note = "The moderated grade counts where there is one, otherwise the agency's own."
    return (Table(caption, columns, rows, note=note),)


def _counts(name: str, found: list[Judgement], levels: list[Level]) -> list[Figure]:
    return [
        figures.counted(f"{name}: {level or 'not graded'}", [j for j in found if j.level == level])
        for level in (*levels, None)
    ]


def _spread(judgements: list[Judgement], levels: list[Level], column: str) -> dict[object, Figure]:
    """The count of each level by its number, of the graded ones ("base") and of those not graded ("none")."""
    found: dict[object, list[Judgement]] = {level.pk: [] for level in levels}
    none: list[Judgement] = []
    for judgement in judgements:
        found.get(getattr(judgement, column), none).append(judgement)
    spread: dict[object, Figure] = {level.pk: figures.counted(level.name, found[level.pk]) for level in levels}
    inside = [judgement for level in levels if not level.outside for judgement in found[level.pk]]
    return spread | {"base": figures.counted("Graded", inside), "none": figures.counted("Not graded", none)}


def _level(level: Level, own: list[dict[object, Figure]]) -> Row:
    pairs = []
    for spread in own:
        count, base = spread[level.pk], spread["base"]
        shown = "" if level.outside or not base.value else figures.share(f"Share {level}", count, base)
        pairs.append((count, shown))
    return row(str(level), *_flat(pairs))


def _flat(pairs: Iterable[tuple[Figure | str, Figure | str]]) -> list[Figure | str]:
    return [content for pair in pairs for content in pair]
