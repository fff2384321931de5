"""What a reader, and a reader's software, finds in the PDF. Each PDF takes about a second, so few are made."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata

import pikepdf
import pytest

from lscb.document import pdf, text
from lscb.document.blocks import Cell, Document, Link, Paragraph, Picture, Row, Section, Table, Text, cell, paragraph
from lscb.document.disclosure import Audience, protect
from tests.document.making import document, office
from tests.document.paper import CODE, everything, pixel

needs_fonts = pytest.mark.usefixtures("fonts")


@pytest.fixture(scope="module")
def fonts():
    if not any(pdf.rendering.FONTS.glob("*.ttf")):
        pytest.skip("The fonts are built by static/build.py, and they have not been.")


@pytest.fixture(scope="module")
def made(fonts):
    """A document with every kind of block, and its PDF."""
    protected = protect(everything(), Audience.OFFICE)
    return protected, pdf.render(protected, pictures=lambda picture: pixel() if picture.sha256 == "here" else None)


def words_of(content: bytes) -> str:
    """The PDF's text as a reader copies it, page by page, its running heads and all."""
    if shutil.which("pdftotext") is None:
        pytest.skip("Words are read out of a PDF with pdftotext. On Debian: apt install poppler-utils")
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def squeezed(words: str) -> str:
    """Words without any space, as lines and columns break where they will."""
    return re.sub(r"[\s\u200b\u00ad\f]+", "", unicodedata.normalize("NFKC", words))


def test_every_word_and_figure_of_the_text_stands_in_the_pdf(made):
    protected, content = made
    found = squeezed(words_of(content)).lower()
    pieces = {squeezed(piece).lower() for piece in re.findall(r"[\w£%]+(?:[.,’]\w+)*", text.render(protected))}
    # What is said of a picture stands in its tag, "Table" in the table's; columns too narrow for a word break it.
    elsewhere = {"table", "river", "quarterlyobservation", "日本語"}
    assert sorted(piece for piece in pieces - elsewhere if piece not in found) == []


def test_typst_code_stays_words(made):
    assert squeezed(CODE) in squeezed(words_of(made[1]))


def test_long_word_is_broken_and_not_cut(made):
    assert "W" * 300 in squeezed(words_of(made[1]))


def test_right_to_left_words_are_there(made):
    found = words_of(made[1])
    assert "שלום" in found
    assert "مرحبا" in unicodedata.normalize("NFKC", found)


def test_letters_without_a_font_are_named_on_the_cover(made):
    assert "U+65E5" in words_of(made[1])


def test_same_document_gives_the_same_bytes(made):
    protected, content = made
    assert pdf.render(protected, pictures=lambda p: pixel() if p.sha256 == "here" else None) == content


def test_pdf_names_its_language_title_and_bookmarks(made):
    with pikepdf.open(io.BytesIO(made[1])) as opened:
        assert str(opened.Root.Lang) == "en-GB"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert str(opened.docinfo.Title) == "Annual report 2012–13, A board"
        with opened.open_outline() as outline:
            titles = [item.title for item in outline.root]
            assert titles == ["Contents", "1 First chapter", "Appendix A Arrangements"]
            assert next(item.title for item in outline.root[1].children) == "1.1 A part"


def elements(node, kind):
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid, kind)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == kind:
            yield node
        if "/K" in node:
            yield from elements(node.K, kind)


def attributes(cell, name):
    held = cell.get("/A", [])
    held = list(held) if isinstance(held, pikepdf.Array) else [held]
    return next((attribute[name] for attribute in held if name in attribute), None)


def test_headers_of_tables_have_a_scope_both_ways(made):
    with pikepdf.open(io.BytesIO(made[1])) as opened:
        tree = opened.Root.StructTreeRoot.K
        for body in elements(tree, pikepdf.Name.TBody):
            for line in elements(body, pikepdf.Name.TR):
                assert attributes(line.K[0], "/Scope") == pikepdf.Name.Row
        for head in elements(tree, pikepdf.Name.THead):
            for cell in elements(head, pikepdf.Name.TH):
                assert attributes(cell, "/Scope") == pikepdf.Name.Column


def test_cell_names_its_row_and_its_column(made):
    with pikepdf.open(io.BytesIO(made[1])) as opened:
        tree = opened.Root.StructTreeRoot
        names = [str(name) for name in list(tree.IDTree.Names)[::2]]
        assert names == sorted(names)
        body = next(elements(tree.K, pikepdf.Name.TBody))
        line = next(elements(body, pikepdf.Name.TR))
        headers = [str(name) for name in attributes(line.K[1], "/Headers")]
        assert str(line.K[0].ID) in headers
        assert len(headers) == 2
        assert set(headers) <= set(names)


def test_pictures_and_charts_have_their_words(made):
    with pikepdf.open(io.BytesIO(made[1])) as opened:
        said = [str(figure.Alt) for figure in elements(opened.Root.StructTreeRoot.K, pikepdf.Name.Figure)]
    assert any(words.startswith("More than half. ") for words in said)
    assert "A bridge over a river" in said


def test_draft_stands_on_each_page_of_what_the_office_sees(made):
    pages = words_of(made[1]).rstrip("\f").split("\f")
    assert all("DRAFT" in page for page in pages)


@needs_fonts
def test_protected_document_is_no_draft_and_its_small_numbers_are_not_in_it():
    found = words_of(pdf.render(protect(everything(status=""), Audience.PUBLIC)))
    assert "DRAFT" not in found
    assert "[c]" in found


@needs_fonts
def test_empty_document_has_its_cover():
    assert "Page 1" in words_of(pdf.render(protect(Document("", "", "", ()), Audience.OFFICE)))


@needs_fonts
def test_tables_without_shape_are_set():
    uneven = Table("Uneven", ("A",), (Row((Cell(), cell("x"), cell("y"))), Row(())))
    found = words_of(pdf.render(office(uneven, Table("Without columns", (), ()))))
    assert "Without columns" in found
    assert "y" in found


@needs_fonts
def test_links_lead_only_where_there_is_something():
    script, inside = Link("script", "javascript:alert(1)"), Link("inside", "#nowhere")
    content = pdf.render(office(Paragraph((Text("See "), script, inside, Link("page", "https://a.example/")))))
    with pikepdf.open(io.BytesIO(content)) as opened:
        links = [a for page in opened.pages for a in page.get("/Annots", [])]
        addresses = [str(a.A.URI) for a in links if "/A" in a and "/URI" in a.A]
    assert addresses == ["https://a.example/"]


@needs_fonts
def test_time_out_is_said():
    with pytest.raises(pdf.PdfFailed, match=r"not ready after 0\.01 seconds"):
        pdf.render(office(paragraph("Words.")), timeout=0.01)


@needs_fonts
def test_broken_picture_is_said():
    with pytest.raises(pdf.PdfFailed, match="could not be set"):
        pdf.render(office(Picture("here", "A bridge")), pictures=lambda _: b"\x89PNG\r\n\x1a\nnonsense")


def test_fonts_not_built_are_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf.rendering, "FONTS", tmp_path)
    with pytest.raises(pdf.PdfFailed, match="build the front end"):
        pdf.render(office())


def test_bare_document_is_refused():
    with pytest.raises(TypeError, match="protect"):
        pdf.render(document(Section("a", "A")))


def test_setting_stays_out_of_the_serving_process():
    code = "import sys, lscb.document.pdf; print([m for m in ('typst', 'pikepdf') if m in sys.modules])"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert json.loads(done.stdout) == []
