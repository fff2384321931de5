"""Runs the rules by which challenges suggest themselves. Run it every day; each thing found is raised once."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from lscb.board.models import Board
from priorities.scrutiny.suggesting import suggest


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="as if it were this day: 2013-04-16")

    def handle(self, *args: Any, **options: Any) -> None:
        for board in Board.objects.all():
            ran = suggest(board=board, by=None, on=options["on"])
            if ran.period is None:
                self.stdout.write(f"{board}: no year has been opened.")
                continue
            raised, back, gone = ran.raised, ran.back, ran.gone
            words = f"{raised} raised, {back} raised again, {gone} no longer so"
            self.stdout.write(f"{board}, {ran.period.label}: {words}.")
