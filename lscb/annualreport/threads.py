"""Comments as they are shown: each with its replies, who said it, when, and what was done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lscb.accounts.models import User
from lscb.annualreport.models import Comment, Reader, Resolution, SharedDraft
from lscb.annualreport.models.consultations import OF_A_READER
from lscb.document.spots import identifier

FORGOTTEN = "Somebody who has left"


@dataclass(frozen=True)
class Said:
    """Words, who said them, and when."""

    who: str
    record: Comment | Resolution
    words: str


@dataclass(frozen=True)
class Thread:
    """A comment, the replies to it, and what was done; `ident` is the address of what it speaks of."""

    comment: Comment
    said: Said
    replies: tuple[Said, ...]
    done: Said | None

    @property
    def settled(self) -> bool:
        """Whether the office has settled it."""
        return self.done is not None

    @property
    def chapter(self) -> str:
        """The key of the chapter it stands in."""
        return self.comment.path.split("/")[0]

    @property
    def ident(self) -> str:
        """The address of what it speaks of within the chapter."""
        return identifier(tuple(self.comment.path.split("/")), self.comment.ordinal)


def threads_of(draft: SharedDraft, user: Any, *, chapter: str = "") -> list[Thread]:
    """What was said of a draft, or of one chapter of it, oldest first: three queries however much it is, and one more
    where somebody without an account spoke.
    """
    return _threads(Comment.objects.visible_to(user).filter(draft=draft).openings(), chapter)


def threads_of_reader(reader: Reader, *, chapter: str = "") -> list[Thread]:
    """What one reader said of the draft they were asked to read, with the answers; nobody else's."""
    rows = Comment.objects.filter(draft=reader.consultation.draft_id, by=reader.hand.pk)
    return _threads(rows.openings(), chapter)


def count_by_place(threads: Iterable[Thread]) -> Counter[tuple[str, int]]:
    """How much was said of each place, replies included."""
    counts: Counter[tuple[str, int]] = Counter()
    for thread in threads:
        counts[(thread.comment.path, thread.comment.ordinal)] += 1 + len(thread.replies)
    return counts


def _threads(openings: Iterable[Comment], chapter: str) -> list[Thread]:
    rows = [row for row in openings if not chapter or row.path.split("/")[0] == chapter]
    names = _names(rows)
    return [_thread(row, names) for row in rows]


def _thread(row: Comment, names: dict[str, str]) -> Thread:
    settled = getattr(row, "resolution", None)
    return Thread(
        row,
        _said(row, row.body, names),
        tuple(_said(reply, reply.body, names) for reply in row.replies.all()),
        _said(settled, settled.done, names) if settled else None,
    )


def _said(record: Comment | Resolution, words: str, names: dict[str, str]) -> Said:
    return Said(names.get(record.by, FORGOTTEN), record, words)


def _names(rows: list[Comment]) -> dict[str, str]:
    numbers = {row.by for row in rows}
    numbers |= {reply.by for row in rows for reply in row.replies.all()}
    numbers |= {row.resolution.by for row in rows if hasattr(row, "resolution")}
    people = User.objects.filter(pk__in=[number for number in numbers if number.isdigit()])
    return {str(person.pk): str(person) for person in people} | _invited(numbers)


def _invited(numbers: set[str]) -> dict[str, str]:
    """Those without an account, by how comments name them."""
    asked = {number.removeprefix(OF_A_READER) for number in numbers if number.startswith(OF_A_READER)}
    return {reader.hand.pk: reader.called for reader in Reader.objects.filter(pk__in=asked)} if asked else {}
