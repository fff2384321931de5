"""Checks of typed numbers against the records they evidently speak of.

An indicator says by which words texts speak of it (`Indicator.terms`). A number beside such a word is looked for among
all that the records give for it; a number that is none of them is reported. What is said roughly ("over 180") is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from lscb.annualreport.checks.faults import Fault, Subject
from lscb.annualreport.checks.texts import quoted, sentences
from lscb.document import walk
from lscb.document.blocks import Figure, Unit
from lscb.document.reckoning import Number, Reckoning, Ref
from lscb.document.rounding import rounded
from lscb.document.words import number as written
from priorities.indicators.models import Indicator, Observation

_UNITS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_IN_WORDS = {word: value for value, word in enumerate(_UNITS)} | _TENS
_IN_WORDS |= {
    f"{ten}-{unit}": value + n for ten, value in _TENS.items() for n, unit in enumerate(_UNITS[1:10], start=1)
}
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))}"
ROUGHLY = (
    r"(?:about|around|approximately|nearly|almost|over|under|above|below|some|at least|up to"
    r"|(?:more|fewer|less) than)\s+"
)
NEAR = r"(?:\s+[\w’'-]+){0,3}?\s+"
VERBS = r"(?:was|were|is|are|stood at|came to|totalled|numbered|rose to|fell to|grew to|dropped to|of|:)"
MONTHLY = re.compile(
    rf"\b(?P<n>{NUMBER})(?:\s+[\w’'-]+){{0,3}}?\s+(?:per|a|each|every|for each)\s+month\b", re.IGNORECASE
)
CHANGED = re.compile(
    r"\b(?:up|rise|rose|risen|increased?|fell|fall|fallen|down|drop(?:ped)?|decreased?|grew|growth|reduced|reduction)\b"
    rf"(?:\s+(?:by|of|from|was|were))?(?:\s+[\w’'-]+){{0,3}}?\s+(?P<n>{NUMBER})\s?(?:%|per cent)",
    re.IGNORECASE,
)
MONTHS = 12
DOZEN_MONTHS = range(350, 380)


@dataclass
class Known:
    """What the records give for one indicator: `values` of any kind and period, by `label` the most telling first."""

    indicator: Indicator
    values: dict[Number, str] = field(default_factory=dict)
    percentages: set[Number] = field(default_factory=set)
    yearly: dict[Number, str] = field(default_factory=dict)
    steps: list[tuple[Fraction, Fraction]] = field(default_factory=list)

    @property
    def terms(self) -> str:
        """A pattern of the words that speak of it, in the plural too."""
        lines = [line.strip() for line in self.indicator.terms.splitlines() if line.strip()]
        return "|".join(rf"{re.escape(line)}(?:s|es)?" for line in sorted(lines, key=len, reverse=True))


def typed_number(subject: Subject) -> Iterator[Fault]:
    """A number typed in the text is not one the records give for what it speaks of."""
    for known in _all_known(subject):
        pattern = _beside(known.terms)
        for path, sentence in _speaking(subject, known):
            for found in pattern.finditer(sentence):
                said = found["n"] or found["n2"]
                monthly = MONTHLY.search(found[0] + sentence[found.end() :])
                if found["rough"] or found["rough2"] or _is_year(said) or monthly:
                    continue
                value = value_of(said)
                if not any(_same(value, held, said) for held in known.values):
                    yield _fault(path, said, sentence, known, value)


def monthly_average(subject: Subject) -> Iterator[Fault]:
    """A text gives a number for each month that the year's total does not give."""
    for known in _all_known(subject):
        for total, label in known.yearly.items():
            average = rounded(Fraction(total) / MONTHS)
            for path, sentence in _speaking(subject, known):
                for found in MONTHLY.finditer(sentence):
                    value = value_of(found["n"])
                    if value == average or any(_same(value, held, found["n"]) for held in known.values):
                        continue
                    gives = f"{written(total)} in twelve months ({label}) is {written(average)} for each"
                    yield Fault(path, f"“{found[0]}”: {gives}. In {quoted(sentence)}", (found[0], str(total)))


def per_cent_for_points(subject: Subject) -> Iterator[Fault]:
    """A text gives as a change in per cent what is a difference in percentage points."""
    for known in _all_known(subject):
        for path, sentence in _speaking(subject, known):
            for found in CHANGED.finditer(sentence):
                value = value_of(found["n"])
                for before, after in known.steps:
                    change = abs(after - before) / before * 100
                    if _same(value, abs(after - before), found["n"]) and not _same(value, change, found["n"]):
                        step = f"from {written(before, 1)}% to {written(after, 1)}%"
                        gives = f"{step} is {found['n']} percentage points, and a change of {written(change, 1)}%"
                        bound = (found[0], str(before), str(after))
                        yield Fault(path, f"“{found[0]}”: {gives}. In {quoted(sentence)}", bound)


def _beside(terms: str) -> re.Pattern[str]:
    """A number just before one of the words, or after it and a verb; percentages are another thing."""
    no_percentage = r"(?!\s?%|\s+per cent|[\d,.]*\d|/"
    before = rf"(?P<rough>\b{ROUGHLY})?(?<![\w.,£/-])(?P<n>{NUMBER}){no_percentage}){NEAR}(?:{terms})\b"
    after = rf"\b(?:{terms})\s+(?:\w+\s+){{0,2}}?{VERBS}\s+(?P<rough2>{ROUGHLY})?(?P<n2>{NUMBER})"
    return re.compile(rf"{before}|{after}{no_percentage}|\s+per\b|\s+(?:a|each|every)\s)", re.IGNORECASE)


def value_of(said: str) -> Number:
    """A number as it is typed, in digits or words: "1,239", "4.3", "twelve"."""
    plain = said.lower().replace(",", "")
    return _IN_WORDS[plain] if plain in _IN_WORDS else Fraction(plain) if "." in plain else int(plain)


def _same(typed: Number, held: Number, said: str) -> bool:
    """Whether a held number, at the decimals that were typed, is the typed one."""
    places = len(said.partition(".")[2])
    return bool(rounded(held, places) == typed or rounded(held) == typed)


def _is_year(said: str) -> bool:
    return said.isdigit() and len(said) == 4 and said[:2] in ("19", "20")


def _speaking(subject: Subject, known: Known) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each sentence that a person wrote and that holds one of the indicator's words."""
    terms = re.compile(rf"\b(?:{known.terms})\b", re.IGNORECASE)
    for said in subject.written:
        if terms.search(said.typed):
            yield from ((said.path, sentence) for sentence in sentences(said.typed) if terms.search(sentence))


def _fault(path: tuple[str, ...], said: str, sentence: str, known: Known, value: Number) -> Fault:
    nearest = min(known.values, key=lambda held: abs(Fraction(held) - Fraction(value)))
    held = known.yearly or {nearest: known.values[nearest]}
    total, label = next(iter(held.items()))
    held_words = written(total, 0 if Fraction(total).denominator == 1 else 1)
    words = f"“{said}” in {quoted(sentence)} The records say {held_words} ({label})."
    return Fault(path, words, (said, sentence, str(total)))


def _all_known(subject: Subject) -> list[Known]:
    return subject.once("numbers", lambda: _known(subject))


def _known(subject: Subject) -> list[Known]:
    """The indicators that texts can be held against, with what the records and the report's own figures give."""
    board = subject.report.board
    held = {row.pk: Known(row) for row in Indicator.objects.of_board(board).exclude(terms="")}
    owners: dict[int, int] = {}
    rows = (
        Observation.objects.current()
        .filter(indicator__in=list(held))
        .select_related("period", "category1", "category2")
    )
    points: dict[int, list[Fraction]] = {}
    for row in rows.order_by("period__ends", "pk"):
        owners[row.pk] = row.indicator_id
        known = held[row.indicator_id]
        label = f"{known.indicator}, {row.period.label}"
        numbers = [row.value, row.numerator, row.denominator]
        known.values |= {_plain(n): label for n in numbers if n is not None}
        whole = row.category1.is_all and row.category2.is_all
        if row.value is None or not whole:
            continue
        if (row.period.ends - row.period.starts).days in DOZEN_MONTHS and row.period.ends <= subject.report.period.ends:
            known.yearly = {_plain(row.value): label}  # the latest one stands
        if known.indicator.unit == "percent":
            points.setdefault(row.indicator_id, []).append(Fraction(row.value))
    for pk, each in points.items():
        held[pk].steps = [(before, after) for before, after in pairwise(each) if before]
    for _, figure in walk.figures(subject.document):
        for owner in {owners[pk] for pk in _observations(figure) if pk in owners}:
            if figure.value is not None:
                held[owner].values.setdefault(_plain(figure.value), figure.label)
    return [known for known in held.values() if known.values]


def _plain(value: Number) -> Number:
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else exact


def _observations(figure: Figure) -> Iterator[int]:
    def inside(reckoning: Reckoning) -> Iterator[int]:
        for part in reckoning.parts:
            if isinstance(part, Ref):
                if part.model == "indicators.observation":
                    yield part.pk
            else:
                yield from inside(part)

    if figure.reckoning is not None and figure.unit is not Unit.PENCE:
        yield from inside(figure.reckoning)
