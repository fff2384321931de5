"""Holds an edition against what was approved."""

from __future__ import annotations

import hashlib

from lscb.annualreport.models import Edition, Publication, Rendition
from lscb.public import site


def faults(edition: Edition) -> list[str]:
    """A sentence for each thing that is not as approved; none where all is."""
    found = [*_record(edition)]
    latest = {r.path: r for r in Rendition.objects.filter(edition=edition).latest()}
    for row in Rendition.objects.filter(edition=edition).order_by("path", "version"):
        if hashlib.sha256(bytes(row.content)).hexdigest() != row.sha256:
            found.append(f"{row.path}, version {row.version}: the stored bytes have another fingerprint.")
    last = edition.last_fact
    if last is not None and last.what == Publication.What.PUBLISHED:
        found += _files(edition, latest)
    return found


def _record(edition: Edition) -> list[str]:
    approved = edition.approval.sha256
    if hashlib.sha256(bytes(edition.approval.tree)).hexdigest() != approved:
        return ["The approved record has another fingerprint than when it was approved."]
    kept = Rendition.objects.filter(edition=edition, content_type="application/json").values_list("sha256", flat=True)
    return [] if list(kept) == [approved] else ["The edition's record is not the one that was approved."]


def _files(edition: Edition, latest: dict[str, Rendition]) -> list[str]:
    folder = site.place_of(edition)
    found = []
    for path, row in latest.items():
        file = folder / path
        if not file.is_file():
            found.append(f"{path}: the published file is missing. Run publish_files.")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != row.sha256:
            found.append(f"{path}: the published file is not the stored one.")
    return found
