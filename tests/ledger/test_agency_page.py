"""One agency over the years: each part as the records say, each only to readers with the right power."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.board.models import Level, Scale
from lscb.ledger.actions import actions
from lscb.ledger.attendance import attendance
from lscb.ledger.money import money
from lscb.ledger.page import parts
from lscb.ledger.parts import of, years_of
from lscb.ledger.returns import grades, returns
from lscb.ledger.training import training
from lscb.permissions import Role
from lscb.web.masthead import Link
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory, AgencyNameFactory, RepresentativeFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.finance import AwardFactory, ContributionFactory, OtherIncomeFactory
from tests.factories.section11 import AgencyReturnFactory, JudgementFactory
from tests.factories.training import CourseFactory, SingleAgencyTrainingFactory, TakeUpFactory
from tests.factories.workgroups import AttendanceFactory, MeetingFactory, SeatFactory
from tests.web.reading import read, select, texts
from workgroups.models import Attendance, Meeting

pytestmark = pytest.mark.django_db
State = Attendance.State


@pytest.fixture
def year():
    return PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def agency(year):
    return AgencyFactory(board=year.board, slug="police")


@pytest.fixture
def manager(year):
    return person(Role.MANAGER, year.board)


def rows(part, number=0):
    """The words of one table of a part."""
    return [tuple(c.text if isinstance(c, Link) else c for c in row) for row in part.grids[number].rows]


def held(seat, on, state=None, **more):
    meeting = MeetingFactory(group=seat.group, on=on, state=Meeting.State.HELD, **more)
    if state:
        AttendanceFactory(meeting=meeting, seat=seat, state=state)


def test_attendance_is_over_its_seats_at_meetings_held(agency, year):
    seat = SeatFactory(agency=agency, group__board=year.board, group__name="The board")
    second = SeatFactory(agency=agency, group=seat.group, starts=date(2012, 9, 1))
    held(seat, date(2012, 5, 1), State.IN_PERSON)
    held(seat, date(2012, 6, 1), State.DEPUTY)
    held(seat, date(2012, 7, 1), State.APOLOGIES)
    held(second, date(2012, 10, 1), State.ABSENT)  # nothing is recorded of the first seat then
    MeetingFactory(group=seat.group, on=date(2012, 8, 1), state=Meeting.State.CANCELLED)
    part = attendance(agency, years_of(year.board))
    assert rows(part) == [("2012–13", "The board", "at least 1 of 5, 20%", "at least 2 of 5, 40%", "1", "1", "1")]
    assert part.lede == "Represented at least 2 of 5, 40%, over its seats at all meetings held."


def test_seat_that_nobody_held_then_is_no_part_of_the_base(agency, year):
    seat = SeatFactory(agency=agency, group__board=year.board)
    held(seat, date(2012, 5, 1), State.NOT_HELD)
    held(seat, date(2012, 6, 1), State.IN_PERSON)
    assert rows(attendance(agency, years_of(year.board)))[0][2] == "1 of 1, 100%"


def test_agency_without_seats_says_so(agency, year):
    assert attendance(agency, []).lede == "It holds no seat in any group."


def test_money_is_by_line_with_gifts_in_kind_apart(agency, year):
    line = {"agency": agency, "period": year}
    ContributionFactory(**line, agreed_pence=500, received_pence=200, received_on=date(2012, 6, 1))
    ContributionFactory(**line, line="A room", non_cash=True, agreed_pence=900)
    AwardFactory(income=OtherIncomeFactory(period=year, source="Grant"), agency=agency, amount_pence=100)
    part = money(agency)
    assert part.lede == "Agreed for 2012–13: £5.00. Received: £2.00."
    assert rows(part)[0][2:] == ("–", "1 June 2012", "£5.00", "£2.00")
    assert (rows(part, 1)[0][2], rows(part, 2)[0]) == ("A room", ("2012–13", "Grant", "", "£1.00"))


def test_money_of_another_agency_is_not_here(agency, year):
    ContributionFactory(period=year)
    assert money(agency).grids == ()


def graded(agency, year):
    scale = Scale.objects.create(board=year.board, name="Grades")
    low, high = (Level.objects.create(scale=scale, order=n, name=name) for n, name in ((1, "Not met"), (2, "Met")))
    ret = AgencyReturnFactory(agency=agency, round__period=year, round__board=year.board)
    return JudgementFactory(
        ret=ret,
        standard__set__scale=scale,
        self_level=high,
        moderated_level=low,
        moderated_reason="No evidence.",
        moderated_on=date(2013, 1, 1),
        moderated_by="1",
    )


def test_own_and_moderated_grades_stand_side_by_side(agency, year, manager):
    one = graded(agency, year)
    part = grades(agency, manager)
    assert rows(part) == [(str(one.standard), "2012–13", "2. Met", "1. Not met", "One lower")]
    assert part.lede == "1 of 1 standards graded by the agency, 1 moderated."
    assert returns(agency, manager).lede == "0 of 1 handed in."


def test_open_actions_come_first_with_their_lateness_beside_their_state(agency, year):
    today = timezone.localdate()
    for days, title in ((-3, "Late one"), (5, "Not yet due")):
        OwnerFactory(
            action=ActionFactory(board=year.board, title=title, due_on=today + timedelta(days=days)), agency=agency
        )
    OwnerFactory(action=ActionFactory(board=year.board))
    part = actions(agency)
    assert [(row[0], row[4]) for row in rows(part)] == [("Late one", "3 days late"), ("Not yet due", "–")]
    assert part.lede == "2 still to do, 1 of them late; 0 done."


def test_training_states_each_rate_with_its_base(agency, year):
    TakeUpFactory(period=year, agency=agency, registered=10, cancelled=2, no_show=2, attended=6)
    SingleAgencyTrainingFactory(period=year, agency=agency, title="Level 1", trained=30, base=40)
    part = training(agency)
    assert rows(part)[0] == ("All training", "2012–13", "10", "2", "2", "not stated", "6", "2 of 8, 25.0%")
    assert rows(part, 1) == [("Level 1", "2012–13", "30", "30 of 40, 75%")]


def test_share_without_base_is_no_share():
    assert of(0, 0) == "–"


def titles(agency, user):
    return [part.title for part in parts(agency, user)]


def test_each_part_is_for_readers_with_its_power(agency, year, manager):
    records = ["Attendance", "Returns", "Grades", "Actions", "Training"]
    assert titles(agency, manager) == ["Money", *records]
    assert titles(agency, person(Role.FINANCE_OFFICER, year.board)) == ["Money"]
    assert titles(agency, person(Role.LEAD, agency)) == records
    assert titles(agency, person(Role.LEAD, AgencyFactory(board=year.board))) == []
    assert titles(agency, person(Role.MEMBER, year.board)) == []
    assert titles(agency, person(Role.MANAGER, BoardFactory())) == []


def fill(agency, year, count):
    for number in range(count):
        period = PeriodFactory(
            board=year.board,
            name=f"{agency.pk} {number} {count}",
            starts=date(1900 + number, 4, 1),
            ends=date(1901 + number, 3, 31),
        )
        ContributionFactory(agency=agency, period=period)
        AwardFactory(income=OtherIncomeFactory(period=period), agency=agency)
        held(SeatFactory(agency=agency, group__board=year.board), date(1900 + number, 5, 1), State.IN_PERSON)
        TakeUpFactory(period=period, agency=agency, course=CourseFactory(board=year.board), registered=3, no_show=1)
        SingleAgencyTrainingFactory(period=period, agency=agency)
        OwnerFactory(action=ActionFactory(board=year.board), agency=agency)
        AgencyNameFactory(agency=agency)
        RepresentativeFactory(agency=agency)
        ret = AgencyReturnFactory(agency=agency, round__period=period, round__board=year.board)
        JudgementFactory(ret=ret)


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_page_asks_no_more_with_thirty_times_the_records(client, agency, year, manager):
    client.force_login(manager)
    address = reverse("agency", args=[year.board.slug, agency.slug])
    fill(agency, year, 1)
    asked(client, address)
    one = asked(client, address)
    fill(agency, year, 30)
    assert asked(client, address) == one


def test_list_counts_what_is_owed_and_late_and_asks_no_more_as_it_grows(client, agency, year, manager):
    client.force_login(manager)
    AgencyReturnFactory(agency=agency, round__period=year, round__board=year.board, round__state="open")
    late = ActionFactory(board=year.board, due_on=date(2012, 5, 1))
    OwnerFactory(action=late, agency=agency)
    OwnerFactory(action=late, agency=agency)
    address = reverse("agencies", args=[year.board.slug])
    said = client.get(address + "?as=csv").content.decode("utf-8-sig").splitlines()[1]
    assert said.split(",")[-3:-1] == ["1", "1"]
    one = asked(client, address)
    for other in AgencyFactory.create_batch(30, board=year.board):
        OwnerFactory(action=late, agency=other)
    assert asked(client, address) == one


def test_list_narrows_by_earlier_name_and_by_being(client, agency, year, manager):
    client.force_login(manager)
    AgencyNameFactory(agency=agency, name="The old constabulary")
    AgencyFactory(board=year.board, name="Gone", ends=date(2012, 5, 1))
    address = reverse("agencies", args=[year.board.slug])

    def named(query):
        return texts(read(client.get(address + query).content.decode()), "tbody th")

    assert named("?called=constab") == [agency.name]
    assert (named("?being=no"), named("?being=yes")) == (["Gone"], [agency.name])


def test_finance_officer_sees_no_counts_and_a_lead_their_own_agency_alone(client, agency, year):
    AgencyFactory(board=year.board, name="Another")
    address = reverse("agencies", args=[year.board.slug])
    client.force_login(person(Role.FINANCE_OFFICER, year.board))
    assert "Actions late" not in client.get(address).content.decode()
    client.force_login(person(Role.LEAD, agency))
    said = client.get(address).content.decode()
    assert texts(read(said), "tbody th") == [agency.name]
    assert "Add an agency" not in said


def test_lead_reads_their_own_page_without_money_and_with_nothing_to_change(client, agency, year):
    ContributionFactory(agency=agency, period=year, agreed_pence=123_45)
    client.force_login(person(Role.LEAD, agency))
    said = client.get(reverse("agency", args=[year.board.slug, agency.slug])).content.decode()
    assert "123.45" not in said
    assert "/change/" not in said
    assert not select(read(said), "#money")


def test_lead_is_led_to_their_agencys_page_from_every_page(client, agency, year):
    client.force_login(person(Role.LEAD, agency))
    address = reverse("agency", args=[year.board.slug, agency.slug])
    links = select(read(client.get(reverse("home")).content.decode()), ".govuk-service-navigation__link")
    assert ("Your agency", address) in [(" ".join(link.text_content().split()), link.get("href")) for link in links]
