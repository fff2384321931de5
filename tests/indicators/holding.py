"""Figures in memory for the checks: an indicator held with its tables, without a database."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from lscb.board.models import Area, Period
from priorities.indicators.checks.held import COUNTED, Given, Held
from priorities.indicators.checks.stated import stated_span
from priorities.indicators.models import Category, DerivedPart, Indicator, Source, Statement

AREA, SOURCE = 1, 1
YEARS = {year: (date(2000 + year, 4, 1), date(2001 + year, 3, 31)) for year in range(30)}


def holding(rows=0, columns=0, *, unit="people", decimals=0, periods=None, **details):
    """An indicator divided into so many rows and columns, with nothing held of it yet."""
    whole1, whole2 = Category(pk=100, scheme_id=1, is_all=True), Category(pk=200, scheme_id=2, is_all=True)
    firsts = [Category(pk=100 + n, scheme_id=1, name=f"Row {n}") for n in range(1, rows + 1)]
    seconds = [Category(pk=200 + n, scheme_id=2, name=f"Column {n}") for n in range(1, columns + 1)]
    given = {"adds_up": True, "better": "neither", "scheme1_id": 1, "scheme2_id": 2, **details}
    made = {pk: Period(pk=pk, name=str(2000 + pk), starts=s, ends=e) for pk, (s, e) in (periods or YEARS).items()}
    return Held(
        Indicator(pk=1, title="Children", unit=unit, decimals=decimals, **given),
        (100, 200),
        {c.pk: c for c in (whole1, whole2, *firsts, *seconds)},
        {1: [whole1, *firsts], 2: [whole2, *seconds]},
        made,
        {AREA: Area(pk=AREA, name="Home")},
        {SOURCE: Source(pk=SOURCE, name="The source")},
        frozenset({AREA}),
        scope=set(made),
    )


def period(pk, basis, starts, ends):
    return Period(pk=pk, name=f"{basis} {pk}", basis=basis, starts=starts, ends=ends)


def put(held, value, row=0, column=0, *, at=12, decimals=None, bound="exact", marker="", over=None, source=SOURCE):
    """Puts a figure in a cell; row and column 0 are the whole."""
    places = held.indicator.decimals if decimals is None else decimals
    exact = None if value is None else Fraction(value)
    counted = held.indicator.unit in COUNTED and places == 0
    span = held.span(None) if exact is None else stated_span(exact, bound, places, counted=counted)
    top, base = over or (None, None)
    key = (at, AREA, 100 + row, 200 + column)
    held.cells[key] = Given(key, source, exact, span, places, marker, bound, top, base)
    return held.cells[key]


def state(held, kind, value, row=0, column=0, *, at=12, compared=None, decimals=0):
    """Puts beside a cell what its source printed of it."""
    held.statements.append(
        Statement(
            kind=kind,
            period_id=at,
            compared_id=compared,
            area_id=AREA,
            category1_id=100 + row,
            category2_id=200 + column,
            source_id=SOURCE,
            value=value,
            decimals=decimals,
        )
    )


def rest_on(held, *parts):
    """Names other indicators as what this one is reckoned from."""
    for order, part in enumerate(parts):
        held.parts.append((DerivedPart(indicator=held.indicator, part=part.indicator, order=order), part))
    return held
