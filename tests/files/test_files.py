"""Files: told by their content, kept by their hash, versions counted up, the rest refused."""

from __future__ import annotations

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lscb.files import services
from lscb.files.models import FileVersion, StoredFile
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import BoardFactory
from tests.factories.files import FileVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory()


def store(board, content=b"Words.", name="words.txt", **more):
    return services.store(scope=board.scopes()[0], title="Evidence", name=name, content=content, by=None, **more)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"),
        ("Words, £5.".encode(), "text/plain"),
    ],
)
def test_kind_is_told_from_the_content_whatever_the_name(content, kind):
    assert services.media_type_of(content, "picture.png") == kind


def test_programs_are_refused(board):
    with pytest.raises(ValidationError, match="not a kind of file we take"):
        store(board, b"MZ\x90\x00\xff\xfe", name="report.pdf")
    assert not StoredFile.objects.exists()


def test_file_that_is_too_large_is_refused(monkeypatch, board):
    monkeypatch.setattr(services, "LARGEST", 5)
    assert store(board, b"12345").size == 5
    with pytest.raises(ValidationError, match="larger than 25 MB"):
        store(board, b"123456")


def test_versions_are_counted_up_and_earlier_bytes_kept(board):
    first = store(board, b"one")
    second = store(board, b"two", file=first.file)
    assert (first.number, second.number) == (1, 2)
    assert second.sha256 == hashlib.sha256(b"two").hexdigest()
    assert [version.content.read() for version in (first, second)] == [b"one", b"two"]


def test_stored_name_leaks_nothing(board):
    version = store(board, name="a child's name.txt")
    assert "name" not in version.content.name
    assert version.sha256 in version.content.name


def test_version_of_a_number_stands_once():
    version = FileVersionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        FileVersionFactory(file=version.file, number=version.number)


def test_files_are_seen_at_their_own_board_alone(board):
    version = store(board)
    assert list(FileVersion.objects.visible_to(person(Role.MANAGER, board))) == [version]
    assert not FileVersion.objects.visible_to(person(Role.MANAGER, BoardFactory())).exists()
