"""Invented statistics of every shape, as many as are asked for, for tests and measurements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count, islice
from random import Random
from typing import Any

from django.db import connection

from lscb.audit import services as audit
from lscb.board import services as boards
from lscb.board.models import Area, Basis, BoardArea, Period
from lscb.demo.stage import Stage
from priorities.indicators import services
from priorities.indicators.models import Category, CategoryScheme, Indicator, Observation, Source, Statement

BATCH = 20_000
YEARS_GIVEN = 2
"""Of the board's own area, the year and the one before it have the figures `_year` gives."""
PLACES = ("topic", "agency", "group", "priority")
SHAPES = ("single", "divided", "crossed", "quarterly")
Key = tuple[int, int, int, int, int, int]
"""Indicator, period, area, category, second category, and the value."""
COMPARED = (("Invented neighbours", Area.Kind.NEIGHBOURS), ("Invented nation", Area.Kind.NATION))


def invent(stage: Stage, *, size: int, random: Random, observations: int = 0, compared: int = 2) -> None:
    """About `size` indicators in the four shapes of print, spread over the board's places, with a year's figures.

    Called again for a further year, the same indicators get that year's figures. `observations` asks for at least so
    many figures in all, of the year and those before it, for the board's own area and `compared` others: a million
    takes about a minute.
    """
    areas = _areas(stage, compared)
    schemes = [_scheme(stage, f"Invented scheme {letter}", parts=4) for letter in "AB"]
    source = _source(stage)
    held = {
        i.reference: i for i in Indicator.objects.of_board(stage.board).select_related("scheme1", "scheme2", "source")
    }
    indicators = [held.get(f"invented-{n}") or _indicator(stage, n, schemes, source) for n in range(size)]
    parts = _parts(stage)
    rows = [row for i in indicators for row in _year(stage, i, areas, parts, random, first=i.reference not in held)]
    audit.add_many(rows, by=stage.by, subject=source, verb="imported figures")
    for indicator in indicators:
        _beside(stage, indicator, areas[0], source, random)
    if indicators and observations > len(rows):
        wanted = observations - len(rows)
        _pour(islice(_through_years(stage, indicators, areas, parts, random), wanted), source, stage.by)


def _areas(stage: Stage, compared: int) -> list[Area]:
    """The board's own area first, then those to compare with: a group, the nation, and authorities."""
    board = stage.board
    held = {a.name: a for a in Area.objects.of_board(board)}
    covered = BoardArea.objects.of_board(board).select_related("area").first()
    home = (
        covered.area if covered else boards.cover(board=board, area=_area(stage, "Invented borough"), by=stage.by).area
    )
    others = [(f"Invented authority {n}", Area.Kind.AUTHORITY) for n in range(1, max(compared, 2) - 1)]
    return [home, *(held.get(name) or _area(stage, name, kind) for name, kind in (*COMPARED, *others))]


def _area(stage: Stage, name: str, kind: str = Area.Kind.AUTHORITY) -> Area:
    return audit.add(Area(board=stage.board, name=name, kind=kind, order=9), by=stage.by)


def _source(stage: Stage) -> Source:
    held = Source.objects.of_board(stage.board).filter(name="Invented source").first()
    made = Source(board=stage.board, name="Invented source", kind=Source.Kind.FILE)
    return held or audit.add(made, by=stage.by)


def _scheme(stage: Stage, name: str, parts: int) -> CategoryScheme:
    held = CategoryScheme.objects.of_board(stage.board).filter(name=name).first()
    if held is not None:
        return held
    categories = [{"code": f"part-{n}", "name": f"Invented part {n}"} for n in range(1, parts + 1)]
    slug = name.lower().replace(" ", "-")
    return services.add_scheme(board=stage.board, name=name, slug=slug, categories=categories, by=stage.by)


def _indicator(stage: Stage, n: int, schemes: list[CategoryScheme], source: Source) -> Indicator:
    shape = SHAPES[n % len(SHAPES)]
    divided: dict[str, Any] = {
        "divided": {"scheme1": schemes[0]},
        "crossed": {"scheme1": schemes[0], "scheme2": schemes[1]},
    }.get(shape, {})
    return services.define(
        board=stage.board,
        by=stage.by,
        reference=f"invented-{n}",
        title=f"Invented measure {n}",
        sentence="Invented: {value} children were counted.",
        unit="percent" if shape == "quarterly" else "people",
        better="higher",
        charted=True,
        source=source,
        order=n,
        **divided,
        **_place(stage, n),
    )


def _place(stage: Stage, n: int) -> dict[str, Any]:
    """Topics, agencies, groups and priorities in turn, passing over those the board has none of."""
    held: dict[str, list[Any]] = {
        "topic": list(stage.topics.values()),
        "agency": list(stage.agencies.values()),
        "group": list(stage.groups.values()),
        "priority": list(stage.priorities.values()),
    }
    name = PLACES[n // len(SHAPES) % len(PLACES)]
    return {name: held[name][n // 16 % len(held[name])]} if held[name] else {}


def _parts(stage: Stage) -> dict[int, list[Category]]:
    """By scheme, its whole first."""
    found: dict[int, list[Category]] = {}
    for category in Category.objects.of_board(stage.board).order_by("order", "pk"):
        found.setdefault(category.scheme_id, []).append(category)
    return found


def _year(
    stage: Stage,
    indicator: Indicator,
    areas: list[Area],
    parts: dict[int, list[Category]],
    random: Random,
    *,
    first: bool,
) -> list[Observation]:
    """A year's figures; a percentage's quarters follow the year before, a count's first year has one before it too."""
    before = stage.reporting_year(stage.year.starts.year - 1)
    if indicator.unit == "percent":
        quarters = [stage.quarter(*_month(stage.year.starts, 3 * n)) for n in range(4)]
        home = [_row(indicator, p, areas[0], parts, (0, 0), random) for p in (before, *quarters)]
        return [*home, *(_row(indicator, before, area, parts, (0, 0), random) for area in areas[1:])]
    firsts, seconds = (parts[pk] for pk in (indicator.scheme1_id, indicator.scheme2_id))
    cells = [(a, b) for a in range(len(firsts)) for b in range(len(seconds)) if a or len(firsts) == 1]
    cells = [(a, b) for a, b in cells if b or len(seconds) == 1]
    periods = (before, stage.year) if first else (stage.year,)
    return [_row(indicator, p, areas[0], parts, cell, random) for p in periods for cell in cells]


def _through_years(
    stage: Stage, indicators: list[Indicator], areas: list[Area], parts: dict[int, list[Category]], random: Random
) -> Iterator[Key]:
    """The keys of figures, year before year without end, for each indicator, area and pair of categories.

    Percentages come by month, plain counts by quarter and divided ones by year, as they do; none that `_year` gives.
    """
    for back in count():
        spans = _spans(stage, back)
        for indicator in indicators:
            firsts, seconds = (parts[pk] for pk in (indicator.scheme1_id, indicator.scheme2_id))
            places = areas[1:] if back < YEARS_GIVEN and _rhythm(indicator) == "year" else areas
            keys = [(area.pk, a.pk, b.pk) for area in places for a in firsts for b in seconds]
            for period in spans[_rhythm(indicator)]:
                yield from ((indicator.pk, period, *key, random.randrange(100)) for key in keys)


def _rhythm(indicator: Indicator) -> str:
    if indicator.unit == "percent":
        return "month"
    return "quarter" if indicator.scheme1.slug == CategoryScheme.UNDIVIDED else "year"


def _spans(stage: Stage, back: int) -> dict[str, list[int]]:
    """The year so many years back, its quarters and its months, by their numbers."""
    first = -12 * back
    year = stage.reporting_year(stage.year.starts.year - back) if back else stage.year
    quarters = [stage.quarter(*_month(stage.year.starts, first + after)) for after in (9, 6, 3, 0)]
    months = [_month_period(stage, first + after) for after in reversed(range(12))]
    return {"year": [year.pk], "quarter": [p.pk for p in quarters], "month": [p.pk for p in months]}


def _row(
    indicator: Indicator,
    period: Period,
    area: Area,
    parts: dict[int, list[Category]],
    cell: tuple[int, int],
    random: Random,
) -> Observation:
    return Observation(
        indicator=indicator,
        period=period,
        area=area,
        category1=parts[indicator.scheme1_id][cell[0]],
        category2=parts[indicator.scheme2_id][cell[1]],
        source=indicator.source,
        value=Decimal(random.randrange(100)),
    )


def _beside(stage: Stage, indicator: Indicator, home: Area, source: Source, random: Random) -> None:
    """A target for each percentage, and a printed average for each plain count."""
    if indicator.unit == "percent":
        value = Decimal(random.randrange(40, 90))
        services.set_target(indicator=indicator, period=stage.year, area=home, value=value, by=stage.by)
    elif indicator.scheme1_id == indicator.scheme2_id:
        whole = indicator.scheme1.categories.get(is_all=True)
        stated = Statement(indicator=indicator, kind="mean", period=stage.year, area=home, source=source)
        stated.category1 = stated.category2 = whole
        stated.value = Decimal(random.randrange(1, 9))
        audit.add(stated, by=stage.by)


def _pour(keys: Iterator[Key], source: Source, by: Any) -> None:
    """Writes figures by the hundred thousand: whole model instances would take ten times as long."""
    fields = [f for f in Observation._meta.concrete_fields if not f.primary_key]
    plain = Observation(source=source)
    usual = [f.get_db_prep_save(f.value_from_object(plain), connection) for f in fields]
    places = [[f.name for f in fields].index(name) for name in (*Observation.KEY, "value")]
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    insert = f"INSERT INTO {Observation._meta.db_table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    written = 0
    with connection.cursor() as cursor:
        while batch := [_filled(usual, places, key) for key in islice(keys, BATCH)]:
            cursor.executemany(insert, batch)
            written += len(batch)
    audit.write(source, by=by, verb="imported figures", changes={"rows": [0, written]})


def _filled(usual: list[Any], places: list[int], key: Key) -> list[Any]:
    row = usual.copy()
    for place, value in zip(places, key, strict=True):
        row[place] = value
    return row


def _month(first: date, after: int) -> tuple[int, int]:
    months = first.year * 12 + first.month - 1 + after
    return months // 12, months % 12 + 1


def _month_period(stage: Stage, after: int) -> Period:
    """The month so many months after the first of the year."""
    starts = date(*_month(stage.year.starts, after), 1)
    following = date(*_month(starts, 1), 1)
    return stage.period(f"{starts:%B %Y}", Basis.MONTH, starts, date.fromordinal(following.toordinal() - 1))
