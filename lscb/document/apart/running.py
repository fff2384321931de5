"""Hands work to a process of its own, which does it and ends: libraries that keep memory stay out of the server.

What such a process runs lies in the rooms beside this module and imports next to nothing of the rest, so that it is
soon ready. It starts while its work is still being prepared.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]


class TookTooLong(Exception):
    """Time ran out."""


class Failed(Exception):
    """The process gave no answer; says in its last words why."""


class Process:
    """A process that was started and waits for its work."""

    def __init__(self, started: subprocess.Popen[bytes]) -> None:
        self._started = started

    def answer(self, asked: bytes, *, begins: bytes, timeout: float) -> bytes:
        """What the process makes of its work, which begins with the bytes `begins`; `timeout` in seconds.

        Raises TookTooLong, or Failed where the process failed or answered something else.
        """
        try:
            answer, complaints = self._started.communicate(asked, timeout)
        except subprocess.TimeoutExpired:
            raise TookTooLong from None
        if self._started.returncode != 0 or not answer.startswith(begins):
            said = complaints.decode(errors="replace").strip().splitlines()
            last = said[-1] if said else f"its process ended with {self._started.returncode}"
            raise Failed(last[:500].rstrip("."))
        return answer


@contextmanager
def started(module: str, **environment: str) -> Iterator[Process]:
    """A process that runs a module of the rooms beside; it is ended, whatever happens, when the block is left."""
    with subprocess.Popen(
        command(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={"PATH": os.environ.get("PATH", ""), **environment},
    ) as process:
        try:
            yield Process(process)
        finally:
            process.kill()


def command(module: str) -> list[str]:
    """The command line that runs a module."""
    return [sys.executable, "-m", f"{__package__}.{module}"]
