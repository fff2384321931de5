"""The parts of a Word file that python-docx has no words for: fields, links, bookmarks, the contents list."""

from __future__ import annotations

import hashlib
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lscb.document.apart.word.styles import SOFT

LONGEST_NAME = 40  # of a bookmark, which Word cuts off


def field(paragraph: Any, code: str, shown: str = "") -> None:
    """A field such as PAGE, with what stands there until Word reckons it."""
    begin(paragraph, code)
    paragraph.add_run(shown)
    mark(paragraph, "end")


def begin(paragraph: Any, code: str) -> None:
    """The opening of a field; `mark(…, "end")` closes it, perhaps paragraphs later."""
    mark(paragraph, "begin")
    words = element("w:instrText", text=code)
    words.set(qn("xml:space"), "preserve")
    paragraph.add_run()._r.append(words)
    mark(paragraph, "separate")


def mark(paragraph: Any, kind: str) -> None:
    """One of the three marks that a field is made of."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def link(paragraph: Any, words: str, *, href: str = "", anchor: str = "") -> None:
    """Words that lead to an outside address or to a bookmark of the file."""
    made = OxmlElement("w:hyperlink")
    if href:
        made.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        made.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(words)
    run._r.style = "Hyperlink"
    made.append(run._r)
    paragraph._p.append(made)


def bookmark_name(label: str) -> str:
    """A label as a bookmark's name: letters, digits and low lines, short, and unlike any other's."""
    plain = "".join(letter if letter.isalnum() else "_" for letter in label)
    return f"_{hashlib.sha256(label.encode()).hexdigest()[:8]}_{plain}"[:LONGEST_NAME]


def words(paragraph: Any, node: dict[str, Any]) -> Any:
    """A run of plain, strong or soft words."""
    run = paragraph.add_run()
    run._r.add_t(node["t"])  # the words hold no tab or line end, which python-docx would look for letter by letter
    if node.get("b"):
        run.bold = True
    if node.get("i"):
        run.italic = True
    if node.get("soft"):
        run.font.color.rgb = SOFT
    return run


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """A name for a place that links and the contents list lead to."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def element(tag: str, text: str = "", **attributes: str) -> Any:
    """A bare element of Word's own language."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if text:
        made.text = text
    return made
