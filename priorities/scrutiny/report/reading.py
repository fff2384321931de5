"""Reading the year's scrutiny once for all the builders that print it in their places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Q

from lscb.board.joining import joined
from lscb.board.year import Year

R = TypeVar("R")


def of_year(year: Year, rows: Any, *paths: str) -> list[Any]:
    """The records of a kind that the year's report may print: of the period, or under a topic of it. Read once, with
    their topics, periods and what stands at the end of `paths`."""
    return year.once(f"scrutiny.{rows.model._meta.model_name}", lambda: _read(year, rows, *paths))


def under_topics(year: Year, rows: Iterable[R]) -> list[R]:
    """Those under a topic of the period, whatever their own period."""
    return [row for row in rows if row.topic_id and year.period.overlaps(row.topic.period)]  # type: ignore[attr-defined]  # topical records


def in_period(year: Year, rows: Iterable[R]) -> list[R]:
    """Those whose own period shares a day with the year."""
    return [row for row in rows if year.period.overlaps(_period(row))]


def _read(year: Year, rows: Any, *paths: str) -> list[Any]:
    path = rows.period_path
    own = Q(**{f"{path}__starts__lte": year.ends, f"{path}__ends__gte": year.starts})
    topic = Q(topic__period__starts__lte=year.ends, topic__period__ends__gte=year.starts)
    return joined(year, rows.filter(own | topic), path, "topic__period", *paths)


def _period(row: Any) -> Any:
    return row.inspection.period if hasattr(row, "inspection") else row.period
