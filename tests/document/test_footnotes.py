"""Sources of figures in sentences: footnotes on paper and in Word, the same in both."""

import io
import re

from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from lscb.document import docx
from lscb.document.blocks import Document, Figure, Section, paragraph
from lscb.document.disclosure import Audience, protect
from lscb.document.pdf.document import tree

PLANS = Figure("Child protection plans", 121, source="Quarterly return")
CASES = Figure("Case conferences", 87, source="Minutes")
NOTE = "Child protection plans: 121. Quarterly return."


def protected(*chapters):
    made = tuple(Section(f"c{n}", f"Chapter {n}", blocks, str(n)) for n, blocks in enumerate(chapters, 1))
    return protect(Document("Annual report", "A board", "2012–13", made), Audience.OFFICE)


def opened(*chapters):
    return WordDocument(io.BytesIO(docx.render(protected(*chapters))))


def notes_of(word):
    (part,) = [p for p in word.part.related_parts.values() if p.content_type.endswith("footnotes+xml")]
    notes = parse_xml(part.blob).findall(qn("w:footnote"))
    return ["".join(t.text for t in note.iter(qn("w:t"))).strip() for note in notes if note.get(qn("w:type")) is None]


def test_word_numbers_a_note_for_each_cited_figure():
    word = opened((paragraph(PLANS, " children, ", CASES, " conferences."),))
    assert notes_of(word) == [NOTE, "Case conferences: 87. Minutes."]
    assert [r.get(qn("w:id")) for r in word.element.iter(qn("w:footnoteReference"))] == ["1", "2"]


def test_figure_cited_again_refers_to_the_note_it_has():
    word = opened((paragraph("First ", PLANS, "."), paragraph("And again ", PLANS, ".")))
    assert notes_of(word) == [NOTE]
    (code,) = [e.text for e in word.element.iter(qn("w:instrText")) if "NOTEREF" in e.text]
    assert code.split()[1] in {e.get(qn("w:name")) for e in word.element.iter(qn("w:bookmarkStart"))}
    assert word.paragraphs[-1].text == "And again 121[1]."


def test_numbers_run_through_the_chapters_as_word_and_the_pdf_number_them():
    made, _ = tree(protected((paragraph(PLANS),), (paragraph(CASES), paragraph(PLANS))))
    assert re.findall(r"'note': '(\d+)'", repr(made)) == ["1", "2", "3"]
    assert len(notes_of(opened((paragraph(PLANS),), (paragraph(CASES), paragraph(PLANS))))) == 3


def test_word_finds_the_lines_above_its_notes():
    word = opened((paragraph(PLANS),))
    listed = word.settings.element.find(qn("w:footnotePr"))
    assert [e.get(qn("w:id")) for e in listed] == ["-1", "0"]


def test_file_without_sources_has_no_notes():
    word = opened((paragraph("Only words."),))
    assert not [p for p in word.part.related_parts.values() if p.content_type.endswith("footnotes+xml")]
    assert word.settings.element.find(qn("w:footnotePr")) is None


def test_bookmarks_of_notes_and_headings_share_no_number():
    word = opened((paragraph(PLANS), paragraph(PLANS)), (paragraph(CASES),))
    numbers = [e.get(qn("w:id")) for e in word.element.iter(qn("w:bookmarkStart"))]
    assert len(numbers) == len(set(numbers))
