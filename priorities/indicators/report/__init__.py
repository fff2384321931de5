"""What the statistics say of a year, as blocks, under the topic, agency, group or priority each is printed with."""

from __future__ import annotations

from collections.abc import Callable

from lscb.board.year import Parts, Year
from lscb.document.blocks import Block
from priorities.indicators.report.forms import blocks_of
from priorities.indicators.report.measured import Measured
from priorities.indicators.report.reading import Reading


def by_topic(year: Year) -> Parts:
    """What stands under each topic of the year; an indicator of an earlier year's topic follows its namesake."""
    reading = _read(year)
    return _grouped(reading.placed, lambda m: reading.topics.get(m.indicator.topic.slug if m.indicator.topic else ""))


def by_agency(year: Year) -> Parts:
    """What stands in each agency's section."""
    return _grouped(_read(year).placed, lambda m: m.indicator.agency_id)


def by_group(year: Year) -> Parts:
    """What stands in each group's section."""
    return _grouped(_read(year).placed, lambda m: m.indicator.group_id)


def by_priority(year: Year) -> Parts:
    """What stands under a priority itself, for indicators that no topic, agency or group prints."""
    reading = _read(year)
    bare = [m for m in reading.placed if not (m.indicator.topic_id or m.indicator.agency_id or m.indicator.group_id)]
    return _grouped(bare, lambda m: reading.heir(m.indicator.priority_id))


def unplaced(year: Year) -> tuple[Block, ...]:
    """What no place prints, for an appendix, so that no figure is lost; parts of computed figures are left out."""
    return blocks_of(Reading(year, placed=False).placed)


def _read(year: Year) -> Reading:
    return year.once("indicators", lambda: Reading(year))


def _grouped(found: list[Measured], place: Callable[[Measured], int | None]) -> Parts:
    groups: dict[int, list[Measured]] = {}
    for measured in found:
        pk = place(measured)
        if pk is not None:
            groups.setdefault(pk, []).append(measured)
    given = {pk: blocks_of(measured) for pk, measured in groups.items()}
    return {pk: blocks for pk, blocks in given.items() if blocks}
