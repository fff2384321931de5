"""Groups and seats on screen: added, changed, filled, handed over, left, ended; the roles follow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.accounts.models import Grant, User
from lscb.permissions import Power, Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.workgroups import AttendanceFactory, GroupFactory, HolderFactory, MeetingFactory, SeatFactory
from workgroups.models import Group, Holder, Seat
from workgroups.services import take_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return GroupFactory(name="Case review", slug="case-review")


@pytest.fixture
def seat(group):
    return SeatFactory(group=group, title="Head of service")


@pytest.fixture
def office(client, group):
    client.force_login(person(Role.MANAGER, group.board))
    return client


def at(name, record):
    group = record if isinstance(record, Group) else getattr(record, "seat", record).group
    return reverse(name, args=(group.board.slug, record.slug if isinstance(record, Group) else record.pk))


def day(value, name="on"):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def may_run(user, group):
    """Asked afresh, since a person's grants are read once a request."""
    return User.objects.get(pk=user.pk).may(Power.RUN_MEETINGS, group)


def test_group_gets_an_address_no_other_has(office, group):
    sent = {"name": "Case review ", "kind": "working", "order": 1}
    assert "already exists" in office.post(reverse("group-add", args=(group.board.slug,)), sent).content.decode()
    for name, slug in (("Case-review", "case-review-2"), ("Add", "add-2")):
        office.post(reverse("group-add", args=(group.board.slug,)), sent | {"name": name})
        assert Group.objects.get(name=name).slug == slug


def test_seat_is_added_for_an_agency_of_the_board(office, group):
    agency, theirs = AgencyFactory(board=group.board), AgencyFactory()
    office.post(at("seat-add", group), {"title": "Head of service", "agency": theirs.pk, "order": 1})
    assert not Seat.objects.exists()
    office.post(at("seat-add", group), {"title": "Head of service", "agency": agency.pk, "order": 1})
    assert str(Seat.objects.get()) == f"Head of service, {agency}"


def test_chair_seated_on_screen_keeps_the_meetings_from_that_day(office, group, seat):
    chair = person(Role.LEAD, AgencyFactory(board=group.board))
    today = timezone.localdate()
    office.post(at("seat-fill", seat), {"user": chair.pk, "part": "chair"} | day(today, "starts"))
    assert may_run(chair, group)
    assert not may_run(chair, GroupFactory(board=group.board))
    assert Holder.objects.get().starts == today


def test_person_of_another_board_is_not_offered(office, seat):
    stranger = person(Role.LEAD, AgencyFactory())
    office.post(at("seat-fill", seat), {"user": stranger.pk, "part": "chair"})
    assert not Holder.objects.exists()


def test_administrator_says_that_a_seat_is_held_and_gives_nobody_a_role(client, group, seat):
    client.force_login(person(Role.ADMINISTRATOR, group.board))
    chair = person(Role.LEAD, AgencyFactory(board=group.board))
    grants = Grant.objects.count()
    client.post(at("seat-fill", seat), {"user": chair.pk, "part": "chair"})
    assert Holder.objects.get().user is None
    assert Grant.objects.count() == grants


def test_nobody_seats_themselves_and_the_sentence_stands_at_the_person(client, group, seat):
    manager = person(Role.MANAGER, group.board)
    client.force_login(manager)
    answer = client.post(at("seat-fill", seat), {"user": manager.pk, "part": "chair"})
    assert "to yourself" in answer.context["form"].errors["user"][0]
    assert not Holder.objects.exists()


def test_seat_is_handed_over_from_a_day_without_a_gap(office, group, seat):
    old, new = (person(Role.LEAD, AgencyFactory(board=group.board)) for _ in range(2))
    holder = take_seat(seat=seat, user=old, part="chair", starts=date(2012, 4, 1), by=None)
    today = timezone.localdate()
    office.post(at("holder-hand-over", holder), {"user": new.pk, "part": "chair"} | day(today))
    holder.refresh_from_db()
    assert holder.ends == today - timedelta(days=1)
    assert Holder.objects.get(user=new).starts == today
    assert (may_run(old, group), may_run(new, group)) == (False, True)


def test_seat_is_not_handed_over_before_it_was_taken(office, group, seat):
    holder = HolderFactory(seat=seat, starts=date(2012, 4, 1))
    answer = office.post(at("holder-hand-over", holder), {"part": "member"} | day(date(2012, 4, 1)))
    assert "holds the seat from 1 April 2012" in answer.context["form"].errors["on"][0]
    assert Holder.objects.count() == 1


def test_mended_part_takes_the_role_back_or_gives_it(office, group, seat):
    user = person(Role.LEAD, AgencyFactory(board=group.board))
    holder = take_seat(seat=seat, user=user, part="chair", by=None)
    office.post(at("holder-change", holder), {"part": "member"})
    assert not may_run(user, group)
    office.post(at("holder-change", holder), {"part": "deputy"} | day(timezone.localdate(), "starts"))
    assert may_run(user, group)


def test_holder_leaves_with_the_role(office, group, seat):
    user = person(Role.LEAD, AgencyFactory(board=group.board))
    holder = take_seat(seat=seat, user=user, part="chair", by=None)
    office.post(at("holder-leave", holder), day(timezone.localdate() - timedelta(days=1)))
    assert not may_run(user, group)


def test_seat_ends_with_its_holder_and_not_before_it_was_last_filled(office, seat):
    holder = HolderFactory(seat=seat)
    AttendanceFactory(meeting=MeetingFactory(group=seat.group, on=date(2012, 7, 9)), seat=seat)
    AttendanceFactory(meeting=MeetingFactory(group=seat.group, on=date(2012, 9, 9)), seat=seat, state="not_held")
    answer = office.post(at("seat-end", seat), day(date(2012, 7, 8)))
    assert "Attendance is recorded on 9 July 2012" in answer.context["form"].errors["on"][0]
    office.post(at("seat-end", seat), day(date(2012, 7, 9)))
    for record in (seat, holder):
        record.refresh_from_db()
    assert (seat.ends, holder.ends) == (date(2012, 7, 9), date(2012, 7, 9))


def test_change_of_a_seat_cannot_end_it_before_it_was_last_filled(office, seat):
    AttendanceFactory(meeting=MeetingFactory(group=seat.group, on=date(2012, 7, 9)), seat=seat)
    sent = {"title": seat.title, "order": 0} | day(date(2012, 5, 1), "ends")
    answer = office.post(at("seat-change", seat), sent)
    assert "9 July 2012" in answer.context["form"].errors["ends"][0]


def test_group_ends_with_its_seats(office, group, seat):
    today = timezone.localdate()
    office.post(at("group-end", group), day(today))
    for record in (group, seat):
        record.refresh_from_db()
    assert (group.ends, seat.ends) == (today, today)


def test_only_a_seat_entered_by_mistake_is_removed(office, seat):
    holder = HolderFactory(seat=seat)
    assert "End it instead" in office.post(at("seat-remove", seat), {"reason": "Twice."}).content.decode()
    holder.delete()
    office.post(at("seat-remove", seat), {"reason": "Twice."})
    assert not Seat.objects.exists()


def test_group_page_asks_no_more_for_thirty_seats_than_for_one(office, group):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(at("group", group))
        return len(queries)

    def add(many):
        for number in range(many):
            seat = SeatFactory(group=group, agency=AgencyFactory(board=group.board))
            HolderFactory(seat=seat, user=person(), starts=None)
            met = MeetingFactory(group=group, on=date(2012, 6, 1 + number), title=f"{many}", state="held")
            AttendanceFactory(meeting=met, seat=seat)

    add(1)
    few = asked()
    add(29)
    assert asked() == few


def test_chair_reads_the_groups_seats_and_may_not_change_them(client, group, seat):
    client.force_login(person(Role.CHAIR, group))
    said = client.get(at("group", group)).content.decode()
    assert "Head of service" in said
    assert at("seat-change", seat) not in said
    assert client.post(at("seat-end", seat), day(date(2012, 7, 9))).status_code == 403


def test_last_day_given_to_a_seat_is_its_holders_too(office, group, seat):
    user = person(Role.LEAD, AgencyFactory(board=group.board))
    holder = take_seat(seat=seat, user=user, part="chair", by=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    office.post(at("seat-change", seat), {"title": seat.title, "order": 0} | day(yesterday, "ends"))
    holder.refresh_from_db()
    assert holder.ends == yesterday
    assert not may_run(user, group)


def test_group_does_not_end_before_its_seats_were_filled(office, group, seat):
    AttendanceFactory(meeting=MeetingFactory(group=group, on=date(2012, 7, 9)), seat=seat)
    answer = office.post(at("group-end", group), day(date(2012, 7, 8)))
    assert "Attendance is recorded on 9 July 2012" in answer.context["form"].errors["on"][0]
