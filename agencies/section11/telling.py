"""Grades in words: how far two differ, how many were given, and where they stand on a small scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agencies.section11.models import Judgement
from lscb.board.models import Level

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
APART = 36
EDGE = 12


def grade_words(level: Level | None) -> str:
    """ "2. Met in the main"; empty for none."""
    return f"{level.order}. {level.name}" if level else ""


def own_words(judgement: Judgement) -> str:
    """The agency's own grade in a word or two, or why there is none."""
    if judgement.self_level:
        return grade_words(judgement.self_level)
    return "Not applicable" if judgement.not_applicable_reason else "Not given"


def state_words(judgement: Judgement) -> str:
    """How far a standard has come, for the list beside it: "Grade 2, gap named"."""
    state = judgement.item.state if judgement.item else "done"
    if state == "not_started":
        return "Not started"
    if state == "draft":
        return "Sent back" if judgement.item and judgement.item.sent_back else "Draft"
    level = judgement.self_level
    grade = f"Grade {level.order}" if level else "Not applicable" if judgement.not_applicable_reason else "Done"
    return f"{grade}, gap named" if judgement.gap else grade


def steps_between(judgement: Judgement) -> int | None:
    """By how many grades the panel's lies above the agency's own; below is negative. None without both."""
    own, panel = judgement.self_level, judgement.moderated_level
    if own is None or panel is None or own.outside or panel.outside:
        return None
    order = [level.pk for level in scale_of(judgement)]
    return order.index(panel.pk) - order.index(own.pk)


def difference_words(judgement: Judgement) -> str:
    """ "Agreed", "One lower", "Two higher", or what is wanting for a comparison."""
    if judgement.not_applicable_reason and judgement.moderated_level is None:
        return "Does not apply"
    if judgement.moderated_level is None:
        return "Not moderated yet"
    steps = steps_between(judgement)
    if steps is None:
        return "Graded by the panel alone"
    if steps == 0:
        return "Agreed"
    return f"{in_words(abs(steps)).capitalize()} {'higher' if steps > 0 else 'lower'}"


def in_words(number: int) -> str:
    """Small numbers as words."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def panel_words(judgements: Iterable[Judgement]) -> str:
    """ "The panel agreed with 7 of 11 grades, lowered 3 and raised 1." """
    steps = [steps_between(judgement) for judgement in judgements if judgement.moderated_level]
    known = [step for step in steps if step is not None]
    if not steps:
        return "The panel has not graded this return yet."
    lowered, raised = sum(step < 0 for step in known), sum(step > 0 for step in known)
    return f"The panel agreed with {known.count(0)} of {len(steps)} grades, lowered {lowered} and raised {raised}."


@dataclass(frozen=True)
class Base:
    """How many standards were graded, of how many asked."""

    asked: int
    graded: int
    not_applicable: int

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> Base:
        """Counts own grades; a level that leaves the reckoning is as if the standard did not apply."""
        outside = [j for j in judgements if j.not_applicable_reason or (j.self_level and j.self_level.outside)]
        inside = [j for j in judgements if j.self_level and not j.self_level.outside]
        return cls(len(judgements), len(inside), len(outside))

    def __str__(self) -> str:
        """ "7 of 9 graded; 1 not applicable, 1 not given"."""
        missing = self.asked - self.graded - self.not_applicable
        parts = [(self.not_applicable, "not applicable"), (missing, "not given")]
        rest = ", ".join(f"{many} {words}" for many, words in parts if many)
        return f"{self.graded} of {self.asked} graded" + (f"; {rest}" if rest else "")


@dataclass(frozen=True)
class Marks:
    """Where two grades stand on a small scale, in pixels from its left edge."""

    dots: tuple[int, ...]
    own: int | None
    panel: int | None

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return self.dots[-1] + EDGE if self.dots else 0

    @property
    def apart(self) -> bool:
        """Whether the two stand on different grades."""
        return self.own is not None and self.panel is not None and self.own != self.panel


def marks(judgement: Judgement) -> Marks:
    """The small scale of one standard."""
    places = {level.pk: EDGE + n * APART for n, level in enumerate(scale_of(judgement))}
    own, panel = judgement.self_level_id, judgement.moderated_level_id
    return Marks(tuple(places.values()), places.get(own or 0), places.get(panel or 0))


def scale_of(judgement: Judgement) -> list[Level]:
    """The levels that are reckoned with, the lowest first; reads them as prefetched."""
    scale = judgement.standard.set.scale
    return [level for level in scale.levels.all() if not level.outside] if scale else []
