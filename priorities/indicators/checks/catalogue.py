"""Every check, in the order in which what it finds is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from priorities.indicators.checks import averages, changes, courses, due, percentages, relations, sources, totals
from priorities.indicators.checks.doubts import Doubted
from priorities.indicators.checks.held import Held


class Reach(StrEnum):
    """What a check has to look at again when a figure changes."""

    TABLE = "table"
    """The tables of its period alone."""
    COURSE = "course"
    """All periods of its indicator, and the indicators that rest on it."""
    DAY = "day"
    """Its indicator, and every one as days go by."""


@dataclass(frozen=True)
class Check:
    """One check: its function, whose docstring is the sentence it holds to, and its reach."""

    find: Callable[[Held], Iterator[Doubted]]
    reach: Reach

    @property
    def slug(self) -> str:
        """Its lasting name: "row-totals"."""
        return self.find.__name__.replace("_", "-")

    @property
    def sentence(self) -> str:
        """What should hold."""
        return (self.find.__doc__ or "").strip()


CHECKS: tuple[Check, ...] = (
    Check(totals.row_totals, Reach.TABLE),
    Check(totals.column_totals, Reach.TABLE),
    Check(totals.whole, Reach.TABLE),
    Check(totals.parts_of_parts, Reach.TABLE),
    Check(totals.part_above_whole, Reach.TABLE),
    Check(totals.printed_total, Reach.COURSE),
    Check(percentages.hundred, Reach.TABLE),
    Check(percentages.over_base, Reach.TABLE),
    Check(percentages.whole_numerator, Reach.TABLE),
    Check(percentages.printed_share, Reach.COURSE),
    Check(percentages.shares_hundred, Reach.COURSE),
    Check(changes.printed_change, Reach.COURSE),
    Check(changes.points_for_per_cent, Reach.COURSE),
    Check(averages.average, Reach.COURSE),
    Check(relations.average_of_total, Reach.COURSE),
    Check(courses.parts_of_a_year, Reach.COURSE),
    Check(courses.state_on_a_day, Reach.COURSE),
    Check(courses.stock_against_flows, Reach.COURSE),
    Check(relations.parts_across_tables, Reach.COURSE),
    Check(relations.share_of_parts, Reach.COURSE),
    Check(relations.rate_of_population, Reach.COURSE),
    Check(relations.part_above_its_base, Reach.COURSE),
    Check(sources.two_sources, Reach.TABLE),
    Check(courses.far_outside_history, Reach.COURSE),
    Check(sources.without_source, Reach.COURSE),
    Check(due.past_due, Reach.DAY),
)
BY_SLUG = {check.slug: check for check in CHECKS}
RANKS = {check.slug: rank for rank, check in enumerate(CHECKS)}
