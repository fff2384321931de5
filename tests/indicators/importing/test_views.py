"""The screens of what comes in by file."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from lscb.permissions import Role
from priorities.indicators.checks.tasks import look_at_figures
from priorities.indicators.importing import tasks
from priorities.indicators.models import FigureImport, Observation, Source, ToCheck
from tests.factories.accounts import person
from tests.factories.indicators import FigureImportFactory, IndicatorFactory, StagedFigureFactory
from tests.indicators.importing.conftest import as_csv

HEAD = ("indicator", "period", "value")


@pytest.fixture
def manager(client, store):
    user = person(Role.MANAGER, store.board)
    client.force_login(user)
    return user


@pytest.fixture
def at(store, manager):
    return lambda name, *more: reverse(name, args=(store.board.slug, *more))


def hand_in(client, at, rows, **more):
    file = SimpleUploadedFile("figures.csv", as_csv([HEAD, *rows]))
    given = {"file": file, "way": "own", "status": "reported", **more}
    return client.post(at("figures-bring"), given, follow=True)


def test_file_is_handed_in_looked_at_and_stored(client, at, store, manager):
    store.indicator(number=1, title="Children with a plan")
    page = hand_in(client, at, [("i-1", "2012-13", 121), ("i-2", "2012-13", 3)]).content.decode()
    assert "Nothing of this file is stored yet" in page
    assert "No indicator is called “i-2”." in page
    assert "Store 1 figure, without the 1 refused" in page
    made = FigureImport.objects.get()
    done = client.post(at("figures-import-store", made.pk), follow=True).content.decode()
    assert "are stored." in done
    assert Observation.objects.get().came_with.begun_by == manager


def test_changed_figure_is_shown_beside_what_was_said_before(client, at, store):
    store.record(store.indicator(number=1), 121)
    page = hand_in(client, at, [("i-1", "2012-13", 125)]).content.decode()
    for words in ("125", "121", "Changed"):
        assert f">{words}<" in page


def test_new_source_is_named_with_the_file(client, at, store):
    store.indicator(number=1)
    hand_in(client, at, [("i-1", "2012-13", 121)], source_name="Quarter’s report")
    assert FigureImport.objects.get().source == Source.objects.get(name="Quarter’s report")


def test_what_is_wrong_with_the_form_is_said_at_its_field(client, at, store):
    page = client.post(at("figures-bring"), {"way": "own", "status": "reported"}).content.decode()
    assert "Choose a file" in page
    both = {"source": store.source.pk, "source_name": "Another"}
    assert "and not both" in hand_in(client, at, [], **both).content.decode()


def test_refused_file_says_why(client, at):
    page = client.post(
        at("figures-bring"),
        {"file": SimpleUploadedFile("a.csv", b"%PDF-1.4"), "way": "own", "status": "reported"},
        follow=True,
    )
    assert "This is a PDF." in page.content.decode()


def test_large_file_goes_to_the_worker_and_the_page_shows_how_far_it_is(client, at, store, monkeypatch):
    store.indicator(number=1)
    monkeypatch.setattr(tasks, "SMALL_BYTES", 0)
    monkeypatch.setattr(tasks, "SMALL_ROWS", 0)
    asked = []
    monkeypatch.setattr(
        type(tasks.read_import), "enqueue", lambda self, *given: asked.append((self.func.__name__, given))
    )
    page = hand_in(client, at, [("i-1", "2012-13", 121)]).content.decode()
    made = FigureImport.objects.get()
    assert asked == [("read_import", (made.pk,))]
    assert "<progress" in page
    tasks.read_import.func(made.pk)
    client.post(at("figures-import-store", made.pk))
    assert asked[1][0] == "store_import"
    assert tasks.store_import.func(*asked[1][1]) == "stored"
    assert Observation.objects.get().value == 121
    assert asked[2] == ("look_at_figures", (store.board.pk,))
    look_at_figures.func(*asked[2][1])
    assert not ToCheck.objects.exists()


def test_file_that_changed_meanwhile_is_compared_anew_and_not_stored(client, at, store):
    indicator = store.indicator(number=1)
    hand_in(client, at, [("i-1", "2012-13", 121)])
    store.record(indicator, 120)
    made = FigureImport.objects.get()
    page = client.post(at("figures-import-store", made.pk), follow=True).content.decode()
    assert "have changed since" in page
    assert Observation.objects.get().value == 120
    made.refresh_from_db()
    assert (made.state, made.new, made.changed) == ("read", 0, 1)


def test_file_can_be_set_aside(client, at, store):
    store.indicator(number=1)
    hand_in(client, at, [("i-1", "2012-13", 121)])
    made = FigureImport.objects.get()
    assert "Set “figures.csv” aside?" in client.get(at("figures-import-discard", made.pk)).content.decode()
    client.post(at("figures-import-discard", made.pk))
    made.refresh_from_db()
    assert made.state == "discarded"
    assert client.get(at("figures-import-store", made.pk)).status_code == 403


def test_template_holds_the_years_periods_areas_and_categories(client, at, store):
    store.indicator([store.scheme("Neglect", "Physical")], number=1, frequency="quarterly")
    body = client.get(at("figures-template", "i-1", "csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert rows[0] == ["indicator", "period", "area", "category", "value", "words", "note"]
    assert len(rows) == 1 + 4 * 3
    assert rows[1][:4] == ["i-1", "Apr-Jun 2012", store.home.name, "Neglect"]
    book = load_workbook(io.BytesIO(client.get(at("figures-template", "i-1", "xlsx")).content))
    assert [[c or "" for c in row] for row in book["Figures"].values] == rows
    assert "Notes" in book.sheetnames


def test_template_filled_in_comes_in(client, at, store, bringing):
    store.indicator(number=1, unit="percent", frequency="half_yearly")
    body = client.get(at("figures-template", "i-1", "csv")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    rows[0]["value"], rows[1]["numerator"], rows[1]["denominator"] = "43.8%", "9", "10"
    of = bringing.keep([rows[0].keys(), *(row.values() for row in rows)])
    assert bringing.counts(of) == {"new": 2}
    assert [o.period.name for o in bringing.figures()] == ["Apr-Sep 2012", "Oct-Mar 2013"]


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_lists_ask_as_much_for_thirty_rows_as_for_one(client, at, store):
    made = FigureImportFactory(board=store.board, state="read", refused=1)
    store.record(store.indicator(number=1), 1)

    def fill(count):
        for _ in range(count):
            FigureImportFactory(board=store.board)
            IndicatorFactory(board=store.board)
            held = store.record(IndicatorFactory(board=store.board, source=store.source), 1)
            StagedFigureFactory(of=made, verdict="changed", standing=held.pk)

    addresses = [
        at("figures"),
        at("figures-templates"),
        at("figures-import", made.pk),
        at("figures-export", "i-1", "csv"),
    ]
    fill(1)
    before = [queries(client, address) for address in addresses]
    fill(29)
    assert [queries(client, address) for address in addresses] == before
