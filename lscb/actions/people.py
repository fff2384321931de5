"""Who is written to about an action: those who answer for its owners."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from agencies.models import Agency
from lscb.accounts.models import Grant, User
from lscb.actions.models import ANSWERS, Action, Owner
from lscb.board.models import Board, OfficeTerm
from lscb.permissions import roles_with, scope_key
from workgroups.models import Group

# By the primary key of the action.
People = dict[int, list[User]]


def who_answer(actions: Iterable[Action], on: date) -> People:
    """Those who answer for each action, its lead owner's people first; in three reads, with owners prefetched.

    An agency's leads, a group's chair and deputy, the holder of an office, whoever is named to hold a post.
    """
    owners: dict[int, list[Owner]] = {action.pk: list(action.owners.all()) for action in actions}
    every = [owner for held in owners.values() for owner in held]
    by_scope = _answering({_scope(owner) for owner in every} - {""}, on)
    by_office = _holding({owner.office_id for owner in every if owner.office_id}, on)
    named = User.objects.in_bulk({owner.holder_id for owner in every if owner.holder_id})

    def people(owner: Owner) -> list[User]:
        if owner.holder_id:
            return [named[owner.holder_id]] if named[owner.holder_id].is_active else []
        return by_office.get(owner.office_id, []) if owner.office_id else by_scope.get(_scope(owner), [])

    each = {pk: {user.pk: user for owner in held for user in people(owner)} for pk, held in owners.items()}
    return {pk: list(found.values()) for pk, found in each.items()}


def _scope(owner: Owner) -> str:
    if owner.agency_id:
        return scope_key("agency", owner.agency_id)
    return scope_key("group", owner.group_id) if owner.group_id else ""


def _answering(scopes: set[str], on: date) -> dict[str, list[User]]:
    grants = Grant.objects.in_force(on).filter(scope__in=scopes, role__in=roles_with(ANSWERS), user__is_active=True)
    found: dict[str, list[User]] = {}
    for grant in grants.select_related("user").order_by("user__name", "user__email", "pk"):
        found.setdefault(grant.scope, []).append(grant.user)
    return found


def _holding(offices: set[int], on: date) -> dict[int | None, list[User]]:
    terms = OfficeTerm.objects.on(on).filter(office__in=offices, holder__is_active=True)
    found: dict[int | None, list[User]] = {}
    for term in terms.select_related("holder").order_by("pk"):
        if term.holder is not None:
            found.setdefault(term.office_id, []).append(term.holder)
    return found


def people_of(board: Board) -> list[User]:
    """Everybody with a role at a board, its agencies or its groups today: those who may be named to hold a post."""
    scopes = [scope_key("board", board.pk)]
    for kind, model in (("agency", Agency), ("group", Group)):
        scopes += [scope_key(kind, pk) for pk in model.objects.filter(board=board).values_list("pk", flat=True)]
    grants = Grant.objects.in_force().filter(scope__in=scopes).order_by().values("user")
    return list(User.objects.filter(pk__in=grants, is_active=True).order_by("name", "email"))


def is_of_a_panel(action: Action) -> bool:
    """Whether a panel has it to do; what it does is not told outside its screens. Owners are prefetched."""
    owners: list[Owner] = list(action.owners.all())
    return any(owner.group and owner.group.kind == Group.Kind.PANEL for owner in owners)


def in_words(action: Action) -> str:
    """What is to be done, for a letter or a calendar; of a panel's action only that there is one."""
    return "An action of the panel" if is_of_a_panel(action) else action.title
