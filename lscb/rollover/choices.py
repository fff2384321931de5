"""What whoever opens a year chose: each part is made or left, and what is left can be made later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from agencies.section11.models import StandardSet
from finance.models import Contribution
from lscb.board.models import Post
from lscb.rollover.preview import FINISHED, Preview
from priorities.models import Closing, PlannedWork, Priority
from workgroups.models import Group, Seat


class Outline(StrEnum):
    """Where the outline of the new year's report comes from."""

    AS_LAST = "last"
    SHIPPED = "shipped"
    NONE = ""


@dataclass(frozen=True)
class Judged:
    """The judgement a priority ends its year with, and why."""

    closing: Closing
    reason: str


@dataclass(frozen=True)
class Choices:
    """The records chosen, part by part. What is in neither is left as it is."""

    judged: Mapping[Priority, Judged] = field(default_factory=dict)
    judged_on: date | None = None
    priorities: Sequence[Priority] = ()
    work: Sequence[PlannedWork] = ()
    posts: Sequence[Post] = ()
    ending_groups: Sequence[Group] = ()
    ending_seats: Sequence[Seat] = ()
    ending_sets: Sequence[StandardSet] = ()
    contributions: Sequence[Contribution] = ()
    keep_amounts: bool = False
    outline: Outline = Outline.NONE


def usual(preview: Preview) -> Choices:
    """What a board mostly wants: all that is unfinished, the posts, and a report like the last one."""
    return Choices(
        priorities=[one for one in preview.priorities if one.closing not in FINISHED],
        posts=preview.posts,
        outline=Outline.AS_LAST if preview.last_report else Outline.SHIPPED,
    )
