"""Files people hand in: evidence, papers, pictures. Each version keeps its bytes and their SHA-256."""

from __future__ import annotations

import hashlib

from django.db import models

from lscb.permissions import EVERYWHERE, Power


def version_path(version: FileVersion, filename: str) -> str:
    """Where a version's bytes are kept: by their hash, so that the same bytes stand once and no name leaks."""
    return f"files/{version.sha256[:2]}/{version.sha256}"


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Reads of files; who may fetch one follows from its scope."""

    def visible_to(self, user: object) -> StoredFileQuerySet:
        """The files in a scope over which the person may read records, and those shared with what they answer for."""
        keys = user.scope_keys_with(Power.READ_RECORDS)  # type: ignore[attr-defined]  # any signed-in person
        if EVERYWHERE in keys:
            return self.all()
        theirs = user.scope_keys_with(Power.FILL_RETURN)  # type: ignore[attr-defined]  # any signed-in person
        shared = FileReader.objects.filter(scope__in=theirs).values("file")
        return self.filter(models.Q(scope__in=keys) | models.Q(pk__in=shared))


class StoredFile(models.Model):
    """A file under one title, through all its versions; `scope` says whose it is, for example board:1."""

    scope = models.CharField(max_length=60)
    title = models.CharField(max_length=200)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = "file"

    def __str__(self) -> str:
        return self.title

    def scopes(self) -> tuple[str, ...]:
        """The scope it was stored under."""
        return (self.scope,)


class FileReader(models.Model):
    """An agency or group, by its scope, whose people read a file beside the board's office: those who handed it in."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="readers")
    scope = models.CharField(max_length=60)

    class Meta:
        ordering = ["file", "pk"]
        verbose_name = "reader of a file"
        verbose_name_plural = "readers of files"
        constraints = [models.UniqueConstraint(fields=["file", "scope"], name="one_reader_of_a_file")]

    def __str__(self) -> str:
        return self.scope

    def scopes(self) -> tuple[str, ...]:
        """Those of its file."""
        return self.file.scopes()


class FileVersionQuerySet(models.QuerySet["FileVersion"]):
    """Reads of versions."""

    def visible_to(self, user: object) -> FileVersionQuerySet:
        """The versions of the files a person may read."""
        return self.filter(file__in=StoredFile.objects.visible_to(user))


class FileVersion(models.Model):
    """One version's bytes: never changed, only followed by another."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField("file name", max_length=200)
    content = models.FileField(upload_to=version_path)
    media_type = models.CharField(max_length=100, help_text="Told from the content, not from the name.")
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    sha256 = models.CharField("SHA-256", max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    objects = FileVersionQuerySet.as_manager()

    class Meta:
        ordering = ["file", "-number"]
        verbose_name = "version of a file"
        verbose_name_plural = "versions of files"
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="one_version_of_a_number")]

    def __str__(self) -> str:
        return f"{self.file}, version {self.number}"

    def scopes(self) -> tuple[str, ...]:
        """Those of its file."""
        return self.file.scopes()


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
