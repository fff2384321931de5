"""The Word file: real styles, header rows that repeat, descriptions, and the same words as the PDF."""

import io
import re
import sys

import pytest
from docx import Document as WordDocument
from docx.enum.shape import WD_INLINE_SHAPE
from docx.oxml.ns import qn

from lscb.document import docx
from lscb.document.apart import running
from lscb.document.apart.word import file
from lscb.document.blocks import (
    Bullets,
    Chart,
    ChartKind,
    Document,
    Figure,
    Gap,
    Item,
    Link,
    Note,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    RowKind,
    Section,
    Series,
    Table,
    Text,
    paragraph,
    row,
    text,
)
from lscb.document.disclosure import Audience, protect
from lscb.document.pdf.document import tree

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000"
    "000049454e44ae426082"
)


def document(*blocks):
    chapters = (Section("money", "Finance", blocks, "1"), Section("more", "More", (paragraph("The end."),), "2"))
    return Document("Annual report", "A board", "2012–13", chapters, subtitle="What was done", status="Draft.")


def everything():
    """One of each kind of block."""
    counts = Table(
        "Plans",
        ("Category", "Boys", "Girls"),
        (
            row("Neglect", Figure("b", 64), Figure("g", 7)),
            row("All", Figure("b", 64), Figure("g", 7), kind=RowKind.SUM),
        ),
        spans=(("", 1), ("Children", 2)),
        note="At 31 March.",
    )
    series = Series("2012–13", (Figure("neglect", 64), Figure("physical", 10)))
    nested = Bullets((Item(text("one"), (Bullets((Item(text("within")),)),)), Item(text("two"))), ordered=True)
    return document(
        paragraph("Pounds & pence <b>"),
        Paragraph((Text("Strong", strong=True), Link("a page", "https://example.org/"), Link("Finance", "#money"))),
        nested,
        Prose((paragraph("Somebody wrote."),)),
        counts,
        Chart(ChartKind.BARS, "Neglect leads", "Plans by category", ("Neglect", "Physical"), (series,)),
        Picture("0" * 64, "A door.", "The hub"),
        Quotation("An inspectorate", (paragraph("All was well."),), "March 2013", own_words=False),
        Note("Printed as 2; the figures give 1.", warning=True),
        Gap("No update", "Nothing is recorded.", "The office", "due 1 May"),
        Figure("Meetings", 5),
        Section("within", "Within", (paragraph("Below."),)),
    )


@pytest.fixture(scope="module")
def word():
    content = docx.render(protect(everything(), Audience.OFFICE), pictures=lambda picture: PNG)
    return WordDocument(io.BytesIO(content))


def words(found):
    return "\n".join(paragraph.text for paragraph in found.paragraphs)


def test_every_kind_of_node_has_its_way():
    made, _ = tree(protect(everything(), Audience.OFFICE))
    kinds = set(re.findall(r"'is': '(\w+)'", repr(made)))
    assert kinds - set(file.known()) == set()


def test_headings_stand_in_heading_styles_under_each_other(word):
    heads = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert heads[:3] == [("Heading 1", "1 Finance"), ("Heading 2", "Within"), ("Heading 1", "2 More")]


def test_stored_words_are_words_and_never_markup(word):
    assert "Pounds & pence <b>" in words(word)


def test_table_repeats_its_head_names_its_columns_and_says_what_it_is(word):
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Category", "Children", "Children"]
    assert [cell.text for cell in table.rows[1].cells] == ["Category", "Boys", "Girls"]
    repeating = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeating == [True, True, False, False]
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Plans"
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"


def test_picture_carries_its_description(word):
    (shape,) = [s for s in word.inline_shapes if s.type == WD_INLINE_SHAPE.PICTURE]
    assert shape._inline.docPr.get("descr") == "A door."


def test_picture_that_cannot_be_shown_is_described():
    content = docx.render(protect(everything(), Audience.OFFICE))
    assert "[Picture: A door.]" in words(WordDocument(io.BytesIO(content)))


def test_contents_list_is_a_field_filled_with_links(word):
    lines = [p for p in word.paragraphs if p.style.name.startswith("TOC")]
    assert [line.text for line in lines] == ["1 Finance", "Within", "2 More"]
    assert "TOC" in "".join(e.text or "" for e in word.element.iter(qn("w:instrText")))
    anchors = {e.get(qn("w:anchor")) for line in lines for e in line._p.iter(qn("w:hyperlink"))}
    names = {e.get(qn("w:name")) for e in word.element.iter(qn("w:bookmarkStart"))}
    assert anchors <= names


def test_language_and_title_are_told(word):
    assert word.core_properties.title == "Annual report 2012–13, A board"
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_draft_says_so_on_every_page(word):
    section = word.sections[0]
    assert section.footer.paragraphs[0].text.startswith("DRAFT.")
    assert section.first_page_footer.paragraphs[0].text.startswith("DRAFT.")


def test_word_holds_the_words_of_the_tree_that_the_pdf_is_set_from(word):
    made, _ = tree(protect(everything(), Audience.OFFICE))
    said = words(word) + "\n".join(c.text for t in word.tables for r in t.rows for c in r.cells)
    wanted = set(re.findall(r"'t': '([^']+)'", repr(made["chapters"])))
    assert {t for t in wanted if t.strip() and t.strip() not in said} <= {"Neglect", "2012–13"}


def test_bare_document_is_refused():
    with pytest.raises(TypeError, match="made by protect"):
        docx.render(everything())


def test_process_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(running, "command", lambda module: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(docx.WordFailed, match=r"not ready after 0\.5 seconds"):
        docx.render(protect(everything(), Audience.OFFICE), timeout=0.5)


def test_process_that_fails_says_why_in_a_sentence(monkeypatch):
    monkeypatch.setattr(running, "command", lambda module: [sys.executable, "-c", "input(); {}['song']"])
    with pytest.raises(docx.WordFailed, match="could not be written: KeyError: 'song'"):
        docx.render(protect(everything(), Audience.OFFICE))


def test_process_that_ends_without_a_word_is_told(monkeypatch):
    monkeypatch.setattr(running, "command", lambda module: [sys.executable, "-c", "import os; input(); os._exit(3)"])
    with pytest.raises(docx.WordFailed, match="its process ended with 3"):
        docx.render(protect(everything(), Audience.OFFICE))


def test_no_process_is_left_when_its_work_cannot_be_prepared():
    with pytest.raises(RuntimeError) as left, running.started("word.child") as process:
        raise RuntimeError(process)
    assert left.value.args[0]._started.returncode is not None
