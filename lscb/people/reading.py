"""Who is who at the boards a person manages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from lscb.accounts.models import Grant, User
from lscb.people.places import Place, Places
from lscb.web.british import day


@dataclass(frozen=True)
class Part:
    """One role of one person, with what it is of and its days."""

    grant: Grant
    place: Place

    @property
    def days(self) -> str:
        """ "from 1 May 2013", "until 30 April 2013", "ended 30 April 2013", or nothing."""
        return days_in_words(self.grant.starts, self.grant.ends)

    @property
    def over(self) -> bool:
        """Whether its last day has passed."""
        return self.grant.ends is not None and self.grant.ends < timezone.localdate()


@dataclass
class Known:
    """A person with their roles."""

    user: User
    parts: list[Part] = field(default_factory=list)


def who_is_who(places: Places) -> list[Known]:
    """Everybody with a role at these places, now or once, by name; one query."""
    people: dict[int, Known] = {}
    grants = Grant.objects.filter(scope__in=places).select_related("user")
    for grant in grants.order_by("user__name", "user__email", "role", "scope"):
        known = people.setdefault(grant.user_id, Known(grant.user))
        known.parts.append(Part(grant, places[grant.scope]))
    return list(people.values())


def parts_of(user: User, places: Places) -> Iterable[Part]:
    """One person's own roles."""
    return [Part(grant, places[grant.scope]) for grant in user.grants.all() if grant.scope in places]


def days_in_words(starts: date | None, ends: date | None) -> str:
    """The days of a role as they matter today."""
    today = timezone.localdate()
    if ends and ends < today:
        return f"ended {day(ends)}"
    words = [f"from {day(starts)}"] if starts and starts > today else []
    return " ".join(words + ([f"until {day(ends)}"] if ends else []))
