"""Hands a document to a process of its own, which sets the pages and ends: Typst keeps what it has set in memory."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from lscb.document.blocks import Picture
from lscb.document.disclosure import Protected, checked
from lscb.document.pdf.document import tree
from lscb.document.pdf.words import clean

_ROOT = Path(__file__).resolve().parents[3]
FONTS = _ROOT / "static" / "dist" / "fonts"
_CHILD = [sys.executable, "-m", "lscb.document.pdf.child"]
# Two threads set the pages as fast as more would, and each costs memory.
_THREADS = "2"


class PdfFailed(Exception):
    """There is no PDF; says in a sentence why."""


def render(
    protected: Protected, *, pictures: Callable[[Picture], bytes | None] | None = None, timeout: int = 60
) -> bytes:
    """The document as PDF/UA-1, the same bytes for the same document every time.

    `pictures` gives a picture's bytes (PNG, JPEG, GIF or WebP), or None where its description must do; `timeout` is in
    seconds. Raises TypeError for a document that was not protected, PdfFailed where time ran out or setting failed.
    """
    report, files = tree(checked(protected), pictures)
    if not any(FONTS.glob("*.ttf")):
        raise PdfFailed("The PDF has no fonts to be set in: build the front end first, with static/build.py.")
    asked = {
        "fonts": str(FONTS),
        "report": clean(json.dumps(report, ensure_ascii=False)),
        "files": {name: base64.b64encode(content).decode() for name, content in files.items()},
    }
    return _set_pages(json.dumps(asked).encode(), timeout)


def _set_pages(asked: bytes, timeout: int) -> bytes:
    environment = {"PATH": os.environ.get("PATH", ""), "RAYON_NUM_THREADS": _THREADS}
    try:
        done = subprocess.run(
            _CHILD, input=asked, capture_output=True, cwd=_ROOT, env=environment, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired:
        raise PdfFailed(f"The PDF was not ready after {timeout} seconds, and was given up.") from None
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        said = done.stderr.decode(errors="replace").strip().splitlines() or [
            f"its process ended with {done.returncode}"
        ]
        raise PdfFailed(f"The PDF could not be set: {said[-1][:500].rstrip('.')}.")
    return done.stdout
