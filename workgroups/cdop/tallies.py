"""The tallies of a year's panels; those of years held as totals are read here, those of cases are counted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lscb.board.models import Board, Period
from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Figure, Unit
from lscb.web import british
from workgroups.cdop.casetallies import from_cases
from workgroups.cdop.models import ChildDeath, PanelTotals
from workgroups.cdop.models.totals import TotalsQuerySet
from workgroups.cdop.tally import Breakdown, Tally, left
from workgroups.models import Group, Meeting


def tallies(year: Year) -> dict[Group, Tally]:
    """A tally for each panel with totals or cases; seven queries, however many cases there are."""
    told = {panel: from_totals(_chosen(year, rows)) for panel, rows in _totals(_overlapping(year)).items()}
    before = _closings(year)
    cases = _cases(year)
    meetings = _meetings(year, cases)
    for panel, deaths in cases.items():
        if panel not in told:
            told[panel] = from_cases(year, deaths, before.get(panel), meetings.get(panel.pk, []))
    return told


@dataclass(frozen=True)
class Flow:
    """A panel's caseload of a year: open at its start, notified, reviewed, open at its end or today."""

    year: Period
    panel: Group
    tally: Tally
    end: str


def flows(board: Board, year: Period, panels: Iterable[Group], today: date) -> list[Flow]:
    """The caseload of a year, for each of some panels that has any."""
    told, own = tallies(Year(board, year)), set(panels)
    end = f"Open on {british.day(year.ends)}" if year.ends < today else "Open today"
    return [Flow(year, panel, tally, end) for panel, tally in told.items() if panel in own]


def _overlapping(year: Year) -> TotalsQuerySet:
    return PanelTotals.objects.of_board(year.board).overlapping(year.period)


def _totals(rows: TotalsQuerySet) -> dict[Group, list[PanelTotals]]:
    """Totals by panel, the earliest first."""
    found: dict[Group, list[PanelTotals]] = {}
    for row in rows.select_related("panel", "period").prefetch_related("counts").order_by("period__starts"):
        found.setdefault(row.panel, []).append(row)
    return found


def _chosen(year: Year, rows: list[PanelTotals]) -> list[PanelTotals]:
    """The totals of exactly the year; or all that lie within it; or the one that shares most days with it."""
    exact = [t for t in rows if t.period_id == year.period.pk]
    within = [t for t in rows if year.starts <= t.period.starts and t.period.ends <= year.ends]
    return (
        exact or within or [max(rows, key=lambda t: min(t.period.ends, year.ends) - max(t.period.starts, year.starts))]
    )


def _closings(year: Year) -> dict[Group, Figure]:
    """What each panel held as totals had left to review the day before the year began."""
    rows = PanelTotals.objects.of_board(year.board).filter(period__ends=year.starts - timedelta(days=1))
    return {panel: from_totals(held[:1]).closing for panel, held in _totals(rows).items()}


def _cases(year: Year) -> dict[Group, list[ChildDeath]]:
    """The cases of each panel that has any notified or reviewed in the year, with those that came before."""
    deaths = ChildDeath.objects.of_board(year.board).filter(notified_on__lte=year.ends)
    found: dict[Group, list[ChildDeath]] = {}
    for death in deaths.select_related("panel", "age_band", "review", "review__category").order_by("pk"):
        found.setdefault(death.panel, []).append(death)
    return found


def _meetings(year: Year, panels: Iterable[Group]) -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = {}
    for meeting in Meeting.objects.filter(group__in=[p.pk for p in panels]).held().during(year.period):
        found.setdefault(meeting.group_id, []).append(meeting)
    return found


# --- held as totals ---


def from_totals(rows: list[PanelTotals]) -> Tally:
    """The tally of one period, or of several that follow one another, added up."""
    first = rows[0]

    def stated(label: str, column: str, unit: Unit = Unit.PEOPLE) -> Figure:
        return _added(label, [figures.recorded(label, t, column, unit=unit) for t in rows])

    opened = figures.recorded("Still to be reviewed at the start", first, "open_at_start", unit=Unit.PEOPLE)
    notified, reviewed = stated("Notified", "notified"), stated("Deaths reviewed", "reviewed")
    return Tally(
        opened,
        notified,
        reviewed,
        left(opened, notified, reviewed),
        stated("Panel meetings", "meetings", Unit.COUNT),
        totals=first,
        expectedness=_expectedness(stated("Expected", "expected"), stated("Unexpected", "unexpected")),
        leaflet=(f"Parents were sent the panel’s leaflet {first.leaflet_days}.",) if first.leaflet_days else (),
        breakdowns=_stated_counts(rows),
        note=" ".join(t.note for t in rows if t.note),
    )


def _expectedness(*parts: Figure) -> Breakdown:
    """Both, if either is stated."""
    return parts if any(part.value is not None for part in parts) else ()


def _added(label: str, parts: list[Figure]) -> Figure:
    known = [f for f in parts if f.value is not None]
    return parts[0] if len(parts) == 1 or not known else figures.total(label, parts)


def _stated_counts(rows: list[PanelTotals]) -> dict[str, Breakdown]:
    """The further counts of each heading, those of one label added up."""
    found: dict[str, dict[str, list[Figure]]] = {}
    for row in (count for totals in rows for count in totals.counts.all()):
        figure = figures.recorded(row.label, row, "count", unit=Unit.PEOPLE if row.people else Unit.COUNT)
        found.setdefault(row.heading, {}).setdefault(row.label, []).append(figure)
    return {
        heading: tuple(_added(label, parts) for label, parts in labels.items()) for heading, labels in found.items()
    }
