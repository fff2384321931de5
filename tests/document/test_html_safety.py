"""Nothing written becomes markup, and nothing unprotected is rendered."""

import re

import pytest
from lxml import html as lxml_html

from lscb.document import html
from lscb.document.blocks import (
    Chart,
    ChartKind,
    Document,
    Figure,
    Fill,
    Gap,
    KeyFigure,
    KeyFigures,
    Link,
    Note,
    Picture,
    Quotation,
    Section,
    Series,
    Table,
    bullets,
    paragraph,
    row,
)
from lscb.document.disclosure import Audience, protect
from tests.document.making import document, figure, office
from tests.document.test_html import page

EVIL = "<script>alert(1)</script>\"'&"


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//evil.example", "/\\evil", " javascript:x"],
)
def test_unsafe_address_is_no_link(href):
    assert not page(paragraph(Link("words", href))).xpath("//a")


@pytest.mark.parametrize("href", ["https://a.example/?a=1&b=2", "/own/", "#one-part", "mailto:a@b.example"])
def test_safe_address_is_a_link(href):
    assert page(paragraph(Link("words", href))).xpath("//p/a/@href") == [href]


def evil_blocks():
    bad = figure(7, label=EVIL, source=EVIL, words=EVIL)
    stated = Figure(EVIL, None, words=EVIL)
    return (
        Section(EVIL, EVIL, (paragraph(EVIL, bad, stated, Link(EVIL, "https://" + EVIL)),), EVIL, EVIL),
        bullets(EVIL),
        Table(
            EVIL, (EVIL, EVIL), (row(EVIL, bad), row(EVIL, stated)), EVIL, spans=((EVIL, 2),), anchor=EVIL, source=EVIL
        ),
        Table(EVIL, (EVIL, EVIL), (row(EVIL, EVIL),), figures=False),
        Chart(
            ChartKind.BARS,
            EVIL,
            EVIL,
            (EVIL,),
            (Series(EVIL, (bad,)), Series(EVIL, (stated,))),
            description=EVIL,
            anchor=EVIL,
        ),
        Chart(ChartKind.LINE, EVIL, EVIL, (EVIL,), (Series(EVIL, (bad,)),)),
        Quotation(EVIL, (paragraph(EVIL),), EVIL, own_words=False),
        Note(EVIL, warning=True),
        Note(EVIL),
        Gap(EVIL, EVIL, EVIL, EVIL, Fill(EVIL)),
        Picture(EVIL, EVIL, EVIL),
        bad,
        KeyFigures((KeyFigure(bad, EVIL, EVIL, "#" + EVIL),)),
    )


def test_nothing_written_becomes_markup():
    chapter = Section(EVIL, EVIL, evil_blocks(), EVIL, EVIL)
    protected = protect(Document(EVIL, EVIL, EVIL, (chapter,), EVIL, EVIL, cover=evil_blocks()), Audience.OFFICE)
    options = html.Options(
        fill_url=lambda fill: EVIL,
        record_url=lambda ref: EVIL,
        picture_url=lambda picture: EVIL,
        link_url=lambda anchor: EVIL,
    )
    written = (
        html.render_document(protected, options=options) + html.render_cover(protected) + html.render_front(protected)
    )
    assert "<script" not in written
    assert not re.search(r"\son\w+=|\sstyle=", written)
    tree = lxml_html.fromstring(f"<div>{written}</div>")
    assert {name for element in tree.iter() if isinstance(element.tag, str) for name in element.attrib} <= {
        "alt",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "class",
        "colspan",
        "cx",
        "cy",
        "d",
        "data-label",
        "dx",
        "dy",
        "fill",
        "font-size",
        "font-weight",
        "height",
        "href",
        "id",
        "loading",
        "paint-order",
        "patterntransform",
        "patternunits",
        "patternUnits",
        "patternTransform",
        "preserveaspectratio",
        "preserveAspectRatio",
        "r",
        "role",
        "rowspan",
        "scope",
        "src",
        "stroke",
        "stroke-dasharray",
        "stroke-width",
        "tabindex",
        "text-anchor",
        "viewbox",
        "viewBox",
        "width",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
    }


@pytest.mark.parametrize("render", [html.render_document, html.render_cover, html.render_front, html.contents])
def test_bare_document_is_refused(render):
    with pytest.raises(TypeError, match="protect"):
        render(document())


def test_unknown_chapter_is_refused():
    with pytest.raises(KeyError):
        html.render_chapter(office(), "nowhere")
