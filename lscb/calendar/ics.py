"""Whole days as an iCalendar file (RFC 5545). Pure functions; no package, as whole days need forty lines of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# Octets in a line before it must be folded (RFC 5545, 3.1).
LONGEST = 75
CRLF = "\r\n"


@dataclass(frozen=True)
class Event:
    """Something on a day. `uid` names it for ever, so that a calendar changes it instead of adding another."""

    uid: str
    day: date
    summary: str
    description: str = ""
    url: str = ""
    cancelled: bool = False


def calendar(name: str, events: Iterable[Event], stamp: datetime) -> str:
    """The file. `stamp` says when it was made: the same for the same calendar, so that equal content is equal bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LSCB//Calendar//EN", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H"]
    for event in events:
        lines += _event(event, stamp)
    return "".join(fold(line) + CRLF for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line break escaped (RFC 5545, 3.3.11)."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\r", "\n"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def fold(line: str) -> str:
    """A line in pieces of 75 octets at most, never through a letter; each further piece begins with a space."""
    pieces, piece, room = [], "", LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LONGEST - 1
        piece, room = piece + letter, room - size
    return f"{CRLF} ".join([*pieces, piece])


def _event(event: Event, stamp: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    lines += [f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"]
    lines += [f"SUMMARY:{escaped(event.summary)}"]
    lines += [f"DESCRIPTION:{escaped(event.description)}"] if event.description else []
    lines += [f"URL:{event.url}"] if event.url else []
    lines += ["STATUS:CANCELLED"] if event.cancelled else []
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]
