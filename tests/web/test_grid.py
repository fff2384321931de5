"""A table typed into: each cell is read and refused by itself, and two people lose nothing."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError

from lscb.web.grid import AS_SHOWN, Grid, Head

ROWS = [Head("1", "First"), Head("2", "Second", "of two")]
COLUMNS = [Head("a", "May"), Head("b", "June")]


def read(key, typed):
    if typed.upper() not in ("P", "D"):
        raise ValidationError(f"“{typed}” is no letter of ours.")
    return typed.upper()


def grid(held=None, sent=None, shown=None, closed=None):
    data = None
    if sent is not None:
        data = {f"cell-{key}": text for key, text in sent.items()}
        data[AS_SHOWN] = json.dumps({f"cell-{key}": text for key, text in (shown or {}).items()})
    return Grid(rows=ROWS, columns=COLUMNS, held=held or {}, read=read, closed=closed, caption="Who came", data=data)


def text_of(made, name):
    return next(cell.text for _, cells in made.rows for cell in cells if cell.name == f"cell-{name}")


def test_what_was_typed_is_read_and_only_what_changed_is_told():
    made = grid({("1", "a"): "P"}, {"1-a": "P", "1-b": "d", "2-a": ""}, {"1-a": "P"})
    assert made.is_valid()
    assert made.changes == {("1", "b"): "D"}


def test_emptied_cell_takes_its_value_back():
    assert grid({("1", "a"): "P"}, {"1-a": " "}, {"1-a": "P"}).changes == {("1", "a"): ""}


def test_refused_cell_is_marked_and_all_that_was_typed_stays():
    made = grid({}, {"1-a": "q", "1-b": "d"})
    assert not made.is_valid()
    assert made.errors == {("1", "a"): "“q” is no letter of ours."}
    assert (text_of(made, "1-a"), text_of(made, "1-b")) == ("q", "d")
    assert "First, May: “q” is no letter of ours." in made.summary
    assert 'href="#cell-1-a"' in made.summary


def test_cell_left_alone_keeps_what_somebody_else_put_there():
    made = grid({("1", "a"): "D"}, {"1-a": "P", "1-b": "P"}, {"1-a": "P"})
    assert made.is_valid()
    assert made.changes == {("1", "b"): "P"}
    assert text_of(made, "1-a") == "D"


@pytest.mark.parametrize(("now", "words"), [("D", "has put “D” here"), ("", "has emptied this")])
def test_cell_changed_by_two_is_said_and_saving_again_keeps_ones_own(now, words):
    held = {("1", "a"): now}
    made = grid(held, {"1-a": "P"}, {"1-a": "X"})
    assert not made.is_valid()
    assert words in made.errors["1", "a"]
    again = grid(held, {"1-a": "P"}, {name.removeprefix("cell-"): t for name, t in json.loads(made.as_shown).items()})
    assert again.is_valid()
    assert again.changes == {("1", "a"): "P"}


def test_cell_both_changed_alike_is_no_conflict():
    made = grid({("1", "a"): "P"}, {"1-a": "p"}, {"1-a": "X"})
    assert made.is_valid()
    assert not made.changes


def test_closed_cell_takes_nothing():
    made = grid({}, {"1-a": "P"}, closed={("1", "a"): "No seat then"})
    assert made.is_valid()
    assert not made.changes


@pytest.mark.parametrize("rubbish", ["", "no json", "[1]"])
def test_page_that_does_not_say_what_it_showed_overwrites_nothing(rubbish):
    data = {"cell-1-a": "P", AS_SHOWN: rubbish}
    made = Grid(rows=ROWS, columns=COLUMNS, held={("1", "a"): "D"}, read=read, caption="", data=data)
    assert not made.is_valid()
    assert not made.changes


def test_each_box_is_named_by_its_row_and_column():
    labels = [cell.label for _, cells in grid().rows for cell in cells]
    assert labels == ["First, May", "First, June", "Second, of two, May", "Second, of two, June"]
