"""Our own layout: the template of an indicator, and its figures as a file that comes in again unchanged."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from django.http import HttpResponse

from lscb.board.models import BoardArea, Period
from lscb.web.exports import EXCEL, as_csv, bold, harmless
from priorities.indicators.importing import spans, written
from priorities.indicators.importing.plan import OWN
from priorities.indicators.models import Category, Frequency, Indicator, Observation, Stated
from priorities.indicators.models.indicators import Measure

Row = list[Any]
HEAD = tuple(OWN)
WIDE = ("indicator", "category", "note")
SHARES = (Measure.PERCENT, Measure.RATE, Measure.RATIO)
NOTES = (
    (
        "What to do",
        "Fill in the column “value” and bring the file in. An empty cell is no figure, which is not nought.",
    ),
    ("value", "A number in the indicator’s own unit: a percentage as 43.8, money in pounds. 44.0 stays 44.0."),
    ("value", "Or a bound: over 90, fewer than 5, at least 61, about 2000."),
    (
        "value",
        "Or why there is none: c hidden by the source, x not available, z not applicable, n not returned, m not "
        "supplied to us, k rounds to nought, u unreliable, low.",
    ),
    ("numerator, denominator", "For a percentage, rate or ratio: both; the value may stay empty and is worked out."),
    ("words", "Where the source gave words and no number."),
    ("note", "Printed with the figure."),
    ("Rows", "You may add rows for other periods, areas and categories, and take out those you do not need."),
)


def template(indicator: Indicator, year: Period) -> tuple[list[str], list[Row]]:
    """The head and rows to fill in: each period of a year at which a figure is owed, by area and by category."""
    head = ["indicator", "period", "area"]
    schemes = [s for s in (indicator.scheme1, indicator.scheme2) if len(_parts(s.pk)) > 1]
    head += ["category", "second category"][: len(schemes)]
    head += ["value", *(["numerator", "denominator"] if indicator.unit in SHARES else []), "words", "note"]
    areas = BoardArea.objects.of_board(indicator.board).select_related("area").order_by("area__order", "pk")
    places = [[a.area.name for a in areas], *([c.name for c in _parts(s.pk)] for s in schemes)]
    blank = [""] * (len(head) - 3 - len(schemes))
    rows = [
        [indicator.reference, period, *keys, *blank] for period in owed(indicator, year) for keys in product(*places)
    ]
    return head, rows


def owed(indicator: Indicator, year: Period) -> list[str]:
    """The names of the periods within a year at which an indicator is owed; what comes when it comes, once."""
    months = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6}.get(
        Frequency(indicator.frequency)
    )
    if months is None:
        return [year.name]
    found: list[str] = []
    at = (year.starts.year, year.starts.month)
    while True:
        span = spans.run(*at, months)
        if span.ends > year.ends:
            return found or [year.name]
        found.append(span.name)
        following = at[1] + months
        at = (at[0] + (following > 12), (following - 1) % 12 + 1)


def exported(observations: Iterable[Observation]) -> Iterator[Row]:
    """Figures in our own layout; read again they are the same figures. Their places must be joined (`with_places`)."""
    for o in observations:
        shown = o.indicator.decimals if o.decimals is None else o.decimals
        wholes = [None if c.is_all else c.name for c in (o.category1, o.category2)]
        place = [o.indicator.reference, o.period.basis, o.period.name, o.area.name, *wholes]
        said = [_value(o, shown), o.numerator, o.denominator, guarded(o.words)]
        yield [*place, *said, shown, o.status, guarded(o.note), o.source.name]


def with_places(indicator: Indicator) -> Any:
    """An indicator's figures as they stand in reports, in the order of their periods."""
    found = Observation.objects.filter(indicator=indicator).current()
    return found.select_related("indicator", "period", "area", "category1", "category2", "source").order_by(
        "period__starts", "period__ends", "area__order", "category1__order", "category2__order", "pk"
    )


def as_file(kind: str, name: str, head: Sequence[str], rows: Iterable[Row], decimals: int = 0) -> HttpResponse:
    """A download in our layout: CSV, or Excel with a sheet that says how it is filled in."""
    return as_csv(name, head, rows) if kind == "csv" else _as_workbook(name, head, rows, decimals)


def guarded(text: str) -> str:
    """A text that begins with an apostrophe with one more, so that the one put before formulae can be told from it."""
    return f"'{text}" if text.startswith("'") else text


def _value(o: Observation, shown: int) -> Any:
    if o.value is None:
        return written.SYMBOL_OF.get(o.marker, "")
    digits = written.in_digits(o.value, o.indicator.unit, shown)
    return Decimal(digits) if o.bound == Stated.EXACT else f"{written.BOUNDS[Stated(o.bound)][0]} {digits}"


def _parts(scheme: int) -> list[Category]:
    """A scheme's categories, its whole last, as tables print them."""
    return list(Category.objects.filter(scheme=scheme).order_by("is_all", "order", "pk"))


def _as_workbook(name: str, head: Sequence[str], rows: Iterable[Row], decimals: int) -> HttpResponse:
    from openpyxl import Workbook  # imported when asked for: it costs the server memory
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Figures")
    sheet.freeze_panes = "A2"
    for place, words in enumerate(head):
        sheet.column_dimensions["ABCDEFGHIJKLMNOPQRST"[place]].width = 30 if words in WIDE else 17
    sheet.append([bold(sheet, words) for words in head])
    at = head.index("value")
    for row in rows:
        cells = [WriteOnlyCell(sheet, harmless(cell)) for cell in row]
        digits = -int(row[at].as_tuple().exponent) if isinstance(row[at], Decimal) else decimals
        cells[at].number_format = f"0.{'0' * digits}" if digits > 0 else "0"
        sheet.append(cells)
    notes = book.create_sheet("Notes")
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 26, 110
    for about, words in NOTES:
        notes.append([bold(notes, about), words])
    file = io.BytesIO()
    book.save(file)
    answer = HttpResponse(file.getvalue(), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    answer["Cache-Control"] = "private, no-store"
    return answer
