"""Figures put into sentences by their names: the sentence follows the record, whatever is entered later.

A writer puts `[[Early assessments completed, 2012–13]]` into a text; stored is `<data value="@…">[[…]]</data>`. In
an assembled document the figure of that label stands there, with its source and reckoning, protected like any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from html import escape, unescape

from lscb.document.blocks import Document, Figure, Marker
from lscb.document.rebuilding import rebuilt
from lscb.document.walk import Path, figures

MARK = "@"
TYPED = re.compile(r"\[\[([^\[\]<>]+)\]\]")
_STORED = re.compile(r'<data value="@[^"]*">(.*?)</data>', re.DOTALL)


def named(label: str) -> Figure:
    """A figure known by its name alone, until a document holds one of that label."""
    return Figure(f"{MARK}{label}", None, marker=Marker.NOT_AVAILABLE)


def is_named(figure: Figure) -> bool:
    """Whether a figure is only a name still."""
    return figure.label.startswith(MARK)


def typed(label: str) -> str:
    """How a writer names a figure in a text."""
    return f"[[{label.removeprefix(MARK)}]]"


def marked(html: str) -> str:
    """A cleaned text with every `[[name]]` stored as a reference; what was one already is written anew."""
    bare = _STORED.sub(lambda found: found[1], html)

    def refer(found: re.Match[str]) -> str:
        label = " ".join(unescape(found[1]).split())
        words = escape(typed(label), quote=False)
        return f'<data value="{escape(MARK + label)}">{words}</data>'

    return TYPED.sub(refer, bare)


def names_in(html: str) -> list[str]:
    """The names of figures in a text, each once, in order."""
    bare = _STORED.sub(lambda found: found[1], html)
    return list(dict.fromkeys(" ".join(unescape(name).split()) for name in TYPED.findall(bare)))


def unknown(html: str, labels: Collection[str]) -> list[str]:
    """The names in a text that no figure bears."""
    return [name for name in names_in(html) if name not in labels]


def labelled(document: Document) -> dict[str, tuple[Path, Figure]]:
    """The figures that can be put into a sentence, by label, at the first place of each.

    A label that figures of different values bear names none of them: a sentence must not say the wrong one.
    """
    found: dict[str, tuple[Path, Figure]] = {}
    ambiguous = set()
    for path, figure in figures(document):
        if figure.label and not is_named(figure):
            _, first = found.setdefault(figure.label, (path, figure))
            if (first.value, first.words, first.unit) != (figure.value, figure.words, figure.unit):
                ambiguous.add(figure.label)
    return {label: place for label, place in found.items() if label not in ambiguous}


def resolved(document: Document) -> Document:
    """The document with the figure of that label wherever one is named; a name that nothing bears stays a marker."""
    if not any(is_named(figure) for _, figure in figures(document)):
        return document
    held = labelled(document)

    def change(figure: Figure) -> Figure:
        if not is_named(figure):
            return figure
        label = figure.label.removeprefix(MARK)
        return replace(held[label][1], cite=True) if label in held else figure

    return rebuilt(document, change)


def lost(document: Document) -> Iterator[tuple[Path, str]]:
    """Each place at which a figure is named that the document does not hold, with the name."""
    return ((path, f.label.removeprefix(MARK)) for path, f in figures(document) if is_named(f))
