"""Editions of the guidance and their clauses, read from the files that hold them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "editions"
KINDS = ("content", "form", "when", "who", "send")


@dataclass(frozen=True)
class Clause:
    """One thing that is asked. `force` is "must" or "should"; `kind` one of KINDS.

    `place` is the chapter, section or paragraph, and `seen` whether its wording was seen at a source by whoever wrote
    the file: places never were. `covered_by` says where a report answers it, any one being enough (see `covering`).
    `recipients` are those it must be sent to, `within_days` of publishing.
    """

    id: str
    kind: str
    force: str
    words: str
    place: str = ""
    seen: bool = False
    covered_by: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    within_days: int | None = None
    by: str = ""
    condition: str = ""


@dataclass(frozen=True)
class Guidance:
    """One edition: its name, from when it held, for what kind of body, and its clauses in order."""

    name: str
    in_force: date
    body: str
    clauses: tuple[Clause, ...] = field(default_factory=tuple)

    def clause(self, ident: str) -> Clause | None:
        """The clause of that name, if there is one."""
        return next((clause for clause in self.clauses if clause.id == ident), None)


@lru_cache(maxsize=1)
def editions() -> tuple[Guidance, ...]:
    """Every edition, the oldest first. Raises ValueError where a file says what no clause knows."""
    return tuple(sorted(map(_read, FOLDER.glob("*.toml")), key=lambda edition: edition.in_force))


def named(name: str) -> Guidance | None:
    """The edition a report names, if its clauses are held."""
    return next((edition for edition in editions() if edition.name == name), None)


def in_force(day: date) -> Guidance | None:
    """The latest edition that held on a day."""
    return next((edition for edition in reversed(editions()) if edition.in_force <= day), None)


def _read(path: Path) -> Guidance:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    clauses = tuple(_clause(path, each) for each in raw["clauses"])
    if len({clause.id for clause in clauses}) < len(clauses):
        raise ValueError(f"{path.name}: two clauses have one name.")
    return Guidance(raw["name"], raw["in_force"], raw["body"], clauses)


def _clause(path: Path, raw: dict[str, Any]) -> Clause:
    known = {"id", "kind", "force", "words", "place", "source", "covered_by", "recipients", "within_days", "by"}
    if unknown := set(raw) - known - {"condition"}:
        raise ValueError(f"{path.name}: {raw.get('id', 'a clause')} says {', '.join(sorted(unknown))}.")
    if raw["kind"] not in KINDS or raw["force"] not in ("must", "should"):
        raise ValueError(f"{path.name}: {raw['id']} is of no known kind or force.")
    lists = {key: tuple(value) for key, value in raw.items() if isinstance(value, list)}
    given: dict[str, Any] = {**raw, **lists}
    seen = given.pop("source", "") == "seen"
    return Clause(seen=seen, **given)
