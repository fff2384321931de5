"""Founds a board with nothing in it and tells its business manager how to come in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lscb.setup.founding import found_board


class Command(BaseCommand):
    help = "Founds an empty board and its business manager, who gets a letter and sets the rest up on the screens."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="Its full name, as reports print it.")
        parser.add_argument("--short-name", required=True, help="As it is usually called; it makes the web address.")
        parser.add_argument("--manager", required=True, help="The email address of its business manager.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            board = found_board(
                name=options["name"], short_name=options["short_name"], manager=options["manager"], by=None
            )
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from None
        self.stdout.write(f"{board}: /{board.slug}/set-up/. A letter to {options['manager']} says how to come in.")
