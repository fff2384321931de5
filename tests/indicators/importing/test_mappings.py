"""Tables of other shapes: government data long and wide, and whatever a mapping says of a table's columns."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lscb.board.models import Area
from priorities.indicators import services
from priorities.indicators.importing import services as importing
from priorities.indicators.importing.guessing import guess
from priorities.indicators.importing.plan import Column, Plan, Role, Unknown
from priorities.indicators.models import Category, Observation
from tests.factories.board import AreaFactory
from tests.indicators.reading_blocks import text

PLACE = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code")
HEAD = (
    *PLACE,
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "category_of_abuse",
    "sex",
    "plans",
    "new_plans",
)
ABUSE = ("Neglect", "Physical", "Emotional", "Sexual", "Multiple", "Not known")
# Parts in that order, then the total; what stands where a number is hidden is a symbol of its own.
YEARS = {
    "201112": {
        "England": (100, 40, 80, 20, 5, 0, 245),
        "London": (30, 10, "k", 4, 1, 0, 46),
        "Home": (12, 3, 9, "c", "u", "z", 26),
    },
    "201213": {
        "England": (110, 45, 90, 25, 6, 1, 277),
        "London": (33, "low", 21, 5, 2, 0, 66),
        "Home": (14, 4, 8, 2, 0, 0, 28),
        "Elsewhere": (1, 1, 1, 1, 1, 1, 6),
    },
}


@pytest.fixture
def dfe(store):
    """The areas, the scheme and the two indicators of the file: a state of affairs and what happened in the year."""
    Area.objects.filter(pk=store.home.pk).update(name="Home", code="E09000016")
    AreaFactory(board=store.board, name="England", kind="nation", code="E92000001")
    AreaFactory(board=store.board, name="London", kind="region", code="E12000007")
    parts = [{"code": n.lower().replace(" ", "-"), "name": n} for n in ABUSE]
    scheme = services.add_scheme(
        board=store.board, name="Category of abuse", slug="category-of-abuse", categories=parts, by=None
    )
    store.indicator([scheme], number=1, title="Plans", nature="stock")
    store.indicator([scheme], number=2, title="New plans", nature="flow")
    return store


def place(year, area):
    level, codes = {
        "England": ("National", ("E92000001", "England", "", "", "", "", "")),
        "London": ("Regional", ("E92000001", "England", "E12000007", "London", "", "", "")),
    }.get(area, ("Local authority", ("E92000001", "England", "E12000007", "London", "311", "E09000016", "Havering")))
    if area == "Elsewhere":
        codes = (*codes[:4], "999", "E09999999", "Elsewhere")
    return (year, "Financial year", level, *codes)


def wide():
    rows = [HEAD]
    for year, areas in YEARS.items():
        for area, values in areas.items():
            for part, value in zip((*ABUSE, "Total"), values, strict=True):
                flow = value * 2 if isinstance(value, int) else value
                rows.append((*place(year, area), part, "Total", value, flow))
                rows.append((*place(year, area), part, "Female", "x", "x"))
    return rows


def kept(board, plan, name="Theirs"):
    return importing.keep_mapping(board=board, name=name, plan=plan, by=None)


def held(reference="i-1"):
    found = Observation.objects.filter(indicator__reference=reference).select_related("period", "area", "category1")
    return {(o.period.name, o.area.name, o.category1.name): o for o in found}


def test_government_file_of_every_symbol_loads_with_its_columns_guessed(bringing, dfe):
    rows = wide()
    plan = guess(dfe.board, rows[0], [list(map(str, r)) for r in rows[1:]])
    of = bringing.keep(rows, mapping=kept(dfe.board, plan))
    assert bringing.counts(of) == {"new": 6 * 7 * 2}
    elsewhere, women = 7, (2 * 7 * 3 + 7)
    assert of.left == {
        "of areas the board does not hold": elsewhere,
        "where “sex” does not say “Total”": women,
    }
    home = {name: held()["2011-12", "Home", name].marker for name in ABUSE}
    assert home == {"Neglect": "", "Physical": "", "Emotional": "", "Sexual": "c", "Multiple": "u", "Not known": "z"}
    assert held()["2011-12", "London", "Emotional"].marker == "k"
    assert held()["2012-13", "London", "Physical"].marker == "l"


def test_totals_of_a_government_file_are_right_wherever_nothing_is_hidden(bringing, dfe):
    rows = wide()
    bringing.keep(rows, mapping=kept(dfe.board, guess(dfe.board, rows[0], [list(map(str, r)) for r in rows[1:]])))
    for reference in ("i-1", "i-2"):
        figures, whole = held(reference), []
        for period, area in {key[:2] for key in figures}:
            parts = [figures[period, area, name].value for name in ABUSE]
            if None not in parts:
                assert sum(parts) == figures[period, area, "All"].value
                whole.append((period, area))
        assert sorted(whole) == [("2011-12", "England"), ("2012-13", "England"), ("2012-13", "Home")]


def test_symbols_stay_apart_in_print_and_a_sum_over_them_is_a_bound(dfe):
    scheme = services.add_scheme(
        board=dfe.board,
        name="Symbols",
        slug="symbols",
        by=None,
        categories=[{"code": c, "name": f"Of {c}"} for c in ("c", "x", "z", "k", "u", "low", "number")],
    )
    indicator = dfe.indicator([scheme], number=9, title="Symbols", unit="count")
    for code, marker in (("c", "c"), ("x", "x"), ("z", "z"), ("k", "k"), ("u", "u"), ("low", "l")):
        dfe.record(indicator, None, code, marker=marker)
    dfe.record(indicator, 61, "number")
    printed = text(*dfe.blocks())
    lines = [next(line for line in printed.splitlines() if f"Of {c}" in line) for c in ("c", "x", "z", "k", "u", "low")]
    said = [line.split("Of ")[1].split(maxsplit=1)[1] for line in lines]
    assert len(set(said)) == 6, said
    assert "at least 61" in printed


def test_long_government_file_names_its_indicators_in_a_column(bringing, dfe):
    head = (*PLACE, "region_name", "new_la_code", "la_name", "measure", "value")
    at = ("201213", "Financial year", "National", "E92000001", "England", "", "", "", "")
    rows = [head, (*at, "Children with plans", "277"), (*at, "New plans", "554")]
    plan = guess(dfe.board, head, [list(r) for r in rows[1:]])
    plan = replace(plan, names={"children with plans": "i-1"})
    of = bringing.keep(rows, mapping=kept(dfe.board, plan))
    assert bringing.counts(of) == {"new": 2}
    assert [(o.indicator.title, o.value) for o in bringing.figures()] == [("Plans", 277), ("New plans", 554)]


def test_columns_can_be_periods_of_one_indicator(bringing, dfe):
    head = ("Area", "Q1 2012-13", "Q2 2012-13", "2012-13")
    rows = [head, ("Home", "3", "4", "7"), ("England", "30", "", "70")]
    plan = guess(dfe.board, head, [list(r) for r in rows[1:]])
    assert [c.role for c in plan.columns] == ["area", "value", "value", "value"]
    of = bringing.keep(rows, mapping=kept(dfe.board, replace(plan, fixed={"indicator": "i-1"})))
    assert (of.new, of.blank) == (5, 1)
    assert held()["Apr-Jun 2012", "Home", "All"].value == 3


def test_columns_can_be_categories_and_parts_of_one_figure(bringing, dfe):
    dfe.indicator(number=3, unit="percent", title="In time", decimals=1)
    plan = Plan(
        columns=(
            Column("Year", Role.PERIOD),
            Column("Neglect", Role.VALUE, "i-1", "Neglect"),
            Column("All of them", Role.VALUE, "i-1", "Total"),
            Column("Seen in time", Role.NUMERATOR, "i-3"),
            Column("Seen", Role.DENOMINATOR, "i-3"),
        )
    )
    of = bringing.keep(
        [("Year", "Neglect", "Seen", "Seen in time", "All of them"), ("2012-13", "5", "10", "9", "11")],
        mapping=kept(dfe.board, plan),
    )
    assert bringing.counts(of) == {"new": 3}
    assert {k[2]: o.value for k, o in held().items()} == {"Neglect": 5, "All": 11}
    share = held("i-3").popitem()[1]
    assert (share.value, share.numerator, share.denominator) == (None, 9, 10)


def test_symbols_mean_what_the_mapping_says(bringing, dfe):
    columns = (Column("Year", Role.PERIOD), Column("Plans", Role.VALUE, "i-1"))
    plan = Plan(columns=columns, symbols={"*": "c", "-": "z", ":": "x", "c": "n"})
    rows = [
        ("Year", "Plans"),
        ("2009-10", "*"),
        ("2010-11", "-"),
        ("2011-12", ":"),
        ("2012-13", "c"),
        ("2008-09", "low"),
    ]
    of = bringing.keep(rows, mapping=kept(dfe.board, plan))
    assert [o.marker for o in bringing.figures()] == ["c", "z", "x", "n"]
    assert of.refused == 1


def test_unknown_areas_and_categories_are_added_where_the_mapping_says_so(bringing, dfe):
    columns = (Column("Area", Role.AREA), Column("Kind", Role.CATEGORY), Column("Plans", Role.VALUE, "i-1"))
    plan = Plan(columns=columns, fixed={"period": "2012-13"}, areas=Unknown.ADD, categories=Unknown.ADD)
    rows = [("Area", "Kind", "Plans"), ("Newham", "Online harm", 4), ("Newham", "Neglect", 5)]
    of = bringing.read(rows, mapping=kept(dfe.board, plan))
    assert [(m["kind"], m["name"]) for m in of.made] == [("area", "Newham"), ("category", "Online harm")]
    assert not Area.objects.filter(name="Newham").exists()
    importing.store(of=of, by=None)
    assert {(o.area.name, o.category1.name, o.value) for o in bringing.figures()} == {
        ("Newham", "Online harm", Decimal(4)),
        ("Newham", "Neglect", Decimal(5)),
    }
    assert Category.objects.get(name="Online harm").code == "online-harm"


def test_row_whose_code_and_name_are_of_different_areas_is_refused(bringing, dfe):
    columns = (Column("Area", Role.AREA), Column("Code", Role.AREA_CODE), Column("Plans", Role.VALUE, "i-1"))
    plan = Plan(columns=columns, fixed={"period": "2012-13"})
    rows = [("Area", "Code", "Plans"), ("England", "E09000016", 4), ("The borough of Home", "E09000016", 5)]
    of = bringing.read(rows, mapping=kept(dfe.board, plan))
    assert bringing.problems(of) == [(2, "The row names “England” and has the code of “Home”.")]
    assert of.new == 1


def test_table_below_a_title_and_on_another_sheet_is_found(bringing, dfe):
    columns = (Column("Year", Role.PERIOD), Column("Plans", Role.VALUE, "i-1"))
    rows = [("Our quarterly figures",), ("as at today",), ("Year", "Plans"), ("2012-13", "7")]
    of = bringing.keep(rows, mapping=kept(dfe.board, Plan(columns=columns, head=3)))
    assert bringing.counts(of) == {"new": 1}
    of = bringing.read(rows, mapping=kept(dfe.board, Plan(columns=columns, head=3, sheet="Other"), "Sheet"))
    assert bringing.counts(of) == {"same": 1}  # a CSV file has no sheets


def test_file_without_a_column_of_its_mapping_is_refused(bringing, dfe):
    columns = (Column("Year", Role.PERIOD), Column("Plans", Role.VALUE, "i-1"))
    of = bringing.read([("Year", "Plan"), ("2012-13", "7")], mapping=kept(dfe.board, Plan(columns=columns)))
    assert of.state == "refused"
    assert "no column called “Plans”" in of.why_refused


def test_period_that_nobody_can_date_is_refused_and_not_guessed(bringing, dfe):
    head = (*PLACE, "new_la_code", "la_name", "plans")
    plan = guess(dfe.board, head, [])
    rows = [head]
    for identifier in ("Reporting year", "Week 5", "Autumn term"):
        rows.append(("2013", identifier, "National", "E92000001", "England", "", "", "", "5"))
    plan = replace(plan, columns=(*plan.columns[:-1], Column("plans", Role.VALUE, "i-1")))
    of = bringing.read(rows, mapping=kept(dfe.board, plan))
    assert of.refused == 3
