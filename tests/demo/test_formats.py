"""The demonstration's report on screen, on paper and in Word: the same words and figures, read back out of each."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from copy import deepcopy

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import html

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.document import docx, pdf
from lscb.document.disclosure import Audience, protect
from lscb.document.html import render_document

BLOCKS = "//p|//li|//td|//th|//caption|//h2|//h3|//h4|//h5|//figcaption"
# Drawings and their keys; what is only spoken; numbers of notes; the folded sources, which paper prints otherwise.
ONLY_ON_SCREEN = (
    "//svg",
    "//*[contains(@class,'govuk-visually-hidden')]",
    "//*[contains(@class,'app-legend')]",
    "//*[contains(@class,'app-cite')]/sup",
    "//details",
    "//*[contains(@class,'app-sources')]",
    "//h3[.='Sources for this chapter']",
    "//*[contains(@class,'app-chapter__num')]",
)
UNSEEN = re.compile(r"[\u200b\u00ad\u2060]")
NOTE = re.compile(r"\[\d*\]")  # Word numbers its own, and holds none


@pytest.fixture(scope="module")
def protected(demonstration, django_db_blocker):
    with django_db_blocker.unblock():
        report = Report.objects.select_related("board", "period").get(board__slug="havering", period__name="2012-13")
        return protect(assemble(report), Audience.PUBLIC, report.board.threshold)


@pytest.fixture(scope="module")
def page(protected):
    return html.fromstring(f"<div>{render_document(protected)}</div>")


@pytest.fixture(scope="module")
def text(page):
    """The page without what only a screen shows."""
    kept = deepcopy(page)
    for path in ONLY_ON_SCREEN:
        for found in kept.xpath(path):
            found.drop_tree()
    return kept


@pytest.fixture(scope="module")
def in_word(protected):
    """All words of the Word file, footnotes too, a paragraph in a line."""
    word = WordDocument(io.BytesIO(docx.render(protected)))
    (notes,) = [p for p in word.part.related_parts.values() if p.content_type.endswith("footnotes+xml")]
    paragraphs = [*word.element.iter(qn("w:p")), *parse_xml(notes.blob).iter(qn("w:p"))]
    return "\n".join("".join(t.text or "" for t in found.iter(qn("w:t"))) for found in paragraphs)


@pytest.fixture(scope="module")
def on_paper(protected):
    if shutil.which("pdftotext") is None:
        pytest.skip("Words are read out of a PDF with pdftotext. On Debian: apt install poppler-utils")
    read = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=pdf.render(protected), capture_output=True, check=True
    )
    return read.stdout.decode()


def bare(words):
    """Letters and signs alone: each format breaks lines and numbers its notes in its own way."""
    return re.sub(r"\s", "", NOTE.sub("", UNSEEN.sub("", words)))


def tokens(words):
    """How often each word stands there."""
    return Counter(re.findall(r"\w+", NOTE.sub(" ", UNSEEN.sub("", words))))


def figures(words):
    """The numbers that stand there, money and percentages as such."""
    return set(re.findall(r"[£−]?\d[\d,]*(?:\.\d+)?%?", NOTE.sub(" ", UNSEEN.sub("", words))))


def test_word_holds_every_block_of_the_page_word_for_word(text, in_word):
    blocks = ["".join(found.itertext()) for found in text.xpath(BLOCKS)]
    assert len(blocks) > 1500
    held = bare(in_word)
    assert [block for block in blocks if bare(block) not in held] == []


def test_paper_holds_every_word_of_the_page(text, on_paper):
    wanted = tokens(" ".join(text.itertext()))
    assert wanted.total() > 20_000
    assert wanted - tokens(on_paper) == Counter()


def test_no_format_holds_a_figure_that_another_lacks(page, text, in_word, on_paper):
    assert figures(in_word) - figures(" ".join(page.itertext())) == set()
    shown = figures(" ".join(text.itertext()))
    assert len(shown) > 150
    assert shown - figures(on_paper) == set()
    assert shown - figures(in_word) == set()
