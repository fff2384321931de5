"""Where figures come from, in words: what a numbered source says, and what stands below a table or chart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lscb.document.blocks import Figure
from lscb.document.reckoning import Op
from lscb.document.words import difference_words, reckoning_words

_KINDS = {
    Op.SUM: "Added up",
    Op.DIFFERENCE: "Differences",
    Op.COUNT: "Counted",
    Op.MEAN: "Averages",
    Op.SHARE: "Shares",
    Op.CHANGE: "Changes",
    Op.RATIO: "Ratios",
    Op.PER: "Rates",
    Op.TIMES: "Converted",
    Op.OVER: "Converted",
}


@dataclass
class Citations:
    """The figures cited in one chapter's sentences, numbered from one; the same figure keeps its number."""

    figures: list[Figure] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)

    def cite(self, figure: Figure) -> tuple[int, bool]:
        """The number of a figure's source, and whether it is cited for the first time."""
        key = (figure.label, figure.value, figure.words, figure.source)
        known = self.numbers.get(key)
        if known is not None:
            return known, False
        self.figures.append(figure)
        self.numbers[key] = len(self.figures)
        return len(self.figures), True


def has_source(figure: Figure) -> bool:
    """Whether a figure in a sentence gets the number of a source."""
    return figure.value is not None and figure.cite and bool(figure.reckoning or figure.source)


def facts(figure: Figure) -> list[str]:
    """What is known of a cited figure, each without its full stop: its name, reckoning, difference and source."""
    said = [figure.label, reckoning_words(figure), difference_words(figure).rstrip("."), figure.source]
    return [fact[:1].upper() + fact[1:] for fact in said if fact]


def reckonings(figures: Iterable[Figure]) -> dict[str, list[str]]:
    """The reckonings in words under the name of what was done, each once."""
    found: dict[str, dict[str, None]] = {}
    for figure in figures:
        words = reckoning_words(figure)
        if words and figure.reckoning:
            found.setdefault(_KINDS[figure.reckoning.op], {})[words] = None
    return {kind: list(words) for kind, words in found.items()}


def sources(figures: Iterable[Figure], first: str = "") -> list[str]:
    """The sources named by a table and its figures, each once; `first` is the table's own."""
    return list(dict.fromkeys(name for name in (first, *(f.source for f in figures)) if name))
