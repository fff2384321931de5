"""The tallies of a year's panels; those of years held as totals are read here, those of cases are counted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from lscb.board.joining import joined
from lscb.board.models import Board, Period
from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Figure, Unit
from lscb.web import british
from workgroups.cdop.casetallies import from_cases
from workgroups.cdop.models import ChildDeath, PanelCount, PanelTotals
from workgroups.cdop.tally import Breakdown, Tally, left
from workgroups.models import Group, Meeting

DAY = timedelta(days=1)


def tallies(year: Year) -> dict[Group, Tally]:
    """A tally for each panel with totals or cases; as many queries, however many cases there are."""
    totals = _totals(year)
    own = _by_panel(row for row in totals if row.period.ends >= year.starts)
    told = {panel: from_totals(_chosen(year, rows)) for panel, rows in own.items()}
    ended = _by_panel(row for row in totals if row.period.ends == year.starts - DAY)
    before = {panel: from_totals(rows[:1]).closing for panel, rows in ended.items()}
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


def _totals(year: Year) -> list[PanelTotals]:
    """Totals of periods that share a day with the year, or ended the day before it; the earliest first."""
    rows = PanelTotals.objects.of_board(year.board).filter(period__starts__lte=year.ends)
    rows = rows.filter(period__ends__gte=year.starts - DAY).order_by("period__starts", "pk")
    counts = Prefetch("counts", queryset=PanelCount.objects.order_by("heading", "order", "pk"))
    return joined(year, rows.prefetch_related(counts), "panel", "period")


def _by_panel(rows: Iterable[PanelTotals]) -> dict[Group, list[PanelTotals]]:
    found: dict[Group, list[PanelTotals]] = {}
    for row in rows:
        found.setdefault(row.panel, []).append(row)
    return found


def _chosen(year: Year, rows: list[PanelTotals]) -> list[PanelTotals]:
    """The totals of exactly the year; or all that lie within it; or the one that shares most days with it."""
    exact = [t for t in rows if t.period_id == year.period.pk]
    within = [t for t in rows if year.starts <= t.period.starts and t.period.ends <= year.ends]
    return (
        exact or within or [max(rows, key=lambda t: min(t.period.ends, year.ends) - max(t.period.starts, year.starts))]
    )


def _cases(year: Year) -> dict[Group, list[ChildDeath]]:
    """The cases of each panel that has any notified or reviewed in the year, with those that came before."""
    deaths = ChildDeath.objects.of_board(year.board).filter(notified_on__lte=year.ends)
    found: dict[Group, list[ChildDeath]] = {}
    rows = deaths.select_related("age_band", "review", "review__category").order_by("pk")
    for death in joined(year, rows, "panel"):
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
