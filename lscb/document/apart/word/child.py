"""Runs as a process of its own: a tree as JSON on standard input, the Word file on standard output, and the end."""

from __future__ import annotations

import base64
import gc
import io
import json
import sys

from lscb.document.apart.word.file import written


def main() -> None:
    gc.disable()  # all memory goes back when the process ends, which is soon
    asked = json.load(sys.stdin.buffer)
    files = {name: base64.b64decode(content) for name, content in asked["files"].items()}
    content = io.BytesIO()
    written(asked["report"], files).save(content)
    sys.stdout.buffer.write(content.getvalue())


if __name__ == "__main__":
    main()
