"""Each paragraph has an address, and the renderer gives the same one as the list of spots."""

from __future__ import annotations

import re

from lscb.document.blocks import Gap, Note, Prose, Quotation, Section, bullets, paragraph
from lscb.document.html import Options, render_chapter, render_spot
from lscb.document.spots import spots
from tests.document.making import figure, grid, office

BLOCKS = (
    paragraph("First."),
    Prose((paragraph("Written."), bullets("one", "two"))),
    figure(3, label="A"),
    figure(4, label="B"),
    Section("part", "Part", (Quotation("Somebody", (paragraph("Said."),)), grid([[1, 2], [3, 4]]), Gap("Lost", "It."))),
    Note("Last."),
)


def commented(protected, **more):
    return render_chapter(protected, "one", options=Options(comment_url=lambda p, n: "/say/", **more))


def test_spots_are_counted_under_each_section():
    found = spots(office(*BLOCKS).chapter("one"))
    assert [(spot.ident, spot.noun) for spot in found] == [
        ("one-p1", "paragraph"),
        ("one-p2", "paragraph"),
        ("one-p3", "list"),
        ("one-p4", "figures"),
        ("one-part-p1", "paragraph"),
        ("one-part-p2", "table"),
        ("one-part-p3", "gap"),
        ("one-p5", "note"),
    ]


def test_page_gives_every_spot_the_same_address():
    protected = office(*BLOCKS)
    written = re.findall(r'class="app-spot" id="([^"]+)"', commented(protected))
    assert written == [spot.ident for spot in spots(protected.chapter("one"))]


def test_sections_of_one_key_share_no_address():
    twice = (Section("part", "A", (paragraph("a"),)), Section("part", "B", (paragraph("b"),)))
    idents = [spot.ident for spot in spots(office(*twice).chapter("one"))]
    assert len(set(idents)) == len(idents) == 2


def test_link_says_what_it_speaks_of_and_how_much_was_said():
    page = commented(office(paragraph("The board <met>.")), comment_count=lambda p, n: 2)
    assert "2 comments on this paragraph" in page
    assert "The board &lt;met&gt;." in page


def test_page_without_comments_is_as_it_was():
    assert "app-spot" not in render_chapter(office(*BLOCKS), "one")


def test_one_spot_is_written_alone():
    protected = office(*BLOCKS)
    (table,) = [spot for spot in spots(protected.chapter("one")) if spot.noun == "table"]
    page = render_spot(protected, table)
    assert "<table" in page
    assert "First." not in page
