"""Runs as a process of its own: a tree as JSON on standard input, the PDF on standard output, and the end.

The first line of the input names the fonts and holds the pictures' files, the rest is the tree.

Nothing else imports this module: Typst and pikepdf stay out of the serving process.
"""

from __future__ import annotations

import base64
import gc
import json
import os
import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import typst

_TEMPLATE = Path(__file__).resolve().parent / "report.typ"
_LACKING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_STAND_IN = "□"
_TAGS = f"{__package__}.tags"
_TRIES = 8


def main() -> None:
    gc.disable()  # all memory goes back when the process ends, which is soon
    sys.setswitchinterval(0.0005)  # what is made ready beside never keeps Typst waiting
    asked = json.loads(sys.stdin.buffer.readline())
    report = sys.stdin.buffer.read().decode()
    files = {name: base64.b64decode(content) for name, content in asked["files"].items()}
    headers: list[list[list[int]]] = []

    def make_ready() -> None:
        headers.extend(_headers(json.loads(report)))
        import_module(_TAGS)

    beside = Thread(target=make_ready)
    beside.start()  # while the pages are being set
    try:
        pages = _pages(report, files, asked["fonts"])
        beside.join()
        tags = import_module(_TAGS)  # loaded by now, or it says here why not
        opened = tags.with_row_headers(pages, headers)
        tags.write(opened, sys.stdout.buffer)
    except typst.TypstError as error:
        sys.exit(str(error.message))
    except (RuntimeError, ValueError) as error:
        sys.exit(str(error))
    sys.stdout.flush()
    os._exit(0)  # nothing is tidied up that ends with the process: it takes longer than one would think


def _pages(report: str, files: dict[str, bytes], fonts: str) -> bytes:
    """The pages. Letters that no font has are set as a box, and the cover says which; PDF/UA-1 allows no other way."""
    lacking: list[str] = []
    for _ in range(_TRIES):
        try:
            return _compiled(report, lacking, files, fonts)
        except typst.TypstError as error:
            found = [_letters(said) for said in _LACKING.findall(f"{error.message}\n{error.diagnostic}")]
            if not found:
                raise
            lacking += [letters for letters in dict.fromkeys(found) if letters not in lacking]
            for letters in sorted(found, key=len, reverse=True):
                report = report.replace(json.dumps(letters, ensure_ascii=False)[1:-1], _STAND_IN)
    return _compiled(report, lacking, files, fonts)


def _compiled(report: str, lacking: list[str], files: dict[str, bytes], fonts: str) -> bytes:
    codes = sorted({f"U+{ord(letter):04X}" for letters in lacking for letter in letters})
    beside = {"report.json": report.encode(), "lacking.json": json.dumps(codes).encode()}
    with tempfile.TemporaryDirectory(prefix="lscb-pdf-") as folder:
        for name, content in {"main.typ": _TEMPLATE.read_bytes(), **beside, **files}.items():
            Path(folder, name).write_bytes(content)
        return typst.compile(
            Path(folder, "main.typ"),
            font_paths=[Path(fonts)],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            timestamp=0,
        )


def _letters(said: str) -> str:
    """Letters as Typst's message quotes them."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), said).replace('\\"', '"').replace("\\\\", "\\")


def _headers(report: dict[str, Any]) -> list[list[list[int]]]:
    """For each table in order, the places of the header cells of each of its rows."""
    return [
        [[place for place, cell in enumerate(row["cells"]) if cell["head"]] for row in node["rows"]]
        for node in _tables(report["cover"] + [node for chapter in report["chapters"] for node in chapter])
    ]


def _tables(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for node in nodes:
        if node["is"] == "table" and node["widths"]:
            found.append(node)
        found += _tables(node["blocks"]) if node["is"] == "remark" else []
    return found


if __name__ == "__main__":
    main()
