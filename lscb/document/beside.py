"""Two documents side by side, chapter by chapter and line beside line, with the words that changed. Pure functions.

A line is a heading, a paragraph, a row of a table, a figure or a gap. Chapters are matched by their keys, lines by
their words; a line that was rewritten stands beside what it became.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lscb.document import charts
from lscb.document.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Gap,
    KeyFigures,
    Note,
    Paragraph,
    Prose,
    Quotation,
    Section,
    Table,
)
from lscb.document.compare import alike, chapters_of
from lscb.document.differences import Kind, Run, differences
from lscb.document.text import words_of
from lscb.document.words import inline_words


class Sort(StrEnum):
    """What a line is."""

    HEADING = "heading"
    TEXT = "text"
    ROW = "row"
    FIGURE = "figure"
    GAP = "gap"


class State(StrEnum):
    """What became of a line, or of a chapter."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Line:
    """A piece of a document that can stand beside another."""

    sort: Sort
    words: str


@dataclass(frozen=True)
class Pair:
    """A line as it was and as it is, each in runs of words; none on the side where it is not there."""

    sort: Sort
    state: State
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """Pairs in a row that changed, with their neighbours, or that are all the same and may be folded."""

    same: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class ChapterBeside:
    """A chapter of either document with its lines in pairs; `changed` counts those that differ."""

    key: str
    heading: str
    state: State
    stretches: tuple[Stretch, ...]
    changed: int


def beside(before: Document, after: Document) -> tuple[ChapterBeside, ...]:
    """Every chapter, in the order of the later document, those that are gone last."""
    was, now = chapters_of(before), chapters_of(after)
    keys = [*now, *(key for key in was if key not in now)]
    return tuple(_chapter(key, was.get(key), now.get(key)) for key in keys)


def stretches(pairs: Iterable[Pair], around: int = 1) -> tuple[Stretch, ...]:
    """Pairs in stretches: `around` each change so many neighbours stand with it; what lies between may be folded."""
    rows = list(pairs)
    shown = {
        place
        for changed, pair in enumerate(rows)
        if pair.state is not State.SAME
        for place in range(changed - around, changed + around + 1)
    }
    found: list[Stretch] = []
    for place, pair in enumerate(rows):
        same = place not in shown
        if found and found[-1].same == same:
            found[-1] = Stretch(same, (*found[-1].pairs, pair))
        else:
            found.append(Stretch(same, (pair,)))
    return tuple(found)


def _chapter(key: str, before: Section | None, after: Section | None) -> ChapterBeside:
    was, now = _lines(before), _lines(after)
    if was[:1] == now[:1]:
        was, now = was[1:], now[1:]  # the heading stands above them already
    pairs = list(_pairs(was, now))
    changed = sum(pair.state is not State.SAME for pair in pairs)
    heading = (after or before or Section("", "")).heading
    if before is None or after is None:
        state = State.NEW if before is None else State.GONE
    else:
        state = State.CHANGED if changed else State.SAME
    return ChapterBeside(key, heading, state, stretches(pairs), changed)


def _lines(section: Section | None) -> list[Line]:
    return [line for line in _of_section(section) if line.words.strip()] if section is not None else []


def _of_section(section: Section) -> Iterator[Line]:
    yield Line(Sort.HEADING, section.heading)
    if section.lede:
        yield Line(Sort.TEXT, section.lede)
    for block in section.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Line]:
    match block:
        case Section():
            yield from _of_section(block)
        case Prose() | Quotation():
            for inner in block.blocks:
                yield from _of_block(inner)
        case Table():
            yield Line(Sort.TEXT, block.caption)
            yield from _of_table(block)
        case Chart():
            yield Line(Sort.TEXT, f"Chart: {block.title}")
            yield from _of_table(charts.table(block))
        case Gap():
            yield Line(Sort.GAP, f"Gap: {block.title}. {block.text}")
        case Figure():
            yield Line(Sort.FIGURE, f"{block.label}: {inline_words(block)}")
        case KeyFigures():
            for words in words_of(block).split("\n"):
                yield Line(Sort.FIGURE, words)
        case Bullets():
            for words in words_of(block).split("\n"):
                yield Line(Sort.TEXT, words.replace("- ", "• ", 1) if words.lstrip().startswith("- ") else words)
        case Paragraph() | Note():
            yield Line(Sort.TEXT, words_of(block))
        case _:
            yield Line(Sort.TEXT, words_of(block).split("\n")[0])


def _of_table(table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = (" ".join(words_of(Paragraph(cell.content)).split()) for cell in row.cells)
        yield Line(Sort.ROW, " · ".join(words or "–" for words in cells))
    if table.note:
        yield Line(Sort.TEXT, table.note)


def _pairs(before: list[Line], after: list[Line]) -> Iterator[Pair]:
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (_same(line) for line in after[c:d])
        else:
            yield from _rewritten(before[a:b], after[c:d])


def _rewritten(before: list[Line], after: list[Line]) -> Iterator[Pair]:
    """Lines that were rewritten beside what they were; what is like nothing stands alone."""
    left = list(before)
    for now in after:
        like = next((was for was in left if was.sort is now.sort and alike(was.words, now.words)), None)
        if like is None:
            yield Pair(now.sort, State.NEW, after=(Run(Kind.PUT_IN, now.words),))
            continue
        yield from (_gone(was) for was in left[: left.index(like)])
        left = left[left.index(like) + 1 :]
        yield _changed(like, now)
    yield from (_gone(was) for was in left)


def _same(line: Line) -> Pair:
    runs = (Run(Kind.SAME, line.words),)
    return Pair(line.sort, State.SAME, runs, runs)


def _gone(line: Line) -> Pair:
    return Pair(line.sort, State.GONE, before=(Run(Kind.TAKEN_OUT, line.words),))


def _changed(was: Line, now: Line) -> Pair:
    runs = differences(was.words, now.words)
    before = tuple(run for run in runs if run.kind is not Kind.PUT_IN)
    after = tuple(run for run in runs if run.kind is not Kind.TAKEN_OUT)
    return Pair(now.sort, State.CHANGED, before, after)
