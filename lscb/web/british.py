"""Days, spans of years and money as the board writes them. Pure functions; templates use them as filters."""

import datetime
from collections.abc import Sequence

# Not from the locale, which on a server is seldom British.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
EN_DASH = "–"
MINUS = "−"


def day(value: datetime.date | None) -> str:
    """Writes a day as "2 April 2013", and nothing for none. A moment should be made local first."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else ""


def how_far(value: datetime.date, today: datetime.date) -> str:
    """Says how far a day lies from today: "in 8 days", "tomorrow", "today", "12 days late"."""
    days = (value - today).days
    if days in (0, 1):
        return "today" if days == 0 else "tomorrow"
    return f"in {thousands(days)} days" if days > 0 else days_late(-days)


def thousands(value: int) -> str:
    """Writes a whole number with its thousands parted: "1,239"."""
    return f"{value:,}".replace("-", MINUS)


def days_late(days: int) -> str:
    """Writes "12 days late", "1 day late" and "1,204 days late"."""
    return f"{days} day late" if days == 1 else f"{thousands(days)} days late"


def clock(value: datetime.datetime) -> str:
    """Writes the time of a local moment: "16:05"."""
    return f"{value:%H:%M}"


def short_day(value: datetime.date | None, today: datetime.date) -> str:
    """Writes a day within half a year of today without its year, "10 April"; others in full; nothing for none."""
    if value is None or abs((value - today).days) > 183:
        return day(value)
    return f"{value.day} {MONTHS[value.month - 1]}"


def number_in_words(number: int) -> str:
    """Writes a number up to ten as a word."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def year_span(starts: datetime.date, ends: datetime.date) -> str:
    """Writes the years of a period: "2012–13", "1999–2000", or "2013" when it lies in one."""
    if starts.year == ends.year:
        return str(starts.year)
    same_century = starts.year // 100 == ends.year // 100
    return f"{starts.year}{EN_DASH}{ends.year % 100:02d}" if same_century else f"{starts.year}{EN_DASH}{ends.year}"


def pounds(pence: int | None) -> str:
    """Writes pence as pounds, leaving out pence that are nought: "£162,301", "£39,169.50"; nothing for none."""
    if pence is None:
        return ""
    return pounds_and_pence(pence).removesuffix(".00")


def pounds_and_pence(pence: int | None) -> str:
    """Writes pence as pounds with both decimals, for columns that hold pence: "£39,169.00"."""
    if pence is None:
        return ""
    whole, rest = divmod(abs(pence), 100)
    return f"{MINUS if pence < 0 else ''}£{whole:,}.{rest:02d}"


def listed(words: Sequence[str]) -> str:
    """Some words in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
