"""Plain words read into narrative, and what they leave alone."""

import pytest

from lscb.document import richtext
from lscb.document.retyping import from_plain, joined

RICH = (
    '<p>We <strong>met</strong> <a href="https://example.org">here</a>.</p><h3>Then</h3><p>More.</p>'
    "<table><tbody><tr><th>Year</th><th>Audits</th></tr><tr><td>2013</td><td>3</td></tr></tbody></table>"
    "<ol><li>One</li><li>Two</li></ol>"
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("", ""),
        ("One line\nof words", "<p>One line of words</p>"),
        ("One\r\n\r\nTwo", "<p>One</p><p>Two</p>"),
        ("- One\n- Two", "<ul><li>One</li><li>Two</li></ul>"),
        ("Both:\n- One\n- Two", "<p>Both:</p><ul><li>One</li><li>Two</li></ul>"),
        ("1. One\n2) Two", "<ol><li>One</li><li>Two</li></ol>"),
        ("- One\n  - Within\n- Two", "<ul><li>One<ul><li>Within</li></ul></li><li>Two</li></ul>"),
        ("- One\n  goes on", "<ul><li>One goes on</li></ul>"),
        ("3 < 4 & <script>alert(1)</script>", "<p>3 &lt; 4 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ],
)
def test_plain_words_become_paragraphs_and_lists(typed, written):
    assert from_plain(typed) == written


def test_what_was_left_as_it_stood_keeps_all_it_had():
    assert richtext.clean(from_plain(richtext.plain(RICH), RICH)) == richtext.clean(RICH)


def test_only_the_paragraph_typed_in_becomes_plain():
    typed = richtext.plain(RICH).replace("More.", "Much more.")
    written = from_plain(typed, RICH)
    assert "<p>Much more.</p>" in written
    assert '<a href="https://example.org">here</a>' in written
    assert "<th>Year</th>" in written
    assert "<ol>" in written


def test_written_words_come_back_as_they_were_typed():
    typed = "First.\n\n- One\n- Two\n\nLast."
    assert richtext.plain(from_plain(typed)) == typed


def test_joining_keeps_all_of_the_first_and_what_only_the_second_has():
    assert joined("<p>A</p><p>B</p>", "<p>A</p><p>C</p>") == "<p>A</p><p>B</p><p>C</p>"
    assert joined("", "<p>A</p>") == "<p>A</p>"
