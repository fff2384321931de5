"""Writes what is published as files, so that it can be served without asking anybody anything.

`<root>/<board>/<year>/<edition>` is a link to a folder that holds one state of an edition: its pages and files, what
compresses well a second time with `.gz` behind its name, and `files.json` with the kind and fingerprint of each. A new
state (a banner, a withdrawal) is a new folder, and the link moves to it in one step: no reader and no killed process
ever meets a half-written edition. Written again, what stands already is left as it is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from lscb.annualreport.editionfiles import HTML, styles
from lscb.annualreport.models import Edition, Publication, Rendition
from lscb.board.models import Board

INDEX = "files.json"


def root() -> Path:
    """The folder that published editions are served from."""
    return Path(settings.PUBLISHED_ROOT)


def write(board: Board) -> int:
    """Makes the files of a board's editions what its records say, and gives how many editions had to be written."""
    rows = Edition.objects.filter(report__board=board, facts__isnull=False).distinct().for_lists()
    return sum(_write(edition) for edition in rows)


def place_of(edition: Edition) -> Path:
    """The link through which an edition is read."""
    report = edition.report
    return root() / report.board.slug / report.period.name / str(edition.number)


def _write(edition: Edition) -> bool:
    last = edition.history[-1]
    parts = withdrawn_parts(edition, last) if last.what == Publication.What.WITHDRAWN else _stored(edition)
    index = {path: [kind, sha, bool(squeezed)] for path, kind, sha, _, squeezed in parts}
    state = hashlib.sha256(json.dumps(index, sort_keys=True).encode()).hexdigest()[:20]
    link = place_of(edition)
    target = link.parent / f".{edition.number}-{state}"
    if link.is_symlink() and os.readlink(link) == target.name and (target / INDEX).exists():
        return False
    _fill(target, parts, index)
    _point(link, target.name)
    _clear(link, target.name)
    return True


Part = tuple[str, str, str, bytes, bytes]
"""A file's path, kind, SHA-256, bytes, and compressed bytes or none."""


def _stored(edition: Edition) -> list[Part]:
    rows = Rendition.objects.filter(edition=edition).latest()
    return [(r.path, r.content_type, r.sha256, bytes(r.content), bytes(r.compressed)) for r in rows]


def withdrawn_parts(edition: Edition, fact: Publication) -> list[Part]:
    """The one page that stands where a withdrawn edition stood: that it did, and why it does no more."""
    report = edition.report
    head = {"title": report.title, "period_label": report.period.label, "board_name": report.board.name}
    page = render_to_string("public/withdrawn.html", {"edition": edition, "fact": fact, "report": head, "up": ""})
    files = [("index.html", HTML, page.encode()), *((f.path, f.content_type, f.content) for f in styles())]
    return [
        (path, kind, hashlib.sha256(content).hexdigest(), content, gzip.compress(content, 9, mtime=0))
        for path, kind, content in files
    ]


def _fill(target: Path, parts: Iterable[Part], index: dict[str, list[object]]) -> None:
    """Writes a folder beside its place and moves it there whole."""
    fresh = target.with_name(f"{target.name}.{uuid.uuid4().hex}")
    for path, _, _, content, squeezed in parts:
        file = fresh / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        if squeezed:
            file.with_name(f"{file.name}.gz").write_bytes(squeezed)
    (fresh / INDEX).write_text(json.dumps(index, sort_keys=True), encoding="utf-8")
    if target.exists():  # left half way by an older program, or touched by hand
        shutil.rmtree(target)
    os.rename(fresh, target)


def _clear(link: Path, name: str) -> None:
    """Takes away earlier states: what was withdrawn does not stay on the disk either."""
    for earlier in link.parent.glob(f".{link.name}-*"):
        if earlier.name != name:
            shutil.rmtree(earlier, ignore_errors=True)


def _point(link: Path, name: str) -> None:
    fresh = link.with_name(f".{link.name}.{uuid.uuid4().hex}")
    os.symlink(name, fresh)
    os.replace(fresh, link)
