"""Words made fit for paper: nothing a font cannot hold, and a place to break in what is too long for a line."""

from __future__ import annotations

import re

# What may not stand in JSON or XML, or means nothing on paper.
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LONGEST, _RUN = 25, 12
_LONG = re.compile(rf"\S{{{_LONGEST},}}")
BREAK = "\u200b"
"""A place to break without a hyphen; it has no width and is no letter."""


def clean(words: str) -> str:
    """The words without control characters and halves of letters; what parts words parts them still."""
    return _UNFIT.sub(" ", words)


def breakable(words: str, longest: int = _LONGEST) -> str:
    """The words on one line, with places to break in each that has `longest` letters or more."""
    if len(words) < longest and words.isprintable():
        return words  # as most are: nothing to clean, to join or to break
    one_line = " ".join(clean(words).split("\n"))
    pattern = _LONG if longest == _LONGEST else re.compile(rf"[^\s{BREAK}]{{{longest},}}")
    return pattern.sub(lambda long: _broken(long[0], min(longest, _RUN)), one_line)


def _broken(word: str, run: int) -> str:
    return BREAK.join(word[i : i + run] for i in range(0, len(word), run))
