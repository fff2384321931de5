"""The frames every page stands in, and the pages for when something has gone wrong."""

import datetime

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from lscb.web.masthead import Masthead
from tests.web.reading import read, select, texts

REPORT = {
    "title": "Annual report",
    "period_label": "2012–13",
    "board_name": "Havering Local Safeguarding Children Board",
    "lede": "How well children were safeguarded.",
}
CONTENTS = [
    {"number": "", "title": "Foreword", "url": "/foreword"},
    {
        "number": "1",
        "title": "Protection",
        "url": "/1",
        "note": "2 gaps",
        "current": True,
        "sections": [{"title": "The hub", "url": "#hub"}],
    },
]


def draw(name, **context):
    return render_to_string(f"annualreport/{name}.html", {"masthead": Masthead(), "report": REPORT, **context})


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_page_needs_nothing_to_be_drawn(name):
    tree = read(render_to_string(f"{name}.html"))
    assert len(texts(tree, "h1")) == 1
    assert texts(tree, "title")[0].startswith(texts(tree, "h1")[0])
    assert select(tree, "main#main-content")


def test_title_begins_with_the_error_when_a_form_is_wrong():
    class Wrong:
        errors = True

    assert "<title>Error:" in render_to_string("base.html", {"form": Wrong()})
    assert "<title>Error:" not in render_to_string("base.html", {})


def test_front_page_lists_the_chapters_with_their_notes():
    tree = read(draw("front", contents=CONTENTS, cover={"status": "Edition 1"}))
    assert texts(tree, "h1") == ["Annual report 2012–13"]
    assert texts(tree, ".app-toc li") == ["Foreword", "1Protection2 gaps"]
    assert texts(tree, ".app-cover__meta") == ["Edition 1"]


def test_front_page_sets_parts_beside_the_contents_only_when_there_are_some():
    aside = [{"title": "This edition", "html": mark_safe("<p>Published</p>")}]
    assert texts(read(draw("front", contents=CONTENTS, aside=aside)), "aside p") == ["Published"]
    assert select(read(draw("front", contents=CONTENTS)), "aside") == []


def test_chapter_shows_the_sections_of_itself_alone():
    tree = read(draw("chapter", contents=CONTENTS, chapter_html=mark_safe("<h1>Protection</h1>")))
    assert texts(tree, "title") == ["Protection. Annual report 2012–13 – Safeguarding children board"]
    assert texts(tree, "nav.app-contents ul a") == ["The hub"] * 2
    assert texts(tree, "a[aria-current=page]") == ["1Protection"] * 2


def test_chapter_leads_to_the_ones_before_and_after():
    onward = {"previous": {"title": "Foreword", "url": "/foreword"}, "next": None}
    links = select(read(draw("chapter", contents=CONTENTS, chapter_html="", **onward)), "nav.govuk-pagination a")
    assert [link.get("href") for link in links] == ["/foreword"]


@pytest.mark.parametrize("name", ["front", "chapter", "whole"])
def test_draft_says_on_its_face_that_small_numbers_show(name):
    drawn = draw(name, contents=CONTENTS, draft=True, draft_day=datetime.date(2013, 4, 22))
    assert "Working draft of 22 April 2013." in texts(read(drawn), "p.app-draftbar")[0]
    assert "app-draftbar" not in draw(name, contents=CONTENTS, draft=False)


def test_whole_report_asks_for_nothing_outside_itself():
    css = mark_safe('p::before { content: ">" }')
    drawn = draw("whole", contents=CONTENTS, css=css, chapters=[{"anchor": "c1", "html": mark_safe("<h2>One</h2>")}])
    tree = read(drawn)
    assert 'p::before { content: ">" }' in drawn
    assert [link.get("href") for link in select(tree, "link")] == ["data:,"]
    assert select(tree, "script, img[src]") == []
    assert texts(tree, "article#c1 h2") == ["One"]


def test_hostile_title_is_escaped_in_every_frame():
    contents = [{"number": "1", "title": "<script>alert(1)</script>", "url": "/1", "current": True}]
    for name in ("front", "chapter", "whole"):
        assert "<script>alert" not in draw(name, contents=contents)
