"""Form fields in the British manner: a day in three boxes, and money in pounds that is kept in pence."""

import datetime
import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from lscb.web.british import MONTHS

PARTS = ("day", "month", "year")
MONTH_NUMBERS = {
    name: number for number, month in enumerate(MONTHS, start=1) for name in (month.lower(), month.lower()[:3])
} | {"sept": 9}
FOUR_DIGITS = re.compile(r"[0-9]{4}")
POUNDS = re.compile(r"(-?)([0-9]+)(?:\.([0-9]{1,2}))?")
# The largest number an integer column holds on PostgreSQL: £21,474,836.47.
MOST_PENCE = 2_147_483_647


class DateInput(forms.MultiWidget):
    """Three boxes, named `<name>_day`, `<name>_month` and `<name>_year`, with ids ending 0, 1 and 2."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: datetime.date | None) -> list[int | None]:
        """Gives day, month and year of a date, or three blanks."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateField(forms.MultiValueField):
    """A day typed into three boxes; the month may be a number or a name. Gives a `datetime.date` or None.

    `noun` begins the messages: "Meeting date must include a year". An error's `parts` parameter numbers
    the boxes that are wrong, so that the page can mark them and lead to the first.
    """

    widget = DateInput

    def __init__(self, *, noun: str = "Date", **options: Any) -> None:
        self.noun = noun
        boxes = [forms.CharField(required=False) for _ in PARTS]
        super().__init__(fields=boxes, require_all_fields=False, **options)

    def clean(self, value: Any) -> datetime.date | None:
        """Reads the three boxes; raises ValidationError in GOV.UK's words when they are no day."""
        typed = [str(part or "").strip() for part in (value or ("", "", ""))]
        if not any(typed):
            if self.required:
                raise self._error(f"Enter {lower_first(self.noun)}", [0, 1, 2])
            return None
        missing = [number for number, part in enumerate(typed) if not part]
        if missing:
            names = " and ".join(f"a {PARTS[number]}" for number in missing)
            raise self._error(f"{self.noun} must include {names}", missing)
        day = self._date(*typed)
        self.run_validators(day)
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares as text what was shown with what came back."""
        shown = initial if isinstance(initial, list | tuple) else cast(DateInput, self.widget).decompress(initial)
        return [str(part or "") for part in shown] != [str(part or "").strip() for part in (data or ("", "", ""))]

    def _date(self, day: str, month: str, year: str) -> datetime.date:
        if not FOUR_DIGITS.fullmatch(year):
            raise self._error("Year must include 4 numbers", [2])
        number = MONTH_NUMBERS.get(month.lower(), month)
        try:
            return datetime.date(int(year), int(number), int(day))
        except ValueError:
            raise self._error(f"{self.noun} must be a real date", [0, 1, 2]) from None

    def _error(self, message: str, parts: list[int]) -> ValidationError:
        return ValidationError(message, code="date", params={"parts": parts})


class MoneyField(forms.Field):
    """An amount typed in pounds ("£1,250", "39.50"); gives whole pence as an integer, or None.

    `noun` begins the messages. Below nought is refused unless `negative` is set, for a deficit; more
    than `most` pence is refused too.
    """

    widget = forms.TextInput

    def __init__(self, *, noun: str = "Amount", negative: bool = False, most: int = MOST_PENCE, **options: Any) -> None:
        self.noun, self.negative, self.most = noun, negative, most
        super().__init__(**options)
        self.error_messages["required"] = f"Enter {lower_first(noun)}, for example 1,250 or 39.50"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Asks telephones for the keyboard with figures."""
        return {"inputmode": "decimal", "spellcheck": "false"}

    def to_python(self, value: Any) -> int | None:
        """Turns what was typed into pence; raises ValidationError when it is no amount of money."""
        if value is None or isinstance(value, int):
            return value
        typed = re.sub(r"[£,\s]", "", str(value)).replace("−", "-")
        return self._pence(typed) if typed else None

    def _pence(self, typed: str) -> int:
        match = POUNDS.fullmatch(typed)
        if not match:
            raise self._error(f"{self.noun} must be pounds and pence, for example 1,250 or 39.50")
        sign, pounds, pence = match.groups()
        amount = int(pounds) * 100 + int((pence or "").ljust(2, "0"))
        return -amount if sign else amount

    def validate(self, value: int | None) -> None:
        """Refuses an amount below nought, where that has no meaning, or beyond what can be kept."""
        super().validate(value)
        if value is None:
            return
        if value < 0 and not self.negative:
            raise self._error(f"{self.noun} must be 0 or more")
        if abs(value) > self.most:
            raise self._error(f"{self.noun} must be {_in_pounds(self.most)} or less")

    def prepare_value(self, value: Any) -> Any:
        """Shows kept pence as pounds; leaves what was typed as it was typed."""
        return _in_pounds(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares amounts, not spellings: 1250, 1,250 and £1,250.00 are one."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

    def _error(self, message: str) -> ValidationError:
        return ValidationError(message, code="invalid")


def _in_pounds(pence: int) -> str:
    """Writes pence as one types pounds: 125000 is "1,250" and 3950 is "39.50"."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{pounds:,}" + (f".{rest:02d}" if rest else "")


def lower_first(noun: str) -> str:
    """Puts a noun inside a sentence; an abbreviation such as "LADO date" keeps its capitals."""
    return noun if noun[:2].isupper() else noun[:1].lower() + noun[1:]
