"""Checks of the words: what was left standing from a template, what points to paper, what nobody can look up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lscb.annualreport.checks.faults import Fault, Subject
from lscb.annualreport.checks.texts import Said, quoted, sentences
from lscb.annualreport.models import Abbreviation
from lscb.document.abbreviations import explained
from lscb.document.blocks import Section

# XX in capitals only after a word in small letters: after a name it is a Roman numeral.
PLACEHOLDERS = re.compile(
    r"\binsert\b[^.]{0,80}?\bhere\b|\bonce known\b|\blorem ipsum\b|\bT\.?B\.?[ACD]\b\.?|\?{2,}"
    r"|\bx{3,}\b|(?-i:\bxx\b|\b[a-z]+ XX\b)"
    r"|[\[<{](?:insert|name|date|number|add|enter)[^\]>}]*[\]>}]",
    re.IGNORECASE,
)
STRAY = re.compile(
    r"\b(?:see|refer to|on|at)\s+(?:the\s+)?(?:page|p\.)\s*\d+\b|\bpage \d+ of\b|\boverleaf\b"
    r"|\b(?:table|diagram|chart|figures?) (?:above|below|overleaf)\b|\bclick here\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"\b(?:[A-Z]{2,6}|[A-Z][a-z]?[A-Z&][A-Z]{0,3})s?\b")
ROMAN = re.compile(r"^[IVXLC]+$")
# What every reader of a council's page knows.
KNOWN = frozenset(
    ["UK", "NHS", "GP", "GPs", "PDF", "TV", "DVD", "CD", "UN", "EU", "BBC", "AM", "PM", "OK", "ID", "USA"]
)

ONE_PAGE = 450
"""Words that stand on a page of A4 with its six figures."""
EASY = 20
"""The most words of a sentence that a child of eleven reads at one go (GOV.UK's advice asks for 25 of grown-ups)."""


def placeholder(subject: Subject) -> Iterator[Fault]:
    """A note to the writer was left in the text."""
    yield from _matching(subject.texts, PLACEHOLDERS)


def points_to_paper(subject: Subject) -> Iterator[Fault]:
    """The text points to a page or a place that a reader on screen does not have."""
    yield from _matching(subject.written, STRAY)


def unexplained_abbreviation(subject: Subject) -> Iterator[Fault]:
    """An abbreviation is used and nowhere explained."""
    whole = "\n".join(said.words for said in subject.texts)
    names = set(re.findall(r"\w+", subject.document.board))
    if any(chapter.key == "glossary" for chapter in subject.document.chapters):
        names |= set(Abbreviation.objects.of_board(subject.report.board).values_list("short", flat=True))
    seen: set[str] = set()
    for said in subject.texts:
        for short in CAPITALS.findall(_shouting_aside(said.words)):
            plain = short.removesuffix("s")
            if plain in seen or plain in KNOWN or plain in names or ROMAN.match(plain):
                continue
            seen.add(plain)
            if not explained(plain, whole):
                where = next((part for part in sentences(said.words) if plain in part), said.words)
                yield Fault(said.path, f"{plain}, first in {quoted(where)}", (plain,))


def longer_than_a_page(subject: Subject) -> Iterator[Fault]:
    """The summary is longer than a page. Whoever reads only that should not have to turn over."""
    for chapter, said in _of(subject, "summary"):
        count = sum(len(one.words.split()) for one in said)
        if count > ONE_PAGE:
            yield Fault((chapter.key,), f"“{chapter.heading}” has {count} words; about {ONE_PAGE} fit on a page.")


def hard_for_the_young(subject: Subject) -> Iterator[Fault]:
    """A sentence of the summary for children and young people is long."""
    for _, said in _of(subject, "young-people"):
        for one in said:
            for sentence in sentences(one.typed):
                if len(sentence.split()) > EASY:
                    yield Fault(one.path, f"{len(sentence.split())} words in {quoted(sentence)}", (sentence,))


def _of(subject: Subject, key: str) -> Iterator[tuple[Section, list[Said]]]:
    """The chapter of that key with the words in it."""
    for chapter in subject.document.chapters:
        if chapter.key == key:
            yield chapter, [said for said in subject.texts if said.path[:1] == (key,)]


def _matching(texts: Iterator[Said] | list[Said], pattern: re.Pattern[str]) -> Iterator[Fault]:
    for said in texts:
        for sentence in sentences(said.typed):
            if found := pattern.search(sentence):
                yield Fault(said.path, f"“{found[0]}”, in {quoted(sentence)}", (found[0], sentence))


def _shouting_aside(words: str) -> str:
    """The words, but not a heading that is all capitals: those are no abbreviations."""
    letters = re.findall(r"[A-Za-z]{2,}", words)
    return "" if len(letters) > 2 and all(word.isupper() for word in letters) else words
