"""A hundred thousand rows come in within the memory of a small server; how long it took is printed for people."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.indicators.importing.conftest import as_csv, as_xlsx

ROWS, MEGABYTES = 100_000, 300
# Run by a process of its own, whose memory is measured: a board with what the file names, then the command.
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from lscb.board.models import Area, Board, BoardArea
from priorities.indicators import services
from priorities.indicators.models import Source
board = Board.objects.create(name="Soak", short_name="Soak", slug="soak")
source = Source.objects.create(board=board, name="Soak", kind="file")
BoardArea.objects.create(board=board, area=Area.objects.create(board=board, name="Home", kind="authority"))
parts = [{"code": f"part-{n}", "name": f"Part {n}"} for n in range(100)]
scheme = services.add_scheme(board=board, name="Parts", slug="parts", categories=parts, by=None)
for n in range(10):
    services.define(
        board=board, by=None, reference=f"soak-{n}", title=f"Soak {n}", unit="people", scheme1=scheme, source=source
    )
"""

# The most a process held by its own account: what `getrusage` says of a child counts the parent it was forked from.
WATCHED = """
import re, runpy, sys
from pathlib import Path
sys.argv[0] = "manage.py"
try:
    runpy.run_path("manage.py", run_name="__main__")
finally:
    sys.stderr.write(re.search(r"VmHWM:\\s*\\d+", Path("/proc/self/status").read_text()).group())
"""


@pytest.mark.soak
@pytest.mark.parametrize(("name", "pack"), [("figures.csv", as_csv), ("figures.xlsx", as_xlsx)])
def test_a_hundred_thousand_rows_come_in(tmp_path, monkeypatch, name, pack):
    monkeypatch.setenv("TEST_DATABASE_URL", f"sqlite:///{tmp_path / 'soak.sqlite3'}")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")
    years = [f"{year}-{(year + 1) % 100:02d}" for year in range(1900, 2000)]
    rows = ((f"soak-{i}", year, f"Part {n}", i + n) for i in range(10) for year in years for n in range(100))
    path = tmp_path / name
    path.write_bytes(pack([("indicator", "period", "category", "value"), *rows]))
    subprocess.run([sys.executable, "-c", PREPARE], check=True)
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "import_observations", str(path)], check=True, capture_output=True, text=True
    )
    taken = time.perf_counter() - begun
    most = int(done.stderr.rpartition("VmHWM:")[2]) / 1024
    sys.stdout.write(f"{name}: {ROWS:,} rows in {taken:.0f} s, at most {most:.0f} MB\n")
    assert f"Stored: {ROWS:,} figures." in done.stdout
    assert most < MEGABYTES
