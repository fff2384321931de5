"""Indexes every record anew for the search: after an upgrade, or where the search has lost its way."""

from typing import Any

from django.core.management.base import BaseCommand

from lscb.search.indexing import rebuild


class Command(BaseCommand):
    help = "Indexes every record anew for the search. It can be used meanwhile; nothing else is changed."

    def handle(self, *args: Any, **options: Any) -> None:
        told = options["verbosity"] > 1
        count = rebuild(say=lambda words: self.stderr.write(f"  {words} …") if told else None)
        self.stdout.write(f"{count:,} entries can be searched.")
