"""Finds a PostgreSQL to test on. Run alone (`python -m tests.postgres`): prints its address, or ends with code 1."""

import os
import sys
import zlib
from pathlib import Path

import psycopg2

SECONDS_TO_ANSWER = 3
SCHEMES = ("postgres://", "postgresql://")


def address() -> str | None:
    """The address of the first PostgreSQL that lets us in: DATABASE_URL's, else one at 127.0.0.1:5432."""
    given = os.environ.get("DATABASE_URL", "")
    candidates = [given] if given.startswith(SCHEMES) else []
    candidates.append(f"postgres://postgres@127.0.0.1:5432/{_name_of_this_checkout()}")
    return next((candidate for candidate in candidates if _lets_us_in(candidate)), None)


def _name_of_this_checkout() -> str:
    """Two checkouts on one machine do not meet in one test database."""
    return f"lscb_{zlib.crc32(bytes(Path(__file__).resolve())):08x}"


def _lets_us_in(candidate: str) -> bool:
    """To the maintenance database, that is: the test database is made from there."""
    server = candidate.partition("?")[0].rpartition("/")[0]
    try:
        psycopg2.connect(f"{server}/postgres", connect_timeout=SECONDS_TO_ANSWER).close()
    except psycopg2.OperationalError:
        return False
    return True


if __name__ == "__main__":
    found = address()
    if found is None:
        sys.exit(1)
    sys.stdout.write(f"{found}\n")
