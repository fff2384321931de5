"""The panel officer's desk and the list of records: what is late stands first, and nothing is a file."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cdop.desk import at, days_ago, errors, page
from tests.factories.board import PeriodFactory
from tests.factories.cdop import (
    ChildDeathFactory,
    FormAskedFactory,
    PanelTotalsFactory,
    ReviewFactory,
)
from tests.factories.workgroups import MeetingFactory
from tests.web.reading import texts
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db


def test_desk_puts_overdue_leaflets_first_with_their_days_then_the_longest_waiting(officer, panel, board):
    ChildDeathFactory(panel=panel, case_number="2", notified_on=days_ago(20), leaflet_sent_on=days_ago(18))
    ChildDeathFactory(panel=panel, case_number="1", notified_on=days_ago(200), leaflet_sent_on=days_ago(199))
    ChildDeathFactory(panel=panel, case_number="4", notified_on=days_ago(3))
    ChildDeathFactory(panel=panel, case_number="3", notified_on=days_ago(10))
    shown = page(officer.get(at("child-deaths", board)))
    assert texts(shown, "[aria-labelledby=leaflets] .app-lines__when") == ["3", "4"]
    assert texts(shown, "[aria-labelledby=leaflets] .app-lines__state") == ["3 days late", "In 4 days"]
    assert texts(shown, "tbody th") == ["1", "2", "3", "4"]
    assert texts(shown, ".app-lede") == [
        "One leaflet to parents is overdue. Four deaths wait for review; no meeting of the panel is planned."
    ]


def test_desk_says_the_day_of_the_next_meeting(officer, panel, board):
    MeetingFactory(group=panel, on=date(2999, 9, 19), state=Meeting.State.PLANNED)
    assert "the panel meets on 19 September 2999" in texts(page(officer.get(at("child-deaths", board))), ".app-lede")[0]


def test_desk_shows_an_unstated_opening_as_unstated_and_works_nothing_out_from_it(officer, panel, board):
    year = PeriodFactory(board=board)
    PanelTotalsFactory(panel=panel, period=year, reviewed=18)
    shown = page(officer.get(at("child-deaths", board)))
    assert texts(shown, ".app-flow dd") == ["not stated", "+not stated", "−18", "=not stated"]
    assert "is held as totals only" in shown.text_content()


def test_desk_adds_up_the_caseload_of_a_year_whose_opening_is_known(officer, panel, board):
    PeriodFactory(board=board)
    ReviewFactory(death__panel=panel, death__notified_on=date(2012, 1, 5), reviewed_on=date(2012, 9, 1))
    ChildDeathFactory(panel=panel, notified_on=date(2012, 2, 1))
    ChildDeathFactory(panel=panel, notified_on=date(2012, 6, 1))
    assert texts(page(officer.get(at("child-deaths", board))), ".app-flow dd") == ["2", "+1", "−1", "=2"]


def test_pages_ask_as_often_for_thirty_records_as_for_one(officer, panel, board):
    for name in ("child-deaths", "child-death-records"):
        FormAskedFactory(death__panel=panel)
        ReviewFactory(death__panel=panel)
        officer.get(at(name, board))
        with CaptureQueriesContext(connection) as one:
            officer.get(at(name, board))
        for _ in range(15):
            FormAskedFactory(death__panel=panel)
            ReviewFactory(death__panel=panel)
        with CaptureQueriesContext(connection) as thirty:
            officer.get(at(name, board))
        assert len(thirty) <= len(one)


def test_list_is_narrowed_by_how_a_record_stands(officer, panel, board):
    ChildDeathFactory(panel=panel, case_number="1", notified_on=days_ago(10))
    ChildDeathFactory(panel=panel, case_number="2", leaflet_sent_on=date(2012, 6, 3))
    ReviewFactory(death__panel=panel, death__case_number="3", death__no_leaflet_because="No parent was found.")

    def listed(query):
        return texts(page(officer.get(at("child-death-records", board) + query)), "tbody th")

    assert listed("") == ["2", "1", "3"]
    assert listed("?standing=closed") == ["3"]
    assert listed("?leaflet=late") == ["1"]
    assert listed("?leaflet=owed") == ["1"]
    assert listed("?leaflet=sent") == ["2"]


def test_list_is_never_a_file(officer, death, board):
    for kind in ("csv", "xlsx"):
        answer = officer.get(at("child-death-records", board), {"as": kind})
        assert answer["Content-Type"].startswith("text/html")
        assert "Content-Disposition" not in answer
    assert "?as=" not in officer.get(at("child-death-records", board)).content.decode()


def test_record_is_found_by_its_number_in_any_letters(officer, board, panel):
    death = ChildDeathFactory(panel=panel, case_number="CD-12")
    answer = officer.post(at("child-death-find", board), {"case_number": " cd-12 "})
    assert answer["Location"] == at("child-death", board, death.key)
    missing = officer.post(at("child-death-find", board), {"case_number": "CD-13"})
    assert errors(missing) == "No record has this case number"
