"""No text tells a hidden number: two boards that differ in what is hidden, and show the same figures, read the same."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lscb.board.models import Area, Basis, Board, Period
from lscb.board.year import Year
from lscb.document import data, html, tabular, text
from lscb.document.blocks import Document, Section
from lscb.document.disclosure import Audience, protect
from lscb.document.pdf.document import tree
from lscb.document.walk import figures
from priorities.indicators.models import (
    Category,
    CategoryScheme,
    Indicator,
    Observation,
    Range,
    Source,
    Statement,
    Target,
)
from priorities.indicators.models.indicators import DerivedPart
from priorities.indicators.report import derived, history
from priorities.indicators.report.forms import blocks_of
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.numbers import observed

HOME, LONDON = Area(pk=1, name="Home"), Area(pk=2, name="London", kind=Area.Kind.REGION)
BEFORE = Period(pk=1, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
NOW = Period(pk=2, name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))
QUARTERS = [
    Period(pk=3 + n, name=f"Q{n + 1}", basis=Basis.QUARTER, starts=starts, ends=ends)
    for n, (starts, ends) in enumerate(
        [
            (date(2012, 4, 1), date(2012, 6, 30)),
            (date(2012, 7, 1), date(2012, 9, 30)),
            (date(2012, 10, 1), date(2012, 12, 31)),
            (date(2013, 1, 1), date(2013, 3, 31)),
        ]
    )
]
PERIODS = {p.pk: p for p in (BEFORE, NOW, *QUARTERS)}
BOARD = Board(pk=1, name="A board", threshold=5)
YEAR = Year(BOARD, NOW)
SOURCE = Source(pk=1, name="The source")
ABUSE, AGES = CategoryScheme(pk=1, name="Category of abuse"), CategoryScheme(pk=2, name="Age")
WHOLE = (100, 200)
NAMES = {
    100: Category(pk=100, scheme_id=1, is_all=True, name="All"),
    200: Category(pk=200, scheme_id=2, is_all=True, name="All"),
    **{
        100 + n: Category(pk=100 + n, scheme_id=1, order=n, name=name)
        for n, name in enumerate(["Red", "Blue", "Green"], 1)
    },
    **{200 + n: Category(pk=200 + n, scheme_id=2, order=n, name=name) for n, name in enumerate(["Young", "Old"], 1)},
}


def measured(pk=1, **details):
    """An indicator of children with nothing held of it yet."""
    given = {
        "unit": "people",
        "charted": True,
        "adds_up": True,
        "better": "lower",
        "title": f"Children {pk}",
        **details,
    }
    indicator = Indicator(pk=pk, board=BOARD, scheme1=ABUSE, scheme2=AGES, source=SOURCE, **given)
    held = Measured(indicator, YEAR, WHOLE, NAMES, PERIODS, {1: HOME, 2: LONDON}, frozenset({1}))
    held.parts = []
    return held


def put(held, value, period=NOW, row=0, column=0, area=HOME, **more):
    """Puts a figure in its place; places are numbered alike on every board."""
    key = (period.pk, area.pk, 100 + row, 200 + column)
    pk = held.indicator.pk * 10**6 + period.pk * 10**4 + area.pk * 10**3 + row * 10 + column
    given = {"value": None if value is None else Decimal(value), **more}
    held.observations[key] = Observation(pk=pk, indicator=held.indicator, period=period, area=area, **given)
    names = [NAMES[k].name for k, whole in zip(key[2:], WHOLE, strict=True) if k != whole]
    label = ", ".join([str(held.indicator), *names, period.label, *([area.name] if area is not HOME else [])])
    held.figures[key] = observed(held.observations[key], held.indicator, label, SOURCE.name)


def state(held, kind, value, row=0, column=0, period=NOW, compared=None):
    made = Statement(
        pk=len(held.statements) + 1, kind=kind, period=period, compared=compared, area=HOME, value=Decimal(value),
        decimals=1, category1_id=100 + row, category2_id=200 + column, indicator=held.indicator, source=SOURCE,
    )  # fmt: skip
    held.statements.append(made)


def trend(values, goal):
    """The year and the one before it, its quarters, and London; a target, and a source's printed average."""
    held = measured()
    for value, period in zip(values, (BEFORE, NOW, *QUARTERS), strict=False):
        put(held, value, period)
    put(held, values[6], NOW, area=LONDON)
    held.targets = [Target(pk=1, indicator=held.indicator, period=NOW, area=HOME, value=Decimal(goal))]
    held.ranges = [
        Range(pk=1, indicator=held.indicator, period=NOW, area=LONDON, lowest=Decimal(2), highest=Decimal(90))
    ]
    state(held, "mean", "0.3", period=NOW, compared=None)
    return [held]


def alone(values, goal):
    """One figure in a sentence, with its change, its average and what was printed of them."""
    held = measured(sentence="{value} children, {change} from {before}, {points} more; {mean} a month.")
    put(held, values[0], BEFORE)
    put(held, values[1], NOW)
    state(held, "mean", "0.5")
    state(held, "change", "12.5", compared=BEFORE)
    return [held]


def categories(values, goal):
    """Three categories in one year or two, the printed whole, printed shares."""
    held = measured()
    for row in (1, 2, 3):
        put(held, values[row], NOW, row)
        if goal % 2:
            put(held, values[row + 3], BEFORE, row)
    put(held, values[0] + 9, NOW)
    state(held, "share", "12.5", row=1)
    state(held, "total", goal, period=QUARTERS[0])
    return [held]


def crossed(values, goal):
    """Three categories by two, totals of columns and the whole as printed."""
    held = measured()
    for place, value in enumerate(values[:6]):
        put(held, value, NOW, place // 2 + 1, place % 2 + 1)
    for column in (1, 2):
        put(held, values[6] + 5, NOW, 0, column)
    put(held, values[6] + values[7] + 10, NOW)
    return [held]


def computed(values, goal):
    """What is computed from the figures of others, which are printed beside it."""
    first, second = measured(1), measured(2)
    operation = ["share", "difference", "sum", "mean", "ratio"][goal % 5]
    unit = {"share": "percent", "mean": "monthly", "ratio": "ratio"}.get(operation, "people")
    third = measured(3, unit=unit, operation=operation, decimals=1)
    for held, some in ((first, values), (second, values[3:])):
        put(held, some[0], BEFORE)
        put(held, some[1], NOW)
    parts = [first] if operation == "mean" else [first, second]
    third.parts = [DerivedPart(indicator=third.indicator, part=m.indicator, order=n) for n, m in enumerate(parts)]
    everything = {m.indicator.pk: m for m in (first, second, third)}
    derived.compute(everything)
    return list(everything.values())


def percentages(values, goal):
    """Percentages given as so many of so many, that should make a hundred."""
    held = measured(unit="percent", decimals=1, sentence="{numerator} of {denominator}, which is {value}.")
    for row in (1, 2, 3) if goal % 2 else (0,):
        put(held, None, NOW, row, numerator=values[row], denominator=40)
    return [held]


SHAPES = (trend, alone, categories, crossed, computed, percentages)


def document(shape, values, goal):
    found = shape(values, goal)
    over_time = tuple(block for each in found for block in history.blocks(each, ()))
    sections = (Section("year", "In the year", blocks_of(found)), Section("over-time", "Over time", over_time))
    return Document("Figures", "A board", "2012–13", sections)


def renderings(protected):
    """Everything a reader may be given."""
    return {
        "text": text.render(protected),
        "html": html.render_document(protected),
        "json": data.dumps(protected).decode(),
        "csv": [(s.name, s.columns, s.rows, s.note) for s in tabular.sheets(protected)],
        "paper and Word": json.dumps(tree(protected)[0], ensure_ascii=False),
    }


def shown(protected):
    return [(f.label, f.value, f.marker, f.words) for _, f in figures(protected.document)]


def neighbours(values):
    """The same numbers with one of them a little more or less, with one moved to another, or around a square."""
    for at, value in enumerate(values):
        for step in (-2, -1, 1, 2):
            if value + step >= 0:
                yield [*values[:at], value + step, *values[at + 1 :]]
        for other in range(at):
            if values[other] > 0:
                moved = list(values)
                moved[at], moved[other] = moved[at] + 1, moved[other] - 1
                yield moved
    for first, second in ((0, 2), (2, 0), (0, 4), (4, 0), (2, 4), (4, 2)):
        around = list(values)
        for at, step in ((first, 1), (first + 1, -1), (second, -1), (second + 1, 1)):
            around[at] += step
        if min(around) >= 0:
            yield around


numbers = st.lists(st.integers(0, 14), min_size=8, max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SHAPES), numbers, st.integers(1, 12))
@example(trend, [3, 4, 5, 6, 7, 8, 9, 10], 4)
@example(categories, [3, 9, 2, 9, 3, 9, 2, 9], 1)
@example(categories, [0, 3, 9, 30, 9, 9, 9, 3], 2)
@example(crossed, [3, 9, 20, 1, 14, 14, 3, 9], 2)
@example(percentages, [3, 4, 20, 15, 1, 1, 1, 1], 1)
def test_boards_that_show_the_same_figures_read_the_same(shape, values, goal):
    read = protect(document(shape, values, goal), Audience.PUBLIC, 5)
    assume(read.hidden)
    said, figures_shown = renderings(read), shown(read)
    several = list(neighbours(values))
    for others in several[goal % 6 :: 6]:
        other = protect(document(shape, others, goal), Audience.PUBLIC, 5)
        if shown(other) == figures_shown:
            assert renderings(other) == said, (values, others)


@pytest.mark.parametrize(
    ("shape", "values", "goal"),
    [
        (trend, [30, 32, 3, 9, 10, 10, 40, 0], 12),
        (alone, [3, 9, 0, 0, 0, 0, 0, 0], 8),
        (categories, [35, 3, 9, 32, 0, 0, 0, 0], 8),
        (crossed, [3, 9, 4, 12, 9, 9, 20, 3], 8),
        (computed, [3, 9, 0, 40, 9, 0, 0, 0], 5),
        (percentages, [3, 4, 20, 15, 0, 0, 0, 0], 1),
    ],
)
def test_boards_alike_to_the_public_are_told_apart_by_the_office(shape, values, goal):
    read = protect(document(shape, values, goal), Audience.PUBLIC, 5)
    found = ((o, protect(document(shape, o, goal), Audience.PUBLIC, 5)) for o in neighbours(values))
    alike = [(o, seen) for o, seen in found if shown(seen) == shown(read)]
    assert alike
    assert all(renderings(seen) == renderings(read) for _, seen in alike)
    office = [
        renderings(protect(document(shape, o, goal), Audience.OFFICE, 5)) for o in (values, *(o for o, _ in alike))
    ]
    assert any(each != office[0] for each in office)
