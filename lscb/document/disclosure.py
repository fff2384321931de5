"""Who may see what: a document reaches a renderer or an export only after it was protected for its readers."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, replace
from enum import StrEnum

from lscb.document.blocks import Document, Figure, Marker, Section, Unit
from lscb.document.hiding import Hidden, choose, printed_few
from lscb.document.quantity import names_few
from lscb.document.rebuilding import rebuilt
from lscb.document.reckoning import Reckoning, Ref, refs
from lscb.document.walk import figures
from lscb.document.words import number

_SEAL = object()


class Audience(StrEnum):
    """Whom a document is for. The office sees every number; the board and the public see protected ones."""

    OFFICE = "office"
    BOARD = "board"
    PUBLIC = "public"


@dataclass(frozen=True)
class Protected:
    """A document that has been through `protect`, with what was done to it. Nothing else makes one.

    `hidden` counts the figures hidden, `note` says it in a sentence. Raises TypeError when made by hand.
    """

    document: Document
    audience: Audience
    threshold: int
    hidden: int
    note: str
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("Only protect() makes a protected document.")

    @property
    def unprotected(self) -> bool:
        """Whether small numbers stand in it in full, as they do for the office alone."""
        return self.audience is Audience.OFFICE

    def chapter(self, key: str) -> Section:
        """The chapter with that key. Raises KeyError where there is none."""
        for section in self.document.chapters:
            if section.key == key:
                return section
        raise KeyError(key)


def checked(protected: Protected) -> Protected:
    """The same, once it is certain that it was protected. Raises TypeError for a bare document and all else."""
    if not isinstance(protected, Protected):
        raise TypeError(f"A renderer takes a document made by protect(), not a bare {type(protected).__name__}.")
    return protected


def protect(document: Document, audience: Audience, threshold: int = 5) -> Protected:
    """The document as these readers may see it: nothing hidden for the office, small numbers hidden for all others.

    Hidden is every figure of people from one to below the threshold (counted by us or printed by a source); every
    share, change or rate reckoned from one; and, while any row or column with a total, or any sum whose parts are all
    shown, has just one hidden number, the next smallest that is not nought or else the total. The same quantity (the
    same records added up) is hidden wherever else it stands: in sentences, charts and key figures. Where a sum stays,
    the numbers it was added up from are taken out of its reckoning.

    Its limits. It examines one table at a time: two tables that divide the same children differently may together give
    a number away. It knows nothing of earlier editions or of what others publish. Two hidden numbers with a known sum
    have a known range. It reads figures, the words a source gave in a figure's place, judgements beside a hidden one,
    and words that name the figures they were concluded from; numbers typed into a narrative, a note or a heading stay.
    Somebody has to read those.
    """
    return together(document, (), audience, threshold)[0]


def together(
    document: Document, beside: tuple[Section, ...], audience: Audience, threshold: int = 5
) -> tuple[Protected, tuple[Section, ...]]:
    """The document and what stands beside it on the same page, protected as one whole: neither gives the other away.

    Counted and noted is what is hidden in the document.
    """
    if audience is Audience.OFFICE:
        note = "Small numbers are not hidden here. This is for the board’s office only."
        return Protected(document, audience, threshold, 0, note, _SEAL), beside
    joined = replace(document, chapters=(*document.chapters, *beside))
    hidden = choose(joined, threshold)
    bare: dict[int, Reckoning] = {}
    shown = rebuilt(joined, lambda figure: _as_shown(figure, hidden, bare))
    own = len(document.chapters)
    alone = replace(shown, chapters=shown.chapters[:own])
    before = {id(f) for _, f in figures(document)}
    count = sum(f.marker is Marker.SUPPRESSED and id(f) not in before for _, f in figures(alone))
    return Protected(alone, audience, threshold, count, _note(count, threshold), _SEAL), shown.chapters[own:]


def _as_shown(figure: Figure, hidden: Hidden, bare: dict[int, Reckoning]) -> Figure:
    if figure.value is None and not _says_few(figure, hidden.threshold):
        return figure
    if figure.unit is Unit.PEOPLE and figure.value is not None and names_few(figure.words, hidden.threshold):
        figure = replace(figure, words="")
    if figure.value is None or figure in hidden:
        return Figure(
            figure.label,
            None,
            figure.unit,
            figure.decimals,
            marker=Marker.SUPPRESSED,
            source=figure.source,
            cite=figure.cite,
        )
    if figure.reckoning is not None and hidden.touches(figure.reckoning):
        return replace(figure, reckoning=_without_numbers(figure.reckoning, bare))
    return figure


def _says_few(figure: Figure, threshold: int) -> bool:
    """Whether a source gave words in a number's place, or printed something there, that names so few people."""
    said = names_few(figure.words, threshold) or printed_few(figure, threshold)
    return figure.unit is Unit.PEOPLE and figure.value is None and said


def _without_numbers(reckoning: Reckoning, bare: dict[int, Reckoning]) -> Reckoning:
    """A reckoning that still names its records and says nothing of what they hold; `bare` keeps those already made.

    They stand in one row, in the order of their numbers: how many of them belong to which part would tell a count.
    """
    if id(reckoning) not in bare:
        named = sorted({(r.model, r.pk, r.field) for r in refs(reckoning)})
        bare[id(reckoning)] = replace(reckoning, parts=tuple(Ref(*name) for name in named))
    return bare[id(reckoning)]


def _note(count: int, threshold: int) -> str:
    if not count:
        return f"No number had to be hidden: none is of fewer than {threshold} people."
    said = "1 number is hidden" if count == 1 else f"{number(count)} numbers are hidden"
    return f"{said}: each is of fewer than {threshold} people, or is one from which so few could be worked out."


def reopened(document: Document, audience: Audience, threshold: int, hidden: int, note: str) -> Protected:
    """A document that was protected already: for `data`, which reads back what it wrote, and `parting`, which takes
    parts of one.
    """
    return Protected(document, audience, threshold, hidden, note, _SEAL)
