"""What changed between two documents, chapter by chapter: sections, figures, paragraphs and gaps. A pure function.

Sections are matched by the keys that lead to them, figures by their label within a section, paragraphs by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from lscb.document.blocks import (
    Block,
    Bullets,
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
from lscb.document.differences import Run, differences
from lscb.document.text import words_of
from lscb.document.walk import Path, anchor, figures_of
from lscb.document.words import inline_words

# Below this likeness two paragraphs are told as one taken out and another put in, not as one rewritten.
ALIKE = 0.4
COVER = "cover"


@dataclass(frozen=True)
class FigureChange:
    """A figure whose words are not the same: its label, and what it was and is; empty where it was or is not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class SectionChange:
    """What changed under one heading. `added` and `removed` speak of the whole section."""

    path: Path
    heading: str
    added: bool = False
    removed: bool = False
    figures: tuple[FigureChange, ...] = ()
    paragraphs: tuple[tuple[Run, ...], ...] = ()
    opened: tuple[Gap, ...] = ()
    closed: tuple[Gap, ...] = ()

    @property
    def anchor(self) -> str:
        """The section's address within its document."""
        return anchor(self.path)

    @property
    def any(self) -> bool:
        """Whether anything changed here."""
        return bool(self.added or self.removed or self.figures or self.paragraphs or self.opened or self.closed)


@dataclass(frozen=True)
class ChapterChange:
    """A chapter in which something changed, with the sections where it did."""

    key: str
    heading: str
    added: bool
    removed: bool
    sections: tuple[SectionChange, ...]


@dataclass
class _Part:
    """A section with what stands directly under it."""

    heading: str
    blocks: list[Block]


def compare(before: Document, after: Document) -> tuple[ChapterChange, ...]:
    """The chapters in which something changed, in the order of the later document, those that are gone last."""
    was, now = chapters_of(before), chapters_of(after)
    keys = [*now, *(key for key in was if key not in now)]
    changes = (_chapter(key, was.get(key), now.get(key)) for key in keys)
    return tuple(change for change in changes if change is not None)


def chapters_of(document: Document) -> dict[str, Section]:
    """The chapters by key, led by the cover where there is anything on it."""
    cover = {COVER: Section(COVER, "Front page", document.cover)} if document.cover else {}
    return cover | {chapter.key: chapter for chapter in document.chapters}


def _chapter(key: str, before: Section | None, after: Section | None) -> ChapterChange | None:
    if before == after:
        return None
    was, now = _parts(before), _parts(after)
    paths = [*now, *(path for path in was if path not in now)]
    sections = tuple(s for s in (_section(path, was.get(path), now.get(path)) for path in paths) if s.any)
    heading = (after or before or Section("", "")).heading
    added, removed = before is None, after is None
    return ChapterChange(key, heading, added, removed, sections) if sections or added or removed else None


def _parts(chapter: Section | None) -> dict[Path, _Part]:
    """The chapter and each section in it by path, with what stands in each; two of one path are read as one."""
    parts: dict[Path, _Part] = {}
    if chapter is not None:
        _gather(chapter, (chapter.key,), parts)
    return parts


def _gather(section: Section, path: Path, parts: dict[Path, _Part]) -> None:
    part = parts.setdefault(path, _Part(section.heading, []))
    if section.lede:
        part.blocks.append(Note(section.lede))
    for block in _flat(section.blocks):
        if isinstance(block, Section):
            _gather(block, (*path, block.key), parts)
        else:
            part.blocks.append(block)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Prose | Quotation):
            yield from _flat(block.blocks)
        else:
            yield block


def _section(path: Path, before: _Part | None, after: _Part | None) -> SectionChange:
    was, now = (before.blocks if before else []), (after.blocks if after else [])
    was_gaps, now_gaps = _gaps(was), _gaps(now)
    return SectionChange(
        path,
        (after or before or _Part("", [])).heading,
        added=before is None,
        removed=after is None,
        figures=_figures(was, now),
        paragraphs=_paragraphs(_paragraph_words(was), _paragraph_words(now)),
        opened=tuple(gap for title, gap in now_gaps.items() if title not in was_gaps),
        closed=tuple(gap for title, gap in was_gaps.items() if title not in now_gaps),
    )


def _gaps(blocks: list[Block]) -> dict[str, Gap]:
    return {block.title: block for block in blocks if isinstance(block, Gap)}


def _figures(before: list[Block], after: list[Block]) -> tuple[FigureChange, ...]:
    was, now = _by_label(before), _by_label(after)
    keys = [*now, *(key for key in was if key not in now)]
    changes = (FigureChange(key[0], was.get(key, ""), now.get(key, "")) for key in keys)
    return tuple(dict.fromkeys(change for change in changes if change.before != change.after))


def _by_label(blocks: list[Block]) -> dict[tuple[str, int], str]:
    """The words of each figure by its label; of several under one label, by their order too."""
    seen: Counter[str] = Counter()
    words: dict[tuple[str, int], str] = {}
    for label, said in _labelled(blocks):
        words[(label, seen[label])] = said
        seen[label] += 1
    return words


def _labelled(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        caption = f"{block.caption}: " if isinstance(block, Table) else ""
        for figure in figures_of(block):
            label = figure.label or "A figure"
            yield (label if label.startswith(caption) else f"{caption}{label}"), inline_words(figure)


def _paragraph_words(blocks: list[Block]) -> list[str]:
    """What can be compared word by word, each as plain text; the rows of a table by their words without its figures."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Bullets | Note):
            said.append(words_of(block))
        elif isinstance(block, Table):
            said += _table_words(block)
        elif not isinstance(block, Figure | Gap | KeyFigures):
            said.append(words_of(block).splitlines()[0])
    return said


def _table_words(table: Table) -> list[str]:
    rows = (
        " · ".join(words_of(Paragraph(run)) for cell in row.cells if (run := _no_figures(cell.content)))
        for row in table.rows
    )
    return [table.caption, *(words for words in rows if words), *([table.note] if table.note else [])]


def _no_figures(inlines: tuple) -> tuple:
    return tuple(inline for inline in inlines if not isinstance(inline, Figure))


def _paragraphs(before: list[str], after: list[str]) -> tuple[tuple[Run, ...], ...]:
    """Each paragraph that came, went or was rewritten, as runs of words."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [pair for what, a, b, c, d in codes if what != "equal" for pair in _pairs(before[a:b], after[c:d])]
    return tuple(differences(was, now) for was, now in changed)


def _pairs(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Rewritten paragraphs beside what they were; what is like nothing stands alone."""
    left = list(before)
    for now in after:
        like = next((was for was in left if alike(was, now)), None)
        if like is None:
            yield "", now
            continue
        yield from ((was, "") for was in left[: left.index(like)])
        left = left[left.index(like) + 1 :]
        yield like, now
    yield from ((was, "") for was in left)


def alike(before: str, after: str) -> bool:
    """Whether one text reads as the other rewritten."""
    matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
