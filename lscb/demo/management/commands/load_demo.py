"""Loads the demonstration into its own database, once, and prints how to sign in."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from lscb.demo.havering.people import PASSWORD, SIGN_INS
from lscb.demo.havering.presence import is_loaded, why_not_load
from lscb.demo.havering.script import load


class Command(BaseCommand):
    help = "Loads Havering 2012-13 as a demonstration, once. Refuses a database that holds anything else."

    def handle(self, *args: Any, **options: Any) -> None:
        refusal = why_not_load()
        if refusal:
            self.stderr.write(refusal)
            sys.exit(2)
        if is_loaded():
            self.stdout.write("The demonstration is loaded already.")
        else:
            load(say=lambda words: self.stdout.write(f"  {words} …"))
        self._sign_ins()

    def _sign_ins(self) -> None:
        self.stdout.write(f"\nSign in with any of these, password {PASSWORD}:")
        for each in SIGN_INS:
            self.stdout.write(f"  {each.email:<34} {each.name}")
