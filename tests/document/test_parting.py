"""Chapters that are reports of their own: out of the report's file, each in one of its own, protected together."""

import io

import pytest
from docx import Document as WordDocument

from lscb.document import data, docx, pdf
from lscb.document.blocks import Document, Section, paragraph
from lscb.document.disclosure import Audience, protect
from lscb.document.parting import separate, separates, without_separates
from tests.document.making import figure, grid
from tests.document.test_pdf import words_of


@pytest.fixture
def protected():
    chapters = (
        Section("finance", "Finance", (paragraph("Money came."),), "1"),
        Section("deaths", "Child deaths", (paragraph("Reviews were held. ", figure(3)), grid([[3, 9], [8, 2]]))),
        Section("staffing", "Staffing", (paragraph("Three people."),), "2"),
    )
    made = Document("Annual report", "A board", "2012–13", chapters, status="Approved.", separate=("deaths",))
    return protect(made, Audience.PUBLIC)


def test_report_leaves_them_out_and_names_them_at_its_end(protected):
    main = without_separates(protected)
    assert [(c.number, c.heading) for c in main.document.chapters] == [
        ("1", "Finance"),
        ("2", "Staffing"),
        ("", "Reports of their own"),
    ]
    assert "Child deaths" in repr(main.document.chapters[-1])
    assert [chapter.key for chapter in separates(protected)] == ["deaths"]


def test_report_without_any_is_unchanged():
    plain = protect(Document("Annual report", "A board", "2012–13", ()), Audience.PUBLIC)
    assert without_separates(plain) is plain


def test_each_is_as_protected_as_it_was_within_the_report(protected):
    alone = separate(protected, "deaths")
    assert alone.document.chapters == (protected.chapter("deaths"),)
    assert (alone.audience, alone.threshold, alone.note) == (protected.audience, protected.threshold, protected.note)


@pytest.mark.parametrize("key", ["finance", "nothing"])
def test_chapter_within_the_report_is_no_report_of_its_own(protected, key):
    with pytest.raises(KeyError):
        separate(protected, key)


def test_pdf_of_one_begins_with_its_heading_on_its_only_page(protected):
    said = words_of(pdf.render(separate(protected, "deaths")))
    assert "Page 1" in said
    assert "Contents" not in said
    assert said.index("Child deaths") < said.index("Reviews were held.") < said.index("Approved.")


def test_word_file_of_one_begins_with_its_heading(protected):
    word = WordDocument(io.BytesIO(docx.render(separate(protected, "deaths"))))
    assert [p.text for p in word.paragraphs if p.text][:2] == ["Child deaths", "Reviews were held. [number hidden]"]
    assert word.styles["Heading 1"].paragraph_format.page_break_before is False
    assert "Approved." in [p.text for p in word.paragraphs]


def test_what_stands_alone_is_kept_with_the_tree(protected):
    assert data.loads(data.dumps(protected)) == protected
