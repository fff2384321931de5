"""A list typed or pasted as lines: a number, a depth told by dashes, and parts between bars or from a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

# "1.2 Words", "1. Words", "A) Words"; a bare "18 year olds" is no number.
NUMBERED = re.compile(r"((?:[A-Z]{0,2}\d+(?:\.\d+)*[.)])|(?:[A-Z]{0,2}\d+(?:\.\d+)+)|(?:[A-Z][.)]))\s+(?=\S)")
NUMBER_ALONE = re.compile(r"[A-Z]{0,2}\d+(?:\.\d+)*[.)]?|[A-Z][.)]?")
DASHES = re.compile(r"\s*([-–—•]+)\s*")
PARTED = re.compile(r"\s*[|\t]\s*")


@dataclass(frozen=True)
class Line:
    """One line: its place among those typed (from 1), its number without its full stop, and its parts, at least one.

    `depth` counts the dashes before it.
    """

    place: int
    number: str
    depth: int
    parts: tuple[str, ...]

    def part(self, place: int) -> str:
        """A part by its place from 0; empty where the line has fewer."""
        return self.parts[place] if place < len(self.parts) else ""


def read(text: str) -> list[Line]:
    """The lines of a text that say something."""
    found = ((place, line) for place, line in enumerate(text.splitlines(), start=1))
    return [made for place, line in found if (made := _line(place, line))]


def write(number: str, words: str, *more: str, depth: int = 0) -> str:
    """One line as `read` takes it. Parts are put on one line each; empty ones at the end are left out."""
    stop = "." if number and "." not in number else ""
    dashes = "-" * depth + " " if depth else ""
    head = f"{dashes}{number}{stop} {flat(words)}" if number else f"{dashes}{flat(words)}"
    parts = [head, *map(flat, more)]
    while parts[-1] == "" and len(parts) > 1:
        parts.pop()
    return " | ".join(parts)


def flat(words: str) -> str:
    """Words on one line, without the bar that parts them."""
    return " ".join(words.replace("|", "/").split())


def _line(place: int, line: str) -> Line | None:
    dashes = DASHES.match(line)
    depth, rest = (len(dashes[1]), line[dashes.end() :]) if dashes else (0, line)
    parts = [part.strip() for part in PARTED.split(rest.strip(" "))]
    number = ""
    if len(parts) > 1 and NUMBER_ALONE.fullmatch(parts[0]):
        number = parts.pop(0)
    elif len(parts) > 1 and not parts[0]:
        parts.pop(0)  # a spreadsheet's empty cell of a number
    elif found := NUMBERED.match(parts[0]):
        number, parts[0] = found[1], parts[0][found.end() :]
    while parts and not parts[-1]:
        parts.pop()
    return Line(place, number.rstrip(".)"), depth, tuple(parts)) if parts else None
