"""A panel's numbers as tables, with a marked gap for each the law or good practice looks for and nobody stated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lscb.document import figures
from lscb.document.blocks import Block, Bound, Figure, Row, RowKind, Table, Unit, row
from workgroups.cdop.gaps import unstated
from workgroups.cdop.models import PanelCount
from workgroups.cdop.tally import Breakdown, Tally

WANTED = (PanelCount.Heading.CATEGORY, PanelCount.Heading.MODIFIABILITY)


def counts_of(tally: Tally) -> Table:
    """The panel's caseload as two sums, so that whoever hides a small number sees how it could be worked out."""
    rows = [row(f.label, f) for f in (tally.opened, tally.notified)]
    rows += _summed("To be reviewed, all told", tally, (tally.opened, tally.notified))
    rows += [row(f.label, f) for f in (tally.reviewed, tally.closing)]
    rows += _summed("Reviewed and left together", tally, (tally.reviewed, tally.closing))
    rows.append(row(tally.meetings.label, tally.meetings))
    return Table("The panel’s year in numbers", ("", "Number"), tuple(rows), note=tally.note, anchor="panel-numbers")


def _summed(label: str, tally: Tally, parts: tuple[Figure, ...]) -> list[Row]:
    """A sum of the caseload, where all of the caseload is known."""
    if tally.closing.value is None:
        return []
    return [row(label, figures.total(label, parts, unit=Unit.PEOPLE), kind=RowKind.SUM)]


def expectedness_of(tally: Tally) -> Table:
    """Expected and unexpected deaths; where they do not add up to the deaths reviewed, that stands beside the sum."""
    parts = tally.expectedness
    rows = [row(part.label, part, _share(part, tally)) for part in parts]
    rows.append(row("All", _all("Expected and unexpected together", parts, tally), "", kind=RowKind.SUM))
    columns = ("", "Number", "Share of those reviewed")
    return Table("Deaths reviewed, expected and not", columns, tuple(rows), anchor="panel-expected")


def _all(label: str, parts: Breakdown, tally: Tally) -> Figure:
    """The deaths reviewed themselves, hidden everywhere or nowhere; or the parts' own sum where it differs."""
    added = figures.total(label, parts, unit=Unit.PEOPLE)
    if added.value == tally.reviewed.value and added.bound is Bound.EXACT:
        return replace(tally.reviewed, label=label)
    stated = tally.reviewed.value if tally.totals is not None else None
    return figures.with_printed(added, stated) if isinstance(stated, int) else added


def _share(part: Figure, tally: Tally) -> Figure:
    return figures.share(f"{part.label}, share", part, tally.reviewed)


def further_blocks(tally: Tally) -> Iterable[Block]:
    """Each division of the deaths reviewed, other figures, and gaps for what is missing."""
    if tally.expectedness:
        yield expectedness_of(tally)
    elif tally.reviewed.value != 0:
        yield unstated("expectedness", tally)
    for heading in PanelCount.Heading:
        breakdown = tally.breakdowns.get(heading.value, ())
        if breakdown:
            yield _divided(heading, breakdown, tally)
        elif heading in WANTED and tally.reviewed.value != 0:
            yield unstated(heading.value, tally)
    if tally.notified.value is None:
        yield unstated("notified", tally)


def _divided(heading: PanelCount.Heading, breakdown: Breakdown, tally: Tally) -> Block:
    if heading is PanelCount.Heading.OTHER:
        return Table(heading.label, ("", "Number"), tuple(row(f.label, f) for f in breakdown), anchor="panel-other")
    rows: list[Row] = [row(f.label, f, _share(f, tally)) for f in breakdown]
    rows.append(row("All", _all(f"{heading.label}: all", breakdown, tally), "", kind=RowKind.SUM))
    return Table(
        heading.label,
        ("", "Number", "Share of those reviewed"),
        tuple(rows),
        anchor=f"panel-{heading.value}",
    )
