"""The storeys of the house, as data. Whoever stands higher may know whoever stands lower, never the other way."""

from dataclasses import dataclass
from typing import Literal

# How rooms of one storey stand to each other:
#   "free"      each may know each
#   "siblings"  none may know another
#   "chain"     in order from the ground: the later may know the earlier
Manner = Literal["free", "siblings", "chain"]


@dataclass(frozen=True)
class Storey:
    """One line of the drawing in docs/architecture.md."""

    manner: Manner
    rooms: tuple[str, ...]


# From the ground up: a storey's number is its place.
STOREYS = (
    Storey("siblings", ("lscb.document", "lscb.web", "lscb.permissions")),
    Storey(
        "chain",
        (
            "lscb.audit",
            "lscb.accounts",
            "lscb.files",
            "lscb.outbox",
            "lscb.board",
            "agencies",
            "workgroups",
            "lscb.returns",
            "lscb.actions",
        ),
    ),
    Storey("chain", ("agencies.section11", "priorities", "priorities.indicators", "priorities.scrutiny")),
    Storey(
        "siblings",
        ("workgroups.progress", "workgroups.cdop", "workgroups.reviews", "workgroups.training", "finance"),
    ),
    Storey("chain", ("lscb.annualreport", "lscb.rollover", "lscb.ledger")),
    Storey("siblings", ("lscb.public",)),
    Storey(
        "free",
        (
            "lscb.settings",
            "lscb.urls",
            "lscb.wsgi",
            "lscb.home",
            "lscb.people",
            "lscb.setup",
            "lscb.search",
            "lscb.calendar",
            "lscb.demo",
            # Asks only whether the server and its database answer; stands beside the address map.
            "lscb.health",
        ),
    ),
)

PLACES = {room: (number, place) for number, storey in enumerate(STOREYS) for place, room in enumerate(storey.rooms)}
PACKAGES = tuple(sorted({room.split(".")[0] for room in PLACES}))


def room_of(module: str) -> str | None:
    """The room a dotted module stands in: the longest that begins its name, or None outside the house."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in PLACES), None)


def may_know(knower: str, known: str) -> bool:
    """May a file of the first room name anything of the second?"""
    (storey, place), (other_storey, other_place) = PLACES[knower], PLACES[known]
    if knower == known or storey != other_storey:
        return storey >= other_storey
    manner = STOREYS[storey].manner
    return manner == "free" or (manner == "chain" and place > other_place)
