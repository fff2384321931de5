"""What a role may be of: the boards a person manages, and their groups and agencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agencies.models import Agency
from lscb.board.models import Board
from lscb.permissions import EVERYWHERE, Power, Role
from workgroups.models import Group

OF_BOARD = (
    *(Role.MANAGER, Role.ADMINISTRATOR, Role.MEMBER, Role.FINANCE_OFFICER, Role.AUDITOR),
    Role.PANEL_OFFICER,
)
OF_GROUP = (Role.CHAIR,)
OF_PANEL = (Role.CHAIR, Role.PANEL_OFFICER)
OF_AGENCY = (Role.LEAD, Role.CONTRIBUTOR)


@dataclass(frozen=True)
class Place:
    """A board, group or agency, and the roles there can be of it."""

    record: Board | Group | Agency
    board: Board
    name: str
    kind: str
    roles: tuple[Role, ...]

    @property
    def key(self) -> str:
        """The scope under which roles are held of it."""
        return self.record.scopes()[-1]


Places = dict[str, Place]


def boards_managed_by(user: Any) -> list[Board]:
    """The boards whose people a person manages."""
    if EVERYWHERE in user.scope_keys_with(Power.MANAGE_PEOPLE):
        return list(Board.objects.all())
    return list(Board.objects.filter(pk__in=user.scope_ids("board", Power.MANAGE_PEOPLE)))


def places_of(boards: Iterable[Board]) -> Places:
    """All that roles may be of at some boards, by scope key; three queries at most."""
    boards = list(boards)
    groups = Group.objects.filter(board__in=boards).select_related("board")
    agencies = Agency.objects.filter(board__in=boards).select_related("board")
    return _by_key(boards, groups, agencies)


def places_with(keys: Iterable[str]) -> Places:
    """The boards, groups and agencies of some scope keys; those that are gone are left out. Three queries."""
    pks: dict[str, list[str]] = {}
    for kind, _, pk in (key.partition(":") for key in keys):
        pks.setdefault(kind, []).append(pk)
    return _by_key(
        Board.objects.filter(pk__in=pks.get("board", [])),
        Group.objects.filter(pk__in=pks.get("group", [])).select_related("board"),
        Agency.objects.filter(pk__in=pks.get("agency", [])).select_related("board"),
    )


def place_of(scope: str) -> Place | None:
    """The board, group or agency of a scope key; None where it is gone."""
    return places_with([scope]).get(scope)


def _by_key(boards: Iterable[Board], groups: Iterable[Group], agencies: Iterable[Agency]) -> Places:
    places = [Place(board, board, board.name, "The board", OF_BOARD) for board in boards]
    for group in groups:
        roles = OF_PANEL if group.kind == Group.Kind.PANEL else OF_GROUP
        places.append(Place(group, group.board, group.name, "Group", roles))
    places += [Place(agency, agency.board, agency.name, "Agency", OF_AGENCY) for agency in agencies]
    return {place.key: place for place in places}
