from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from lxml import etree

from lscb.document import charts
from lscb.document.blocks import Chart, ChartKind, Figure, Guide, Marker, Series, Unit
from tests.document.making import figure

SVG = "{http://www.w3.org/2000/svg}"


def chart(kind, *lines, categories=("a", "b"), unit=Unit.COUNT, **more):
    series = tuple(
        Series(f"Series {n}", tuple(v if isinstance(v, Figure) else figure(v, unit) for v in line))
        for n, line in enumerate(lines)
    )
    return Chart(kind, "The finding", "What is measured", categories, series, **more)


def drawn(given):
    return etree.fromstring(charts.draw(given, "one").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def said(tree):
    return ["".join(t.itertext()) for t in tree.iter(f"{SVG}text")]


HIDDEN = Figure("x", None, Unit.PEOPLE, marker=Marker.SUPPRESSED)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_chart_has_a_name_a_description_and_no_style(kind):
    tree = drawn(chart(kind, (3, 4), (5, 6)))
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "one-t one-d"
    assert [e.text for e in tree.iter(f"{SVG}title")] == ["The finding"]
    (description,) = tree.iter(f"{SVG}desc")
    assert description.text == "a: Series 0 3, Series 1 5. b: Series 0 4, Series 1 6."
    assert not [e for e in tree.iter() if e.get("style") or e.get("class") not in (None, "app-chart")]


def test_bars_start_at_nought_and_carry_their_values():
    tree = drawn(chart(ChartKind.BARS, (30, 60)))
    short, long = tree.findall(f"{SVG}rect")
    assert short.get("x") == long.get("x") == "0.00%"
    assert float(long.get("width")[:-1]) == pytest.approx(2 * float(short.get("width")[:-1]), abs=0.02)
    assert {"30", "60"} <= set(said(tree))


def test_stacked_pieces_fill_the_longest_bar():
    tree = drawn(chart(ChartKind.STACKED, (25, 10), (75, 20)))
    widths = [float(r.get("width")[:-1]) for r in tree.findall(f"{SVG}rect")]
    assert widths == [25.0, 75.0, 10.0, 20.0]
    assert "a100" in said(tree)


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.STACKED, ChartKind.GROUPED])
def test_hidden_figure_is_hatched_and_its_total_is_not_told(kind):
    given = chart(kind, (25, 10), (HIDDEN, 20))
    tree = drawn(given)
    assert [r.get("fill") for r in tree.findall(f"{SVG}rect")].count("url(#one-hatch)") == 1
    assert not [words for words in said(tree) if words.startswith("a2")]
    assert "Hidden" in charts.legend(given, "one")
    assert "Total" not in charts.table(given).columns


def test_fractions_and_decimals_are_added_up_exactly():
    given = chart(ChartKind.STACKED, (Fraction(1, 3),), (Decimal("0.5"),), categories=("a",))
    assert charts.table(given).rows[0].cells[-1].content[0].value == Fraction(5, 6)


def test_line_breaks_where_a_point_is_missing():
    given = chart(ChartKind.LINE, (10, HIDDEN, 30, 40), categories=("a", "b", "c", "d"))
    tree = drawn(given)
    assert len(tree.findall(f"{SVG}circle")) == 3
    assert len([line for line in tree.findall(f"{SVG}line") if line.get("stroke-width") == "3"]) == 1


def test_line_that_does_not_start_at_nought_says_so():
    given = chart(ChartKind.LINE, (57, 66), unit=Unit.PERCENT)
    assert charts.note(given).startswith("The scale runs from 55% to ")
    assert charts.note(chart(ChartKind.LINE, (1, 66))) == ""


def test_single_point_says_that_one_figure_is_held():
    assert "One figure is held" in charts.note(chart(ChartKind.LINE, (57,), categories=("a",)))


def test_key_names_series_and_guides():
    given = chart(ChartKind.LINE, (57, 66), (50, 60), guides=(Guide("Target", figure(75, Unit.PERCENT), target=True),))
    assert [part in charts.legend(given, "one") for part in ("Series 0", "Series 1", "Target 75%")] == [True] * 3
    assert charts.legend(chart(ChartKind.BARS, (1, 2)), "one") == ""


def test_table_holds_every_figure_total_and_guide():
    given = chart(ChartKind.STACKED, (25, 10), (75, 20), guides=(Guide("Elsewhere", figure(50)),))
    table = charts.table(given)
    assert table.columns == ("Category", "Series 0", "Series 1", "Total")
    assert [[c.content[0].value for c in r.cells[1:] if c.content] for r in table.rows] == [
        [25, 75, 100],
        [10, 20, 30],
        [50],
    ]


def test_description_of_its_own_is_used():
    assert charts.description(chart(ChartKind.BARS, (1, 2), description="In words.")) == "In words."


def test_long_names_are_wrapped():
    given = chart(ChartKind.BARS, (1,), categories=("A very long agency name that has to be wrapped on a phone",))
    spans = list(drawn(given).iter(f"{SVG}tspan"))
    assert len(spans) == 2
    assert all(len(s.text) <= 30 for s in spans)


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("lines", [(), ((),), ((0, 0),), ((-5, 5),), ((HIDDEN, HIDDEN),)])
def test_odd_charts_can_be_drawn(kind, lines):
    categories = ("a", "b") if lines and lines[0] else ()
    drawn(chart(kind, *lines, categories=categories))


def lines_of(tree, width):
    return [line for line in tree.iter(f"{SVG}line") if line.get("stroke-width") == width]


def test_panels_carry_their_titles_and_ends_and_share_one_scale():
    names = ("Here", "A nation", "A group with a long name")
    given = chart(ChartKind.PANELS, (60, 70), (62, 65), (10, HIDDEN), categories=("Apr to Jun 2012", "Mar 2013"))
    given = replace(given, series=tuple(replace(s, name=n) for s, n in zip(given.series, names, strict=True)))
    tree = drawn(given)
    words = said(tree)
    assert {"Here", "A nation", "A group with a", "long name", "60", "70", "62", "65", "10"} <= set(words)
    assert words.count("Apr–Jun") == 3
    assert words.count("0") == words.count("80") == 3
    # The same value stands at the same height in panels beside each other.
    first, second = (float(c.get("cy")) for c in list(tree.iter(f"{SVG}circle"))[::2][:2])
    assert second == pytest.approx(first - 78 * 2 / 80, abs=0.1)
    assert "All panels have one scale." in charts.note(given)
    assert "hidden" in charts.note(given)
    assert charts.legend(given, "one") == ""


def test_panel_without_a_value_says_why():
    given = chart(ChartKind.PANELS, (60, 70), (HIDDEN, HIDDEN))
    assert "Hidden" in said(drawn(given))
    assert len(lines_of(drawn(given), "3")) == 1


def test_panels_stand_each_against_the_target():
    goal = (Guide("Target", figure(75, Unit.PERCENT), target=True),)
    given = chart(ChartKind.PANELS, (60, 70), (50, 55), (50, 60), unit=Unit.PERCENT, guides=goal)
    dashed = [line for line in drawn(given).iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert len(dashed) == 3
    assert len({line.get("x1") for line in dashed}) == 2
    assert "Target 75%" in charts.legend(given, "one")


def test_panels_whose_scale_does_not_start_at_nought_say_so():
    given = chart(ChartKind.PANELS, (57, 66), (58, 60), unit=Unit.PERCENT)
    assert "The scale runs from 55% to " in charts.note(given)


def test_panels_table_names_periods_and_areas():
    given = chart(ChartKind.PANELS, (57, 66), (58, 60))
    assert charts.table(given).columns == ("Period", "Series 0", "Series 1")


def test_panel_of_many_points_has_dots_at_its_ends_alone():
    given = chart(ChartKind.PANELS, range(10, 30), range(40, 45), categories=tuple(map(str, range(20))))
    assert len(list(drawn(given).iter(f"{SVG}circle"))) == 2 + 5
