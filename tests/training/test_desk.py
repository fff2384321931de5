"""Training on screen: lists, an event's page, forms of every kind, take-up in a grid, and rates with their bases."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.training import (
    CourseFactory,
    EvaluationFactory,
    SingleAgencyTrainingFactory,
    TakeUpFactory,
    TrainingEventFactory,
)
from tests.training.asking import at, boxes, table, took
from tests.web.reading import read, select, texts
from workgroups.training.desk import KINDS
from workgroups.training.models import TakeUp

pytestmark = pytest.mark.django_db


def test_list_of_events_shows_two_rates_side_by_side_with_their_bases(office, year, event):
    took(event, registered=18, cancelled=2, no_show=4, attended=13, walk_in=1)
    answer = office.get(at("training", year))
    row = table(answer)["Basic awareness"]
    assert row[-3:] == ["4 of 16, 25.0%", "13 of 20, 65.0%", "of all agencies together"]
    said = answer.content.decode()
    assert "Did not come: of those booked and not cancelled. Places taken: those who attended, of the places" in said


def test_event_known_by_agency_is_added_up_and_says_so(office, year, event, agencies):
    took(event, agencies[0], registered=10, no_show=1, attended=9)
    took(event, agencies[1], registered=5, attended=4)
    row = table(office.get(at("training", year)))["Basic awareness"]
    assert row[2:] == ["15", "13", "base not stated", "13 of 20, 65.0%", "added up over 2 agencies"]


def test_rate_stated_without_its_numbers_is_told_as_stated(office, year):
    TakeUpFactory(period=year, absence_stated=Decimal("21"), absence_bound="over")
    row = table(office.get(at("training-list", year, "take-up")))[f"All training, {year}"]
    assert "stated as over 21%, base not stated" in row


def test_download_of_take_up_holds_numbers(office, year, event):
    took(event, registered=18, cancelled=2, no_show=4)
    where = at("training-list", year, "take-up") + "?as=csv"
    _, line = csv.reader(office.get(where).content.decode("utf-8-sig").splitlines())
    assert line == [str(event), "All together", "2012–13", "18", "2", "4", "", "", "20", "25.0", ""]


def test_events_page_sets_agencies_beside_all_together_and_says_what_does_not_agree(office, year, event, agencies):
    took(event, agencies[0], registered=10, attended=9)
    took(event, agencies[1], registered=5, attended=4)
    took(event, registered=16, attended=13)
    answer = office.get(at("training-event", year, event.pk))
    found = table(answer)
    assert found["The agencies added up"][0] == "15"
    assert found["All agencies together"][0] == "16"
    said = " ".join(texts(read(answer.content.decode()), "main"))
    assert "Booked: 16 for all together, 15 added up over the agencies. Both are kept as stated." in said
    assert "Attended:" not in said


def test_take_up_is_entered_in_one_grid(office, year, event, agencies):
    where = at("training-event-grid", year, event.pk)
    sent = boxes(office.get(where))
    police, housing = agencies
    sent |= {
        f"cell-{police.pk}-registered": "1,0",
        f"cell-{police.pk}-no_show": "0",
        f"cell-{housing.pk}-attended": "4",
    }
    assert office.post(where, sent)["Location"] == at("training-event", year, event.pk)
    kept = {row.agency: (row.registered, row.no_show, row.attended) for row in TakeUp.objects.all()}
    assert kept == {police: (10, 0, None), housing: (None, None, 4)}
    assert {row.period for row in TakeUp.objects.all()} == {year}


def test_emptied_row_is_taken_away_and_one_with_a_note_stays(office, year, event, agencies):
    for agency, note in zip(agencies, ("", "As the police told us."), strict=True):
        took(event, agency, registered=3, note=note)
    where = at("training-event-grid", year, event.pk)
    sent = boxes(office.get(where)) | {f"cell-{agency.pk}-registered": "" for agency in agencies}
    office.post(where, sent)
    assert [(row.agency, row.registered) for row in TakeUp.objects.all()] == [(agencies[1], None)]
    assert AuditEvent.objects.filter(model="training.takeup", verb="removed").count() == 1


@pytest.mark.parametrize("typed", ["ten", "-1", "1.5", "9999999999"])
def test_what_is_no_number_of_people_is_marked_and_kept(office, year, event, agencies, typed):
    where = at("training-event-grid", year, event.pk)
    box = f"cell-{agencies[0].pk}-attended"
    answer = office.post(where, boxes(office.get(where)) | {box: typed, f"cell-{agencies[1].pk}-attended": "4"})
    assert [wrong.get("name") for wrong in select(read(answer.content.decode()), "input[aria-invalid=true]")] == [box]
    assert boxes(answer)[box] == typed
    assert not TakeUp.objects.exists()


def test_numbers_that_cannot_be_are_refused_naming_the_agency(office, year, event, agencies):
    where = at("training-event-grid", year, event.pk)
    took(event, agencies[0], registered=3)
    answer = office.post(where, boxes(office.get(where)) | {f"cell-{agencies[0].pk}-no_show": "5"})
    said = texts(read(answer.content.decode()), ".govuk-error-summary")[0]
    assert "Police: more are recorded as cancelled or not come (5) than were booked (3)." in said
    assert boxes(answer)[f"cell-{agencies[0].pk}-no_show"] == "5"
    assert TakeUp.objects.get().no_show is None


def test_two_people_filling_one_row_keep_both(office, year, event, agencies):
    where = at("training-event-grid", year, event.pk)
    sent = boxes(office.get(where))
    took(event, agencies[0], registered=10)
    office.post(where, sent | {f"cell-{agencies[0].pk}-attended": "8"})
    row = TakeUp.objects.get()
    assert (row.registered, row.attended) == (10, 8)


def test_course_and_year_have_grids_of_their_own(office, year, event, agencies):
    took(event, agencies[0], registered=1)
    for where, number in (
        (at("training-course-grid", year, event.course_id, year.pk), "2"),
        (at("training-year-grid", year, year.pk), "3"),
    ):
        sent = boxes(office.get(where))
        assert json.loads(sent["as_shown"]) == {}
        office.post(where, sent | {"cell-all-registered": number})
    found = {row.of_what: row.registered for row in TakeUp.objects.filter(agency=None)}
    assert found == {f"Basic awareness, {year}": 2, f"All training, {year}": 3}


def test_agencies_part_of_a_year_is_taken_from_the_nearest_and_never_added_across(office, year, event, agencies):
    police, housing = agencies
    took(event, police, registered=4, no_show=1)
    took(TrainingEventFactory(period=year), police, registered=6, no_show=1)
    TakeUpFactory(period=year, agency=police, registered=99)
    TakeUpFactory(period=year, course=event.course, agency=housing, registered=7)
    found = table(office.get(at("training-agencies", year)))
    assert found["Police"][:2] == ["by 2 events, added up", "10"]
    assert found["Police"][-1] == "2 of 10, 20.0%"
    assert found["Housing"][:2] == ["by 1 course", "7"]


def test_agencies_of_another_year_are_shown_when_asked(office, year, agencies):
    last = PeriodFactory(board=year.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    TakeUpFactory(period=last, agency=agencies[0], registered=5)
    assert "No agency’s take-up" in office.get(at("training-agencies", year)).content.decode()
    found = table(office.get(at("training-agencies", year) + f"?period={last.pk}"))
    assert found["Police"][:2] == ["for the year as a whole", "5"]


def furnish(year, number):
    agency = AgencyFactory(board=year.board)
    event = TrainingEventFactory(period=year, course=CourseFactory(board=year.board))
    took(event, agency, registered=number + 1)
    took(event, registered=number + 1)
    EvaluationFactory(period=year, event=event)
    SingleAgencyTrainingFactory(period=year, agency=agency)


@pytest.mark.parametrize("name", [*KINDS, "agencies"])
def test_lists_ask_no_more_for_thirty_rows_than_for_one(office, year, name):
    where = at("training-agencies", year) if name == "agencies" else at("training-list", year, name)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(where)
        return len(queries)

    furnish(year, 0)
    few = asked()
    for number in range(1, 30):
        furnish(year, number)
    assert asked() == few


def test_events_page_and_grid_ask_no_more_for_thirty_agencies_than_for_one(office, year, event):
    def asked(name):
        with CaptureQueriesContext(connection) as queries:
            office.get(at(name, year, event.pk))
        return len(queries)

    took(event, AgencyFactory(board=year.board), registered=1)
    few = [asked(name) for name in ("training-event", "training-event-grid")]
    for _ in range(30):
        took(event, AgencyFactory(board=year.board), registered=1)
    assert [asked(name) for name in ("training-event", "training-event-grid")] == few


def test_auditor_reads_and_finds_nothing_to_press(client, year, event):
    client.force_login(person(Role.AUDITOR, year.board))
    for where in (at("training-event", year, event.pk), at("training-list", year, "courses")):
        said = client.get(where).content.decode()
        assert "/change/" not in said
        assert "/add/" not in said


def test_take_up_of_a_closed_year_stays_and_what_was_typed_with_it(office, year, event, agencies):
    type(year).objects.filter(pk=year.pk).update(closed_at=timezone.now(), closed_by="1")
    where = at("training-event-grid", year, event.pk)
    answer = office.get(where)
    assert "2012–13 is closed, so this stays as it is." in answer.content.decode()
    box = f"cell-{agencies[0].pk}-attended"
    answer = office.post(where, boxes(answer) | {box: "4"})
    assert "2012–13 is closed" in texts(read(answer.content.decode()), ".govuk-error-summary")[0]
    assert boxes(answer)[box] == "4"
    assert not TakeUp.objects.exists()
    sent = {"period": year.pk, "registered": 2, "absence_bound": "exact"}
    refused = office.post(at("training-add", year, "take-up"), sent).context["form"].errors
    assert "2012–13 is closed" in refused["__all__"][0]
