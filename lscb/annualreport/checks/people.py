"""Checks that nobody can be known from the report: small numbers, in figures and in words, and personal details."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lscb.annualreport.checks.faults import Fault, Subject
from lscb.annualreport.checks.texts import quoted, sentences
from lscb.document import walk
from lscb.document.blocks import Unit
from lscb.document.quantity import is_small

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PEOPLE = (
    r"(?:child(?:ren)?|bab(?:y|ies)|infants?|young (?:people|persons?|men|man|women|woman)|girls?|boys?|teenagers?"
    r"|pupils?|siblings?|brothers?|sisters?|twins|deaths?|suicides?|victims?|mothers?|fathers?|parents)"
)
EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<!\d)(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
BORN = re.compile(r"\b(?:born (?:on|in)|date of birth|d\.?o\.?b\.?)\b[^.]{0,30}\d", re.IGNORECASE)
TEN_DIGITS = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")


def small_number(subject: Subject) -> Iterator[Fault]:
    """A count of people small enough to point to somebody is shown."""
    threshold = subject.protected.threshold
    for path, figure in walk.figures(subject.document):
        shown = [value for value in (figure.value, figure.printed) if figure.unit is Unit.PEOPLE]
        if any(is_small(value, threshold) for value in shown):
            yield Fault(path, f"{figure.label}: fewer than {threshold} people.", (figure.label, str(figure.value)))


def small_number_in_words(subject: Subject) -> Iterator[Fault]:
    """A text speaks of so few people that somebody might be known. Nobody can hide that but its writer."""
    few = subject.protected.threshold - 1
    numbers = "|".join([*WORDS[:few], *(str(n) for n in range(1, few + 1)), "a single"])
    pattern = re.compile(rf"(?<![\w.,£-])(?:{numbers})\s+(?:[\w’-]+\s+){{0,2}}?{PEOPLE}\b(?!’)", re.IGNORECASE)
    for said in subject.written:
        for sentence in sentences(said.typed):
            if found := pattern.search(sentence):
                yield Fault(said.path, f"“{found[0]}”, in {quoted(sentence)}", (found[0], sentence))


def nhs_number(subject: Subject) -> Iterator[Fault]:
    """A number stands in the text that is built like an NHS number."""
    for said in subject.texts:
        for found in TEN_DIGITS.finditer(said.typed):
            if is_nhs_number("".join(found.groups())):
                yield Fault(
                    said.path, f"A number ending in {found[3][-2:]}, in {_without(said.typed, found[0])}", (found[0],)
                )


def personal_details(subject: Subject) -> Iterator[Fault]:
    """An email address, telephone number, postcode or date of birth stands in the text."""
    kinds = ((EMAIL, "email address"), (PHONE, "telephone number"), (POSTCODE, "postcode"), (BORN, "date of birth"))
    for said in subject.texts:
        for pattern, kind in kinds:
            if found := pattern.search(said.typed):
                yield Fault(said.path, f"{_a(kind)}: “{found[0].strip()}”", (found[0],))


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number (modulus 11, weights 10 to 2)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (11 - total % 11) % 11
    return len(digits) == 10 and len(set(digits)) > 1 and check == int(digits[9])


def _without(words: str, number: str) -> str:
    """The sentence it stands in, the number left out: what a check says is read by more people than the text."""
    return quoted(words.replace(number, "[the number]"))


def _a(kind: str) -> str:
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"
