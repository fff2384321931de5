"""The chapter on child deaths: counts and what the panel did, never a case number, a day or a word of one case.

It is assembled by people who may not read a child death record, so nothing here passes one on. Counts of cases name no
case either: were the same record numbers to stand behind two tables, the tables could be joined into the cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lscb.board.joining import joined
from lscb.board.year import Chapters, Year
from lscb.document.blocks import Block, Section, bullets, paragraph
from workgroups.cdop.gaps import unrecorded
from workgroups.cdop.models import PanelAction
from workgroups.cdop.tallies import tallies
from workgroups.cdop.tally import Tally
from workgroups.cdop.tallytables import counts_of, further_blocks
from workgroups.models import Group


def child_deaths(year: Year, subjects: Sequence[str]) -> Chapters:
    """The chapter, one set of sections for each panel that has anything to tell."""
    blocks = of_panels(year)
    return dict.fromkeys(subjects or ("",), blocks)


def of_panels(year: Year, only: Iterable[Group] | None = None) -> tuple[Block, ...]:
    """What the year's panels have to tell, or some of them; a gap where there is nothing."""
    told = tallies(year)
    work = _work_by_panel(year)
    found = {*told, *work} if only is None else {*told, *work}.intersection(only)
    panels = sorted(found, key=lambda panel: (panel.order, panel.name))
    if not panels:
        return (unrecorded(year),)
    return tuple(
        block
        for panel in panels
        for block in _panel(year, panel, told.get(panel), work.get(panel, []), alone=len(panels) == 1)
    )


def _panel(year: Year, panel: Group, tally: Tally | None, work: list[PanelAction], *, alone: bool) -> Iterable[Block]:
    """The sections of one panel; their keys and headings name it where there are several."""
    key, heading = ("", "") if alone else (f"{panel.slug}-", f"{panel}: ")
    yield from _said(work, PanelAction.Kind.STANDING)
    yield Section(f"{key}deaths-reviewed", f"{heading}Deaths reviewed", tuple(_counts(year, panel, tally)))
    for kind in (PanelAction.Kind.LEARNING, PanelAction.Kind.ACTION, PanelAction.Kind.FAMILIES, PanelAction.Kind.NEXT):
        blocks = [*_said(work, kind)]
        if kind == PanelAction.Kind.FAMILIES and tally and tally.leaflet:
            blocks.insert(0, paragraph(*tally.leaflet))
        if blocks:
            yield Section(f"{key}panel-{kind.value}", f"{heading}{kind.label}", tuple(blocks))


def _counts(year: Year, panel: Group, tally: Tally | None) -> Iterable[Block]:
    if tally is None:
        yield unrecorded(year, panel)
        return
    yield paragraph(*tally.opening)
    yield counts_of(tally)
    yield from further_blocks(tally)


def _said(work: list[PanelAction], kind: str) -> list[Block]:
    texts = [done.text for done in work if done.kind == kind]
    return [bullets(*texts)] if texts and kind != PanelAction.Kind.STANDING else [paragraph(t) for t in texts]


def _work_by_panel(year: Year) -> dict[Group, list[PanelAction]]:
    work: dict[Group, list[PanelAction]] = {}
    rows = PanelAction.objects.of_board(year.board).overlapping(year.period)
    for done in joined(year, rows, "panel"):
        work.setdefault(done.panel, []).append(done)
    return work
