"""What changed between two texts, word by word. Pure functions, for any two plain texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with the space after it; a line break stands for itself.
_PIECES = re.compile(r"\n+|[^\s]+[ \t]*")
# Beyond this many words, paragraphs are compared whole: word by word would take seconds.
MANY_WORDS = 4000


class Kind(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


@dataclass(frozen=True)
class Run:
    """Words in a row of which the same became."""

    kind: Kind
    words: str


def differences(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one: runs that stayed, were taken out or put in. The same texts give one run, or none."""
    was, now = _pieces(before), _pieces(after)
    matcher = SequenceMatcher(None, [w.strip() or w for w in was], [w.strip() or w for w in now], autojunk=False)
    return tuple(run for code in matcher.get_opcodes() for run in _runs(code, was, now))


def differ(before: str, after: str) -> bool:
    """Whether any word differs; spaces alone do not count."""
    return before.split() != after.split()


def _pieces(text: str) -> list[str]:
    words = _PIECES.findall(text)
    return words if len(words) <= MANY_WORDS else re.findall(r"\n+|[^\n]+", text)


def _runs(code: tuple[str, int, int, int, int], was: list[str], now: list[str]) -> Iterator[Run]:
    what, a, b, c, d = code
    if what == "equal":
        yield Run(Kind.SAME, "".join(now[c:d]))
        return
    if b > a:
        yield Run(Kind.TAKEN_OUT, "".join(was[a:b]))
    if d > c:
        yield Run(Kind.PUT_IN, "".join(now[c:d]))
