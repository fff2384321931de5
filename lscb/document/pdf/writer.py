"""What is carried from block to block on the way to paper: where we are, what was cited, which names are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lscb.document.blocks import Figure, Inline, Link, Picture
from lscb.document.origins import Citations, facts, has_source
from lscb.document.pdf.words import breakable
from lscb.document.walk import Path, anchor
from lscb.document.words import inline_words, reckoning_words, records_words

Node = dict[str, Any]
_OUTSIDE = ("https://", "http://", "mailto:")
_LONGEST_ADDRESS = 2000
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass
class Writer:
    """The state of one document's writing.

    `anchors` are the places in it that a link may lead to; `inside` counts the remarks around a block; `cites` says
    whether figures in sentences get a footnote, as they do in chapters; `noted` counts the footnotes of the chapters
    before, as paper numbers them through.
    """

    anchors: frozenset[str]
    threshold: int = 5
    pictures: Callable[[Picture], bytes | None] | None = None
    path: Path = ()
    inside: int = 0
    cites: bool = False
    noted: int = 0
    citations: Citations = field(default_factory=Citations)
    taken: set[str] = field(default_factory=set)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def chapter(self) -> str:
        """The chapter's anchor, with which the names of its footnotes begin."""
        return anchor(self.path[:1]) or "cover"

    def begin_chapter(self) -> None:
        """From here a figure that was cited before is cited anew: its footnote stands pages away."""
        self.noted += len(self.citations.figures)
        self.citations = Citations()

    def label(self, name: str) -> str:
        """The name of a place, once; nothing for one that is taken, as a link could not tell the two apart."""
        if not name or name in self.taken:
            return ""
        self.taken.add(name)
        return name

    def file(self, picture: Picture) -> str:
        """The name of a picture's file beside the report; nothing where there is none that paper can hold."""
        content = self.pictures(picture) if self.pictures else None
        if not content or not content.startswith(_IMAGES):
            return ""
        name = f"picture-{len(self.files) + 1}"
        self.files[name] = content
        return name

    def inlines(self, run: Iterable[Inline], *, pence: bool = False, cite: bool = True) -> list[Node]:
        """A run of words, links and figures; figures with their footnotes where `cite`."""
        return [node for part in run for node in self._inline(part, pence, cite) if node["t"]]

    def _inline(self, part: Inline, pence: bool, cite: bool) -> Iterator[Node]:
        if isinstance(part, Figure):
            yield from self._figure(part, pence, cite)
        elif isinstance(part, Link):
            yield from self._link(part)
        else:
            yield {"t": breakable(part.text), "b": part.strong, "i": part.emphasis}

    def _figure(self, figure: Figure, pence: bool, cite: bool) -> Iterator[Node]:
        words = breakable(inline_words(figure, pence=pence))
        if not (cite and self.cites and has_source(figure)):
            yield {"t": words, "soft": figure.value is None and figure.marker is not None}
            return
        number, first = self.citations.cite(figure)
        place = f"n:{self.chapter}:{number}"
        foot = {"label": self.label(place), "foot": _said(figure, words)} if first else {}
        yield {"t": words, "note": str(self.noted + number), "to": place, **foot}

    def _link(self, link: Link) -> Iterator[Node]:
        words = breakable(link.text or link.href)
        if link.href.startswith("#"):
            there = link.href[1:] in self.anchors
            yield {"t": words, "to": f"a:{link.href[1:]}"} if there else {"t": words}
        elif link.href.lower().startswith(_OUTSIDE) and len(link.href) <= _LONGEST_ADDRESS:
            yield {"t": words, "href": link.href}
            if link.href not in (link.text, ""):
                yield {"t": f" ({breakable(link.href)})"}
        else:
            yield {"t": words}


def _said(figure: Figure, words: str) -> list[Node]:
    """A footnote: whose number it is, the number again, and where it comes from."""
    known = facts(figure)
    name = f"{known.pop(0)}: " if figure.label else ""
    records = records_words(figure)
    known += [records] if records and records not in reckoning_words(figure) else []
    return [
        {"t": f"{breakable(name)}{words}. ", "b": True},
        {"t": " ".join(breakable(f"{fact}.") for fact in known)},
    ]
