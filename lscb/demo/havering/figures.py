"""Loads every statistic of the published report: those that contradict each other as printed, and those it lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lscb.audit import services as audit
from lscb.board.models import Area, Basis, Period
from lscb.demo.havering.figures_agencies import AGENCIES
from lscb.demo.havering.figures_children import CHILDREN, SCHEMES
from lscb.demo.havering.figures_early_help import EARLY_HELP, EMPLOYMENT
from lscb.demo.stage import Stage
from priorities.indicators import services
from priorities.indicators.models import Category, CategoryScheme, Indicator, PrintedStatus, Source, Statement

SOURCE = "Published annual report for 2012–13"
HOME = "Havering"
FURTHER_AREAS = (("Barking and Dagenham and Havering", Area.Kind.GROUP), ("London", Area.Kind.REGION))
OWN = frozenset({"topic", "agency", "group", "schemes", "figures", "targets", "printed", "statements"})


def load(stage: Stage) -> None:
    """Schemes, the source, then each indicator with its figures."""
    for order, (name, kind) in enumerate(FURTHER_AREAS, start=len(stage.areas)):
        stage.areas[name] = audit.add(Area(board=stage.board, name=name, kind=kind, order=order), by=stage.by)
    schemes = {slug: _scheme(stage, slug, name, parts) for slug, name, parts in SCHEMES}
    source = audit.add(Source(board=stage.board, name=SOURCE, kind=Source.Kind.REPORT), by=stage.by)
    for order, given in enumerate((*CHILDREN, *EARLY_HELP, *EMPLOYMENT, *AGENCIES)):
        indicator = _define(stage, given, schemes, source, order)
        _figures(stage, indicator, given)
        _beside(stage, indicator, given, source)


def period(stage: Stage, name: str) -> Period:
    """A period by the name it has in the lists of figures: "2012-13", "Jul-Sep 2012", "2010-12", "2012"."""
    if name in OTHER_PERIODS:
        basis, starts, ends = OTHER_PERIODS[name]
        return stage.period(name, basis, starts, ends)
    if name in QUARTERS:
        return stage.quarter(*QUARTERS[name])
    return stage.reporting_year(int(name[:4]))


QUARTERS = {
    "Apr-Jun 2012": (2012, 4),
    "Jul-Sep 2012": (2012, 7),
    "Oct-Dec 2012": (2012, 10),
    "Jan-Mar 2013": (2013, 1),
}
OTHER_PERIODS = {
    "2009-12": (Basis.OTHER, date(2009, 4, 1), date(2012, 3, 31)),
    "2010-12": (Basis.OTHER, date(2010, 4, 1), date(2012, 3, 31)),
    "2012": (Basis.OTHER, date(2012, 1, 1), date(2012, 12, 31)),
    "2012-13 so far": (Basis.OTHER, date(2012, 4, 1), date(2013, 3, 31)),
}


def _scheme(stage: Stage, slug: str, name: str, parts: tuple[tuple[str, str], ...]) -> CategoryScheme:
    categories = [{"code": code, "name": words} for code, words in parts]
    return services.add_scheme(board=stage.board, name=name, slug=slug, categories=categories, by=stage.by)


def _define(
    stage: Stage, given: Mapping[str, Any], schemes: dict[str, CategoryScheme], source: Source, order: int
) -> Indicator:
    divided = [schemes[slug] for slug in given.get("schemes", ())]
    return services.define(
        board=stage.board,
        by=stage.by,
        source=source,
        order=order,
        topic=stage.topics.get(given.get("topic", "")),
        agency=stage.agencies.get(given.get("agency", "")),
        group=stage.groups.get(given.get("group", "")),
        **dict(zip(("scheme1", "scheme2"), divided, strict=False)),
        **{column: value for column, value in given.items() if column not in OWN},
    )


def _figures(stage: Stage, indicator: Indicator, given: Mapping[str, Any]) -> None:
    """Each figure is (period, value or columns) with, where wanted, category codes and an area."""
    for when, held, *where in given["figures"]:
        columns: dict[str, Any] = dict(held) if isinstance(held, Mapping) else {"value": held}
        columns |= {"value": Decimal(columns["value"])} if "value" in columns else {}
        columns |= _place(stage, indicator, where)
        services.record_observation(indicator=indicator, period=period(stage, when), by=stage.by, **columns)


def _place(stage: Stage, indicator: Indicator, where: list[str]) -> dict[str, Any]:
    """The area and categories of a figure: names of areas, else codes of the first scheme, then of the second."""
    area, codes = HOME, []
    for word in where:
        if word in stage.areas:
            area = word
        else:
            codes.append(word)
    schemes = (indicator.scheme1, indicator.scheme2)
    found = [_category(scheme, code) for scheme, code in zip(schemes, [*codes, "all", "all"], strict=False)]
    return {"area": stage.areas[area], "category1": found[0], "category2": found[1]}


def _category(scheme: CategoryScheme, code: str) -> Category:
    return scheme.categories.get(code=code)


def _beside(stage: Stage, indicator: Indicator, given: Mapping[str, Any], source: Source) -> None:
    """Targets, printed colours and printed derived figures."""
    for when, value in given.get("targets", ()):
        services.set_target(
            indicator=indicator, period=period(stage, when), area=stage.areas[HOME], value=Decimal(value), by=stage.by
        )
    for when, rag, direction in given.get("printed", ()):
        status = PrintedStatus(
            indicator=indicator, period=period(stage, when), area=stage.areas[HOME], rag=rag, direction=direction
        )
        status.source = source
        audit.add(status, by=stage.by)
    for kind, when, compared, value, *where in given.get("statements", ()):
        stated = Statement(indicator=indicator, kind=kind, period=period(stage, when), source=source)
        stated.compared = period(stage, compared) if compared else None
        stated.value, stated.decimals = Decimal(value), -int(Decimal(value).as_tuple().exponent)
        for column, held in _place(stage, indicator, where).items():
            setattr(stated, column, held)
        audit.add(stated, by=stage.by)
