"""Files people hand in."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from lscb.files.models import FileReader, FileVersion, StoredFile, sha256_of
from tests.factories.board import BoardFactory


class StoredFileFactory(DjangoModelFactory[StoredFile]):
    """A file of a board, without a version."""

    class Meta:
        model = StoredFile

    scope = factory.LazyFunction(lambda: BoardFactory().scopes()[0])
    title = factory.Sequence(lambda n: f"File {n}")


class FileVersionFactory(DjangoModelFactory[FileVersion]):
    """A version with a few bytes of text."""

    class Meta:
        model = FileVersion

    file = factory.SubFactory(StoredFileFactory)
    number = 1
    name = "evidence.txt"
    content = factory.django.FileField(filename="evidence.txt", data=b"Evidence.")
    media_type = "text/plain"
    size = 9
    sha256 = sha256_of(b"Evidence.")


class FileReaderFactory(DjangoModelFactory[FileReader]):
    """An agency whose people read a file beside the board's office."""

    class Meta:
        model = FileReader

    file = factory.SubFactory(StoredFileFactory)
    scope = factory.Sequence(lambda n: f"agency:{n + 1}")
