"""What one person owes and where they are expected: their returns, their actions, the meetings of their groups."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from lscb.actions.models import Action
from lscb.permissions import Power
from lscb.returns.models import Return, Round
from lscb.returns.models.filed import ReturnQuerySet
from workgroups.models import Group, Meeting

FILL = Power.FILL_RETURN


def returns_of(user: Any) -> ReturnQuerySet:
    """The returns that a person's own agencies and groups answer, with their `day`."""
    groups, agencies = user.scope_ids("group", FILL), user.scope_ids("agency", FILL)
    mine = Q(group__in=groups) | Q(agency__in=agencies)
    mine |= Q(pk__in=Return.objects.filter(partners__agency__in=agencies).values("pk"))
    rows: Any = Return.objects.visible_to(user).filter(mine).annotate(day=Coalesce("due_on", "round__due_on"))
    rows = rows.select_related("round__period", "round__board", "agency", "group")
    ordered: ReturnQuerySet = rows.order_by(F("day").asc(nulls_last=True), "pk")
    return ordered


def owed_by(user: Any) -> ReturnQuerySet:
    """Those still owed, in open rounds."""
    return returns_of(user).outstanding().filter(round__state=Round.State.OPEN)


def actions_of(user: Any, on: date) -> QuerySet[Action]:
    """A person's own unfinished actions that have a day, or a day to look again, by that day."""
    rows = (
        Action.objects.owned_by(user, on).unfinished().filter(Q(due_on__isnull=False) | Q(look_again_on__isnull=False))
    )
    return rows.select_related("board").prefetch_related("owners__group").by_day()


def groups_of(user: Any, on: date) -> QuerySet[Group]:
    """The groups a person chairs or sits in; for a board member, the board itself."""
    sat_in = Group.objects.sat_in_by(user, on).order_by().values("pk")
    return Group.objects.filter(Q(pk__in=user.scope_ids("group", FILL)) | Q(pk__in=sat_in))


def meetings_of(user: Any, since: date) -> QuerySet[Meeting]:
    """The meetings of a person's groups from a day on."""
    rows = Meeting.objects.filter(group__in=groups_of(user, since).values("pk"), on__gte=since)
    return rows.select_related("group__board").order_by("on", "pk")


def rounds_of(user: Any) -> QuerySet[Round]:
    """The open rounds with a day of the boards whose returns a person accepts."""
    rows = Round.objects.open().filter(board__in=user.scope_ids("board", Power.ACCEPT_RETURN), due_on__isnull=False)
    return rows.select_related("period").order_by("due_on", "pk")
