"""A table filled in on a page: saved whole, refused cells marked, and nobody's figure lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from lscb.audit.models import AuditEvent
from lscb.board.models import Basis, Period
from lscb.permissions import Role
from priorities.indicators.models import Observation
from tests.factories.accounts import person
from tests.factories.board import AreaFactory
from tests.factories.indicators import SourceFactory


@pytest.fixture
def manager(client, store):
    user = person(Role.MANAGER, store.board)
    client.force_login(user)
    return user


@pytest.fixture
def plans(store):
    return store.indicator([store.scheme("Neglect", "Physical"), store.scheme("Unborn", "Older")], number=1)


class Table:
    """The page of a table, as its reader sees and sends it."""

    def __init__(self, client, store, *references, **query):
        self.client = client
        self.address = reverse("figures-enter-table", args=(store.board.slug,))
        self.address += "?" + urlencode({"indicator": references, **query}, doseq=True)
        self.read(client.get(self.address))

    def read(self, page):
        assert page.status_code == 200
        self.tree = html.fromstring(page.content.decode())
        (form,) = self.tree.xpath("//form[@data-figures]") or [None]
        self.sent = {name: value or "" for name, value in form.form_values()} if form is not None else {}
        self.cells = {i.get("aria-label"): i.get("name") for i in self.tree.xpath("//input[@data-cell]")}
        return self

    def save(self, **typed):
        """Types into cells and saves; a cell is named by the parts of its label."""
        for parts, text in typed.items():
            (name,) = [n for said, n in self.cells.items() if all(part in said for part in parts.split("_"))]
            self.sent[name] = text
        return self.read(self.client.post(self.address, self.sent, follow=True))

    @property
    def text(self):
        return " ".join(self.tree.text_content().split())

    def sums(self):
        return [o.text or "" for o in self.tree.xpath("//output")]


def test_crossed_table_is_filled_in_and_added_up(client, store, manager, plans):
    table = Table(client, store, "i-1")
    assert len(table.cells) == 9
    done = table.save(
        Neglect_Unborn="1", Neglect_Older="44", Physical_Older="fewer than 5",
        Neglect_All="46",
    )  # fmt: skip
    assert "4 figures saved." in done.text
    assert done.sums() == ["45", "", "", "1", "at least 44", "46"]
    stored = {(o.category1.code, o.category2.code): (o.value, o.bound) for o in Observation.objects.all()}
    assert stored == {
        ("neglect", "unborn"): (1, "exact"),
        ("neglect", "older"): (44, "exact"),
        ("physical", "older"): (5, "under"),
        ("neglect", "all"): (46, "exact"),
    }


def test_each_saved_cell_has_its_audit_line(client, store, manager, plans):
    Table(client, store, "i-1").save(Neglect_Unborn="1", Neglect_Older="44")
    lines = AuditEvent.objects.filter(model="indicators.observation", actor=str(manager.pk))
    assert [line.verb for line in lines] == ["entered", "entered"]


def test_refused_cells_are_marked_everything_typed_stays_and_nothing_is_stored(client, store, manager, plans):
    table = Table(client, store, "i-1").save(Neglect_Unborn="1", Neglect_Older="lots")
    assert "Nothing is saved yet" in table.text
    assert "“lots” is not a number" in table.text
    assert not Observation.objects.exists()
    (wrong,) = table.tree.xpath("//input[@aria-invalid]")
    assert wrong.get("value") == "lots"
    assert table.tree.xpath(f"//a[@href='#{wrong.get('id')}']")
    assert "1" in table.sent.values()
    table.save(Neglect_Older="4")
    assert Observation.objects.count() == 2


def test_untouched_or_otherwise_written_cells_make_no_version(client, store, manager, plans):
    store.record(plans, 1234, "neglect", "older", note="As printed.")
    table = Table(client, store, "i-1").save()
    assert "Nothing was changed." in table.text
    table.save(Neglect_Older="1,234")
    assert Observation.objects.count() == 1


def test_correction_is_a_new_version_and_keeps_the_note(client, store, manager, plans):
    store.record(plans, 44, "neglect", "older", note="As printed.")
    Table(client, store, "i-1").save(Neglect_Older="45")
    last = Observation.objects.get(version=2)
    assert (last.value, last.note, last.chosen, last.status) == (45, "As printed.", True, "revised")


def test_emptied_cell_is_refused(client, store, manager, plans):
    store.record(plans, 44, "neglect", "older")
    table = Table(client, store, "i-1").save(Neglect_Older="")
    assert "Write why there is none" in table.text
    assert Observation.objects.get().value == 44


def test_two_people_fill_in_different_cells_and_both_stand(client, store, manager, plans):
    mine, yours = Table(client, store, "i-1"), Table(client, store, "i-1")
    yours.save(Neglect_Unborn="1")
    mine.save(Neglect_Older="44")
    assert {o.category2.code: o.value for o in Observation.objects.all()} == {"unborn": 1, "older": 44}


def test_two_people_fill_in_one_cell_and_the_second_is_asked(client, store, manager, plans):
    mine, yours = Table(client, store, "i-1"), Table(client, store, "i-1")
    yours.save(Neglect_Older="1")
    asked = mine.save(Neglect_Older="44", Neglect_Unborn="2")
    assert "Somebody else has changed this cell. It now says “1”." in asked.text
    assert Observation.objects.count() == 1
    asked.save()
    said = Observation.objects.order_by("pk").values_list("category2__code", "version", "value")
    assert set(said) == {("older", 1, 1), ("older", 2, 44), ("unborn", 1, 2)}


def test_same_figure_typed_by_both_is_no_quarrel(client, store, manager, plans):
    mine, yours = Table(client, store, "i-1"), Table(client, store, "i-1")
    yours.save(Neglect_Older="44")
    assert "Nothing was changed." in mine.save(Neglect_Older="44").text


def test_quarters_stand_in_columns_and_are_made_when_they_are_needed(client, store, manager):
    store.indicator(number=1, unit="percent", frequency="quarterly", decimals=1)
    table = Table(client, store, "i-1", before="on")
    assert [label.split(", ")[1] for label in table.cells] == [
        "2011–12", "Apr–Jun 2012", "Jul–Sep 2012", "Oct–Dec 2012", "Jan–Mar 2013", "2012–13",
    ]  # fmt: skip
    assert not Period.objects.filter(basis=Basis.QUARTER).exists()
    mine, yours = Table(client, store, "i-1"), Table(client, store, "i-1")
    yours.save(Apr="57.4")
    mine.save(Jul="66.0")
    assert [(o.period.name, o.value) for o in Observation.objects.order_by("pk")] == [
        ("Apr-Jun 2012", Decimal("57.4")),
        ("Jul-Sep 2012", Decimal(66)),
    ]
    assert Period.objects.filter(basis=Basis.QUARTER).count() == 2


def test_several_indicators_and_a_further_period_fit_into_one_table(client, store, manager):
    store.indicator(number=1, title="Orders")
    store.indicator(number=2, title="Waiting")
    so_far = Period.objects.create(
        board=store.board, name="2012", basis=Basis.OTHER, starts=date(2012, 1, 1), ends=date(2012, 12, 31)
    )
    table = Table(client, store, "i-1", add="i-2", also=so_far.pk)
    assert set(table.cells) == {"Orders, 2012", "Orders, 2012–13", "Waiting, 2012", "Waiting, 2012–13"}
    table.save(**{"Orders_2012–13": "8", "Waiting_2012–13": "12"})
    assert {o.indicator.title: o.value for o in Observation.objects.all()} == {"Orders": 8, "Waiting": 12}


def test_words_shares_and_markers_are_written_into_cells(client, store, manager):
    store.indicator(number=1, unit="percent")
    store.indicator(number=2, unit="percent", title="Second")
    store.indicator(number=3, unit="percent", title="Third")
    table = Table(client, store, "i-1", "i-2", "i-3")
    table.save(Children="9 of 10", Second="“most of them”", Third="x")
    stored = [(o.numerator, o.denominator, o.words, o.marker) for o in Observation.objects.order_by("indicator")]
    assert stored == [(9, 10, "", ""), (None, None, "most of them", ""), (None, None, "", "x")]
    again = Table(client, store, "i-1", "i-2", "i-3")
    assert [v for n, v in again.sent.items() if n.startswith("c-")] == ["9 of 10", "“most of them”", "x"]


def test_table_is_of_one_source_and_another_sources_figure_goes_on_standing(client, store, manager):
    indicator = store.indicator(number=1)
    store.record(indicator, 45)
    other = SourceFactory(board=store.board)
    Table(client, store, "i-1", source=other.pk).save(Children="46")
    assert [o.value for o in Observation.objects.current()] == [45]
    assert Observation.objects.count() == 2


def test_table_of_another_area_is_another_table(client, store, manager):
    store.record(store.indicator(number=1), 45)
    england = AreaFactory(board=store.board, name="England")
    table = Table(client, store, "i-1", area=england.pk)
    assert [v for n, v in table.sent.items() if n.startswith("c-")] == [""]


def test_what_keeps_a_table_from_being_filled_in_is_said(client, store, manager, plans):
    store.indicator(number=2)
    assert "not divided alike" in Table(client, store, "i-1", "i-2").text
    store.indicator(number=3, source=None)
    assert "Choose the source" in Table(client, store, "i-3").text
    assert client.get(reverse("figures-enter-table", args=(store.board.slug,))).status_code == 404


def test_ended_or_computed_indicators_take_no_figure(client, store, manager):
    store.indicator(number=1, ends=date(2010, 3, 31))
    store.indicator(number=2, operation="sum")
    assert "has not been collected since 31 March 2010" in Table(client, store, "i-1").save(Children="1").text
    address = reverse("figures-enter-table", args=(store.board.slug,))
    assert client.get(address + "?indicator=i-2").status_code == 404


@pytest.mark.parametrize("nonsense", ["year=x", "area=99999999999999999999", "source=-1", "each=week", "also=x&also=0"])
def test_nonsense_in_an_address_is_no_fault_of_ours(client, store, manager, plans, nonsense):
    address = reverse("figures-enter-table", args=(store.board.slug,))
    assert client.get(f"{address}?indicator=i-1&{nonsense}").status_code == 200


def test_list_and_table_ask_as_much_for_many_rows_as_for_one(client, store, manager):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    store.record(store.indicator(number=1), 1)
    table = reverse("figures-enter-table", args=(store.board.slug,))
    few = queries(reverse("figures-enter", args=(store.board.slug,))), queries(f"{table}?indicator=i-1")
    for n in range(2, 31):
        store.record(store.indicator(number=n, title=f"Number {n}"), 1)
    all_of_them = urlencode({"indicator": [f"i-{n}" for n in range(1, 31)]}, doseq=True)
    assert (queries(reverse("figures-enter", args=(store.board.slug,))), queries(f"{table}?{all_of_them}")) == few


def test_page_of_an_indicator_leads_to_its_table_unless_it_is_computed(client, store, manager):
    entered, computed = store.indicator(number=1), store.indicator(number=2, operation="sum")
    leads = []
    for indicator in (entered, computed):
        page = client.get(reverse("indicator", args=(store.board.slug, indicator.pk))).content.decode()
        leads.append(f"/figures/enter/table/?indicator={indicator.reference}" in page)
    assert leads == [True, False]
