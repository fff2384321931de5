"""Storing a file: its type is told from its first bytes, its version kept for good."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from lscb.audit import services as audit
from lscb.files.models import FileReader, FileVersion, StoredFile, sha256_of

LARGEST = 25 * 1024 * 1024
ZIP = "application/zip"
OFFICE = "application/vnd.openxmlformats-officedocument"
SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"PK\x03\x04", ZIP),
)
# What a document of Microsoft's or OpenDocument's kind holds in its archive, by which the one is told from the other.
PACKED = {
    "word/document.xml": f"{OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}.spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OFFICE}.presentationml.presentation",
}


@transaction.atomic
def store(
    *,
    scope: str,
    title: str,
    name: str,
    content: bytes,
    by: Any,
    file: StoredFile | None = None,
    readers: Iterable[str] = (),
) -> FileVersion:
    """The first version of a new file, or the next of `file`. Raises ValidationError for a kind or size not taken.

    `readers` are the scopes of agencies or groups whose people may fetch it too.
    """
    media_type = media_type_of(content, name)
    if file is None:
        file = audit.add(StoredFile(scope=scope, title=title), by=by)
        for reader in readers:
            FileReader.objects.create(file=file, scope=reader)
    latest = file.versions.order_by("-number").first()
    version = FileVersion(
        file=file,
        number=latest.number + 1 if latest else 1,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=sha256_of(content),
    )
    version.content.save(name, ContentFile(content), save=False)
    return audit.add(version, by=by, verb="stored a file")


def media_type_of(content: bytes, name: str) -> str:
    """What the bytes are, whatever the name says. Raises ValidationError for what the board does not take."""
    if len(content) > LARGEST:
        raise ValidationError("This file is larger than 25 MB. Hand in a smaller one, or a link to it.")
    for signature, media_type in SIGNATURES:
        if content.startswith(signature):
            return _packed(content) if media_type == ZIP else media_type
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise ValidationError(f"“{name}” is not a kind of file we take: PDF, Word, Excel, PNG, JPEG or text.") from None
    return "text/plain"


def _packed(content: bytes) -> str:
    """Word, Excel or PowerPoint by what the archive holds; otherwise an archive, and nothing more is said of it."""
    try:
        names = set(ZipFile(BytesIO(content)).namelist())
    except BadZipFile:
        return ZIP
    return next((media_type for name, media_type in PACKED.items() if name in names), ZIP)
