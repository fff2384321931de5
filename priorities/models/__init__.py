"""What the board set out to do, what it planned, and what came of it."""

from priorities.models.papers import PriorityPaper
from priorities.models.priority import Closing, PlannedWork, Priority
from priorities.models.topics import ProgressUpdate, Topic

__all__ = ["Closing", "PlannedWork", "Priority", "PriorityPaper", "ProgressUpdate", "Topic"]
