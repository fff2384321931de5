"""What the look at every page finds, found; and what is no fault, left alone."""

import pytest

from tests.browser import markup
from tests.browser.shapes import place, shape

GOOD = "<title>Home – Board</title><h1>Home</h1>"


def found(body: str) -> list[str]:
    return list(markup.faults(markup.parsed(f"<html><head></head><body>{body}</body></html>".encode())))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<title>Home – Board</title><p>No heading</p>", "0 headings of the first order"),
        (f"{GOOD}<h1>Again</h1>", "2 headings of the first order"),
        ("<title>Board</title><h1>Home</h1>", "a title that does not say which page of what: 'Board'"),
        (f"{GOOD}<td>None</td>", "raw text 'None': 'None'"),
        (f"{GOOD}<p>It is {{{{ name }}}}.</p>", "raw text '{{': 'It is {{ name }}.'"),
        (f"{GOOD}<p>&lt;QuerySet [1]&gt;</p>", "raw text 'QuerySet': '<QuerySet [1]>'"),
        (f"{GOOD}<a href='/returns/None/'>Read</a>", "raw address '/returns/None/'"),
        (f"{GOOD}<p id='a'></p><p id='a'></p>", "the id 'a' 2 times"),
        (f"{GOOD}<a href='#nowhere'>Down</a>", "a link to #nowhere, which is not on the page"),
        (f"{GOOD}<input name='q'>", "a field without a label: q"),
        (f"{GOOD}<p aria-describedby='hint'></p>", "aria-describedby names 'hint', which is not there"),
    ],
)
def test_fault_is_found(body, sentence):
    assert found(body) == [sentence]


@pytest.mark.parametrize(
    "body",
    [
        "<p>None is overdue.</p>",
        "<select aria-label='Agency'><option>None</option></select>",
        "<textarea aria-label='Text'>{{ typed }}</textarea>",
        "<label><input name='q'> Words</label>",
        "<input type='hidden' name='token'>",
    ],
)
def test_what_is_no_fault_is_left_alone(body):
    assert found(GOOD + body) == []


def test_pages_of_two_records_are_of_one_shape_and_of_two_kinds_are_not():
    one, other = "/havering/money/contributions/1/", "/havering/money/contributions/2/?sort=name&page=2"
    assert shape(one) == shape(other) == "money-change kind=contributions"
    assert shape("/havering/money/spending/1/") == "money-change kind=spending"


def test_link_is_followed_within_the_site_alone():
    assert place("../2/?a=1#part", "/one/1/") == "/one/2/?a=1"
    assert place("https://elsewhere.example/", "/") == ""
    assert place("mailto:somebody@board.example", "/") == ""
