"""Who may ask what of the board's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.annualreport import ReportFactory
from tests.factories.board import PeriodFactory
from tests.factories.indicators import DoubtFactory, ObservationFactory, TargetFactory, ThresholdFactory
from tests.house.matrix.rows import DESK_EDIT, DESK_READ, NO_POST, OFFICE, REST, Answers, rows
from tests.house.matrix_world import Place, World

# Figures are read by whoever reads shared drafts, small numbers hidden from all but the office.
READ: Answers = {200: f"{OFFICE} member chair lead other_chair other_lead", 403: REST}
NOT_HERE: Answers = {404: f"{OFFICE} member chair lead other_chair other_lead", 403: REST}
NOT_THERE: Answers = {404: "manager administrator", 403: REST}


def furnish(place: Place) -> None:
    """An indicator with a figure, a target and a threshold."""
    figure = ObservationFactory(indicator__board=place.board, period=place.period)
    place.records["indicator"], place.records["figure"] = figure.indicator, figure
    place.records["target"] = TargetFactory(indicator=figure.indicator, period=place.period, area=figure.area)
    quarter = PeriodFactory(
        board=place.board, name="Apr-Jun 2012", basis="quarter", starts=date(2012, 4, 1), ends=date(2012, 6, 30)
    )
    place.records["performance"] = ReportFactory(period=quarter, kind="performance", title="Performance report")
    place.records["doubt"] = DoubtFactory(indicator=figure.indicator)
    place.records["threshold"] = ThresholdFactory(indicator=figure.indicator, period=place.period)


def _at(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, *more)


def _one(*more: Any) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records["indicator"].pk, *more)


def _doubt(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.here.records["doubt"].pk)


def _their_doubt(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.there.records["doubt"].pk)


def _report(*more: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records["performance"].pk, *more)


def _their_report(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.there.records["performance"].pk)


def _measure(name: str) -> Callable[[World], tuple[Any, ...]]:
    return lambda world: (world.here.board.slug, world.here.records["indicator"].pk, world.here.records[name].pk)


def _theirs(world: World) -> tuple[Any, ...]:
    return (world.here.board.slug, world.there.records["indicator"].pk)


def _their_figure(world: World) -> tuple[Any, ...]:
    return (*_theirs(world), world.there.records["figure"].pk)


ROWS = [
    *rows("indicators indicators-dashboard", READ, NO_POST, _at()),
    *rows("indicator", READ, NO_POST, _one()),
    *rows("indicator", NOT_HERE, NO_POST, _theirs, "of another board"),
    *rows("indicator-table", NOT_HERE, NO_POST, _one("99-nothing", "csv"), "of no such table"),
    *rows("indicator-figures", DESK_READ, NO_POST, _one()),
    *rows("indicator-checks", DESK_READ, NO_POST, _at()),
    *rows("indicator-check", DESK_READ, DESK_EDIT, _doubt),
    *rows("indicator-check-reopen", DESK_EDIT, DESK_EDIT, _doubt),
    *rows("indicator-check-reopen", NOT_THERE, NOT_THERE, _their_doubt, "of another board"),
    *rows("indicator-add", DESK_EDIT, DESK_EDIT, _at()),
    *rows("indicator-change indicator-target indicator-threshold", DESK_EDIT, DESK_EDIT, _one()),
    *rows("indicator-change", NOT_THERE, NOT_THERE, _theirs, "of another board"),
    # Saved as it stands it names nothing, which is one way of saying that an indicator is entered.
    *rows("indicator-reckoning", DESK_EDIT, {302: "manager administrator", 403: REST}, _one()),
    *rows("indicator-figure-note", DESK_EDIT, {302: "manager administrator", 403: REST}, _measure("figure")),
    *rows("indicator-figure-sources", DESK_READ, DESK_EDIT, _measure("figure")),
    *rows("indicator-figure-sources", {404: OFFICE, 403: REST}, NOT_THERE, _their_figure, "of another board"),
    *rows("indicator-target-remove", DESK_EDIT, DESK_EDIT, _measure("target")),
    *rows("performance-reports", READ, NO_POST, _at()),
    *rows("performance-report", READ, NO_POST, _report()),
    *rows("performance-report", NOT_HERE, NO_POST, _their_report, "of another board"),
    *rows("performance-report-file", READ, NO_POST, _report("csv")),
    *rows("performance-report-file", NOT_HERE, NO_POST, _report("poster"), "in no such form"),
    *rows("performance-report-open", DESK_EDIT, DESK_EDIT, _at()),
    *rows("indicator-threshold-remove", DESK_EDIT, DESK_EDIT, _measure("threshold")),
]
