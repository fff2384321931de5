"""The tables of a document as data: numbers as numbers, markers as markers, nothing that runs as a formula."""

import csv
import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from lscb.document import tabular
from lscb.document.blocks import Chart, ChartKind, Document, Figure, Marker, Section, Series, Table, Unit, row
from lscb.document.disclosure import Audience, protect


def protected(*blocks, audience=Audience.PUBLIC):
    chapter = Section("money", "Finance", blocks, "1")
    return protect(Document("Annual report", "A board", "2012–13", (chapter,)), audience)


@pytest.fixture
def table():
    lines = (
        row("Havering", Figure("paid", 12_345_67, Unit.PENCE), Figure("share", Decimal("12.5"), Unit.PERCENT, 1)),
        row("=SUM(A1)", Figure("paid", None, Unit.PENCE, marker=Marker.NOT_AVAILABLE), "about half"),
    )
    return Table("Contributions, by agency", ("Agency", "Paid", "Share"), lines, note="In pounds.")


def read_csv(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_numbers_stand_as_numbers_and_markers_as_markers(table):
    rows = read_csv(tabular.as_zip(protected(table)), "01-contributions-by-agency.csv")
    assert rows == [["Agency", "Paid", "Share"], ["Havering", "12345.67", "12.5"], ["'=SUM(A1)", "[x]", "about half"]]


def test_list_of_tables_names_each_with_its_chapter_and_note(table):
    listed = read_csv(tabular.as_zip(protected(table, table)), "contents.csv")
    assert listed[1] == ["01-contributions-by-agency.csv", "Contributions, by agency", "Finance", "In pounds."]
    assert len(listed) == 3


def test_same_document_gives_the_same_bytes(table):
    assert tabular.as_zip(protected(table)) == tabular.as_zip(protected(table))


def test_excel_file_holds_a_sheet_a_table(table):
    book = load_workbook(io.BytesIO(tabular.as_xlsx(protected(table))))
    assert book.sheetnames == ["Contents", "01-contributions-by-agency"]
    assert [cell.value for cell in book["01-contributions-by-agency"][2]] == ["Havering", 12345.67, 12.5]
    assert book["01-contributions-by-agency"]["A3"].data_type == "s"


def test_chart_gives_the_table_of_its_figures():
    series = Series("2012–13", (Figure("neglect", 64), Figure("physical", 10)))
    chart = Chart(ChartKind.BARS, "Neglect leads", "Plans by category", ("Neglect", "Physical"), (series,))
    (sheet,) = tabular.sheets(protected(chart))
    assert {"Neglect", "Physical"} <= {str(value) for line in (sheet.columns, *sheet.rows) for value in line}
    assert {64, 10} <= {value for line in sheet.rows for value in line}


def test_small_number_that_the_pages_hide_is_hidden_here_too():
    counts = tuple(
        row(name, Figure(name, n, Unit.PEOPLE)) for name, n in (("Neglect", 64), ("Sexual", 2), ("Other", 3))
    )
    (sheet,) = tabular.sheets(protected(Table("Plans", ("Category", "Children"), counts)))
    assert [line[1] for line in sheet.rows] == [64, "[c]", "[c]"]


def test_bare_document_is_refused(table):
    with pytest.raises(TypeError, match="made by protect"):
        list(tabular.sheets(Document("Annual report", "A board", "2012–13", ())))
