"""Looks at a board's figures: whether they agree, and what is owed. Says how many doubts are open, one a line.

Looks at what changed since the last time; with --all at every figure. The screens do the first by themselves.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lscb.board.models import Board
from priorities.indicators.checks.services import look_again, look_at_all
from priorities.indicators.models import Doubt


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--board", help="its short name in addresses; without it, every board")
        parser.add_argument("--all", action="store_true", help="every figure, whether it changed or not")

    def handle(self, *args: Any, **options: Any) -> None:
        boards = Board.objects.order_by("pk")
        for board in boards.filter(slug=options["board"]) if options["board"] else boards:
            (look_at_all if options["all"] else look_again)(board)
            waiting = Doubt.objects.of_board(board).open().select_related("indicator")
            for doubt in waiting.order_by("rank", "pk").iterator():
                said = f"printed {doubt.printed}; computed {doubt.computed}; {doubt.difference}".rstrip("; ")
                self.stdout.write(f"{board.slug}: {doubt}: {said}.")
            self.stdout.write(f"{board}: {waiting.count()} open.")
