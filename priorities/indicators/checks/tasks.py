"""Looking at figures outside a request, where more came in than whoever opens the next page can wait for."""

from __future__ import annotations

from lscb.board.models import Board
from lscb.outbox.tasks import task
from priorities.indicators.checks.services import look_again


@task()
def look_at_figures(board: int) -> int:
    """Looks at what changed on a board; how many doubts are new or gone."""
    return look_again(Board.objects.get(pk=board))
