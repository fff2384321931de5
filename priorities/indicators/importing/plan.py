"""How a table is read: what each of its columns is, what its symbols mean, what is done with names nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import TextChoices

from priorities.indicators.importing.refusals import Unreadable
from priorities.indicators.importing.spans import CALENDAR
from priorities.indicators.importing.written import SYMBOLS


class Role(TextChoices):
    """What a column is."""

    NONE = "", "Left out"
    PERIOD = "period", "Period"
    PERIOD_KIND = "period_kind", "Kind of period"
    AREA = "area", "Area, by name"
    AREA_CODE = "area_code", "Area, by official code"
    LEVEL = "level", "Level of the area (geographic_level)"
    NATION = "nation", "Nation, by name"
    NATION_CODE = "nation_code", "Nation, by code"
    REGION = "region", "Region, by name"
    REGION_CODE = "region_code", "Region, by code"
    AUTHORITY = "authority", "Local authority, by name"
    AUTHORITY_CODE = "authority_code", "Local authority, by code"
    INDICATOR = "indicator", "Names the indicator"
    CATEGORY = "category", "Category"
    CATEGORY2 = "category2", "Second category"
    VALUE = "value", "Figures"
    NUMERATOR = "numerator", "Numerators of the figures"
    DENOMINATOR = "denominator", "Denominators of the figures"
    WORDS = "words", "Words where there is no number"
    DECIMALS = "decimals", "Decimals to print"
    STATUS = "status", "As reported, published or revised"
    NOTE = "note", "Note printed with the figure"
    SOURCE = "source", "Source"
    ONLY = "only", "Read only rows where it says …"


FIGURES = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)


class Unknown(TextChoices):
    """What becomes of a row that names an area or a category nobody knows."""

    REFUSE = "refuse", "Refuse the row"
    LEAVE_OUT = "leave_out", "Leave the row out"
    ADD = "add", "Add it to the board’s own"


@dataclass(frozen=True)
class Column:
    """One column. A column of figures may say of which indicator, categories and period all its figures are.

    `says` is the text a column of role ONLY must hold.
    """

    name: str
    role: str
    indicator: str = ""
    category: str = ""
    category2: str = ""
    period: str = ""
    says: str = ""

    @property
    def of(self) -> tuple[str, str, str, str]:
        """What its figures are of: columns of one table that share it give parts of one figure."""
        return self.indicator, self.category, self.category2, self.period


@dataclass(frozen=True)
class Plan:
    """A mapping: `fixed` holds the indicator, area or period of the whole table; `names` their words for ours."""

    columns: tuple[Column, ...] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    symbols: dict[str, str] = field(default_factory=lambda: dict(SYMBOLS))
    names: dict[str, str] = field(default_factory=dict)
    areas: str = Unknown.REFUSE
    categories: str = Unknown.REFUSE
    periods: bool = True
    year: str = CALENDAR
    sheet: str = ""
    head: int = 1

    def stored(self) -> dict[str, Any]:
        """As it is kept in a record."""
        return asdict(self)

    def placed(self, header: Sequence[str]) -> list[tuple[int, Column]]:
        """Each column that is read, with its place in the file. Raises Unreadable where one is not there."""
        places: dict[str, int] = {}
        for place, name in enumerate(header):
            places.setdefault(plain(name), place)
        missing = [c.name for c in self.columns if plain(c.name) not in places]
        if missing:
            raise Unreadable(
                f"This file has no column called “{missing[0]}”. Its first row must name its columns as this way of "
                "reading expects; choose another way, or make a new one."
            )
        return [(places[plain(c.name)], c) for c in self.columns]


def from_stored(kept: dict[str, Any]) -> Plan:
    """A plan out of a record."""
    return Plan(**{**kept, "columns": tuple(Column(**c) for c in kept.get("columns", ()))})


# The columns of our own template and of our exports.
OWN = {
    "indicator": Role.INDICATOR,
    "kind of period": Role.PERIOD_KIND,
    "period": Role.PERIOD,
    "area": Role.AREA,
    "category": Role.CATEGORY,
    "second category": Role.CATEGORY2,
    "value": Role.VALUE,
    "numerator": Role.NUMERATOR,
    "denominator": Role.DENOMINATOR,
    "words": Role.WORDS,
    "decimals": Role.DECIMALS,
    "status": Role.STATUS,
    "note": Role.NOTE,
    "source": Role.SOURCE,
}
NEEDED = ("indicator", "period", "value")
NOT_OURS = (
    "This file is not laid out as our template is: its first row must have the columns “indicator”, “period” and "
    "“value”. For a table of another shape, choose or make a mapping."
)


def own(header: Iterable[str]) -> Plan:
    """The plan of our own layout, of those columns that are there. Raises Unreadable where it is no such file."""
    names = {plain(name): name for name in header}
    if any(name not in names for name in NEEDED):
        raise Unreadable(NOT_OURS)
    strange = [name for key, name in names.items() if key and key not in OWN]
    if strange:
        raise Unreadable(f"Our template has no column called “{strange[0]}”. Take the column out, or make a mapping.")
    return Plan(columns=tuple(Column(name, OWN[key]) for key, name in names.items() if key))


def plain(name: str) -> str:
    """A name as it is compared: spaces, dashes and underlines alike, capitals too."""
    return " ".join(name.replace("_", " ").replace("–", "-").casefold().split())
