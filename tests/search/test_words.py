"""Whatever is typed is a question: words, phrases, what to leave out, either of two; nothing is an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lscb.search.matching import matching
from lscb.search.models import Entry
from lscb.search.words import LONGEST_WORD, MOST_WORDS, Clause, read


def clauses(typed):
    return read(typed).clauses


def test_words_are_all_wanted():
    assert clauses("private fostering") == (Clause((("private",), ("fostering",))),)


@pytest.mark.parametrize(
    "typed", ['"private fostering"', "“private fostering”", '"private fostering', "private-fostering"]
)
def test_phrase_is_wanted_in_its_order(typed):
    assert clauses(typed) == (Clause((("private", "fostering"),)),)


def test_word_after_a_minus_is_not_wanted():
    assert clauses('police -fire -"early help"') == (Clause((("police",),), (("fire",), ("early", "help"))),)


def test_or_asks_for_either():
    assert clauses("leaflet or poster") == (Clause((("leaflet",),)), Clause((("poster",),)))


@pytest.mark.parametrize(
    "typed", ["", "   ", "-", '""', "or", "or or", "-police", "!!! ??", "😀 🎉", "\0", "__", '"', "*"]
)
def test_what_holds_no_wanted_word_asks_for_nothing(typed):
    assert not read(typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("AND NOT NEAR(a b)", ["AND", "NOT", "NEAR", "a", "b"]),
        ("title:police*", ["title", "police"]),
        ("'; DROP TABLE x; --", ["DROP", "TABLE", "x"]),
        ("£39,169.00 & (50%)", ["39", "169", "00", "50"]),
        ("😀 neglect", ["neglect"]),
    ],
)
def test_signs_are_no_commands(typed, words):
    assert [word for clause in clauses(typed) for phrase in clause.wanted for word in phrase] == words


def test_long_question_is_shortened_and_says_so():
    asked = read("word " * 2000)
    assert asked.shortened
    assert sum(len(phrase) for phrase in asked.clauses[0].wanted) == MOST_WORDS
    assert not read("word " * MOST_WORDS).shortened


def test_long_word_is_shortened():
    asked = read("x" * 10_000)
    assert asked.shortened
    assert asked.clauses == (Clause((("x" * LONGEST_WORD,),)),)


@pytest.mark.django_db
@given(st.text(max_size=80) | st.text(alphabet="ab\"“”-* ()'or:^+%_\\", max_size=80))
@settings(max_examples=150, deadline=None)
def test_database_answers_whatever_is_typed(typed):
    if asked := read(typed):
        assert list(matching(asked)) == []


@pytest.fixture
def texts(db):
    for number, text in enumerate(
        [
            "The police planned for children who self-harm.",
            "Fire and police share their plans for 2012–13.",
            "A leaflet about the board’s thresholds, £39,169.00 in all.",
            "Nothing of it.",
        ],
        start=1,
    ):
        Entry.objects.create(kind="board.area", object_id=number, title=f"Area {number}", text=text)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("police", {1, 2}),
        ("POLICE plans", {1, 2}),
        ("planning", {1, 2}),
        ("police -fire", {1}),
        ('"police share"', {2}),
        ('"share police"', set()),
        ("leaflet or self-harm", {1, 3}),
        ("harm", {1}),
        ("2012-13", {2}),
        ("2012–13", {2}),
        ("board's", {3}),
        ("board", {3}),
        ("39,169.00", {3}),
        ("area", {1, 2, 3, 4}),
        ("police or leaflet -thresholds", {1, 2}),
    ],
)
def test_both_databases_find_the_same(texts, typed, numbers):
    assert set(matching(read(typed)).values_list("object_id", flat=True)) == numbers
