"""Files and their versions, shown as they were handed in; a new version comes by handing in a file."""

from __future__ import annotations

from django.contrib import admin

from lscb.audit.recordadmin import ReadOnlyAdmin, RecordInline
from lscb.files.models import FileReader, FileVersion, StoredFile


class FileVersionInline(RecordInline):
    model = FileVersion
    fixed = True
    fields = ("number", "name", "media_type", "size", "sha256")


class FileReaderInline(RecordInline):
    model = FileReader
    fixed = True
    fields = ("scope",)


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    list_display = ("title", "scope")
    search_fields = ("title",)
    inlines = (FileVersionInline, FileReaderInline)


@admin.register(FileVersion)
class FileVersionAdmin(ReadOnlyAdmin):
    list_display = ("file", "number", "name", "media_type", "size")
    search_fields = ("name", "sha256")
