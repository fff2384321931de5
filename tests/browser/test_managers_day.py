"""A manager's day in a browser, from home by links alone: once by the keys, once where no script runs.

By the keys each page that is met is held against axe, on a desktop and, narrowed, on a phone.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from finance.models import Contribution
from lscb.actions.models import Action
from lscb.annualreport.models import Narrative, Report
from lscb.board.models import Period
from lscb.outbox.models import Message
from lscb.permissions import Role
from priorities.models import ProgressUpdate
from priorities.scrutiny.models import Risk
from tests.browser.conftest import DESKTOP, HEIGHT, PHONE
from tests.browser.hands import Keys, Pointer, says
from tests.factories.accounts import person
from tests.factories.actions import ActionFactory, OwnerFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.annualreport import OutlineSectionFactory, ReportFactory
from tests.factories.board import PeriodFactory
from tests.factories.finance import ContributionFactory, FundFactory
from tests.factories.priorities import PriorityFactory, TopicFactory
from tests.factories.scrutiny import RiskFactory
from tests.factories.workgroups import GroupFactory, MeetingFactory, SeatFactory
from workgroups.models import Attendance

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CHAPTERS = (
    ("foreword", "Foreword", ""),
    ("introduction", "The board and this report", ""),
    ("priority", "Priority 1: early help", "1"),
    ("finance", "Finance", ""),
)


@pytest.fixture
def board():
    """A year in which one thing of each kind waits to be done."""
    year = PeriodFactory(name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31))
    board, police = year.board, AgencyFactory(board=year.board, name="The police", short_name="Police")
    report = ReportFactory(board=board, period=year)
    for order, (builder, heading, subject) in enumerate(CHAPTERS):
        OutlineSectionFactory(report=report, order=order, builder=builder, heading=heading, subject=subject)
    group = GroupFactory(board=board, kind="board", name="The board")
    SeatFactory(group=group, title="Superintendent", agency=police, order=1)
    SeatFactory(group=group, title="Lay member", order=2)
    MeetingFactory(group=group, on=date(2012, 7, 9))
    priority = PriorityFactory(board=board, period=year, number=1, title="Early help")
    TopicFactory(period=year, priorities=[priority], name="The hub")
    OwnerFactory(action=ActionFactory(board=board, title="Write to every school"), agency=police)
    person(Role.LEAD, police, name="Lead")
    fund = FundFactory(board=board, name="The board’s fund")
    ContributionFactory(fund=fund, period=year, agency=police, agreed_pence=5_000_00)
    RiskFactory(board=board, title="Too few health visitors")
    return board


class Met:
    """Holds each page against axe where it was not met before, and narrows it to see that it fits a phone."""

    def __init__(self, axe):
        self.axe, self.seen = axe, set()

    def __call__(self, page):
        address = page.url.partition("?")[0]
        if address in self.seen:
            return
        self.seen.add(address)
        for width in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            self.axe(page)
            assert not page.evaluate(SIDEWAYS), f"{page.url} scrolls sideways at {width} pixels"
        page.set_viewport_size({"width": DESKTOP, "height": HEIGHT})


@pytest.fixture(params=["by the keys", "without script"])
def hands(request, chromium, live_server, page, axe):
    """Somebody at the page: with script and keys, or with a pointer and no script."""
    if request.param == "by the keys":
        yield Keys(page, met=Met(axe))
        return
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    yield Pointer(context.new_page())
    context.close()


def test_managers_day(hands, sign_in, board):
    sign_in(hands.page, person(Role.MANAGER, board, name="Business manager"))
    hands.page.goto(reverse("home"))
    who_came_to_a_meeting(hands)
    two_updates(hands)
    an_action_is_chased(hands)
    a_contribution_comes_in(hands)
    a_risk_is_looked_at_again(hands)
    the_foreword_is_written(hands)
    next_year_is_opened(hands)
    all_of_it_stands_in_the_report(hands)


def who_came_to_a_meeting(hands):
    hands.follow("Meetings", within="nav")
    hands.follow("The board on 9 July 2012")
    hands.press("Enter attendance")
    hands.write_down({"Superintendent, Police, 9 Jul 2012": "p", "Lay member, 9 Jul 2012": "a"})
    hands.press("Save the attendance")
    says(hands, "Represented 1 of 2, 50%")
    assert Attendance.objects.filter(state="in_person").count() == 1


def two_updates(hands):
    hands.follow("Priorities", within="nav")
    hands.follow("Early help")
    for done in ("Police officers moved into the hub.", "The hub opened on Saturdays."):
        hands.press("Report progress")
        hands.choose("Heading it stands under", "The hub")
        hands.write("What was done", done)
        hands.press("Save this update")
        says(hands, done)
    assert ProgressUpdate.objects.count() == 2


def an_action_is_chased(hands):
    hands.follow("Actions", within="nav")
    hands.tick("Choose Write to every school")
    hands.press("Chase those ticked")
    says(hands, "1 letter written")
    assert Message.objects.count() == 1


def a_contribution_comes_in(hands):
    hands.follow("Money", within="nav")
    hands.follow("The board’s fund, 2012–13")
    hands.press("Received today from Police")
    says(hands, "£5,000.00 has come in from Police.")
    assert Contribution.objects.get().received_pence == 5_000_00


def a_risk_is_looked_at_again(hands):
    hands.follow("Scrutiny", within="nav")
    hands.follow("Risks")
    hands.follow("Too few health visitors")
    hands.press("Review this risk")
    hands.write("What was said", "Two posts were filled.")
    hands.write("Likelihood now", "2")
    hands.write("Impact now", "3")
    hands.press("Keep this review")
    says(hands, "Two posts were filled.")
    assert Risk.objects.get().score == 6


def the_foreword_is_written(hands):
    hands.follow("Home", within="nav")
    hands.follow("The report’s own text")
    hands.follow("Foreword")
    hands.write("Your text", "A year in which much was done.")
    hands.press("Save and read the chapter")
    says(hands, "A year in which much was done.")
    assert Narrative.objects.count() == 1


def next_year_is_opened(hands):
    hands.follow("More", within="nav")
    hands.follow("Years")
    hands.press("Open 2013–14")
    hands.press("Make this for 2013–14")
    says(hands, "2013–14 is open")
    assert Period.objects.filter(name="2013-14").exists()
    assert Report.objects.count() == 2


def all_of_it_stands_in_the_report(hands):
    hands.follow("Report", within="nav")
    says(hands, "2013–14")
    hands.follow("Annual report 2012–13")
    says(hands, "Foreword")
    hands.follow("Foreword")
    says(hands, "A year in which much was done.")
    hands.follow("Next")
    says(hands, "Attendance by agency, 2012–13")
    expect(hands.page.get_by_role("row", name="The police 1 1 0 0 0 100%")).to_be_visible()
    hands.follow("Next")
    says(hands, "Police officers moved into the hub.")
    says(hands, "The hub opened on Saturdays.")
    hands.follow("Next")
    says(hands, "£5,000")
    assert not Action.objects.get().status
