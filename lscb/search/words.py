"""What somebody typed into the search box, read kindly: any text is a question, and none is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 20
LONGEST_WORD = 100
# A phrase in quotes, straight or curly, or whatever stands between spaces; either may follow a minus.
PIECE = re.compile(r'(-?)(?:["“”]([^"“”]*)["“”]?|(\S+))')
LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Clause:
    """Words and phrases that must all be there, and those that must not; a phrase is its words in their order."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Words:
    """A question: any one of its clauses answers it. `shortened` says that more was typed than is looked for."""

    clauses: tuple[Clause, ...] = ()
    shortened: bool = False

    def __bool__(self) -> bool:
        return bool(self.clauses)


def read(typed: str) -> Words:
    """The question in what was typed: every word, "a phrase" in its order, -without this, this or that."""
    clauses: list[Clause] = []
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    count, shortened = 0, False
    for minus, quoted, bare in PIECE.findall(typed.replace("\0", " ")):
        if bare.lower() == "or" and not minus:
            clauses += [Clause(tuple(wanted), tuple(unwanted))] if wanted else []
            wanted, unwanted = [], []
            continue
        phrase = tuple(LETTERS.findall(quoted or bare))
        if not phrase:
            continue
        if count + len(phrase) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in phrase):
            shortened = True
            phrase = tuple(word[:LONGEST_WORD] for word in phrase[: MOST_WORDS - count])
        count += len(phrase)
        if phrase:
            (unwanted if minus else wanted).append(phrase)
        if count >= MOST_WORDS and shortened:
            break
    clauses += [Clause(tuple(wanted), tuple(unwanted))] if wanted else []
    return Words(tuple(clauses), shortened)
