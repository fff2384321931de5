"""Hands a document to a process of its own, which writes the Word file and ends.

The words are those of the PDF: both are written from the tree that `lscb.document.pdf.document` makes.
"""

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
from lscb.document.pdf.words import BREAK, clean

_ROOT = Path(__file__).resolve().parents[3]
_CHILD = [sys.executable, "-m", "lscb.document.docx.child"]


class WordFailed(Exception):
    """There is no Word file; says in a sentence why."""


def render(
    protected: Protected,
    *,
    pictures: Callable[[Picture], bytes | None] | None = None,
    standing: str | None = None,
    timeout: int = 60,
) -> bytes:
    """The document as a Word file (.docx) with real styles, header rows that repeat, and descriptions of pictures.

    `pictures` gives a picture's bytes, or None where its description must do; `standing` stands on the
    cover in place of what was said of the protection; `timeout` is in seconds. Raises TypeError for a document that was
    not protected, WordFailed where time ran out or writing failed.
    """
    report, files = tree(checked(protected), pictures)
    if standing is not None:
        report |= {"standing": standing, "draft": False}
    asked = {
        "report": json.loads(clean(json.dumps(report, ensure_ascii=False).replace(BREAK, ""))),
        "files": {name: base64.b64encode(content).decode() for name, content in files.items()},
    }
    environment = {"PATH": os.environ.get("PATH", "")}
    try:
        done = subprocess.run(
            _CHILD,
            input=json.dumps(asked).encode(),
            capture_output=True,
            cwd=_ROOT,
            env=environment,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise WordFailed(f"The Word file was not ready after {timeout} seconds, and was given up.") from None
    if done.returncode != 0 or not done.stdout.startswith(b"PK"):
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["its process ended without a word"]
        raise WordFailed(f"The Word file could not be written: {said[-1][:500].rstrip('.')}.")
    return done.stdout
