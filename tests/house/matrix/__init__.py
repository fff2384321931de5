"""Who may ask what of every address: a row for each name in the address map.

A module for each part of the product holds its ROWS, and, where its addresses need records, `furnish(place)`, which
adds them to the small world of `matrix_world` under `place.records`. A new module is named in MODULES.
"""

from types import ModuleType

from tests.house.matrix import (
    actions,
    agencies,
    case_reviews,
    child_deaths,
    consultations,
    figures,
    general,
    indicators,
    meetings,
    money,
    priorities,
    public,
    reports,
    returns,
    scrutiny,
    setup,
    standards,
    texts,
    training,
    years,
)
from tests.house.matrix.rows import SIGN_IN, Row
from tests.house.matrix_world import Place

MODULES: tuple[ModuleType, ...] = (
    actions,
    agencies,
    case_reviews,
    child_deaths,
    consultations,
    figures,
    general,
    indicators,
    meetings,
    public,
    money,
    priorities,
    reports,
    returns,
    scrutiny,
    setup,
    standards,
    training,
    texts,
    years,
)
ROWS: list[Row] = [row for module in MODULES for row in module.ROWS]

__all__ = ["ROWS", "SIGN_IN", "Row", "furnish"]


def furnish(place: Place) -> None:
    """Adds what the modules' addresses need to a board of the small world."""
    for module in MODULES:
        if hasattr(module, "furnish"):
            module.furnish(place)
