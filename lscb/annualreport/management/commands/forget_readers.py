"""Removes the names and addresses of people who were invited to read a draft, a stated time after its report was
published. Run it every day; it may run any number of times, and catches up."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from lscb.annualreport.forgetting import forget_readers


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="as if it were this day: 2013-04-16")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Invited readers whose name and address were removed: {forget_readers(options['on'])}.")
