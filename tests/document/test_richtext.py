import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from lscb.document.blocks import Bullets, Figure, Link, Paragraph, Quotation, Section, Table, Text, Unit
from lscb.document.richtext import ATTRIBUTES, TAGS, clean, plain, to_blocks, to_html

HOSTILE = [
    "<script>alert(1)</script><p>x</p>",
    "<p onclick=alert(1)>x</p>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvAsCrIpT:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="/\\evil.example">x</a>',
    "<img src=x onerror=alert(1)><p>x</p>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=x src=y>",
    '<p class="x" sty' + 'le="position:fixed" id="main">x</p>',
    "<iframe src=https://evil.example></iframe>x<p>y</p>",
    "<table><tr><td colspan=999 scope=evil>x</td></tr></table>",
    "<p>x<!-- <script> --></p>",
    "<" * 500 + "p>",
    "<ul><li>" * 300 + "deep",
    "<blockquote>" * 300 + "deep",
    "<strong><em>" * 300 + "deep",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]


@pytest.mark.parametrize("written", HOSTILE)
def test_only_allowed_elements_and_attributes_are_left(written):
    for left in (clean(written), to_html(to_blocks(written))):
        tree = lxml_html.fragment_fromstring(left, create_parent="div")
        for element in tree.iterdescendants():
            assert element.tag in TAGS
            assert set(element.attrib) <= ATTRIBUTES.get(element.tag, set())
            assert re.match(r"https?:|mailto:|#|/(?![/\\])", element.get("href", "#"), re.IGNORECASE)
        assert "alert(1)" not in left or "<" not in left.split("alert(1)")[0][-3:]


def test_clean_changes_nothing_that_is_clean():
    fine = '<h3>A</h3><p>One <strong>two</strong> <a href="https://a.example/?b=1&amp;c=2">three</a></p><ul><li>x</li></ul>'
    assert clean(fine) == fine


def test_word_processors_bold_and_headings_are_kept():
    assert clean("<h1>A</h1><p><b>x</b> <i>y</i></p>") == "<h3>A</h3><p><strong>x</strong> <em>y</em></p>"


def test_plain_words_become_paragraphs():
    assert clean("One\nline.\n\nTwo & <three\r\n\r\nFour") == "<p>One line.</p><p>Two &amp; &lt;three</p><p>Four</p>"
    assert to_blocks("") == to_blocks("  \n\n ") == ()


def test_headings_hold_what_follows_them():
    first, second = to_blocks("<h3>A</h3><p>one</p><h4>B</h4><p>two</p><h3>A</h3><p>three</p>")
    assert (first.key, first.heading, second.key) == ("a", "A", "a-2")
    assert isinstance(first.blocks[1], Section)
    assert first.blocks[1].blocks == (Paragraph((Text("two"),)),)


def test_emphasis_links_and_breaks_are_inlines():
    (paragraph,) = to_blocks('<p>a <strong>b <em>c</em></strong><br>d <a href="#x">e</a></p>')
    assert paragraph.inlines == (
        Text("a "),
        Text("b ", strong=True),
        Text("c", strong=True, emphasis=True),
        Text(" d "),
        Link("e", "#x"),
    )


def test_nested_lists_stay_nested():
    (bullets,) = to_blocks("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p></li></ul>")
    assert isinstance(bullets, Bullets)
    assert [i.inlines[0].text for i in bullets.items] == ["a", "c"]
    assert bullets.items[0].children[0].ordered


def test_table_keeps_caption_headers_and_cells():
    (table,) = to_blocks(
        "<table><caption>T</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert isinstance(table, Table)
    assert (table.caption, table.columns, len(table.rows)) == ("T", ("A", "B"), 1)
    assert [c.header for c in table.rows[0].cells] == [True, False]


def test_quotation_is_in_their_words():
    (quotation,) = to_blocks("<blockquote><p>x</p></blockquote>")
    assert isinstance(quotation, Quotation)
    assert not quotation.own_words


def test_marked_number_is_a_figure_and_a_bad_one_is_words():
    (paragraph,) = to_blocks('<p>Of <data value="1239">1,239</data> and <data value="NaN">none</data></p>')
    assert paragraph.inlines[1] == Figure("1,239", 1239, Unit.NUMBER, 0, cite=False)
    assert paragraph.inlines[-1] == Text(" and none")
    assert to_blocks('<p><data value="1e999999">x</data></p>') == (Paragraph((Text("x"),)),)


def test_words_outside_any_block_become_paragraphs():
    assert to_blocks("loose <strong>words</strong><p>x</p>tail")[0].inlines == (
        Text("loose "),
        Text("words", strong=True),
    )


def test_plain_gives_words_alone():
    assert plain("<h3>A</h3><p>b <em>c</em></p><ul><li>d<ul><li>e</li></ul></li></ul>") == "A\n\nb c\n\n- d\n  - e"


pieces = st.recursive(
    st.sampled_from(
        ["word ", " two words ", "&amp;", "<br>", '<a href="https://a.example">l</a>', '<data value="12.5">12.5</data>']
    ),
    lambda inner: st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag}>",
        st.sampled_from(["strong", "em"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=5,
)
elements = st.builds(
    lambda tag, inside: tag[0] + "".join(inside) + tag[1],
    st.sampled_from(
        [
            ("<p>", "</p>"),
            ("<h3>", "</h3>"),
            ("<h4>", "</h4>"),
            ("<ul><li>", "<ol><li>x</li></ol></li></ul>"),
            ("<blockquote><p>", "</p></blockquote>"),
            ("<table><tr><th>A</th></tr><tr><td>", "</td></tr></table>"),
            ("", ""),
        ]
    ),
    st.lists(pieces, max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(elements, max_size=6).map("".join))
def test_blocks_written_as_html_and_read_again_are_the_same(written):
    blocks = to_blocks(written)
    assert to_blocks(to_html(blocks)) == blocks


@settings(max_examples=150, deadline=None)
@given(st.text("<>/&\"'= abplihrefscriptonx:;#\n", max_size=80))
def test_any_words_at_all_can_be_read(written):
    left = to_html(to_blocks(written))
    assert clean(clean(written)) == clean(written)
    assert not re.search(rf"<(?!/?(?:{'|'.join(TAGS)})[\s>])", left)
