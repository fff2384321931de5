"""Writes an invented board of any size, for tests and measurements."""

from __future__ import annotations

from random import Random
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lscb.demo.invented.script import make_board


class Command(BaseCommand):
    help = "Writes an invented board: so many years, agencies, groups and indicators, the same for the same seed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--years", type=int, default=1)
        parser.add_argument("--agencies", type=int, default=5)
        parser.add_argument("--groups", type=int, default=3)
        parser.add_argument("--indicators", type=int, default=10)
        parser.add_argument("--observations", type=int, default=0, help="At least so many figures; may be 1000000.")
        parser.add_argument("--compared", type=int, default=2, help="Areas with figures besides the board's own.")
        parser.add_argument("--size", type=int, default=5, help="Of each other kind of record, in a year.")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        board = make_board(
            years=options["years"],
            agencies=options["agencies"],
            groups=options["groups"],
            size=options["size"],
            observed=options["indicators"],
            observations=options["observations"],
            compared=options["compared"],
            random=Random(options["seed"]),
            say=lambda words: self.stderr.write(f"  {words} …"),
        )
        self.stdout.write(f"{board}: /{board.slug}/annual-report/")
