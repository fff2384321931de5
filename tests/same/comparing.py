"""Two assembled chapters side by side: node for node, but for the numbers the database gave its records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.board.models import Period
from lscb.document.blocks import Fill, Prose, Section
from lscb.document.reckoning import Ref
from tests.factories.annualreport import OutlineSectionFactory, ReportFactory

MOST_SHOWN = 12


def chapter(period: Period, builder: str, subject: str = "") -> Section:
    """One chapter of a period's annual report, assembled as the whole report is, alone in its outline.

    A report already open keeps its texts; its outline is set aside, as both boards are asked for the same chapter.
    """
    report = Report.objects.filter(period=period, kind=Report.Kind.ANNUAL).first() or ReportFactory(period=period)
    report.outline.all().delete()
    OutlineSectionFactory(report=report, order=1, builder=builder, subject=subject, heading="The chapter")
    (only,) = assemble(Report.objects.get(pk=report.pk)).chapters
    return only


def assert_same(ours: Any, theirs: Any) -> None:
    """Fails with the places where two trees differ, each with what stands there in either."""
    found = list(differences(bare(ours), bare(theirs)))
    shown = "\n".join(found[:MOST_SHOWN])
    assert not found, f"{len(found)} differences, entered against demonstration:\n{shown}"


def bare(thing: Any) -> Any:
    """A tree of blocks without the numbers under which the database keeps its records.

    Two boards in one database cannot have the same numbers: a reference keeps its model, column and value, a gap the
    model and columns its form starts with, a narrative the name of its record. Everything else stays.
    """
    if isinstance(thing, Ref):
        return ("Ref", thing.model, thing.field, "" if thing.field == "pk" else thing.value)
    if isinstance(thing, Fill):
        return ("Fill", thing.model, thing.pk is None, *((name, _no_number(value)) for name, value in thing.initial))
    if isinstance(thing, Prose):
        return ("Prose", bare(thing.blocks), thing.author, _no_number(thing.record))
    if is_dataclass(thing):
        return (type(thing).__name__, *(bare(getattr(thing, each.name)) for each in fields(thing)))
    return tuple(map(bare, thing)) if isinstance(thing, tuple | list) else thing


def _no_number(words: str) -> str:
    return re.sub(r"(^|:)\d+$", r"\1#", words)


def differences(ours: Any, theirs: Any, path: str = "") -> Iterator[str]:
    """Each place where two bare trees differ. The path names the sections and blocks that lead there."""
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        here = f"{path}/{_name(theirs)}" if _name(theirs) else path
        for one, other in zip(ours, theirs, strict=False):
            yield from differences(one, other, here)
        for missing in theirs[len(ours) :]:
            yield f"{here}: not entered: {_short(missing)}"
        for extra in ours[len(theirs) :]:
            yield f"{here}: only entered: {_short(extra)}"
    elif ours != theirs:
        yield f"{path}: {_short(ours)} against {_short(theirs)}"


def _name(node: tuple[Any, ...]) -> str:
    named = bool(node) and isinstance(node[0], str) and node[0].isidentifier()
    return f"{node[0]} {node[1]}" if named and node[0] == "Section" else str(node[0]) if named else ""


def _short(thing: Any) -> str:
    words = repr(thing)
    return words if len(words) <= 300 else f"{words[:300]}…"
