"""Is a port of this machine free? Runs with Python alone, before anything is installed."""

import errno
import socket
import sys

HOST = "127.0.0.1"


def why_not(port_text: str) -> str:
    """The sentence that says why the demonstration cannot be served at this port; empty where it can."""
    if not (port_text.isascii() and port_text.isdigit() and 1 <= int(port_text) <= 65535):
        return f"PORT must be a whole number from 1 to 65535; it is “{port_text}”."
    return _why_not_bound(int(port_text))


def _why_not_bound(port: int) -> str:
    with socket.socket() as listener:
        # As the server does, or a port left a moment ago would look taken.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError as error:
            return _sentence(port, error)
    return ""


def _sentence(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. Stop it, or choose another port: make demo PORT={_another(port)}"
        )
    return f"Port {port} cannot be used ({error.strerror}). Choose another: make demo PORT={_another(port)}"


def _another(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8001


if __name__ == "__main__":
    reason = why_not(sys.argv[1] if len(sys.argv) > 1 else "")
    if reason:
        sys.exit(reason)  # to standard error, with exit code 1
