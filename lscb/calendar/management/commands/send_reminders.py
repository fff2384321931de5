"""Sends the reminders of returns and actions that are due, and removes the names and addresses of invited readers whose
time has come (as forget_readers does). Run it every day; it may run any number of times, and catches up."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from lscb.actions import reminders as of_actions
from lscb.annualreport.forgetting import forget_readers
from lscb.returns import reminders as of_returns


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="as if it were this day: 2013-04-16")

    def handle(self, *args: Any, **options: Any) -> None:
        returns, actions = of_returns.send_due(options["on"]), of_actions.send_due(options["on"])
        self.stdout.write(f"Reminders written: {returns.letters}.")
        self.stdout.write(f"Reminders of actions written: {actions.letters}.")
        # Of today, whatever day the reminders are asked for: what is removed does not come back.
        self.stdout.write(f"Invited readers whose name and address were removed: {forget_readers()}.")
        for due in returns.nobody:
            who = "its board member" if due.rule.audience == "board_member" else "anybody who hands it in"
            self.stdout.write(f"Nobody to write to: {due.ret} has no account of {who}.")
        for action in actions.nobody:
            self.stdout.write(f"Nobody to write to: no owner of action {action.pk} has an account.")
