"""Two texts as one, word by word."""

import pytest

from lscb.document.differences import MANY_WORDS, Kind, differ, differences


def told(before: str, after: str) -> list[tuple[Kind, str]]:
    return [(run.kind, run.words) for run in differences(before, after)]


def test_words_taken_out_and_put_in_are_told_apart():
    assert told("We met in May.", "We all met in June.") == [
        (Kind.SAME, "We "),
        (Kind.PUT_IN, "all "),
        (Kind.SAME, "met in "),
        (Kind.TAKEN_OUT, "May."),
        (Kind.PUT_IN, "June."),
    ]


def test_both_texts_can_be_read_out_of_the_differences():
    before, after = "One two.\n\nThree four.", "One.\n\nThree three four five."
    runs = differences(before, after)
    assert "".join(r.words for r in runs if r.kind is not Kind.TAKEN_OUT).split() == after.split()
    assert "".join(r.words for r in runs if r.kind is not Kind.PUT_IN).split() == before.split()


@pytest.mark.parametrize(("before", "after"), [("", ""), ("A b", "A  b"), ("A\nb", "A b")])
def test_spaces_alone_are_no_difference(before, after):
    assert not differ(before, after)


def test_long_texts_are_compared_by_the_paragraph():
    text = " ".join(["word"] * (MANY_WORDS + 1))
    assert told(text, f"{text}\nnew")[-1] == (Kind.PUT_IN, "\nnew")
