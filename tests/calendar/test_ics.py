"""What a calendar program reads (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lscb.calendar.ics import LONGEST, Event, calendar, escaped, fold

STAMP = datetime(2013, 4, 1, 12, tzinfo=UTC)
DUE = Event(
    "return-4@board.example", date(2013, 4, 30), "Due: Section 11, Housing", "To be handed in.", "https://a.b/4"
)


def test_day_is_written_whole():
    assert calendar("Board", [DUE], STAMP).split("\r\n") == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LSCB//Calendar//EN", "CALSCALE:GREGORIAN", "X-WR-CALNAME:Board"),
        *("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"),
        *("BEGIN:VEVENT", "UID:return-4@board.example", "DTSTAMP:20130401T120000Z", "DTSTART;VALUE=DATE:20130430"),
        *("DTEND;VALUE=DATE:20130501", "SUMMARY:Due: Section 11\\, Housing", "DESCRIPTION:To be handed in."),
        *("URL:https://a.b/4", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", ""),
    ]


def test_cancelled_meeting_says_so():
    assert "STATUS:CANCELLED\r\n" in calendar("Board", [Event("a", date(2013, 4, 1), "A", cancelled=True)], STAMP)


@pytest.mark.parametrize(
    ("text", "written"),
    [("a;b,c\\d", "a\\;b\\,c\\\\d"), ("one\r\ntwo\nthree", "one\\ntwo\\nthree"), ("bell\x07", "bell")],
)
def test_what_means_something_to_the_format_is_escaped(text, written):
    assert escaped(text) == written


@given(some.text(max_size=400))
def test_no_text_breaks_out_of_its_line_or_is_lost(text):
    folded = fold(f"SUMMARY:{escaped(text)}")
    pieces = folded.split("\r\n")
    assert all(len(piece.encode()) <= LONGEST for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == f"SUMMARY:{escaped(text)}"
    assert "\n" not in folded.replace("\r\n", "")


def test_line_is_folded_between_letters_not_within_one():
    assert fold("é" * 40).split("\r\n") == ["é" * 37, " ééé"]
