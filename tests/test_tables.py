"""The migrated tables are kept for the migrations they came from, and copied whole."""

import sqlite3
from contextlib import closing

from tests import tables


def test_tables_are_kept_apart_when_a_migration_is_added(tmp_path):
    folder = tmp_path / "finance" / "migrations"
    folder.mkdir(parents=True)
    (folder / "0001_initial.py").write_text("operations = []")
    before = tables.kept(tmp_path, tmp_path)
    (folder / "0002_more.py").write_text("operations = []")
    assert tables.kept(tmp_path, tmp_path) != before


def test_copy_holds_what_still_waits_in_the_journal(tmp_path):
    with closing(sqlite3.connect(tmp_path / "source")) as written:
        written.execute("PRAGMA journal_mode=wal")
        written.execute("CREATE TABLE said (words)")
        written.execute("INSERT INTO said VALUES ('here')")
        written.commit()
        tables.copy(tmp_path / "source", tmp_path / "kept" / "target")
    with closing(sqlite3.connect(tmp_path / "kept" / "target")) as read:
        assert read.execute("SELECT words FROM said").fetchall() == [("here",)]


def test_tables_of_earlier_migrations_are_forgotten(tmp_path):
    now, earlier = tmp_path / "tables-now.sqlite3", tmp_path / "tables-earlier.sqlite3"
    now.touch()
    earlier.touch()
    tables.forget_others(now)
    assert (now.exists(), earlier.exists()) == (True, False)
