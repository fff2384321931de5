"""Hostile and broken files are refused with a sentence, and read nowhere near the figures."""

from __future__ import annotations

import io
import zipfile

import pytest

from priorities.indicators.importing.opening import open_table
from priorities.indicators.importing.refusals import Unreadable
from tests.indicators.importing.conftest import as_xlsx

ROWS = [("indicator", "period", "value"), ("i-1", "2012-13", 1)]


def lines(content: bytes):
    return list(open_table(io.BytesIO(content), len(content)).lines())


def repacked(change) -> bytes:
    """A workbook whose parts went through `change(name, content)`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_xlsx(ROWS))) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def in_sheet(before: bytes, after: bytes) -> bytes:
    return repacked(lambda name, part: part.replace(before, after) if name.endswith("sheet1.xml") else part)


def test_csv_is_read_with_comma_semicolon_or_tab_and_with_utf_16():
    for content in (
        b"a,b\n1,2\n",
        b"a;b\n1;2\n",
        b"a\tb\n1\t2\n",
        "a\tb\n1\t2\n".encode("utf-16"),
        b"\xef\xbb\xbfa,b\n1,2",
    ):
        assert lines(content) == [(1, ["a", "b"]), (2, ["1", "2"])]


def test_row_numbers_count_blank_rows():
    assert lines(b"a,b\n\n,,\n1,2\n") == [(1, ["a", "b"]), (4, ["1", "2"])]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty"),
        ("a,£\n".encode("cp1252"), "not in UTF-8"),
        (b"a,b\n\0,1\n", "no table of text"),
        (b"%PDF-1.4", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or a locked Excel file"),
        (b"a,b\n1," + b"x" * 10_000_000, "far too long|more than 10,000 letters"),
        (b'a,b\n1,"' + b"x\n" * 100_000, "far too long"),
        (b"a,b\n1," + b"x" * 10_001, "more than 10,000 letters"),
        (b"," * 600 + b"a\n", "more than 500 columns"),
        (b"PK\x03\x04 and no archive", "cannot be read|can be read"),
    ],
    ids=["empty", "cp1252", "nought byte", "pdf", "old", "10 MB cell", "open quote", "long cell", "wide", "no archive"],
)
def test_hostile_text_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        lines(content)


def test_file_beyond_the_limit_is_refused_before_it_is_read():
    with pytest.raises(Unreadable, match="larger than 60 MB"):
        open_table(io.BytesIO(b"a"), 61 * 1024 * 1024)


def test_zip_bomb_is_refused():
    def bloated(name, part):
        return b" " * (50 * 1024 * 1024) if name == "xl/styles.xml" else part

    with pytest.raises(Unreadable, match="unpacks to far more"):
        lines(repacked(bloated))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_external_entity_is_refused(part):
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    with pytest.raises(Unreadable, match="document type"):
        lines(repacked(lambda name, xml: entity + xml if name == part else xml))


def test_archive_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(Unreadable, match="not an Excel workbook"):
        lines(file.getvalue())


@pytest.mark.parametrize("damage", [(b"<sheetData>", b"<sheetData><row><"), (b"</worksheet>", b"")])
def test_broken_workbook_is_refused(damage):
    with pytest.raises(Unreadable, match="not an Excel workbook"):
        lines(in_sheet(*damage))


def test_ten_megabytes_in_one_cell_of_a_workbook_are_refused():
    with pytest.raises(Unreadable, match=r"letters|can be read"):
        lines(
            in_sheet(
                b"<sheetData>", b'<sheetData><row r="1"><c r="A1" t="str"><v>' + b"x" * 10_500_000 + b"</v></c></row>"
            )
        )


def test_formula_of_a_workbook_shows_as_one_and_not_as_what_it_once_came_to():
    rows = lines(as_xlsx([("value",), ("=1+1",)]))
    assert rows == [(1, ["value"]), (2, ["=1+1"])]


def test_number_is_written_as_it_is_shown():
    content = as_xlsx([(44, 0.438, 1234.5, 0.574)], {"A1": "0.0", "B1": "0.0%", "C1": "#,##0.00"})
    assert lines(content)[0][1] == ["44.0", "43.8%", "1234.50", "0.574"]
