"""Checks of the tree: what is missing, what differs from its printed form, what leads nowhere or says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lscb.annualreport.checks.faults import Fault, Subject
from lscb.document import live, walk
from lscb.document.blocks import Block, Bullets, Chart, Gap, Inline, Link, Paragraph, Picture, Section, Table
from lscb.document.words import difference_words, differs


def empty_chapter(subject: Subject) -> Iterator[Fault]:
    """A chapter holds nothing. Write it or record what it prints, or hide it in the outline with the reason."""
    for chapter in subject.document.chapters:
        if _is_empty(chapter):
            gap = next((block for block in chapter.blocks if isinstance(block, Gap)), None)
            owed = f" {gap.owed_by} owes it." if gap and gap.owed_by else ""
            yield Fault((chapter.key,), f"“{chapter.heading}” is empty.{owed}", fill=gap.fill if gap else None)


def gap(subject: Subject) -> Iterator[Fault]:
    """Something the report should hold is missing."""
    empty = {chapter.key for chapter in subject.document.chapters if _is_empty(chapter)}
    for path, missing in walk.gaps(subject.document):
        if not path or path[0] not in empty:
            owed = f" Owed by {missing.owed_by}{f', {missing.since}' if missing.since else ''}." * bool(missing.owed_by)
            yield Fault(path, f"{missing.title}.{owed}", (missing.title, missing.text), missing.fill)


def printed_differs(subject: Subject) -> Iterator[Fault]:
    """A source printed a figure otherwise than its own parts give it. Both are shown in the report."""
    seen = set()
    for path, figure in walk.figures(subject.document):
        if not differs(figure) or (path[:1], figure.label) in seen:
            continue
        seen.add((path[:1], figure.label))
        values = (figure.label, str(figure.value), str(figure.printed))
        yield Fault(path, f"{_capital(figure.label)}. {difference_words(figure)}", values)


def no_words_for_a_picture(subject: Subject) -> Iterator[Fault]:
    """A picture or chart has no words for people who cannot see it."""
    for path, block in walk.blocks(subject.document):
        if isinstance(block, Picture) and not block.alt.strip():
            yield Fault(path, f"A picture has no alternative text{_named(block.caption)}.", (block.sha256,))
        elif isinstance(block, Chart) and not (block.title.strip() and block.series):
            yield Fault(path, f"A chart says nothing in words{_named(block.subtitle)}.", (block.subtitle,))


def leads_nowhere(subject: Subject) -> Iterator[Fault]:
    """A link within the report leads to nothing."""
    anchors = _anchors(subject)
    for path, block in walk.blocks(subject.document):
        for link in _links(block):
            if link.href.startswith("#") and link.href[1:] not in anchors:
                yield Fault(path, f"The link “{link.text}” leads nowhere.", (link.text, link.href))


def figure_not_found(subject: Subject) -> Iterator[Fault]:
    """A sentence names a figure that the report does not hold, or a name that different figures bear."""
    for path, name in live.lost(subject.document):
        yield Fault(path, f"No one figure is called “{name}”.", (name,))


def _is_empty(chapter: Section) -> bool:
    return all(isinstance(block, Gap) for block in chapter.blocks)


def _anchors(subject: Subject) -> set[str]:
    found = set()
    for path, block in walk.blocks(subject.document):
        if isinstance(block, Section):
            found.add(walk.anchor(path))
        elif isinstance(block, Table | Chart) and block.anchor:
            found.add(block.anchor)
    return found


def _links(block: Block) -> Iterator[Link]:
    match block:
        case Paragraph():
            yield from _among(block.inlines)
        case Bullets():
            for item in block.items:
                yield from _among(item.inlines)
                for child in item.children:
                    yield from _links(child)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from _among(cell.content)


def _among(inlines: tuple[Inline, ...]) -> Iterator[Link]:
    return (inline for inline in inlines if isinstance(inline, Link))


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _named(words: str) -> str:
    return f": “{words}”" if words.strip() else ""
