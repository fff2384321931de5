"""What a page needs to know of a list that is typed whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lscb.setup import lists


@dataclass(frozen=True)
class ListOfLines:
    """A list typed as lines: how one that stands is written, how one is read (like another), how it is put in place."""

    many: str
    hint: str
    text: Callable[[Any], str]
    read: Callable[[str, Any], Sequence[Any]]
    lay_out: Callable[[Any, Sequence[Any], Any], None]


PASTED = "Rows of a spreadsheet can be pasted."
HEADINGS = ListOfLines(
    "headings",
    "One a line, for example “1. Impact and outcomes | What is better for children, and how you know”: guidance stands "
    f"after the bar. {PASTED} End the words with * where they are asked for each priority, with (optional) where they "
    "may be left out. A name after a second bar ties a heading to the answers of earlier years: leave it as it is.",
    lists.headings_as_text,
    lists.read_headings,
    lists.lay_out_headings,
)
STANDARDS = ListOfLines(
    "standards",
    "One a line, for example “1.2 Staff know whom to ask | A name on every notice board”: what a good answer shows "
    f"stands after the bar. {PASTED} 1.2 stands under 1; a dash before a line puts it under the one above.",
    lists.standards_as_text,
    lists.read_standards,
    lists.lay_out_standards,
)
LEVELS = ListOfLines(
    "levels",
    "One a line, the lowest first, for example “Not met | Nothing is in place | red”: what is true there, then red, "
    f"amber or green. {PASTED} They count from 1 unless each has a number: “0. Not met”.",
    lists.levels_as_text,
    lists.read_levels,
    lists.lay_out_levels,
)
