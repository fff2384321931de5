"""The server and the worker live and die together."""

import os
import signal
import sys
import threading
import time

import pytest

from lscb.demo.supervision import Supervisor

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
IGNORES_TERM = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"


def ends(code: int) -> list[str]:
    return [sys.executable, "-c", f"raise SystemExit({code})"]


@pytest.fixture
def said():
    return []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_both_stop_when_a_signal_asks(said, number):
    supervisor = Supervisor({"server": SLEEPS, "task worker": SLEEPS}, said.append)
    assert supervisor.run(when_ready=lambda: os.kill(os.getpid(), number)) == 0
    assert all(child.returncode == -signal.SIGTERM for child in supervisor.children.values())
    assert said == ["Stopping the server and the task worker."]


@pytest.mark.parametrize("name", ["server", "task worker"])
def test_the_other_stops_when_one_ends_by_itself(said, name):
    commands = {"server": SLEEPS, "task worker": SLEEPS, name: ends(3)}
    supervisor = Supervisor(commands, said.append)
    assert supervisor.run() == 1
    assert said[0] == f"The {name} ended by itself (exit code 3)."
    assert all(child.returncode is not None for child in supervisor.children.values())


def test_one_that_will_not_stop_is_killed(said, capfd):
    supervisor = Supervisor({"server": [sys.executable, "-c", IGNORES_TERM]}, said.append, seconds_to_stop=0.2)
    # Ready once the child has printed: from then on it ignores the signal.
    supervisor.run(ready=lambda: bool(capfd.readouterr().out), when_ready=lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert supervisor.children["server"].returncode == -signal.SIGKILL


def test_the_first_stops_when_the_second_cannot_start(said):
    supervisor = Supervisor({"server": SLEEPS, "task worker": ["no-such-program"]}, said.append)
    with pytest.raises(FileNotFoundError):
        supervisor.run()
    assert supervisor.children["server"].returncode == -signal.SIGTERM


def test_readiness_is_announced_once(said):
    announced = []
    supervisor = Supervisor({"server": SLEEPS}, said.append)
    stopper = threading.Timer(0.6, os.kill, (os.getpid(), signal.SIGTERM))
    stopper.start()
    supervisor.run(when_ready=lambda: announced.append(time.monotonic()))
    assert len(announced) == 1


def test_signals_are_as_before_afterwards(said):
    before = signal.getsignal(signal.SIGTERM)
    Supervisor({"server": ends(0)}, said.append).run()
    assert signal.getsignal(signal.SIGTERM) is before
