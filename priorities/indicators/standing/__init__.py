"""How indicators stand in a year: latest figure, target, status, direction, trend, as a reader may see them."""

from priorities.indicators.standing.reading import standings, with_target
from priorities.indicators.standing.row import Standing
from priorities.indicators.standing.statuses import statuses
from priorities.indicators.standing.summary import Summary, summary

__all__ = ["Standing", "Summary", "standings", "statuses", "summary", "with_target"]
