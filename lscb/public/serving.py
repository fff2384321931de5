"""Serves published editions before Django is asked: a few reads of the disk, no query, no session.

Every file carries its own fingerprint as a strong ETag, one for each compressed variant, so that a browser that has it
gets "not modified". Whatever is not found here goes on to the application.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PREFIX = "/reports/"
NAMES = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# Kept by whoever likes, and asked about each time: what is withdrawn because a child could be known is gone at once.
CACHE = "public, no-cache"
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "frame-ancestors 'none'"
)
ALWAYS = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cache-Control", CACHE),
    ("Vary", "Accept-Encoding"),
]


class Published:
    """A WSGI application in front of another."""

    def __init__(self, application: Application, root: Path) -> None:
        self.application, self.root = application, str(root)
        self._states: dict[str, dict[str, list[Any]]] = {}

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith(PREFIX) and environ.get("REQUEST_METHOD") in ("GET", "HEAD"):
            found = self.find(path.removeprefix(PREFIX))
            try:
                if found is not None:
                    return _answer(environ, start, *found)
            except FileNotFoundError:  # a newer state took its place just now
                pass
        return self.application(environ, start)

    def find(self, path: str) -> tuple[str, list[Any]] | None:
        """The file at an address below /reports/: where it lies, and its kind, fingerprint and whether compressed."""
        parts = path.split("/")
        if len(parts) < 4 or not all(NAMES.fullmatch(part) for part in parts if part):
            return None
        board, year, number, *rest = parts
        link = f"{self.root}/{board}/{year}/{number}"
        try:
            state = os.readlink(link)
        except OSError:
            return None
        folder = f"{self.root}/{board}/{year}/{state}"
        name = "/".join(rest)
        name = f"{name}index.html" if name == "" or name.endswith("/") else name
        known = self._index(folder).get(name)
        return (f"{folder}/{name}", known) if known else None

    def _index(self, folder: str) -> dict[str, list[Any]]:
        if folder not in self._states:
            try:
                with open(f"{folder}/files.json", encoding="utf-8") as file:
                    self._states[folder] = json.load(file)
            except (OSError, ValueError):
                return {}
        return self._states[folder]


def _answer(environ: dict[str, Any], start: Callable[..., Any], file: str, known: list[Any]) -> Iterable[bytes]:
    kind, sha, squeezed = known
    packed = squeezed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "").lower()
    etag = f'"{sha[:32]}{"-gz" if packed else ""}"'
    head = [*ALWAYS, ("ETag", etag)]
    if _holds(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
        start("304 Not Modified", head)
        return []
    with open(f"{file}.gz" if packed else file, "rb") as opened:
        content = opened.read()
    head += [("Content-Type", kind), ("Content-Length", str(len(content)))]
    start("200 OK", [*head, ("Content-Encoding", "gzip")] if packed else head)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]


def _holds(asked: str, etag: str) -> bool:
    return asked.strip() == "*" or etag in (each.strip().removeprefix("W/") for each in asked.split(","))
