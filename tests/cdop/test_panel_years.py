"""The panel as a body: its meetings, lists, years held as totals, and what it learnt; a year in numbers."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from lscb.board.models import Period
from lscb.permissions import Role
from tests.cdop.desk import at, day, errors, notification, page
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.cdop import (
    ChildDeathFactory,
    DeathCategoryFactory,
    PanelActionFactory,
    PanelFactory,
    PanelTotalsFactory,
    ReviewFactory,
)
from tests.web.reading import texts
from workgroups.cdop import services
from workgroups.cdop.models import ChildDeath, DeathCategoryScheme, PanelAction, PanelTotals
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db


def test_meeting_is_held_or_planned_by_its_day_and_once(officer, panel, board):
    address = at("child-death-meeting", board)
    for when in (date(2012, 9, 1), date(2999, 9, 1)):
        officer.post(address, {"panel": panel.pk, **day("on", when)})
    assert list(Meeting.objects.order_by("on").values_list("state", flat=True)) == ["held", "planned"]
    again = officer.post(address, {"panel": panel.pk, **day("on", date(2012, 9, 1))})
    assert "recorded already" in errors(again)


def test_usual_lists_are_made_once(officer, board):
    officer.post(at("child-death-lists", board))
    assert [scheme.categories.count() for scheme in DeathCategoryScheme.objects.order_by("divides")] == [6, 10]
    assert officer.get(at("child-death-lists", board)).status_code == 302


def test_year_is_entered_as_totals_and_changed_with_further_numbers(officer, panel, board):
    year = PeriodFactory(board=board)
    address = at("child-death-totals", board, year.pk, panel.slug)
    officer.post(address, {"reviewed": 18, "expected": 11, "unexpected": 7})
    totals = PanelTotals.objects.get()
    add = at("child-death-part-add", board, year.pk, "counts") + f"?totals={totals.pk}"
    officer.post(add, {"heading": "category", "label": "Infection", "count": 2, "people": "on"})
    officer.post(address, {"reviewed": 19, "as_read": officer.get(address).context["form"].initial["as_read"]})
    totals.refresh_from_db()
    assert (totals.reviewed, totals.expected, totals.notified) == (19, None, None)
    assert [(count.label, count.count) for count in totals.counts.all()] == [("Infection", 2)]
    officer.post(at("child-death-drop", board, year.pk, "totals", totals.pk), {"reason": "Cases follow."})
    assert not PanelTotals.objects.exists()


def test_totals_of_a_year_held_case_by_case_are_refused_with_the_reason(officer, death, panel, board):
    year = PeriodFactory(board=board)
    assert "held case by case" in officer.get(at("child-death-year", board, year.pk)).content.decode()
    assert officer.get(at("child-death-totals", board, year.pk, panel.slug)).status_code == 403


def test_work_of_the_panel_is_added_changed_and_removed(officer, panel, board):
    year = PeriodFactory(board=board)
    sent = {"panel": panel.pk, "kind": "learning", "text": "Safer sleep was taught."}
    officer.post(at("child-death-part-add", board, year.pk, "work"), sent)
    work = PanelAction.objects.get()
    officer.post(at("child-death-part", board, year.pk, "work", work.pk), sent | {"text": "It was taught again."})
    work.refresh_from_db()
    assert work.text == "It was taught again."
    officer.post(at("child-death-drop", board, year.pk, "work", work.pk), {"reason": "Twice."})
    assert not PanelAction.objects.exists()


def test_small_numbers_stand_on_the_officers_page_and_in_no_file(officer, panel, board):
    year = PeriodFactory(board=board)
    category = DeathCategoryFactory(scheme__board=board, name="Infection")
    for _ in range(3):
        ReviewFactory(death__panel=panel, category=category, reviewed_on=date(2012, 9, 1))
    PanelActionFactory(panel=panel, period=year)
    address = at("child-death-year", board, year.pk)
    row = next(r for r in page(officer.get(address)).iter("tr") if "Infection" in r.text_content())
    assert "3" in row.text_content()
    taken = zipfile.ZipFile(io.BytesIO(officer.get(address, {"as": "csv"}).content))
    rows = [line for name in taken.namelist() for line in taken.read(name).decode().splitlines()]
    assert [line for line in rows if line.startswith("Infection")] == ["Infection,[c],[c]"]
    assert officer.get(address, {"as": "xlsx"}).content.startswith(b"PK")


def test_officer_of_one_panel_works_with_its_records_and_sees_no_others(client, panel, board, death):
    other = ChildDeathFactory(panel=PanelFactory(board=board), case_number="2012/99")
    client.force_login(person(Role.PANEL_OFFICER, panel))
    assert "2012/99" not in client.get(at("child-death-records", board)).content.decode()
    assert client.get(at("child-death", board, death.key)).status_code == 200
    assert client.get(at("child-death", board, other.key)).status_code == 404
    assert client.post(at("child-death-add", board), notification(other.panel)).status_code == 200
    assert ChildDeath.objects.count() == 2


def test_year_shows_an_unstated_opening_as_unstated(officer, panel, board):
    year = PeriodFactory(board=board)
    PanelTotalsFactory(panel=panel, period=year, reviewed=18)
    shown = page(officer.get(at("child-death-year", board, year.pk)))
    assert texts(shown, ".app-flow dd") == ["not stated", "+not stated", "−18", "=not stated"]


def test_totals_of_a_closed_year_stay_and_lead_to_where_they_are_opened_again(officer, panel, board):
    year = PeriodFactory(board=board)
    totals = PanelTotalsFactory(panel=panel, period=year, reviewed=18)
    Period.objects.filter(pk=year.pk).update(closed_at=timezone.now(), closed_by="1")
    shown = officer.get(at("child-death-year", board, year.pk)).content.decode()
    assert "2012–13 is closed" in shown
    assert reverse("admin:cdop_paneltotals_open_again", args=[totals.pk]) in shown
    address = at("child-death-totals", board, year.pk, panel.slug)
    assert officer.get(address).status_code == 403
    until = timezone.localdate()
    services.reopen_totals(totals=totals, reason="A late review.", until=until, by=person(Role.PANEL_OFFICER, board))
    officer.post(address, {"reviewed": 19, "as_read": officer.get(address).context["form"].initial["as_read"]})
    totals.refresh_from_db()
    assert totals.reviewed == 19


def test_officer_of_one_panel_finds_the_desk_from_home(client, panel, board):
    client.force_login(person(Role.PANEL_OFFICER, panel))
    assert at("child-deaths", board) in client.get("/").content.decode()
    assert at("child-deaths", board) in client.get(at("desk", board)).content.decode()
