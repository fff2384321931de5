"""Two programs that live and die together: the server of the demonstration and its task worker."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_STOP = 10
SECONDS_BETWEEN_LOOKS = 0.1

Say = Callable[[str], object]


class Supervisor:
    """Starts commands, and stops them all when asked to stop or when any of them ends by itself."""

    def __init__(self, commands: Mapping[str, Sequence[str]], say: Say, seconds_to_stop: float = SECONDS_TO_STOP):
        self.commands = commands
        self.say = say
        self.seconds_to_stop = seconds_to_stop
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.asked_to_stop = False

    def run(self, *, ready: Callable[[], bool] = lambda: True, when_ready: Callable[[], object] = lambda: None) -> int:
        """Blocks until all have ended. Exit code: 0 when asked to stop, 1 when a program ended by itself."""
        with self._listening_for_signals():
            try:
                self._start()
                self._watch(ready, when_ready)
            finally:
                self._stop()
        return 0 if self.asked_to_stop else 1

    @contextmanager
    def _listening_for_signals(self):
        before = {number: signal.signal(number, self._heard) for number in STOP_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def _start(self) -> None:
        for name, command in self.commands.items():
            # In a session of its own, a Ctrl-C reaches it through us alone, and once.
            self.children[name] = subprocess.Popen(command, start_new_session=True)

    def _watch(self, ready: Callable[[], bool], when_ready: Callable[[], object]) -> None:
        announced = False
        while not self.asked_to_stop:
            if (ended := self._ended()) is not None:
                self.say(f"The {ended} ended by itself (exit code {self.children[ended].returncode}).")
                return
            if not announced and ready():
                announced = True
                when_ready()
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def _ended(self) -> str | None:
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def _stop(self) -> None:
        living = {name: child for name, child in self.children.items() if child.poll() is None}
        if living:
            self.say(f"Stopping the {' and the '.join(living)}.")
        for child in living.values():
            child.terminate()
        deadline = time.monotonic() + self.seconds_to_stop
        for child in living.values():
            _wait_or_kill(child, deadline)


def _wait_or_kill(child: "subprocess.Popen[bytes]", deadline: float) -> None:
    try:
        child.wait(max(0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
