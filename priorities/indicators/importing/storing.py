"""Storing what waits, whole or not at all: what must be made first, then every figure by one statement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, F, Subquery, Value, When
from django.utils import timezone
from django.utils.text import slugify

from lscb.audit import services as audit
from lscb.board.models import Area, Board, Period
from priorities.indicators.importing.comparing import held_for_key, to_store
from priorities.indicators.models import (
    Category,
    CategoryScheme,
    FigureImport,
    Observation,
    Source,
    StagedFigure,
    ToCheck,
)

# Which column of a waiting row points to what is to be made.
POINTS = {
    "period": ("period",),
    "area": ("area",),
    "category": ("category1", "category2"),
    "source": ("source",),
}


def make_what_is_missing(of: FigureImport, by: Any) -> None:
    """Adds the periods, areas, categories and sources of the file, and points its rows to them."""
    makers = {"period": _period, "area": _area, "category": _category, "source": _source}
    for place, made in enumerate(of.made, start=1):
        pk = makers[made["kind"]](of.board, made, by)
        for column in POINTS[made["kind"]]:
            StagedFigure.objects.filter(of=of, **{column: -place}).update(**{column: pk})


def enter_all(of: FigureImport) -> list[int]:
    """Enters every row that is new or changed, and answers with the numbers of the figures made.

    Figures whose place they take stay, and no longer stand in reports.
    """
    rows = to_store(of).order_by()
    chosen = Subquery(held_for_key().filter(chosen=True).values("pk")[:1])
    places = rows.filter(chosen=True).annotate(place=chosen).values("place")
    Observation.objects.filter(pk__in=places, chosen=True).update(chosen=False)
    _insert(of, rows.order_by("row", "pk"))
    # The checks look at every table that a figure came into.
    ToCheck.objects.mark(rows.values_list("indicator", "period").distinct())
    return list(Observation.objects.filter(came_with=of).order_by().values_list("pk", flat=True))


def _insert(of: FigureImport, rows: Any) -> None:
    status = Case(When(version__gt=1, then=Value(Observation.Status.REVISED)), default=F("status"))
    told = rows.annotate(now=Value(timezone.now()), came=Value(of.pk), told=status)
    given = {"status": "told", "entered_at": "now", "came_with": "came"}
    fields = [f for f in Observation._meta.concrete_fields if not f.primary_key]
    select, parameters = told.values_list(*(given.get(f.name, f.name) for f in fields)).query.sql_with_params()
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    table = connection.ops.quote_name(Observation._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) {select}", parameters)


def _period(board: Board, made: dict[str, Any], by: Any) -> int:
    days = {end: date.fromisoformat(made[end]) for end in ("starts", "ends")}
    held = Period.objects.of_board(board).filter(basis=made["basis"], **days).first()
    return (held or audit.add(Period(board=board, name=made["name"], basis=made["basis"], **days), by=by)).pk


def _area(board: Board, made: dict[str, Any], by: Any) -> int:
    held = Area.objects.of_board(board).filter(name=made["name"]).first()
    last = Area.objects.of_board(board).count()
    area = Area(board=board, name=made["name"], code=made["code"], kind=made["area_kind"], order=min(last, 32_000))
    return (held or audit.add(area, by=by)).pk


def _category(board: Board, made: dict[str, Any], by: Any) -> int:
    scheme = CategoryScheme.objects.of_board(board).get(pk=made["scheme"])
    held = {c.name: c for c in scheme.categories.all()}
    if made["name"] in held:
        return held[made["name"]].pk
    codes = {c.code for c in held.values()}
    base = slugify(made["name"])[:50] or "category"
    code = next(c for c in (base, *(f"{base}-{n}" for n in range(2, len(codes) + 3))) if c not in codes)
    order = max((c.order for c in held.values()), default=0) + 1
    return audit.add(Category(scheme=scheme, code=code, name=made["name"], order=order), by=by).pk


def _source(board: Board, made: dict[str, Any], by: Any) -> int:
    held = Source.objects.of_board(board).filter(name=made["name"]).first()
    return (held or audit.add(Source(board=board, name=made["name"], kind=Source.Kind.FILE), by=by)).pk
