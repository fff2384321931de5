"""History in words: names instead of numbers, days as days, nobody's child deaths told to others."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.audit.telling import tell
from lscb.permissions import Role
from tests.factories.accounts import UserFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.rollover import OpeningFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory(short_name="Police")


def told(record, reader):
    return tell(list(AuditEvent.objects.about(record)), type(record), reader)


def test_change_is_told_in_words(agency):
    reader = person(Role.MANAGER, agency.board)
    whole = AgencyFactory(board=agency.board, short_name="Council")
    audit.change(agency, by=UserFactory(name="Officer"), part_of=whole, ends=date(2013, 3, 31), statutory=True)
    [line] = told(agency, reader)
    assert (line.who, line.what) == ("Officer", "changed")
    said = {change.column: (change.was, change.now) for change in line.changes}
    assert said == {
        "Part of": ("", "Council"),
        "Ended": ("", "31 March 2013"),
        "Statutory partner": ("no", "yes"),
    }


def test_what_was_made_of_a_year_is_told_part_by_part():
    opening = OpeningFactory(made={})
    audit.change(opening, by=None, made={"planned_work": ["1 piece", "2 steps"], "seats": 3})
    [line] = told(opening, person(Role.MANAGER, opening.board))
    assert set(line.changes[0].now.split("; ")) == {"planned work: 1 piece, 2 steps", "seats: 3"}


def test_person_who_has_gone_is_not_named(agency):
    somebody = UserFactory()
    audit.change(agency, by=somebody, short_name="Met")
    somebody.delete()
    audit.change(agency, by=None, short_name="Metropolitan Police")
    whos = [line.who for line in told(agency, person(Role.MANAGER, agency.board))]
    assert whos == ["the system", "somebody no longer here"]


def test_record_beyond_the_readers_powers_keeps_its_name(agency):
    audit.change(agency, by=None, part_of=AgencyFactory(board=agency.board, short_name="Council"))
    [line] = told(agency, person(Role.MANAGER, AgencyFactory().board))
    assert line.changes[0].now == f"record {agency.part_of_id}"


def test_asks_as_often_for_thirty_lines_as_for_one(agency):
    reader, counts = person(Role.MANAGER, agency.board), []
    assert reader.current_grants
    for number in range(30):
        audit.change(agency, by=UserFactory(), part_of=AgencyFactory(board=agency.board), order=number)
        if number in (0, 29):
            with CaptureQueriesContext(connection) as queries:
                told(agency, reader)
            counts.append(len(queries))
    assert counts[0] == counts[1]
