"""Lists typed or pasted as lines."""

import pytest

from lscb.web.typedlines import read, write


@pytest.mark.parametrize(
    ("typed", "number", "depth", "parts"),
    [
        ("1.2 Staff are trained", "1.2", 0, ("Staff are trained",)),
        ("3. Staff | What shows it", "3", 0, ("Staff", "What shows it")),
        ("A) Staff", "A", 0, ("Staff",)),
        ("- Staff", "", 1, ("Staff",)),
        ("  -- 1.1.1 Staff", "1.1.1", 2, ("Staff",)),
        ("18 year olds are asked", "", 0, ("18 year olds are asked",)),
        ("A policy stands", "", 0, ("A policy stands",)),
        ("4\tStaff\tWhat shows it", "4", 0, ("Staff", "What shows it")),
        ("\tStaff\tWhat shows it", "", 0, ("Staff", "What shows it")),
        ("Staff\tWhat shows it\t\t", "", 0, ("Staff", "What shows it")),
    ],
)
def test_line_is_read_with_number_depth_and_parts(typed, number, depth, parts):
    (line,) = read(typed)
    assert (line.number, line.depth, line.parts) == (number, depth, parts)


def test_empty_lines_are_passed_over_and_keep_their_place():
    assert [(line.place, line.part(0), line.part(1)) for line in read("One\n\n  \n- | \nTwo")] == [
        (1, "One", ""),
        (5, "Two", ""),
    ]


@pytest.mark.parametrize("depth", [0, 2])
def test_what_is_written_is_read_again(depth):
    written = write("2", "Staff\nare | trained", "", "name", depth=depth)
    (line,) = read(written)
    assert (line.number, line.depth, line.parts) == ("2", depth, ("Staff are / trained", "", "name"))
