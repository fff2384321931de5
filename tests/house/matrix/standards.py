"""Who may ask what of standards, evidence, moderation and the results of a round."""

from tests.house.matrix.rows import NO_GET, NO_POST, OFFICE, REST, Answers, Row, rows
from tests.house.matrix_world import World


def _of_standard(world: World) -> tuple[int, int]:
    return (world.here.of_agency.pk, world.here.judgement.pk)


def _of_evidence(world: World) -> tuple[int, int, int]:
    return (*_of_standard(world), world.here.evidence.pk)


def _of_agency(world: World) -> tuple[int]:
    return (world.here.of_agency.pk,)


def _standards() -> list[Row]:
    """The standards of an agency's return: its people write, the board's panel moderates."""
    people = "lead contributor"
    reads: Answers = {200: f"{OFFICE} {people}", 404: REST}
    writes: Answers = {200: f"manager {people}", 403: "administrator auditor", 404: REST}
    begins: Answers = {302: f"manager {people}", 403: "administrator auditor", 404: REST}
    moderates: Answers = {200: "manager", 403: f"administrator auditor {people}", 404: REST}
    results: Answers = {200: OFFICE, 404: REST}

    def elsewhere(world: World) -> tuple[int, int]:
        return (world.here.of_agency.pk, world.there.judgement.pk)

    return [
        *rows("standards moderation", reads, NO_POST, _of_agency),
        *rows("standards", {404: REST}, NO_POST, lambda world: (world.here.of_group.pk,), "of a return without any"),
        *rows("standards-forward", NO_GET, begins, _of_agency),
        *rows("standard", reads, writes, _of_standard),
        *rows("standard moderate", {404: REST}, {404: REST}, elsewhere, "of another board's return"),
        *rows("standard-let-go", NO_GET, begins, _of_standard),
        *rows("evidence", reads, writes, _of_evidence),
        *rows("evidence-remove", NO_GET, begins, _of_evidence),
        *rows("moderate", reads, moderates, _of_standard),
        *rows(
            "round-results round-results-csv round-results-xlsx",
            results,
            NO_POST,
            lambda world: (world.here.of_agency.round_id,),
        ),
        *rows(
            "round-ask",
            NO_GET,
            {200: "manager", 403: "administrator auditor", 404: REST},
            lambda world: (world.here.of_agency.round_id,),
        ),
        *rows("file", reads, NO_POST, lambda world: (world.here.evidence.file.versions.get().pk,)),
    ]


ROWS = _standards()
