"""Files of figures, made in memory, and brought in."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook

from priorities.indicators.importing import services
from priorities.indicators.models import Observation, StagedFigure


def as_csv(rows) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def as_xlsx(rows, formats=None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cell, shown in (formats or {}).items():
        book.active[cell].number_format = shown
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


class Bringing:
    """Brings files in at a board, as its office does."""

    def __init__(self, store):
        self.store = store

    def read(self, rows, *, mapping=None, pack=as_csv, **more):
        content = rows if isinstance(rows, bytes) else pack(rows)
        file = ContentFile(content, name="figures")
        of = services.bring(board=self.store.board, name="figures.csv", content=file, mapping=mapping, by=None, **more)
        return services.read(of=of)

    def keep(self, rows, **more):
        return services.store(of=self.read(rows, **more), by=None)

    @staticmethod
    def counts(of):
        return {
            name: getattr(of, name) for name in ("new", "changed", "beside", "same", "refused") if getattr(of, name)
        }

    @staticmethod
    def problems(of):
        return [(r.row, r.problem) for r in StagedFigure.objects.filter(of=of, verdict="refused")]

    @staticmethod
    def figures():
        return Observation.objects.current().order_by("pk")


@pytest.fixture
def bringing(store):
    return Bringing(store)
