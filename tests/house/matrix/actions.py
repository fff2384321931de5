"""Who may ask what of the board's actions."""

from __future__ import annotations

from lscb.actions.models import ActionUpdate, Owner
from tests.factories.actions import ActionFactory, ActionUpdateFactory, OwnerFactory, PlanFactory
from tests.factories.board import LevelFactory, ScaleFactory
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_GET, NO_POST, OFFICE, REST, Answers, rows
from tests.house.matrix_world import Place, Where, World


def furnish(place: Place) -> None:
    """An action of nobody, one of the agency, one of the group with a proposal and a post, and a plan."""
    place.records["action"] = ActionFactory(board=place.board)
    of_agency, of_group = ActionFactory(board=place.board), ActionFactory(board=place.board)
    OwnerFactory(action=of_agency, agency=place.agency)
    OwnerFactory(action=of_group, agency=None, group=place.group)
    post = Owner.objects.create(action=of_group, post="Head of service", order=1)
    done = LevelFactory(scale=ScaleFactory(board=place.board), closes=True)
    proposal = ActionUpdateFactory(action=of_group, status=done, proposal=ActionUpdate.Proposal.WAITING)
    place.records |= {"agencys action": of_agency, "groups action": of_group, "post": post, "proposal": proposal}
    place.records["plan"] = PlanFactory(board=place.board)


def _board(world: World) -> tuple[str]:
    return (world.here.board.slug,)


def _action(world: World) -> tuple[str, int]:
    return (world.here.board.slug, world.here.records["action"].pk)


def _own(name: str, *parts: str) -> Where:
    def where(world: World) -> tuple[str, ...]:
        records = world.here.records
        return (world.here.board.slug, *(records[part].pk for part in (name, *parts)))

    return where


def _theirs(world: World) -> tuple[str, int]:
    return (world.here.board.slug, world.there.records["action"].pk)


THEIRS: Answers = {404: "manager administrator auditor", 403: REST}
OF_LEAD: Answers = {200: "manager administrator lead", 403: REST}
OF_CHAIR: Answers = {200: "manager administrator chair", 403: REST}
GOES: Answers = {302: "manager administrator", 403: REST}

ROWS = [
    *rows("actions", DESK_READ, NO_POST, _board),
    *rows("action", DESK_READ, NO_POST, _action),
    *rows("action", THEIRS, NO_POST, _theirs, "of another board"),
    *rows("action-add", DESK_EDIT, DESK_EDIT, _board),
    *rows("action-change action-update", DESK_EDIT, DESK_EDIT, _action),
    *rows("action-update", THEIRS, THEIRS, _theirs, "of another board"),
    # Its owner reaches it, and says how it stands; who is to do it and by when stay the office's.
    *rows("action", {200: f"{OFFICE} lead", 403: REST}, NO_POST, _own("agencys action"), "of an agency"),
    *rows("action", {200: f"{OFFICE} chair", 403: REST}, NO_POST, _own("groups action"), "of a group"),
    *rows("action-update", OF_LEAD, OF_LEAD, _own("agencys action"), "of an agency"),
    *rows("action-update", OF_CHAIR, OF_CHAIR, _own("groups action"), "of a group"),
    *rows("action-change", DESK_EDIT, DESK_EDIT, _own("agencys action"), "of an agency"),
    *rows("action-agree", DESK_EDIT, GOES, _own("groups action", "proposal")),
    *rows("action-decline", DESK_EDIT, DESK_EDIT, _own("groups action", "proposal")),
    *rows("action-holder", DESK_EDIT, GOES, _own("groups action", "post")),
    *rows("action-chase", NO_GET, GOES, _board),
    *rows("action-reminders", DESK_EDIT, GOES, _board),
    *rows("action-plans", DESK_READ, NO_POST, _board),
    *rows("action-plan", DESK_READ, NO_POST, _own("plan")),
    *rows("action-plan-add", DESK_EDIT, DESK_EDIT, _board),
    *rows("action-plan-change action-plan-remove", DESK_EDIT, DESK_EDIT, _own("plan")),
    *rows("my-actions", {200: REST}, NO_POST),
]
