"""Serves the demonstration on this machine: the web server and a task worker, stopped together."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lscb.demo import port
from lscb.demo.supervision import Supervisor

THREADS = 4


def commands(number: int) -> dict[str, list[str]]:
    """What runs, by the name a reader sees."""
    gunicorn = [sys.executable, "-m", "gunicorn", "lscb.wsgi", "--bind", f"{port.HOST}:{number}"]
    options = ["--worker-class", "gthread", "--threads", str(THREADS), "--log-level", "warning", "--no-control-socket"]
    return {"server": gunicorn + options, "task worker": [sys.executable, "manage.py", "db_worker"]}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="the port of 127.0.0.1 to serve at")

    def handle(self, *args: Any, **options: Any) -> None:
        number = self._free_port(options["port"])
        # Letters printed by the server and the worker lead to where this one serves.
        os.environ.setdefault("BASE_URL", f"http://{port.HOST}:{number}")
        supervisor = Supervisor(commands(number), say=self._say)
        code = supervisor.run(ready=lambda: _answers(number), when_ready=lambda: self._ready(number))
        self._say("Stopped.")
        if code:
            sys.exit(code)

    def _free_port(self, text: str) -> int:
        if reason := port.why_not(text):
            raise CommandError(reason)
        return int(text)

    def _ready(self, number: int) -> None:
        self._say(f"\nThe demonstration is at http://{port.HOST}:{number}/ (Ctrl-C stops it)")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _answers(number: int) -> bool:
    return bool(port.why_not(str(number)))
