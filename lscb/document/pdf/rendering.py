"""Has a document set as pages by a process of its own: Typst keeps what it has set in memory."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

from lscb.document.apart import running
from lscb.document.blocks import Picture
from lscb.document.disclosure import Protected, checked
from lscb.document.pdf.document import tree
from lscb.document.pdf.words import clean

FONTS = Path(__file__).resolve().parents[3] / "static" / "dist" / "fonts"
# Two threads set the pages as fast as more would, and each costs memory.
_THREADS = "2"


class PdfFailed(Exception):
    """There is no PDF; says in a sentence why."""


def render(
    protected: Protected, *, pictures: Callable[[Picture], bytes | None] | None = None, timeout: float = 60
) -> bytes:
    """The document as PDF/UA-1, the same bytes for the same document every time.

    `pictures` gives a picture's bytes (PNG, JPEG, GIF or WebP), or None where its description must do; `timeout` is in
    seconds. Raises TypeError for a document that was not protected, PdfFailed where time ran out or setting failed.
    """
    checked(protected)
    if not any(FONTS.glob("*.ttf")):
        raise PdfFailed("The PDF has no fonts to be set in: build the front end first, with static/build.py.")
    with running.started("pages.child", RAYON_NUM_THREADS=_THREADS) as process:
        report, files = tree(protected, pictures)
        beside = {
            "fonts": str(FONTS),
            "files": {name: base64.b64encode(content).decode() for name, content in files.items()},
        }
        # A line about what goes with the report, then the report as it stands: quoted once more, it would take longer.
        asked = f"{json.dumps(beside)}\n{clean(json.dumps(report, ensure_ascii=False))}".encode()
        try:
            return process.answer(asked, begins=b"%PDF-", timeout=timeout)
        except running.TookTooLong:
            raise PdfFailed(f"The PDF was not ready after {timeout} seconds, and was given up.") from None
        except running.Failed as failure:
            raise PdfFailed(f"The PDF could not be set: {failure}.") from None
