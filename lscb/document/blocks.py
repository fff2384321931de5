"""The pieces a document is made of: frozen, typed, free of any database, and the same for every renderer.

A document is a tree of these. Every number in it is a `Figure`, which knows how it was reckoned and from which
records, so that a reader can walk from the printed page back to what was entered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

# The words a figure is made of are blocks' words too, and are had from here.
from lscb.document.quantities import Bound as Bound
from lscb.document.quantities import Figure
from lscb.document.quantities import Marker as Marker
from lscb.document.quantities import Unit as Unit

UNKEPT = {"kept": False}  # what words were concluded from: protection asks for it, and takes it out


@dataclass(frozen=True)
class Text:
    """A run of words, perhaps emphasised.

    Words concluded from figures ("2 above the target") name them in `of`; where one is hidden they go, and as many
    inlines before them as `takes` says.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    of: tuple[Figure, ...] = field(default=(), metadata=UNKEPT)
    takes: int = field(default=0, metadata=UNKEPT)


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere: an outside address, or `#anchor` within the document."""

    text: str
    href: str


Inline = Text | Link | Figure


@dataclass(frozen=True)
class Paragraph:
    """Words and figures in a row; `lede` for a chapter's opening. Goes whole where a figure named in `of` is hidden."""

    inlines: tuple[Inline, ...]
    lede: bool = False
    of: tuple[Figure, ...] = field(default=(), metadata=UNKEPT)


@dataclass(frozen=True)
class Bullets:
    """A list; each item is a run of inlines followed by any nested lists."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Item:
    """One entry of a list."""

    inlines: tuple[Inline, ...]
    children: tuple[Bullets, ...] = ()


@dataclass(frozen=True)
class Prose:
    """Somebody's written narrative, already sanitised and turned into blocks; says who wrote it and when."""

    blocks: tuple[Block, ...]
    author: str = ""
    record: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table: words, or a figure; `header` for row and column headers; `tone` for a judgement's colour."""

    content: tuple[Inline, ...] = ()
    header: bool = False
    tone: str = ""


class RowKind(StrEnum):
    """What a table row is: an ordinary one, our own sum, a source's printed sum, or a share of the whole."""

    PLAIN = "plain"
    SUM = "sum"
    PRINTED = "printed"
    SHARE = "share"


@dataclass(frozen=True)
class Row:
    """One row; its first cell is its header."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True)
class Table:
    """A table of words and figures, with a caption, column headers, and row headers in the first column.

    `figures` is true for tables of numbers (they scroll sideways on a phone); false for lists of records (their rows
    stack). `spans` puts a header over several columns: (words, how many columns) from the left. `tied`: figures that
    can each be worked out from the others, where no sum says so; protection asks it.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    figures: bool = True
    spans: tuple[tuple[str, int], ...] = ()
    anchor: str = ""
    source: str = ""
    tied: tuple[tuple[Figure, ...], ...] = field(default=(), metadata=UNKEPT)


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    STACKED = "stacked"
    GROUPED = "grouped"
    LINE = "line"
    PANELS = "panels"
    """Small multiples: a line for each series, in a panel of its own."""


@dataclass(frozen=True)
class Series:
    """One row of marks: a name and one figure for each category of the chart."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Guide:
    """A line across a chart to stand the figures against: a target or a comparator."""

    label: str
    figure: Figure
    target: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart: the title says the finding, which rests on what is drawn or on `of`, the subtitle what is measured."""

    kind: ChartKind
    title: str
    subtitle: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    guides: tuple[Guide, ...] = ()
    description: str = ""
    ordered: bool = False
    anchor: str = ""
    of: tuple[Figure, ...] = field(default=(), metadata=UNKEPT)


@dataclass(frozen=True)
class Picture:
    """An image kept as a stored file version, named by its SHA-256; alternative text is required."""

    sha256: str
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class Quotation:
    """What somebody outside said. `own_words` is true where we retell it, and then no quotation marks are printed."""

    source: str
    blocks: tuple[Block, ...]
    when: str = ""
    own_words: bool = True


@dataclass(frozen=True)
class Note:
    """A sentence beside the records: `warning` where a printed figure differs from the reckoned one.

    It names in `of` what it rests on; where one of those is hidden it says what stands in `instead`, or goes.
    """

    text: str
    warning: bool = False
    of: tuple[Figure, ...] = field(default=(), metadata=UNKEPT)
    instead: str = field(default="", metadata=UNKEPT)


@dataclass(frozen=True)
class Fill:
    """Where a gap can be filled: the model whose record is missing, and what its form would start with."""

    model: str
    pk: int | None = None
    initial: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Gap:
    """Something the report should hold and no record supplies: never an empty heading.

    `owed_by` names who; `since` says in words since when, or on what day it was due.
    """

    title: str
    text: str
    owed_by: str = ""
    since: str = ""
    fill: Fill | None = None


@dataclass(frozen=True)
class KeyFigures:
    """At most six figures for the front page, each with the sentence that makes it mean something."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class KeyFigure:
    """One of the front page's figures: the number, its sentence, and a second one that sets it in context."""

    figure: Figure
    sentence: str
    context: str = ""
    href: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `key` is its lasting name, from which its anchor is made."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    number: str = ""
    lede: str = ""


Block = Paragraph | Bullets | Prose | Table | Chart | Picture | Quotation | Note | Gap | KeyFigures | Section | Figure


@dataclass(frozen=True)
class Document:
    """A whole document: its title, the body it speaks for, the period it covers, and its chapters in order.

    `separate`: the keys of chapters that are reports of their own; `covered`: whether paper gets cover and contents.
    """

    title: str
    board: str
    period: str
    chapters: tuple[Section, ...]
    subtitle: str = ""
    status: str = ""
    language: str = "en-GB"
    cover: tuple[Block, ...] = field(default_factory=tuple)
    separate: tuple[str, ...] = ()
    covered: bool = True


def text(words: str) -> tuple[Inline, ...]:
    """Plain words as inlines."""
    return (Text(words),) if words else ()


def paragraph(*parts: Inline | str, lede: bool = False) -> Paragraph:
    """A paragraph from words and figures in order."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts), lede=lede)


def bullets(*items: str | tuple[Inline, ...], ordered: bool = False) -> Bullets:
    """A flat list from plain words or inlines."""
    return Bullets(tuple(Item(text(i) if isinstance(i, str) else i) for i in items), ordered=ordered)


def cell(content: str | Inline | tuple[Inline, ...] = "", *, header: bool = False, tone: str = "") -> Cell:
    """A table cell from words, one inline or several."""
    words = text(content) if isinstance(content, str) else content
    return Cell(words if isinstance(words, tuple) else (words,), header=header, tone=tone)


def row(*contents: str | Inline | tuple[Inline, ...], kind: RowKind = RowKind.PLAIN) -> Row:
    """A table row whose first cell is its header."""
    head, *rest = contents
    return Row((cell(head, header=True), *(cell(c) for c in rest)), kind=kind)
