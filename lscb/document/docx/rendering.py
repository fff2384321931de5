"""Has a document written as a Word file by a process of its own.

The words are those of the PDF: both are written from the tree that `lscb.document.pdf.document` makes.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

from lscb.document.apart import running
from lscb.document.blocks import Picture
from lscb.document.disclosure import Protected, checked
from lscb.document.pdf.document import tree
from lscb.document.pdf.words import BREAK, clean


class WordFailed(Exception):
    """There is no Word file; says in a sentence why."""


def render(
    protected: Protected,
    *,
    pictures: Callable[[Picture], bytes | None] | None = None,
    standing: str | None = None,
    timeout: float = 60,
) -> bytes:
    """The document as a Word file (.docx): real styles, header rows that repeat, charts Word draws, footnotes.

    `pictures` gives a picture's bytes, or None where its description must do; `standing` stands on the
    cover in place of what was said of the protection; `timeout` is in seconds. Raises TypeError for a document that was
    not protected, WordFailed where time ran out or writing failed.
    """
    checked(protected)
    with running.started("word.child") as process:
        report, files = tree(protected, pictures)
        if standing is not None:
            report |= {"standing": standing, "draft": False}
        asked = {
            "report": json.loads(clean(json.dumps(report, ensure_ascii=False).replace(BREAK, ""))),
            "files": {name: base64.b64encode(content).decode() for name, content in files.items()},
        }
        try:
            return process.answer(json.dumps(asked).encode(), begins=b"PK", timeout=timeout)
        except running.TookTooLong:
            raise WordFailed(f"The Word file was not ready after {timeout} seconds, and was given up.") from None
        except running.Failed as failure:
            raise WordFailed(f"The Word file could not be written: {failure}.") from None
