"""`manage.py annual_report`: a whole draft in a file, or one clear sentence and exit code 2."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def written(tmp_path, kind):
    path = tmp_path / f"report.{kind}"
    errors = StringIO()
    call_command("annual_report", "2012-13", format=kind, output=path, stderr=errors)
    assert "Assembling" in errors.getvalue()
    return path.read_text(encoding="utf-8")


def refused(*args, **options):
    errors = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("annual_report", *args, stderr=errors, **options)
    assert stop.value.code == 2
    return errors.getvalue().strip().splitlines()[-1]


def test_html_is_whole_and_self_contained(demonstration, tmp_path):
    page = written(tmp_path, "html")
    assert page.startswith("<!DOCTYPE html>")
    assert "£162,301" in page
    assert 'href="/' not in page


def test_json_holds_the_tree(demonstration, tmp_path):
    assert "chapters" in json.dumps(json.loads(written(tmp_path, "json")))


def test_text_separates_cells_by_tabs(demonstration, tmp_path):
    lines = written(tmp_path, "text").splitlines()
    assert any(line.startswith("Emotional abuse\t") for line in lines)


def test_pdf_is_written_as_bytes(demonstration, tmp_path, monkeypatch):
    monkeypatch.setattr("lscb.document.pdf.render", lambda protected: b"%PDF-\xff")
    call_command("annual_report", "2012-13", format="pdf", output=tmp_path / "report.pdf", stderr=StringIO())
    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF-\xff"


def test_pdf_that_cannot_be_made_is_one_sentence(demonstration, tmp_path, monkeypatch):
    monkeypatch.setattr("lscb.document.pdf.rendering.FONTS", tmp_path)
    assert "build the front end first" in refused("2012-13", format="pdf", output=tmp_path / "report.pdf")


def test_unknown_year_is_one_sentence_and_names_the_years_there_are(demonstration, tmp_path):
    sentence = refused("1999-00", output=tmp_path / "x")
    assert sentence == "There is no annual report for 1999-00. There are reports for: 2012-13, 2013-14."


def test_unknown_board_is_one_sentence_and_names_the_boards_there_are(demonstration, tmp_path):
    sentence = refused("2012-13", board="nowhere", output=tmp_path / "x")
    assert sentence == "There is no annual report of a board called nowhere. There are reports of: havering."


def test_file_that_cannot_be_written_is_one_sentence(demonstration, tmp_path):
    assert "cannot be written" in refused("2012-13", output=tmp_path / "no" / "such" / "folder.html")
