"""Reading the year's scrutiny once for all the builders that print it in their places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Q

from lscb.board.year import Year

R = TypeVar("R")


def of_year(year: Year, rows: Any) -> list[Any]:
    """The records of a kind that the year's report may print: of the period, or under a topic of it. Read once."""
    return year.once(f"scrutiny.{rows.model._meta.model_name}", lambda: list(_wanted(year, rows)))


def under_topics(year: Year, rows: Iterable[R]) -> list[R]:
    """Those under a topic of the period, whatever their own period."""
    return [row for row in rows if row.topic_id and year.period.overlaps(row.topic.period)]  # type: ignore[attr-defined]  # topical records


def in_period(year: Year, rows: Iterable[R]) -> list[R]:
    """Those whose own period shares a day with the year."""
    return [row for row in rows if year.period.overlaps(_period(row))]


def _wanted(year: Year, rows: Any) -> Any:
    path = rows.period_path
    own = Q(**{f"{path}__starts__lte": year.ends, f"{path}__ends__gte": year.starts})
    topic = Q(topic__period__starts__lte=year.ends, topic__period__ends__gte=year.starts)
    return rows.filter(own | topic).select_related(*{path, "topic__period"})


def _period(row: Any) -> Any:
    return row.inspection.period if hasattr(row, "inspection") else row.period
