"""The results of a round: grades by agency, by standard, spread, and against the round before. Reads, no writing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from agencies.section11 import telling
from agencies.section11.models import Judgement, Standard, StandardSet
from lscb.board.models import Level
from lscb.returns.models import Round

EARLIER = 4


@dataclass(frozen=True)
class Spread:
    """How many of some judgements stand at each level, by own and by the panel's grade."""

    judgements: tuple[Judgement, ...]
    levels: tuple[Level, ...]

    @property
    def base(self) -> str:
        """ "7 of 9 graded; 1 not applicable, 1 not given"."""
        return str(telling.Base.of(self.judgements))

    @property
    def panel_base(self) -> str:
        """ "5 of 9 moderated"."""
        moderated = sum(one.moderated_level_id is not None for one in self.judgements)
        return f"{moderated} of {len(self.judgements)} moderated"

    @property
    def rows(self) -> list[tuple[Level, int, int]]:
        """Each level, the highest first, with the count of own grades and of the panel's."""
        return [(level, self._own(level), self._panel(level)) for level in reversed(self.levels)]

    @property
    def own(self) -> list[int]:
        """How many own grades stand at each level, the highest first."""
        return [many for _, many, _ in self.rows]

    @property
    def against_panel(self) -> str:
        """How the panel's grades compare, in words; empty before any."""
        known = [s for s in map(telling.steps_between, self.judgements) if s is not None]
        if not known:
            return "Not moderated yet"
        parts = [
            (known.count(0), "agreed"),
            (sum(s < 0 for s in known), "lowered"),
            (sum(s > 0 for s in known), "raised"),
        ]
        return ", ".join(f"{many} {words}" for many, words in parts if many)

    def _own(self, level: Level) -> int:
        return sum(one.self_level_id == level.pk for one in self.judgements)

    def _panel(self, level: Level) -> int:
        return sum(one.moderated_level_id == level.pk for one in self.judgements)


@dataclass(frozen=True)
class Agency:
    """One respondent: its name as it was in the period, and what it says of each standard, none where not asked."""

    ret: int
    name: str
    cells: tuple[Judgement | None, ...]
    spread: Spread
    before: str = ""


@dataclass(frozen=True)
class SetResults:
    """A round measured against one set."""

    asked: StandardSet
    levels: tuple[Level, ...]
    standards: tuple[Standard, ...]
    agencies: tuple[Agency, ...]
    by_standard: tuple[tuple[Standard, Spread], ...]
    whole: Spread
    earlier: tuple[tuple[str, Spread], ...]


def results_of(round: Round) -> list[SetResults]:
    """Each set of standards that returns of the round were asked against: a fixed number of reads."""
    held: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in _rows(ret__round=round):
        held[judgement.standard.set_id].append(judgement)
    earlier = list(_earlier(round, {rows[0].standard.set.name for rows in held.values()}))
    return [
        _set(rows, [j for j in earlier if j.standard.set.name == rows[0].standard.set.name]) for rows in held.values()
    ]


def _rows(**which: Any) -> list[Judgement]:
    rows = Judgement.objects.filter(**which).select_related(
        "standard__set__scale", "ret__agency", "ret__group", "ret__round__period", "self_level", "moderated_level"
    )
    rows = rows.prefetch_related("standard__set__scale__levels", "ret__agency__names", "evidence")
    return list(rows.order_by("standard__set", "ret__agency__order", "ret__agency__name", "ret", "standard__order"))


def _earlier(round: Round, names: set[str]) -> list[Judgement]:
    return _rows(
        standard__set__name__in=names,
        ret__round__board=round.board_id,
        ret__round__period__starts__lt=round.period.starts,
    )


def _set(rows: list[Judgement], earlier: list[Judgement]) -> SetResults:
    levels = tuple(telling.scale_of(rows[0]))
    standards = {one.standard_id: one.standard for one in sorted(rows, key=lambda j: (j.standard.order, j.standard_id))}
    last = _last(earlier)
    return SetResults(
        rows[0].standard.set,
        levels,
        tuple(standards.values()),
        tuple(_agency(held, list(standards), levels, last) for held in _grouped(rows, "ret_id")),
        tuple((standard, _spread(_of(rows, pk), levels)) for pk, standard in standards.items()),
        _spread(rows, levels),
        tuple(_rounds(earlier)),
    )


def _of(rows: list[Judgement], standard: int) -> list[Judgement]:
    return [one for one in rows if one.standard_id == standard]


def _agency(
    held: list[Judgement], standards: list[int], levels: tuple[Level, ...], last: dict[Any, Judgement]
) -> Agency:
    by_standard = {one.standard_id: one for one in held}
    ret = held[0].ret
    cells = tuple(by_standard.get(pk) for pk in standards)
    return Agency(ret.pk, name_of(held[0]), cells, _spread(held, levels), _since(held, last))


def name_of(judgement: Judgement) -> str:
    """The respondent as it was called at the end of the round's period."""
    ret = judgement.ret
    return ret.agency.name_on(ret.round.period.ends) if ret.agency else str(ret.group)


def _since(held: list[Judgement], last: dict[Any, Judgement]) -> str:
    """ "2 higher, 1 lower, 5 the same" than last time, by own grades on the same scale; empty without any."""
    pairs = [(one, last.get(_key(one))) for one in held]
    steps = [s for one, was in pairs if was is not None and (s := _step(was, one)) is not None]
    parts = [(sum(s > 0 for s in steps), "higher"), (sum(s < 0 for s in steps), "lower"), (steps.count(0), "the same")]
    return ", ".join(f"{many} {words}" for many, words in parts if many)


def _step(was: Judgement, now: Judgement) -> int | None:
    if was.self_level is None or now.self_level is None or was.self_level.scale_id != now.self_level.scale_id:
        return None
    return now.self_level.order - was.self_level.order


def _key(one: Judgement) -> tuple[Any, ...]:
    return (one.ret.agency_id, one.ret.group_id, one.standard.number, one.standard.requirement)


def _last(earlier: list[Judgement]) -> dict[Any, Judgement]:
    """The latest of each respondent and standard."""
    in_order = sorted(earlier, key=lambda j: (j.ret.round.period.starts, j.ret_id))
    return {_key(one): one for one in in_order}


def _rounds(earlier: list[Judgement]) -> Iterator[tuple[str, Spread]]:
    """The last rounds before, the latest first, each spread over its own scale."""
    in_order = sorted(earlier, key=lambda j: (j.ret.round.period.starts, j.ret.round_id), reverse=True)
    for held in _grouped(in_order, "ret.round_id")[:EARLIER]:
        yield str(held[0].ret.round), _spread(held, tuple(telling.scale_of(held[0])))


def _grouped(rows: Sequence[Judgement], path: str) -> list[list[Judgement]]:
    groups: dict[int, list[Judgement]] = defaultdict(list)
    for row in rows:
        groups[row.ret.round_id if path == "ret.round_id" else row.ret_id].append(row)
    return list(groups.values())


def _spread(rows: Sequence[Judgement], levels: tuple[Level, ...]) -> Spread:
    return Spread(tuple(rows), levels)


HEADER = (
    *("Agency", "Set", "Standard", "Requirement", "Own grade", "Own grade in words", "Why it does not apply"),
    *("Panel's grade", "Panel's grade in words", "Panel's reason", "Difference"),
    *("Local arrangements", "Lead", "What is missing", "Pieces of evidence"),
)


def lines(results: list[SetResults]) -> Iterator[tuple[str | int | None, ...]]:
    """A line for each agency and standard, under HEADER."""
    for one in results:
        for agency in one.agencies:
            yield from (_line(agency.name, one.asked, judgement) for judgement in agency.cells if judgement)


def _line(agency: str, asked: StandardSet, judgement: Judgement) -> tuple[str | int | None, ...]:
    standard, own, panel = judgement.standard, judgement.self_level, judgement.moderated_level
    return (
        *(agency, str(asked), standard.number, standard.requirement),
        *(own.order if own else None, telling.own_words(judgement), judgement.not_applicable_reason),
        *(panel.order if panel else None, panel.name if panel else "", judgement.moderated_reason),
        telling.difference_words(judgement),
        *(judgement.arrangements, judgement.lead, judgement.gap, len(judgement.evidence.all())),
    )
