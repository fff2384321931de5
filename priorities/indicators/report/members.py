"""Who a group of areas is: the places within it as at the period its figure is of, which come and go."""

from __future__ import annotations

from collections.abc import Iterable

from lscb.board.models import Area, AreaMember, Period
from lscb.web.british import listed
from priorities.indicators.report.measured import Measured


def members_of(areas: Iterable[int]) -> dict[int, list[AreaMember]]:
    """The memberships of groups of areas, whenever they held."""
    found: dict[int, list[AreaMember]] = {}
    for row in AreaMember.objects.filter(area__in=list(areas)).select_related("member").order_by("member__order", "pk"):
        found.setdefault(row.area_id, []).append(row)
    return found


def members_words(measured: Measured, areas: Iterable[Area], period: Period) -> list[str]:
    """ "Outer London in 2012–13: Barnet, Bexley and Brent." for each group of which the members are recorded."""
    said = []
    for area in areas:
        held = [str(m.member) for m in measured.members.get(area.pk, ()) if _within(m, period)]
        said += [f"{area} in {period.label}: {listed(held)}."] if held else []
    return said


def _within(row: AreaMember, period: Period) -> bool:
    """Whether a place belonged to its group on the period's last day."""
    begun = row.starts is None or row.starts <= period.ends
    return begun and (row.ends is None or row.ends >= period.ends)
