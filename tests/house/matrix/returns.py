"""Who may ask what of rounds and returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lscb.returns.models import Return
from tests.house.matrix.rows import NO_GET, NO_POST, OFFICE, REST, SEVERAL_BOARDS, Answers, Row, rows
from tests.house.matrix_world import World, answer_in, aside_in, picture_in


def _of_round(world: World) -> tuple[int]:
    return (world.here.of_group.round_id,)


ROUNDS = [
    *rows("returns", {200: REST}, NO_POST),
    *rows("owed owed-csv owed-xlsx rounds", {200: SEVERAL_BOARDS, 403: REST}, NO_POST),
    *rows("chase", NO_GET, {302: "manager administrator their_manager", 403: REST}),
    *rows("round-open", {200: "manager their_manager", 403: REST}, NO_POST),
    *rows(
        "round-details",
        {200: "manager", 404: "their_manager", 403: REST},
        {200: "manager", 404: "their_manager", 403: REST},
        lambda world: (world.here.of_group.round.form_id, world.here.period.pk),
    ),
    *rows(
        "round-details",
        {404: "manager their_manager", 403: REST},
        {404: "manager their_manager", 403: REST},
        lambda world: (world.here.of_group.round.form_id, world.there.period.pk),
        case="of another board's year",
    ),
    *rows("round", {200: OFFICE, 404: "their_manager", 403: REST}, NO_POST, _of_round),
    *rows(
        "round-close",
        {200: "manager", 404: "their_manager", 403: REST},
        {302: "manager", 404: "their_manager", 403: REST},
        _of_round,
    ),
]


def _of_return(case: str, ret: Callable[[World], Return], writers: str, hands_in: str) -> list[Row]:
    """The screens of one return: its board's office reads, its people write, the manager accepts."""
    reads: Answers = {200: f"{OFFICE} {writers}", 404: REST}
    others = "administrator auditor"
    writes: Answers = {200: f"manager {writers}", 403: others, 404: REST}
    begins: Answers = {302: f"manager {writers}", 403: others, 404: REST}
    decides: Answers = {200: "manager", 403: f"{others} {writers}", 404: REST}
    accepts: Answers = {302: "manager", 403: f"{others} {writers}", 404: REST}
    # Agencies answer together, groups never do: theirs says why not.
    joins: Answers = accepts if "lead" in writers else decides
    cannot = " ".join([others, *sorted(set(writers.split()) - set(hands_in.split()))])
    submits: Answers = {200: f"manager {hands_in}", 403: cannot, 404: REST}
    # There is no receipt of what was not handed in: it leads back to the return.
    receipt: Answers = {302: f"{OFFICE} {writers}", 404: REST}

    def whole(world: World) -> tuple[int]:
        return (ret(world).pk,)

    def answer(world: World) -> tuple[int, int]:
        return answer_in(ret(world))

    def picture(world: World) -> tuple[int, int, int]:
        return picture_in(ret(world))

    return [
        *rows("return-tasks return-history return-print return-word", reads, NO_POST, whole, case),
        *rows("return-check", writes, NO_POST, whole, case),
        *rows("return-submit", NO_GET, submits, whole, case),
        *rows("return-receipt", receipt, NO_POST, whole, case),
        *rows("return-review", decides, NO_POST, whole, case),
        *rows("return-together", decides, joins, whole, case),
        *rows("return-send-back return-reopen", decides, decides, whole, case),
        *rows("return-accept", NO_GET, accepts, whole, case),
        *rows("return-heading", reads, writes, answer, case),
        *rows("return-autosave", NO_GET, writes, answer, case),
        *rows("return-start", writes, begins, answer, case),
        *rows("return-both", writes, writes, lambda world: aside_in(ret(world)), case),
        *rows("return-picture-add", writes, writes, answer, case),
        *rows("return-picture", reads, NO_POST, picture, case),
        *rows("return-picture-remove", NO_GET, begins, picture, case),
    ]


def _mixed(name: str, inside: Callable[[Return], tuple[Any, ...]]) -> list[Row]:
    """A part of another return under this one's address is nowhere, even for those who may read both."""
    nowhere: Answers = {404: REST}

    def crossed(world: World) -> tuple[Any, ...]:
        return (world.here.of_group.pk, *inside(world.here.last_year)[1:])

    get = NO_GET if name.endswith(("autosave", "remove")) else nowhere
    post = NO_POST if name == "return-picture" else nowhere
    return rows(name, get, post, crossed, "with a part of another year's")


RETURNS = [
    *_of_return("of a group", lambda world: world.here.of_group, "chair", "chair"),
    *_of_return("of an agency", lambda world: world.here.of_agency, "lead contributor", "lead"),
    *(
        row
        for row in _of_return("of the year before", lambda world: world.here.last_year, "chair", "chair")
        if row.name in ("return-tasks", "return-heading", "return-review")
    ),
    *_mixed("return-heading", answer_in),
    *_mixed("return-autosave", answer_in),
    *_mixed("return-start", answer_in),
    *_mixed("return-both", aside_in),
    *_mixed("return-picture", picture_in),
    *_mixed("return-picture-remove", picture_in),
]

ROWS = [*ROUNDS, *RETURNS]
