"""Meetings in a browser: accessible at both widths, a grid filled by its arrow keys, a journey without script."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PriorityFactory
from tests.factories.workgroups import (
    AttendanceFactory,
    GroupFactory,
    HolderFactory,
    MeetingFactory,
    PaperFactory,
    SeatFactory,
)
from workgroups.models import Attendance, Meeting, Paper

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def year():
    return PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))


@pytest.fixture
def group(year):
    return GroupFactory(board=year.board, name="Case review", slug="case-review")


@pytest.fixture
def seats(group):
    police = AgencyFactory(board=group.board, short_name="Police")
    first = SeatFactory(group=group, title="Superintendent", agency=police, order=1)
    return first, SeatFactory(group=group, title="Lay member", order=2, starts=date(2012, 6, 1))


@pytest.fixture
def meetings(group, seats):
    return [MeetingFactory(group=group, on=date(2012, month, 1)) for month in (5, 7, 9)]


@pytest.fixture
def manager(group):
    return person(Role.MANAGER, group.board)


def at(name, group, *more):
    return reverse(name, args=(group.board.slug, *more))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_meetings_is_accessible_and_fits(
    page_at_each_width, axe, sign_in, year, group, seats, meetings, manager
):
    page = page_at_each_width
    AttendanceFactory(meeting=meetings[0], seat=seats[0])
    Meeting.objects.update(state="held", minutes="<p>Agreed.</p>")
    holder, paper = HolderFactory(seat=seats[0]), PaperFactory(meeting=meetings[0], decision="Agreed.")
    PriorityFactory(board=group.board, period=year)
    sign_in(page, manager)
    for address in (
        at("meetings", group),
        at("meeting-add", group),
        at("meeting", group, meetings[0].pk),
        at("meeting-change", group, meetings[0].pk),
        at("meeting-minutes", group, meetings[0].pk),
        at("meeting-attendance", group, meetings[0].pk),
        at("meeting-cancel", group, meetings[1].pk),
        at("paper-change", group, paper.pk),
        at("paper-decide", group, paper.pk),
        at("attendance", group) + "?along=agency",
        at("groups", group),
        at("group", group, group.slug),
        at("group-change", group, group.slug),
        at("group-attendance", group, group.slug, year.pk),
        at("seat-change", group, seats[0].pk),
        at("seat-fill", group, seats[1].pk),
        at("holder-hand-over", group, holder.pk),
    ):
        assert page.goto(address).status == 200, address
        fits(page, axe)


def test_refused_cell_is_said_and_led_to(page_at_each_width, axe, sign_in, year, group, seats, meetings, manager):
    page = page_at_each_width
    sign_in(page, manager)
    page.goto(at("group-attendance", group, group.slug, year.pk))
    wrong = f"cell-{seats[0].pk}-{meetings[1].pk}"
    page.fill(f"#{wrong}", "maybe")
    page.click("text=Save the attendance")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    fits(page, axe)
    page.click(".govuk-error-summary a")
    page.wait_for_function("wanted => document.activeElement.id === wanted", arg=wrong)
    assert page.input_value(f"#{wrong}") == "maybe"


def test_a_years_attendance_is_entered_by_keyboard(page, sign_in, year, group, seats, meetings, manager):
    sign_in(page, manager)
    page.goto(at("group", group, group.slug))
    page.focus("a:has-text('2012–13')")
    page.keyboard.press("Enter")
    page.wait_for_selector("table[data-grid]")
    page.wait_for_load_state("networkidle")
    page.focus(f"#cell-{seats[0].pk}-{meetings[0].pk}")
    # The second seat was not there in May: down from there leads nowhere, and the arrow to the left back past it.
    for key in ("p", "ArrowDown", "ArrowRight", "d", "ArrowDown", "a", "ArrowRight", "x", "ArrowUp", "n"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    found = {(row.seat_id, row.meeting_id): row.state for row in Attendance.objects.all()}
    first, second = seats
    assert found == {
        (first.pk, meetings[0].pk): "in_person",
        (first.pk, meetings[1].pk): "deputy",
        (second.pk, meetings[1].pk): "apologies",
        (second.pk, meetings[2].pk): "absent",
        (first.pk, meetings[2].pk): "not_held",
    }


def test_meeting_is_planned_filled_and_decided_without_script(chromium, live_server, sign_in, year, group, seats):
    PriorityFactory(board=group.board, period=year, number=1, title="Early help")
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, person(Role.CHAIR, group))
    page.goto("/")
    page.click("aside a:has-text('Case review')")
    page.click("text=Add a meeting")
    for part, typed in (("day", "9"), ("month", "July"), ("year", "2012")):
        page.fill(f"input[name=on_{part}]", typed)
    page.get_by_role("button", name="Add the meeting").click()
    page.click("text=Add a paper")
    page.get_by_label("Title").fill("Business plan")
    page.get_by_label("Decide").check()
    page.get_by_label("Priority 1: Early help").check()
    page.get_by_role("button", name="Save").click()
    page.click("text=Record the decision")
    page.get_by_label("What the meeting decided").fill("Agreed.")
    page.get_by_role("button", name="Record the decision").click()
    page.get_by_role("button", name="Enter attendance").click()
    page.get_by_label("Superintendent, Police, 9 Jul 2012").fill("p")
    page.get_by_role("button", name="Save the attendance").click()
    said = page.inner_text("main")
    assert "Speaks to Priority 1: Early help." in said
    assert "Represented at least 1 of 2, 50%" in said
    page.click("text=Write or change the minutes")
    page.get_by_label("Minutes").fill("Agreed to meet again.")
    page.get_by_role("button", name="Save the minutes").click()
    assert "Agreed to meet again." in page.inner_text("main")
    assert (Meeting.objects.get().state, Paper.objects.get().decision) == ("held", "Agreed.")
    context.close()


def test_row_of_a_list_on_a_phone_ends_with_what_it_says(page, sign_in, group, meetings, manager):
    page.set_viewport_size({"width": 375, "height": 900})
    MeetingFactory(group=group, on=date(2012, 11, 1), venue="Town Hall")
    sign_in(page, manager)
    page.goto(at("meetings", group))
    last = page.locator("tbody tr").last.locator("td:not(:empty)").last
    assert last.evaluate("cell => getComputedStyle(cell, '::after').content") == "none"
