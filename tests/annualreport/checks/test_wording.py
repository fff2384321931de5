"""What was left standing from a template, what points to paper, and what nobody can look up."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "The policy is the (insert recruitment policy name here once known) of the council.",
        "The chair is TBC.",
        "Numbers rose by XX in the year.",
        "Lorem ipsum dolor sit amet.",
        "The next review is on [date].",
        "Attendance was ?? of ten.",
    ],
)
def test_note_to_the_writer_is_found(says, sentence):
    (found,) = says("placeholder", sentence)
    assert found.endswith(f"in “{sentence}”")


@pytest.mark.parametrize("sentence", ["Is it safe? It is.", "Pope Leo XX came.", "The extra funding is here."])
def test_ordinary_sentence_is_no_note_to_the_writer(says, sentence):
    assert says("placeholder", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("See page 21 of report for the list.", True),
        ("The figures below show it.", True),
        ("Click here for more.", True),
        ("It began with a blank page.", False),
        ("The chart shows a rise.", False),
    ],
)
def test_what_points_to_paper_is_found(says, sentence, found):
    assert bool(says("points-to-paper", sentence)) is found


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["The CSE group met."], ["CSE"]),
        (["The child sexual exploitation (CSE) group met.", "CSE rose."], []),
        (["The CSE (child sexual exploitation) group met."], []),
        (["The NHS and GPs in the UK."], []),
        (["CSE and LADOs, and CSE again."], ["CSE", "LADO"]),
        (["Part II was agreed."], []),
    ],
)
def test_abbreviation_that_is_nowhere_explained_is_found_once(says, sentences, found):
    assert [words.split(",")[0] for words in says("unexplained-abbreviation", *sentences)] == found
