"""What is entered of figures on the screens alone, in tables and by file, gives the demonstration's chapters."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lscb.annualreport.outline import shipped
from lscb.board.models import Area, Basis, Period
from lscb.board.year import Year
from lscb.demo.havering import figures, priorities
from lscb.demo.havering.figures_children import CHILDREN
from priorities.indicators.beside.kinds import KINDS
from priorities.indicators.forms import IndicatorForm
from priorities.indicators.importing import ownlayout
from priorities.indicators.importing.written import wording
from priorities.indicators.models import (
    CategoryScheme,
    FigureImport,
    Indicator,
    Observation,
    PrintedStatus,
    Source,
    Statement,
    Target,
)
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated
from tests.same.ground import laid_out

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BY_TABLE = {given["reference"] for given in CHILDREN}


@pytest.mark.slow
def test_screens_alone_give_the_demonstrations_figures():
    with demonstrated(priorities.load) as stage:
        ground = laid_out(stage)
        figures.load(stage)
        office = Screens(ground.board)
        _enter_what_they_stand_on(office, ground, stage.board)
        for indicator in Indicator.objects.of_board(stage.board):
            _define(office, ground, indicator)
            if indicator.reference in BY_TABLE:
                _fill_in(office, ground, indicator)
        _bring_in(office, ground, stage.board)
        _enter_what_was_printed(office, ground, stage.board)
        for builder, subject in (("agencies", ""), ("groups", ""), *_of_priorities(stage)):
            ours, theirs = (chapter(year, builder, subject) for year in (ground[stage.year], stage.year))
            assert_same(ours, theirs)


def _enter_what_they_stand_on(office, ground, board):
    for kind, model in (("areas", Area), ("periods", Period), ("sources", Source)):
        for record in model.objects.of_board(board).order_by("pk"):
            if (record._meta.label, record.pk) not in ground.counterparts:
                _enter(office, ground, kind, record)
    for scheme in CategoryScheme.objects.of_board(board):
        parts = [part.name for part in scheme.categories.filter(is_all=False)]
        if scheme.slug == CategoryScheme.UNDIVIDED:
            continue
        _enter(office, ground, "divisions", scheme, more="\n".join(parts))
        for part in scheme.categories.all():
            ground[part] = ground[scheme].categories.get(name=part.name)


def _enter(office, ground, kind, record, **more):
    office.enter("figures-beside-add", kind, **ground.typed(record, KINDS[kind].asked), **more)
    ground[record] = KINDS[kind].model.objects.of_board(office.board).latest("pk")


def _define(office, ground, indicator):
    whole = CategoryScheme.UNDIVIDED
    undivided = [name for name in ("scheme1", "scheme2") if getattr(indicator, name).slug == whole]
    asked = [name for name in IndicatorForm.Meta.fields if name not in undivided]
    office.enter("indicator-add", **ground.typed(indicator, asked), **dict.fromkeys(undivided))
    ground[indicator] = made = Indicator.objects.get(board=office.board, reference=indicator.reference)
    for name in undivided:
        ground[getattr(indicator, name).categories.get()] = getattr(made, name).categories.get()


def _fill_in(office, ground, indicator):
    """The tables of one indicator, one for each area: its year, the year before, and other stretches with figures."""
    made, held = ground[indicator], Observation.objects.filter(indicator=indicator).select_related("period", "area")
    others = {ground[o.period].pk for o in held if o.period.basis == Basis.OTHER}
    also = "".join(f"&also={pk}" for pk in others)
    for area in sorted({o.area for o in held}, key=lambda area: area.order):
        typed = {_cell(ground, o): _said(o) for o in held if o.area == area}
        at = f"?indicator={made.reference}&before=on{also}&area={ground[area].pk}"
        office.enter("figures-enter-table", at=at, **typed)
    for observation in held:
        if observation.note:
            entered = Observation.objects.get(indicator=made, period=ground[observation.period])
            office.enter("indicator-figure-note", made.pk, entered.pk, note=observation.note)


def _cell(ground, o):
    days = f"{o.period.basis}{o.period.starts:%Y%m%d}{o.period.ends:%Y%m%d}"
    return f"c-{ground[o.indicator].pk}-{days}-{ground[o.category1].pk}-{ground[o.category2].pk}"


def _said(o):
    return wording(o, o.indicator.unit, o.indicator.decimals if o.decimals is None else o.decimals)


def _bring_in(office, ground, board):
    """All other figures as one file, as the demonstration's board gives them out."""
    others = Indicator.objects.of_board(board).exclude(reference__in=BY_TABLE)
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(ownlayout.HEAD)
    for indicator in others:
        rows.writerows(ownlayout.exported(ownlayout.with_places(indicator)))
    sent = SimpleUploadedFile("figures.csv", file.getvalue().encode())
    office.enter("figures-bring", file=sent)
    made = FigureImport.objects.get(board=office.board)
    assert not made.refused
    office.enter("figures-import-store", made.pk)


def _enter_what_was_printed(office, ground, board):
    for target in Target.objects.of_board(board):
        typed = ground.typed(target, ("period", "area", "value", "kind", "bound"))
        office.enter("indicator-target", ground[target.indicator].pk, **typed)
    for status in PrintedStatus.objects.of_board(board):
        _enter(office, ground, "statuses", status)
    for statement in Statement.objects.of_board(board):
        whole = [name for name in ("category1", "category2") if getattr(statement, name).is_all]
        asked = [name for name in KINDS["statements"].asked if name not in whole]
        office.enter("figures-beside-add", "statements", **ground.typed(statement, asked), **dict.fromkeys(whole))


def _of_priorities(stage):
    return [
        (line.builder, line.subject) for line in shipped(Year(stage.board, stage.year)) if line.builder == "priority"
    ]
