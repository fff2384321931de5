"""What a higher room links papers to. The address map hands it to the screens of papers; they know no more of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from django import forms

from workgroups.models import Meeting, Paper


class Links(Protocol):
    """Records a paper speaks to: a field to choose them by, those that stand, and how they are set."""

    def field(self, meeting: Meeting) -> forms.Field:
        """The choice on a paper's cover form."""
        ...

    def held(self, paper: Paper) -> list[Any]:
        """What a paper speaks to now."""
        ...

    def words(self, papers: Iterable[Paper]) -> Mapping[int, Sequence[str]]:
        """The same of many papers, in words, by the paper's number. One query."""
        ...

    def set(self, *, paper: Paper, chosen: Iterable[Any], by: Any) -> None:
        """Links a paper to these and no others, with a line in the log for each that came or went."""
        ...
