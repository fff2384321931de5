"""Footnotes of a Word file, which python-docx has no words for: their own part, and references that Word numbers.

ECMA-376 part 1, 17.11. A number behind a figure stands in brackets: bare, and raised, it would be a power of it.
"""

from __future__ import annotations

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from lscb.document.apart.word import fields

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
# The line above the notes, and the one above what runs over from the page before: Word looks for both by number.
_BARE = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="0" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The notes of one file, in order; a figure that is cited again refers to the note it has.

    The file must have its styles: their ids are looked up once, as python-docx would look through all each time.
    """

    def __init__(self, file: Any) -> None:
        self.file, self.count = file, 0
        self.notes = parse_xml(_BARE)
        self.raised, self.small = (file.styles[f"Footnote {name}"].style_id for name in ("Reference", "Text"))

    def cite(self, paragraph: Any, node: dict[str, Any]) -> None:
        """The footnote of a figure that was just written, or a reference to the one it got before."""
        before = len(paragraph._p)
        paragraph.add_run("[")
        if "foot" in node:
            self._note(paragraph, node)
        else:
            fields.field(paragraph, f"NOTEREF {fields.bookmark_name(node['to'])} \\f \\h", node["note"])
        paragraph.add_run("]")
        for run in paragraph._p[before:]:
            if run.tag == qn("w:r"):
                run.style = self.raised

    def close(self) -> None:
        """Puts the notes into the file; a file without notes gets no part for them."""
        if not self.count:
            return
        package = self.file.part.package
        part = XmlPart(PackURI("/word/footnotes.xml"), _KIND, self.notes, package)
        self.file.part.relate_to(part, _RELATION)
        listed = fields.element("w:footnotePr")
        for number in ("-1", "0"):
            listed.append(fields.element("w:footnote", id=number))
        _before_compatibility(self.file.settings.element, listed)

    def _note(self, paragraph: Any, node: dict[str, Any]) -> None:
        self.count += 1
        run = paragraph.add_run()
        run._r.append(fields.element("w:footnoteReference", id=str(self.count)))
        if node["label"]:
            _named(run, fields.bookmark_name(node["label"]), self.count)
        note = fields.element("w:footnote", id=str(self.count))
        self.notes.append(note)
        note.append(fields.element("w:p"))
        said = Paragraph(note[0], self.file._body)
        said._p.style = self.small
        number = said.add_run()
        number._r.style = self.raised
        number._r.append(fields.element("w:footnoteRef"))
        said.add_run(" ")
        for inline in node["foot"]:
            fields.words(said, inline)


def _named(run: Any, name: str, number: int) -> None:
    """A bookmark around a reference. Its number is its own: those of headings and tables count from one."""
    ident = str(1_000_000 + number)
    run._r.addprevious(fields.element("w:bookmarkStart", id=ident, name=name))
    run._r.addnext(fields.element("w:bookmarkEnd", id=ident))


def _before_compatibility(settings: Any, listed: Any) -> None:
    """The schema wants the settings in order: footnotes stand before what is said of compatibility."""
    after = settings.find(qn("w:compat"))
    if after is None:
        settings.append(listed)
    else:
        after.addprevious(listed)
