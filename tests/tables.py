"""The tables of the test database, migrated once and copied for every later run: migrating takes most of a minute.

The copy is named by what the migrations and the locked packages say, so that a new migration makes a new one. Only
SQLite is copied; on PostgreSQL the migrations run each time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".pytest_cache"
PACKAGES = ("lscb", "priorities", "workgroups", "agencies", "finance")


def kept(root: Path = ROOT, place: Path = PLACE) -> Path:
    """Where the migrated tables are, or would be, kept."""
    files = [root / "requirements.txt", *(f for p in PACKAGES for f in (root / p).rglob("migrations/*.py"))]
    said = hashlib.sha256()
    for file in sorted(file for file in files if file.exists()):
        said.update(f"{file.relative_to(root)}\n".encode() + file.read_bytes())
    return place / f"tables-{said.hexdigest()[:24]}.sqlite3"


def copy(source: Path, target: Path) -> None:
    """Copies a database whole, whatever still waits in its journal."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.{os.getpid()}")
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(beside)) as written:
        read.backup(written)
    os.replace(beside, target)


def forget_others(keep: Path) -> None:
    """Removes the tables of earlier migrations."""
    for path in keep.parent.glob("tables-*.sqlite3"):
        if path != keep:
            path.unlink(missing_ok=True)
