"""Comments as they are shown: each with its replies, who said it, when, and what was done about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lscb.accounts.models import User
from lscb.annualreport.models import Comment, Resolution, SharedDraft
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
    """What was said of a draft, or of one chapter of it, oldest first: three queries however much it is."""
    rows = list(Comment.objects.visible_to(user).filter(draft=draft).openings())
    if chapter:
        rows = [row for row in rows if row.path.split("/")[0] == chapter]
    names = _names(rows)
    return [_thread(row, names) for row in rows]


def count_by_place(threads: Iterable[Thread]) -> Counter[tuple[str, int]]:
    """How much was said of each place, replies included."""
    counts: Counter[tuple[str, int]] = Counter()
    for thread in threads:
        counts[(thread.comment.path, thread.comment.ordinal)] += 1 + len(thread.replies)
    return counts


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
    return {str(person.pk): str(person) for person in people}
