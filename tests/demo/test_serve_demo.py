"""The command that serves the demonstration."""

import socket

import pytest
from django.core.management import CommandError, call_command

from lscb.demo.management.commands import serve_demo


def test_the_server_is_bound_to_this_machine_alone_without_a_control_socket():
    server = serve_demo.commands(8123)["server"]
    assert "127.0.0.1:8123" in server
    assert "--no-control-socket" in server
    assert "gthread" in server


def test_a_taken_port_is_refused_before_anything_starts(monkeypatch):
    monkeypatch.setattr(serve_demo, "Supervisor", None)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with pytest.raises(CommandError, match="is taken"):
            call_command(serve_demo.Command(), port=str(listener.getsockname()[1]))


@pytest.mark.parametrize("code", [0, 1])
def test_the_exit_code_is_the_supervisor_s(monkeypatch, capsys, code):
    class Stand:
        def __init__(self, commands, say):
            pass

        def run(self, **_):
            return code

    monkeypatch.setattr(serve_demo, "Supervisor", Stand)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = other.getsockname()[1]
    if code:
        with pytest.raises(SystemExit, match="1"):
            call_command(serve_demo.Command(), port=str(free))
    else:
        call_command(serve_demo.Command(), port=str(free))
    assert "Stopped." in capsys.readouterr().out
