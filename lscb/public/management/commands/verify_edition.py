"""Checks that the editions of a year are what was approved: the record, every stored file, and every published one."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from lscb.annualreport.models import Edition
from lscb.public.verifying import faults


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", help="The reporting year, for example 2012-13.")
        parser.add_argument("--board", default="", help="The board's name in web addresses, where there are several.")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Edition.objects.filter(report__period__name=options["year"]).for_lists().order_by("number")
        editions = list(rows.filter(report__board__slug=options["board"]) if options["board"] else rows)
        if not editions:
            self.stderr.write(f"There is no edition of a report on {options['year']}.")
            sys.exit(2)
        wrong = 0
        for edition in editions:
            found = faults(edition)
            wrong += len(found)
            self.stdout.write(f"{edition}: {'as approved' if not found else 'NOT as approved'}")
            for sentence in found:
                self.stdout.write(f"  {sentence}")
        if wrong:
            sys.exit(1)
