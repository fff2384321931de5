"""Reading a file into rows that wait: by the thousand, with its progress kept, and nothing left where it breaks off."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from priorities.indicators.importing import plan as plans
from priorities.indicators.importing.known import Known
from priorities.indicators.importing.lines import Lines
from priorities.indicators.importing.opening import open_table
from priorities.indicators.importing.refusals import Unreadable
from priorities.indicators.models import FigureImport, StagedFigure

CHUNK = 2_000
AT_ONCE = 30  # fewer values than any database refuses in one statement
NO_FIGURES = "This file has the names of its columns and no row below them."


def read_rows(of: FigureImport) -> dict[str, Any]:
    """Reads the whole file; answers with what else there is to say of it. Raises Unreadable."""
    StagedFigure.objects.filter(of=of).delete()
    with of.file.open("rb") as file:
        return _read(of, file)


def _read(of: FigureImport, file: Any) -> dict[str, Any]:
    plan = plans.from_stored(of.plan) if of.plan else None
    opened = open_table(file, of.size, sheet=plan.sheet if plan else "")
    head = plan.head if plan else 1
    lines = ((number, cells) for number, cells in opened.lines() if number >= head)
    header = next(lines, (0, []))[1]
    if not header:
        raise Unreadable("This file has no row that names its columns.")
    plan = plan or plans.own(header)
    known = Known(of.board, plan, of.source)
    reader, rows = Lines(of, plan, known, header), 0
    while chunk := list(islice(lines, CHUNK)):
        made = [figure for number, cells in chunk for figure in reader.read(number, cells)]
        _keep(made)
        rows += len(chunk)
        note(of, done=int(opened.done() * 90), rows=rows)
    if not rows:
        raise Unreadable(NO_FIGURES)
    left = {"left_out": sum(reader.left.values()), "left": dict(reader.left)}
    return {"rows": rows, "blank": reader.blank, "made": known.made, **left}


def _keep(made: list[StagedFigure]) -> None:
    """Stores waiting rows column by column: by way of whole instances, storing took as long as all the rest."""
    fields = [f for f in StagedFigure._meta.concrete_fields if not f.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in fields)
    places = f"({', '.join(['%s'] * len(fields))})"
    insert = f"INSERT INTO {connection.ops.quote_name(StagedFigure._meta.db_table)} ({columns}) VALUES "
    names = [f.attname for f in fields]
    with transaction.atomic(), connection.cursor() as cursor:
        for at in range(0, len(made), AT_ONCE):
            some = made[at : at + AT_ONCE]
            values = [_plain(getattr(figure, name)) for figure in some for name in names]
            cursor.execute(insert + ", ".join([places] * len(some)), values)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return connection.ops.adapt_decimalfield_value(value, 14, 4)
    return str(value) if isinstance(value, str) else value


def note(of: FigureImport, **columns: Any) -> None:
    """Keeps how far it has come: its own bookkeeping, whose outcome an audit line tells."""
    FigureImport.objects.filter(pk=of.pk).update(touched_at=timezone.now(), **columns)
