"""The command does what the screens do, and exits with 1 where a row is refused."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from priorities.indicators.models import FigureImport, Observation, StagedFigure, ToCheck
from tests.factories.board import BoardFactory
from tests.indicators.importing.conftest import as_csv

HEAD = ("indicator", "period", "value")


@pytest.fixture
def run(store, tmp_path):
    store.indicator(number=1)

    def ran(*rows, **options):
        path = tmp_path / "figures.csv"
        path.write_bytes(as_csv([HEAD, *rows]))
        out = StringIO()
        call_command("import_observations", str(path), stdout=out, **options)
        return out.getvalue()

    return ran


def test_figures_are_stored_and_counted(run):
    said = run(("i-1", "2012-13", 121))
    assert "1 rows. New: 1." in said
    assert "Stored: 1 figures." in said
    assert "Checked: " in said
    assert not ToCheck.objects.exists()
    assert Observation.objects.get().value == 121


def test_dry_run_stores_nothing(run):
    assert "Nothing was stored." in run(("i-1", "2012-13", 121), dry_run=True)
    assert not Observation.objects.exists()
    assert not StagedFigure.objects.exists()


def test_refused_row_keeps_all_back_and_exits_with_one(run):
    with pytest.raises(CommandError, match="1 rows were refused") as refusal:
        run(("i-1", "2012-13", 121), ("i-2", "2012-13", 1))
    assert refusal.value.returncode == 1
    assert not Observation.objects.exists()


def test_refused_rows_are_left_out_where_that_is_asked_and_it_still_exits_with_one(run):
    with pytest.raises(CommandError, match="1 rows were refused"):
        run(("i-1", "2012-13", 121), ("i-2", "2012-13", 1), leave_out_refused=True)
    assert Observation.objects.get().value == 121


def test_unreadable_file_is_refused_in_its_own_words(run, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")
    with pytest.raises(CommandError, match="This is a PDF"):
        call_command("import_observations", str(path))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_observations", str(tmp_path / "none.csv"))


def test_unknown_mapping_or_source_is_named(run):
    with pytest.raises(CommandError, match="no mapping called “Theirs”"):
        run(mapping="Theirs")
    with pytest.raises(CommandError, match="no source called “Theirs”"):
        run(source="Theirs")


def test_one_of_several_boards_must_be_named(run, store):
    BoardFactory()
    with pytest.raises(CommandError, match="Say which board"):
        run(("i-1", "2012-13", 121))
    run(("i-1", "2012-13", 121), board=store.board.slug)
    assert FigureImport.objects.get().board == store.board
