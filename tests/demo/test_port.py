"""A taken port is one clear sentence, before anything is installed."""

import socket
import subprocess
import sys

import pytest

from lscb.demo import port


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind((port.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_free_port_gives_no_reason(taken_port):
    with socket.socket() as other:
        other.bind((port.HOST, 0))
        free = other.getsockname()[1]
    assert port.why_not(str(free)) == ""


def test_a_taken_port_is_named_with_another_to_try(taken_port):
    reason = port.why_not(str(taken_port))
    assert f"Port {taken_port} is taken" in reason
    assert "make demo PORT=" in reason


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "80.5", "８０"])
def test_what_is_no_port_is_refused(text):
    assert "whole number" in port.why_not(text)


def test_run_alone_it_ends_with_code_1_and_one_sentence(taken_port):
    # -S: without the site's packages, as on a machine where nothing is installed yet.
    run = subprocess.run([sys.executable, "-S", port.__file__, str(taken_port)], capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
