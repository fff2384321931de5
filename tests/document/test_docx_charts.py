"""Charts in the Word file: drawn by Word from numbers inside, described in words, no more exact than what is shown."""

import io

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook

from lscb.document import docx
from lscb.document.blocks import Bound, Chart, ChartKind, Figure, Guide, Marker, Series, Unit
from lscb.document.plots import plot
from tests.document.making import office

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CATEGORIES = ("Neglect", "Physical")


def chart(kind=ChartKind.BARS, *series, **more):
    held = series or (Series("2012–13", (Figure("n", 64), Figure("p", 10))),)
    return Chart(kind, "Neglect leads", "Plans by category", CATEGORIES, held, **more)


def parts_of(*charts):
    """The charts' markup and workbooks as the file holds them, in order, with the file."""
    word = WordDocument(io.BytesIO(docx.render(office(*charts))))
    drawn = [p for p in word.part.related_parts.values() if p.content_type.endswith("drawingml.chart+xml")]
    books = [next(iter(p.rels.values())).target_part.blob for p in drawn]
    return word, [etree.fromstring(p.blob) for p in drawn], [load_workbook(io.BytesIO(b)).active for b in books]


def values(markup, tag="val"):
    return [[v.text for v in found.iter(f"{C}v")] for found in markup.iter(f"{C}{tag}")]


def test_chart_is_drawn_by_word_and_described():
    word, (markup,), _ = parts_of(chart())
    assert values(markup) == [["64", "10"]]
    assert values(markup, "cat") == [list(CATEGORIES)]
    (properties,) = word.element.iter(qn("wp:docPr"))
    assert properties.get("descr").startswith("Neglect leads. ")
    assert "Neglect: " in properties.get("descr")


def test_chart_can_be_edited_for_its_workbook_holds_what_is_drawn():
    _, _, (sheet,) = parts_of(chart(ChartKind.GROUPED, *two_series()))
    assert list(sheet.values) == [(None, "Boys", "Girls"), ("Neglect", 64, 7), ("Physical", 10, 0)]


def two_series():
    return (
        Series("Boys", (Figure("a", 64), Figure("b", 10))),
        Series("Girls", (Figure("c", 7), Figure("d", 0))),
    )


def test_each_chart_of_a_file_has_a_part_of_its_own():
    _, drawn, _ = parts_of(chart(), chart(ChartKind.STACKED, *two_series()))
    assert [len(list(markup.iter(f"{C}ser"))) for markup in drawn] == [1, 2]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (ChartKind.BARS, ("barChart", "clustered", "bar")),
        (ChartKind.STACKED, ("barChart", "stacked", "bar")),
        (ChartKind.GROUPED, ("barChart", "clustered", "bar")),
        (ChartKind.LINE, ("lineChart", "standard", None)),
    ],
)
def test_each_kind_is_drawn_as_its_kind(kind, wanted):
    _, (markup,), _ = parts_of(chart(kind))
    (area,) = markup.iter(f"{C}{wanted[0]}")
    way = area.find(f"{C}barDir")
    assert (wanted[0], area.find(f"{C}grouping").get("val"), way if way is None else way.get("val")) == wanted


def test_hidden_number_is_in_no_part_of_the_file_and_is_named_below():
    hidden = Series("Girls", (Figure("c", None, marker=Marker.SUPPRESSED), Figure("d", 9)))
    word, (markup,), (sheet,) = parts_of(chart(ChartKind.GROUPED, hidden))
    assert values(markup) == [["9"]]
    assert list(sheet.values)[1] == ("Neglect", None)
    assert "Hidden, because so few: Neglect, Girls." in [p.text for p in word.paragraphs]


def test_numbers_are_as_exact_as_those_printed():
    third = Series("Rate", (Figure("r", 100 / 3, Unit.PERCENT, 1), Figure("s", 50, Unit.PERCENT, 1)))
    assert [p["value"] for p in plot(chart(ChartKind.BARS, third))["series"][0]["points"]] == [33.3, 50.0]


def test_money_stands_in_pounds():
    paid = Series("Paid", (Figure("a", 12_345_67, Unit.PENCE), Figure("b", 500_00, Unit.PENCE)))
    drawn = plot(chart(ChartKind.BARS, paid))
    assert (drawn["series"][0]["points"][0]["value"], drawn["form"]) == (12345.67, '"£"#,##0.00')


def test_number_stated_loosely_stands_in_its_own_words():
    loose = Series("", (Figure("a", 90, Unit.PERCENT, bound=Bound.OVER), Figure("b", 50, Unit.PERCENT)))
    _, (markup,), _ = parts_of(chart(ChartKind.BARS, loose))
    (label,) = markup.iter(f"{C}dLbl")
    assert label.find(f"{C}idx").get("val") == "0"
    assert label.find(f"{C}numFmt").get("formatCode") == '"over 90%"'


def test_target_is_a_line_over_upright_bars():
    target = Guide("Target", Figure("t", 75), target=True)
    _, (markup,), (sheet,) = parts_of(chart(guides=(target,)))
    assert markup.find(f".//{C}barChart/{C}barDir").get("val") == "col"
    assert values(markup.find(f".//{C}lineChart")) == [["75", "75"]]
    assert next(sheet.values) == (None, "2012–13", "Target 75")


def test_line_has_the_scale_of_the_pdf():
    _, (markup,), _ = parts_of(chart(ChartKind.LINE))
    assert [markup.find(f".//{C}valAx/{C}scaling/{C}{end}").get("val") for end in ("min", "max")] == ["0", "80"]


def test_words_that_look_like_a_formula_stay_words():
    odd = Chart(ChartKind.BARS, "T", "S", ("=1+1",), (Series("@here", (Figure("a", 6),)),))
    _, _, (sheet,) = parts_of(odd)
    assert [(cell.value, cell.data_type) for cell in (sheet["A2"], sheet["B1"])] == [("=1+1", "s"), ("@here", "s")]


def test_small_multiples_are_a_line_each_under_its_name_on_one_scale():
    word, drawn, sheets = parts_of(chart(ChartKind.PANELS, *two_series()))
    assert [values(markup) for markup in drawn] == [[["64", "10"]], [["7", "0"]]]
    assert ["".join(t.text for t in markup.find(f".//{C}title").iter(f"{A}t")) for markup in drawn] == ["Boys", "Girls"]
    tops = {markup.find(f".//{C}valAx/{C}scaling/{C}max").get("val") for markup in drawn}
    assert tops == {"80"}
    assert [next(sheet.values) for sheet in sheets] == [(None, "Boys"), (None, "Girls")]
    described = [properties.get("descr") for properties in word.element.iter(qn("wp:docPr"))]
    assert described[0].startswith("Neglect leads. ")
    assert described[1] == "Girls"
