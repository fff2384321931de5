"""Files in our own layout: previewed, stored whole, the same once more, and what becomes of one that breaks off."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from lscb.board.models import Basis, Period
from priorities.indicators.importing import reading, services
from priorities.indicators.models import FigureImport, Observation, StagedFigure, ToCheck
from tests.factories.indicators import SourceFactory
from tests.indicators.importing.conftest import as_csv, as_xlsx

HEAD = ("indicator", "period", "area", "category", "value")
both_kinds = pytest.mark.parametrize("pack", [as_csv, as_xlsx])


@pytest.fixture
def plans(store):
    return store.indicator([store.scheme("Neglect", "Physical")], number=1, title="Plans")


def rows_of(store, *values):
    return [HEAD, *(("i-1", "2012-13", store.home.name, *value) for value in values)]


@both_kinds
def test_nothing_is_stored_before_it_is_confirmed(bringing, store, plans, pack):
    of = bringing.read(rows_of(store, ("Neglect", 45), ("Physical", 10), ("All", 55)), pack=pack)
    assert bringing.counts(of) == {"new": 3}
    assert not Observation.objects.exists()
    services.store(of=of, by=None)
    assert [(o.category1.name, o.value) for o in bringing.figures()] == [("Neglect", 45), ("Physical", 10), ("All", 55)]


@both_kinds
def test_same_file_again_changes_nothing(bringing, store, plans, pack):
    rows = rows_of(store, ("Neglect", 45), ("Physical", "fewer than 5"), ("All", "c"))
    bringing.keep(rows, pack=pack)
    lines = Observation.objects.count(), AuditEvent.objects.filter(verb="imported figures").count()
    again = bringing.read(rows, pack=pack)
    assert bringing.counts(again) == {"same": 3}
    with pytest.raises(ValidationError, match="nothing to store"):
        services.store(of=again, by=None)
    assert (Observation.objects.count(), AuditEvent.objects.filter(verb="imported figures").count()) == lines


def test_changed_figure_is_the_next_version_and_the_earlier_stays(bringing, store, plans):
    bringing.keep(rows_of(store, ("Neglect", 45)))
    of = bringing.keep(rows_of(store, ("Neglect", 47)))
    assert bringing.counts(of) == {"changed": 1}
    said = [(o.version, o.value, o.chosen, o.status) for o in Observation.objects.order_by("version")]
    assert said == [(1, 45, False, "reported"), (2, 47, True, "revised")]


def test_another_sources_figure_is_kept_beside_and_does_not_stand(bringing, store, plans):
    store.record(plans, 45, "neglect")
    of = bringing.keep(rows_of(store, ("Neglect", 46)), source=SourceFactory(board=store.board))
    assert bringing.counts(of) == {"beside": 1}
    assert [o.value for o in bringing.figures()] == [45]


def test_each_refused_row_says_its_number_and_why(bringing, store, plans):
    of = bringing.read(
        [
            HEAD,
            ("i-9", "2012-13", store.home.name, "Neglect", 1),
            ("i-1", "some day", store.home.name, "Neglect", 1),
            ("i-1", "2012-13", "Atlantis", "Neglect", 1),
            ("i-1", "2012-13", store.home.name, "Neglet", 1),
            ("i-1", "2012-13", store.home.name, "Neglect", "12.5"),
            ("i-1", "2012-13", store.home.name, "Neglect", "=SUM(A1:A3)"),
            ("i-1", "2012-13", store.home.name, "Physical", 3),
        ]
    )
    assert bringing.problems(of) == [
        (2, "No indicator is called “i-9”."),
        (3, "We cannot tell which days “some day” means."),
        (4, "The board holds no area called “Atlantis”."),
        (5, "“Neglect/Physical” has no category called “Neglet”."),
        (6, "“12.5” is not a whole number, and people are counted whole."),
        (7, "“=SUM(A1:A3)” is a formula: paste what it comes to, as a value."),
    ]
    assert bringing.counts(of) == {"new": 1, "refused": 6}


def test_rows_that_contradict_each_other_are_both_refused(bringing, store, plans):
    of = bringing.read(rows_of(store, ("Neglect", 45), ("Physical", 1), ("Neglect", 46), ("Physical", 1)))
    told = " gives another figure for the same indicator, period, area, category and source."
    assert bringing.problems(of) == [(2, f"Row 4{told}"), (4, f"Row 2{told}")]
    assert bringing.counts(of) == {"new": 1, "same": 1, "refused": 2}


def test_empty_cell_is_no_figure_and_nought_is_one(bringing, store, plans):
    of = bringing.keep(rows_of(store, ("Neglect", ""), ("Physical", "0")))
    assert (of.blank, of.new) == (1, 1)
    assert [o.value for o in bringing.figures()] == [0]


def test_rounding_of_the_source_is_kept(bringing, store):
    store.indicator(number=1, unit="percent", decimals=1)
    rows = [(*HEAD[:2], "value"), ("i-1", "2012-13", "44"), ("i-1", "2011-12", "43.80"), ("i-1", "2010-11", "43.7")]
    bringing.keep(rows)
    assert [(o.value, o.decimals) for o in bringing.figures()] == [
        (44, 0),
        (Decimal("43.8"), 2),
        (Decimal("43.7"), None),
    ]


def test_percentage_that_excel_keeps_as_a_fraction_comes_in_as_it_is_shown(bringing, store):
    store.indicator(number=1, unit="percent", decimals=1)
    content = as_xlsx([("indicator", "period", "value"), ("i-1", "2012-13", 0.438)], {"C2": "0.0%"})
    bringing.keep(content)
    assert bringing.figures().get().value == Decimal("43.8")


def test_missing_periods_are_made_when_it_is_stored_and_not_before(bringing, store, plans):
    of = bringing.read([HEAD, ("i-1", "Apr-Jun 2012", store.home.name, "Neglect", 7)])
    assert [m["name"] for m in of.made] == ["Apr-Jun 2012"]
    assert not Period.objects.filter(basis=Basis.QUARTER).exists()
    services.store(of=of, by=None)
    made = bringing.figures().get().period
    assert (made.basis, made.starts, made.ends) == (Basis.QUARTER, date(2012, 4, 1), date(2012, 6, 30))


def test_period_the_board_holds_under_another_name_is_found_by_its_days(bringing, store, plans):
    held = store.quarter(1, date(2012, 6, 30))
    bringing.keep([HEAD, ("i-1", "Q1 2012-13", store.home.name, "Neglect", 7)])
    assert bringing.figures().get().period == held


def test_computed_or_ended_indicator_takes_no_figure(bringing, store):
    store.indicator(number=1, operation="sum")
    store.indicator(number=2, title="Old", ends=date(2010, 3, 31))
    of = bringing.read([("indicator", "period", "value"), ("i-1", "2012-13", 1), ("i-2", "2012-13", 1)])
    assert [problem for _, problem in bringing.problems(of)] == [
        "This indicator is computed from others: enter theirs.",
        "This indicator has not been collected since 31 March 2010.",
    ]


def test_storing_is_one_event_that_names_the_counts(bringing, store, plans):
    of = bringing.keep(rows_of(store, ("Neglect", 45), ("Physical", "?")))
    line = AuditEvent.objects.get(verb="imported figures")
    assert (line.model, line.record) == ("indicators.figureimport", str(of.pk))
    counts = {"rows": [0, 2], "new": [0, 1], "changed": [0, 0], "beside": [0, 0], "same": [0, 0], "refused": [0, 1]}
    (one,) = bringing.figures()
    made = {"rows made": [None, f"indicators.observation {one.pk} to {one.pk}"]}
    assert line.changes == counts | made
    assert bringing.figures().get().came_with == of


def test_tables_a_file_changed_are_looked_at_by_the_checks(bringing, store, plans):
    bringing.keep([HEAD, *rows_of(store, ("Neglect", 45))[1:], ("i-1", "2011-12", store.home.name, "Neglect", 7)])
    ToCheck.objects.all().delete()
    bringing.keep(rows_of(store, ("Neglect", 46), ("Physical", 3)))
    assert list(ToCheck.objects.values_list("indicator", "period")) == [(plans.pk, store.year.pk)]


def test_file_and_rows_are_gone_once_it_is_stored(bringing, store, plans, django_capture_on_commit_callbacks):
    of = bringing.read(rows_of(store, ("Neglect", 45)))
    name, storage = of.file.name, of.file.storage
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        services.store(of=of, by=None)
    assert not storage.exists(name)
    assert not StagedFigure.objects.exists()


def test_file_set_aside_leaves_no_rows(bringing, store, plans):
    of = services.discard(of=bringing.read(rows_of(store, ("Neglect", 45))), by=None)
    assert of.state == FigureImport.State.DISCARDED
    assert not StagedFigure.objects.exists()
    with pytest.raises(ValidationError, match="set aside"):
        services.store(of=of, by=None)


def test_reading_that_breaks_off_leaves_nothing_and_can_begin_again(bringing, store, plans, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 1)
    whole, kept = reading._keep, []

    def breaks(made):
        if kept:
            raise KeyboardInterrupt
        kept.append(made)
        whole(made)

    monkeypatch.setattr(reading, "_keep", breaks)
    with pytest.raises(KeyboardInterrupt):
        bringing.read(rows_of(store, ("Neglect", 45), ("Physical", 10)))
    of = FigureImport.objects.get()
    assert (of.state, of.rows, StagedFigure.objects.count()) == ("new", 0, 0)
    monkeypatch.setattr(reading, "_keep", whole)
    assert bringing.counts(services.read(of=of)) == {"new": 2}


def test_storing_that_breaks_off_leaves_nothing(bringing, store, plans, monkeypatch):
    of = bringing.read([HEAD, ("i-1", "Apr-Jun 2012", store.home.name, "Neglect", 7)])
    monkeypatch.setattr(services.audit, "write", lambda *args, **more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        services.store(of=of, by=None)
    assert not Observation.objects.exists()
    assert not Period.objects.filter(basis=Basis.QUARTER).exists()
    assert FigureImport.objects.get().state == "read"


def test_figures_entered_meanwhile_are_not_overwritten_unseen(bringing, store, plans):
    of = bringing.read(rows_of(store, ("Neglect", 45)))
    store.record(plans, 44, "neglect")
    with pytest.raises(ValidationError, match="have changed since"):
        services.store(of=of, by=None)
    assert [o.value for o in bringing.figures()] == [44]
    of.refresh_from_db()
    assert bringing.counts(of) == {"changed": 1}


def test_rows_that_a_stopped_machine_left_are_swept_away(bringing, store, plans):
    of = bringing.read(rows_of(store, ("Neglect", 45)))
    FigureImport.objects.update(state="reading", touched_at=of.touched_at - 2 * services.STALE)
    services.sweep(board=store.board)
    assert (FigureImport.objects.get().state, StagedFigure.objects.count()) == ("new", 0)


def test_another_layout_is_refused_whole(bringing, store):
    of = bringing.read([("A", "B"), (1, 2)])
    assert of.state == "refused"
    assert "not laid out as our template" in of.why_refused
