"""What a room above adds to the pages of priorities, which know nothing of it: it makes the addresses with its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lscb.board.models import Board
from lscb.web.masthead import Link
from priorities.models import Priority, ProgressUpdate
from priorities.progressforms import UpdateForm

Shown = Mapping[int, list[Link]]
"""What shows an update, by its number; a link without an address is words alone."""


def _nothing_kept(update: ProgressUpdate, form: Any, by: Any) -> None:
    """Nothing was asked besides."""


def _nothing_shown(board: Board, updates: Iterable[ProgressUpdate]) -> Shown:
    return {}


def _nothing_measured(board: Board, priority: Priority) -> list[Link]:
    return []


@dataclass(frozen=True)
class Beside:
    """`form` asks what the room adds of an update, `keep` stores it once the update stands (in its transaction);
    `shown` and `measured` are read for a priority's page: what shows each update, and what measures the priority."""

    form: type[UpdateForm] = UpdateForm
    keep: Callable[[ProgressUpdate, Any, Any], None] = _nothing_kept
    shown: Callable[[Board, Iterable[ProgressUpdate]], Shown] = _nothing_shown
    measured: Callable[[Board, Priority], list[Link]] = _nothing_measured
