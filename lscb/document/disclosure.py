"""Who may see what: a document reaches a renderer or an export only after it was protected for its readers."""

from __future__ import annotations

from dataclasses import InitVar, dataclass, replace
from enum import StrEnum

from lscb.document.blocks import Document, Figure, Marker, Section, Unit
from lscb.document.hiding import Hidden, choose
from lscb.document.quantity import names_few
from lscb.document.rebuilding import rebuilt
from lscb.document.reckoning import Reckoning, Ref
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
    have a known range. It reads figures, the words a source gave in a figure's place, and judgements beside a hidden
    one; numbers typed into a narrative, a note, a heading or a bar chart's title stay. Somebody has to read those.
    """
    if audience is Audience.OFFICE:
        note = "Small numbers are not hidden here. This is for the board’s office only."
        return Protected(document, audience, threshold, 0, note, _SEAL)
    hidden = choose(document, threshold)
    count = sum(figure in hidden for figure in hidden.all)
    count += sum(_says_few(figure, threshold) for _, figure in figures(document))
    bare: dict[int, Reckoning] = {}
    shown = rebuilt(document, lambda figure: _as_shown(figure, hidden, bare))
    return Protected(shown, audience, threshold, count, _note(count, threshold), _SEAL)


def _as_shown(figure: Figure, hidden: Hidden, bare: dict[int, Reckoning]) -> Figure:
    if figure.value is None and not _says_few(figure, hidden.threshold):
        return figure
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
    """Whether a source gave words in a number's place, and they name so few people."""
    few = figure.unit is Unit.PEOPLE and names_few(figure.words, threshold)
    return few and figure.value is None and figure.marker is not Marker.SUPPRESSED


def _without_numbers(reckoning: Reckoning, bare: dict[int, Reckoning]) -> Reckoning:
    """A reckoning that still names its records and says nothing of what they hold; `bare` keeps those already made."""
    if id(reckoning) not in bare:
        parts = tuple(
            Ref(p.model, p.pk, p.field) if isinstance(p, Ref) else _without_numbers(p, bare) for p in reckoning.parts
        )
        bare[id(reckoning)] = replace(reckoning, parts=parts)
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
