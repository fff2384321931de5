"""The screens of mappings."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from lscb.permissions import Role
from priorities.indicators.models import FigureImport, FileMapping, Observation
from tests.factories.accounts import person
from tests.factories.indicators import FileMappingFactory
from tests.indicators.importing.conftest import as_csv

ROWS = [
    ("Our figures",),
    ("Year", "Who", "Plans", "Kind"),
    ("2012-13", "Them", "121", "x"),
    ("2011-12", "Them", "*", "x"),
]


@pytest.fixture
def at(client, store):
    client.force_login(person(Role.MANAGER, store.board))
    store.indicator(number=1, title="Plans")
    return lambda name, *more: reverse(name, args=(store.board.slug, *more))


def hand_in(client, at, way="new"):
    file = SimpleUploadedFile("theirs.csv", as_csv(ROWS))
    return client.post(at("figures-bring"), {"file": file, "way": way, "status": "reported"}, follow=True)


def filled(page, **changes):
    """The form of a page as a browser would send it."""
    (form,) = [f for f in html.fromstring(page.content.decode()).forms if f.method == "POST" and "name" in f.fields]
    return {name: value or "" for name, value in form.form_values()} | changes


def test_table_of_a_new_shape_is_mapped_once_and_read_again_by_name(client, at):
    page = hand_in(client, at)
    made = FigureImport.objects.get()
    assert page.redirect_chain[-1][0] == at("figures-import-mapping", made.pk)
    page = client.get(at("figures-import-mapping", made.pk) + "?head=2")
    sent = filled(page, name="Theirs", symbol_c="c *")
    assert (sent["is_0"], sent["is_2"], sent["indicator_2"]) == ("period", "value", "i-1")
    done = client.post(at("figures-import-mapping", made.pk) + "?head=2", sent, follow=True).content.decode()
    assert "Nothing of this file is stored yet" in done
    client.post(at("figures-import-store", made.pk))
    assert [(o.value, o.marker) for o in Observation.objects.order_by("pk")] == [(121, ""), (None, "c")]
    again = hand_in(client, at, way=str(FileMapping.objects.get().pk)).content.decode()
    assert "there is nothing to store" in again or "Held already" in again
    assert FigureImport.objects.first().same == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Enter name of this mapping"),
        ({"is_2": ""}, "Say which column holds the figures"),
        ({"indicator_2": ""}, "Say of which indicator the figures in “Plans” are"),
        ({"is_0": ""}, "Say of which period the figures in “Plans” are"),
        ({"is_1": "period"}, "Two columns are “Period”: choose one"),
        ({"is_1": "only"}, "Write what “Who” must say"),
        ({"period_2": "whenever"}, "We cannot tell which days “whenever” means"),
        ({"names": "theirs"}, "must be their word, an equals sign, and our word"),
        ({"symbol_x": "c"}, "“c” cannot mean two things"),
        ({"is_2": "nonsense"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_said_and_what_was_typed_stays(client, at, changes, sentence):
    hand_in(client, at)
    address = at("figures-import-mapping", FigureImport.objects.get().pk) + "?head=2"
    sent = filled(client.get(address), **{"name": "Kept as typed", **changes})
    page = client.post(address, sent).content.decode()
    assert sentence in page
    assert changes.get("name") == "" or "Kept as typed" in page
    assert not FileMapping.objects.exists()


def test_row_without_columns_is_said_and_another_can_be_chosen(client, at):
    hand_in(client, at)
    address = at("figures-import-mapping", FigureImport.objects.get().pk)
    assert "no row that names columns" in client.get(f"{address}?head=99").content.decode()
    assert client.get(f"{address}?head=nonsense").status_code == 200


def test_mapping_is_changed_and_its_name_stays_one_of_a_kind(client, at, store):
    hand_in(client, at)
    address = at("figures-import-mapping", FigureImport.objects.get().pk) + "?head=2"
    client.post(address, filled(client.get(address), name="Theirs"))
    kept = FileMapping.objects.get()
    FileMappingFactory(board=store.board, name="Taken")
    change = at("figures-mapping", kept.pk)
    assert (
        "has a mapping of this name" in client.post(change, filled(client.get(change), name="Taken")).content.decode()
    )
    client.post(change, filled(client.get(change), name="Theirs, quarterly", symbol_z="z -"))
    kept.refresh_from_db()
    assert (kept.name, kept.plan["symbols"]["-"], kept.plan["head"]) == ("Theirs, quarterly", "z", 2)


def test_two_people_change_a_mapping_and_neither_is_overwritten_unseen(client, at, store):
    kept = FileMappingFactory(board=store.board, name="Theirs", plan={"columns": []})
    change = at("figures-mapping", kept.pk)
    mine = filled(client.get(change), name="Mine")
    client.post(change, filled(client.get(change), name="Yours"))
    page = client.post(change, mine)
    assert "Somebody else has changed this mapping" in page.content.decode()
    assert FileMapping.objects.get().name == "Yours"
    client.post(change, filled(page))
    assert FileMapping.objects.get().name == "Mine"


def test_mapping_is_removed_and_its_files_stay(client, at, store):
    kept = FileMappingFactory(board=store.board)
    assert client.get(at("figures-mapping-remove", kept.pk)).status_code == 200
    client.post(at("figures-mapping-remove", kept.pk))
    assert not FileMapping.objects.exists()


def test_list_of_mappings_asks_as_much_for_thirty_as_for_one(client, at, store):
    def queries():
        client.get(at("figures-mappings"))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at("figures-mappings")).status_code == 200
        return len(seen)

    FileMappingFactory(board=store.board, source=store.source)
    before = queries()
    for _ in range(29):
        FileMappingFactory(board=store.board, source=store.source)
    assert queries() == before
