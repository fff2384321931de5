"""A period as people write it: "2012-13", "Q1 2012-13", "Apr-Jun 2012", "31 March 2013", and as government files do."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from lscb.board.models import Basis
from lscb.web.british import MONTHS
from lscb.web.fields import MONTH_NUMBERS
from priorities.indicators.importing.refusals import NotRead

# What a year on its own means, such as 2012; a pair such as 2012-13 is a financial year unless all are academic.
CALENDAR, FINANCIAL, ENDING, ACADEMIC = "calendar", "financial", "ending", "academic"
FIRST_MONTH = {CALENDAR: 1, FINANCIAL: 4, ACADEMIC: 9}
TWO_YEARS = re.compile(r"(\d{4})\s*[-/–]?\s*(\d{2}|\d{4})")
ONE_YEAR = re.compile(r"(\d{4})")
QUARTER = re.compile(r"Q([1-4])\s+(.+)|(.+?)\s+Q([1-4])", re.IGNORECASE)
HALF = re.compile(r"H([12])\s+(.+)|(.+?)\s+H([12])", re.IGNORECASE)
MONTHS_OF = re.compile(r"([A-Za-z]+)\s*(?:-|–|to)\s*([A-Za-z]+)\s+(\d{4})")
MONTH = re.compile(r"([A-Za-z]+)[\s-]+(\d{4})")
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\s+(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# What government files call a sort of year, and which of ours it is.
YEARS = {
    "financial year": FINANCIAL,
    "tax year": "",
    "calendar year": CALENDAR,
    "academic year": ACADEMIC,
}
PARTS = {
    "part 1 (april to september)": 1,
    "part 2 (october to march)": 2,
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days with the name it gets where the board does not hold it yet."""

    basis: str
    name: str
    starts: date
    ends: date


def read(text: str, kind: str = "", year: str = CALENDAR) -> Span:
    """The days a text names. `kind` is a government file's time_identifier, `year` which year a bare number means.

    Raises NotRead where we cannot tell the days.
    """
    text, kind = " ".join(text.split()), " ".join(kind.split()).casefold()
    try:
        return _identified(text, kind) if kind else _plain(text, year)
    except (ValueError, KeyError, OverflowError):
        said = f"“{text}” ({kind})" if kind else f"“{text}”"
        raise NotRead(f"We cannot tell which days {said} means") from None


def _identified(text: str, kind: str) -> Span:
    if kind in PARTS:
        return _half(_first_year(text), 4, PARTS[kind])
    if kind in MONTH_NUMBERS:
        return _month(int(text[:4]), MONTH_NUMBERS[kind])
    for words, sort in YEARS.items():
        if not sort or not kind.startswith(words):
            continue
        first = _first_year(text)
        if kind == words:
            return _year(first, sort)
        if (quarter := re.fullmatch(r" q([1-4])", kind.removeprefix(words))) is not None:
            return _quarter(first, FIRST_MONTH[sort], int(quarter[1]))
    raise ValueError(kind)


def _plain(text: str, year: str) -> Span:
    if found := ISO.fullmatch(text):
        return _day(date(*map(int, found.groups())))
    if found := SLASHES.fullmatch(text):
        return _day(date(int(found[3]), int(found[2]), int(found[1])))
    if found := DAY.fullmatch(text):
        return _day(date(int(found[3]), MONTH_NUMBERS[found[2].casefold()], int(found[1])))
    if found := QUARTER.fullmatch(text):
        first, sort = _meant(found[2] or found[3], year)
        return _quarter(first, FIRST_MONTH[sort], int(found[1] or found[4]))
    if found := HALF.fullmatch(text):
        first, sort = _meant(found[2] or found[3], year)
        return _half(first, FIRST_MONTH[sort], int(found[1] or found[4]))
    if found := MONTHS_OF.fullmatch(text):
        return _months(MONTH_NUMBERS[found[1].casefold()], MONTH_NUMBERS[found[2].casefold()], int(found[3]))
    if found := MONTH.fullmatch(text):
        return _month(int(found[2]), MONTH_NUMBERS[found[1].casefold()])
    return _year(*_meant(text, year))


def _meant(text: str, year: str) -> tuple[int, str]:
    """The first calendar year of a year, and the sort of year it is."""
    first = _first_year(text)
    if not ONE_YEAR.fullmatch(text.strip()):
        return first, ACADEMIC if year == ACADEMIC else FINANCIAL
    return (first - 1, FINANCIAL) if year == ENDING else (first, year)


def _first_year(text: str) -> int:
    """Of "2012-13", "2012/2013", "201213" the first; of "2012" that one. Raises ValueError for years apart."""
    if ONE_YEAR.fullmatch(text.strip()):
        return int(text)
    found = TWO_YEARS.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    first, second = int(found[1]), int(found[2])
    if second != (first + 1 if len(found[2]) == 4 else (first + 1) % 100):
        raise ValueError(text)
    return first


def _year(first: int, sort: str) -> Span:
    if sort == CALENDAR:
        return Span(Basis.OTHER, str(first), date(first, 1, 1), date(first, 12, 31))
    name = f"{first}-{(first + 1) % 100:02d}"
    if sort == ACADEMIC:
        return Span(Basis.OTHER, f"Academic year {name}", date(first, 9, 1), date(first + 1, 8, 31))
    return Span(Basis.YEAR, name, date(first, 4, 1), date(first + 1, 3, 31))


def _quarter(year: int, first_month: int, number: int) -> Span:
    month = first_month + 3 * (number - 1)
    return _run(year + (month > 12), (month - 1) % 12 + 1, 3, Basis.QUARTER)


def _half(year: int, first_month: int, number: int) -> Span:
    month = first_month + 6 * (number - 1)
    return _run(year + (month > 12), (month - 1) % 12 + 1, 6, Basis.HALF)


def _months(first: int, last: int, year: int) -> Span:
    """From one month to another of the year named last: "Oct-Mar 2013" begins in 2012."""
    count = (last - first) % 12 + 1
    basis = {3: Basis.QUARTER, 6: Basis.HALF}.get(count, Basis.OTHER)
    return _run(year - (last < first), first, count, basis)


def _month(year: int, month: int) -> Span:
    return _run(year, month, 1, Basis.MONTH)


def run(year: int, month: int, count: int) -> Span:
    """So many months from one on: a month, a quarter, a half-year."""
    return _run(year, month, count, {1: Basis.MONTH, 3: Basis.QUARTER, 6: Basis.HALF}.get(count, Basis.OTHER))


def _run(year: int, month: int, count: int, basis: str) -> Span:
    ending = month + count - 1
    last_year, last = year + (ending > 12), (ending - 1) % 12 + 1
    ends = date(last_year, last, calendar.monthrange(last_year, last)[1])
    name = (
        f"{MONTHS[month - 1]} {year}" if count == 1 else f"{MONTHS[month - 1][:3]}-{MONTHS[last - 1][:3]} {last_year}"
    )
    return Span(basis, name, date(year, month, 1), ends)


def _day(on: date) -> Span:
    return Span(Basis.DAY, f"{on.day} {MONTHS[on.month - 1]} {on.year}", on, on)
