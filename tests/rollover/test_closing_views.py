"""The screens on which a year is closed and one record of it opened again; and that no other screen gets round it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from finance.models import Contribution, Spending
from lscb.board.models import Reopening
from lscb.permissions import Role
from lscb.returns.models import Round
from lscb.rollover.closing import close_year, reopen_record
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.finance import BalanceFactory, ContributionFactory, FundFactory, SpendingFactory
from tests.factories.priorities import PriorityFactory
from tests.factories.returns import ReturnFactory, RoundFactory
from tests.factories.training import TakeUpFactory, TrainingEventFactory
from tests.factories.workgroups import AttendanceFactory, MeetingFactory
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return PeriodFactory()


@pytest.fixture
def manager(client, year):
    user = person(Role.MANAGER, year.board)
    client.force_login(user)
    return user


def at(name, year, *rest):
    return reverse(name, args=(year.board.slug, year.pk, *rest))


def page_of(answer):
    return read(answer.content.decode())


def test_checklist_names_what_waits_each_under_its_heading(client, manager, year):
    fund = FundFactory(board=year.board, name="The fund")
    ContributionFactory(period=year, fund=fund, agreed_pence=5_000_00, payer="Schools", agency=None)
    ContributionFactory(period=year, fund=fund, agreed_pence=None, payer="Colleges", agency=None)
    BalanceFactory(fund=fund, kind="brought", on=year.starts, amount_pence=100_00)
    ReturnFactory(round=RoundFactory(period=year, title="Groups 2012"), group__name="Training group")
    MeetingFactory(group__board=year.board, on=date(2012, 9, 1), title="Away day")
    MeetingFactory(group__board=year.board, on=date(2012, 10, 1), title="Autumn meeting", state="held")
    AttendanceFactory(meeting__group__board=year.board, meeting__state="held", meeting__title="Known who came")
    TrainingEventFactory(period=year, title="Neglect")
    TakeUpFactory(period=year)
    PriorityFactory(period=year, title="Early help")
    page = page_of(client.get(at("year-close", year)))
    headings = texts(page, "h2.govuk-heading-m")
    assert headings == [
        "Returns not accepted (1)",
        "Rounds of returns that are still open; closing the year closes them (1)",
        "Meetings that are planned still, though their day has passed (1)",
        "Meetings held of which it is not recorded who came (1)",
        "Contributions not recorded as received, or not all (1)",
        "Contributions of which no amount is stated (1)",
        "Funds that do not balance (1)",
        "Training events without take-up (1)",
        "Take-up of which no number is stated, and not why (1)",
        "Priorities without a judgement (1)",
        "The year that follows is not open (1)",
    ]
    words = " ".join(texts(page, "main"))
    for said in (
        "Training group: Groups 2012 (not started)",
        "Schools: £5,000.00 to come",
        "Autumn meeting",
        "Neglect",
    ):
        assert said in words
    assert "Known who came" not in words


def test_year_in_which_something_waits_is_closed_only_when_that_is_ticked(client, manager, year):
    round = RoundFactory(period=year)
    page = page_of(client.post(at("year-close", year), {}))
    assert texts(page, ".govuk-error-summary__list a") == ["Tick this to close the year although something still waits"]
    answer = client.post(at("year-close", year), {"all_the_same": "on"}, follow=True)
    assert "2012–13 is closed." in answer.content.decode()
    year.refresh_from_db()
    round.refresh_from_db()
    assert (year.closed, round.state) == (True, Round.State.CLOSED)


def test_year_that_is_complete_is_closed_with_one_press_and_a_second_press_says_so(client, manager, year):
    PeriodFactory(board=year.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    assert "Nothing waits" in client.get(at("year-close", year)).content.decode()
    assert client.post(at("year-close", year)).status_code == 302
    again = page_of(client.post(at("year-close", year)))
    assert texts(again, ".govuk-error-summary__list li") == ["2012–13 is closed already."]


def test_year_is_opened_again_with_a_reason(client, manager, year):
    close_year(period=year, by=None)
    page = page_of(client.post(at("year-open-again", year), {"reason": ""}))
    assert texts(page, ".govuk-error-summary__list a") == ["Say why"]
    client.post(at("year-open-again", year), {"reason": "The audit found more."})
    year.refresh_from_db()
    assert not year.closed


def until(day):
    return {"until_day": str(day.day), "until_month": str(day.month), "until_year": str(day.year)}


def test_one_contribution_is_opened_again_changed_and_closed(client, manager, year):
    line = ContributionFactory(period=year, agreed_pence=5_00)
    close_year(period=year, by=None)
    listed = page_of(client.get(at("year-records", year, "contributions")))
    assert at("year-reopen", year, "contributions", line.pk) in [one.get("href") for one in select(listed, "a[href]")]
    given = {"reason": "The bank says otherwise.", **until(timezone.localdate() + timedelta(days=3))}
    client.post(at("year-reopen", year, "contributions", line.pk), given)
    receive = reverse("money-receive", args=[year.board.slug, line.pk])
    sent = {"pounds": "5", "so_far": "0", "on_day": "2", "on_month": "4", "on_year": "2013"}
    assert client.post(receive, sent).status_code == 302
    assert Contribution.objects.get(pk=line.pk).received_pence == 5_00
    shown = client.get(at("year", year)).content.decode()
    assert "The bank says otherwise." in shown
    client.post(at("year-reopening-end", year, Reopening.objects.get().pk))
    assert client.post(receive, {**sent, "so_far": "500"}).status_code == 200


def test_refused_reopening_keeps_what_was_typed(client, manager, year):
    line = ContributionFactory(period=year)
    close_year(period=year, by=None)
    given = {"reason": "A long reason.", **until(date(2013, 4, 1))}
    page = page_of(client.post(at("year-reopen", year, "contributions", line.pk), given))
    assert texts(page, ".govuk-error-summary__list li") == ["The day until which it is open has passed."]
    assert texts(page, "textarea") == ["A long reason."]
    assert [one.get("value") for one in select(page, "#id_until_2")] == ["2013"]


def test_money_form_of_a_closed_year_says_why_and_keeps_what_was_typed(client, manager, year):
    line = SpendingFactory(period=year, actual_pence=5_00)
    close_year(period=year, by=None)
    address = reverse("money-change", args=[year.board.slug, "spending", line.pk])
    sent = {"fund": line.fund_id, "period": year.pk, "head": line.head_id, "actual_pence": "7.50", "note": "Typed."}
    page = page_of(client.post(address, sent))
    (said,) = texts(page, ".govuk-error-summary__list li")
    assert said.startswith("2012–13 is closed, so this stays as it is.")
    assert texts(page, "textarea#id_note") == ["Typed."]
    assert Spending.objects.get(pk=line.pk).actual_pence == 5_00


def records(name, record, *args):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_{name}", args=args or [record.pk])


def test_record_screens_show_a_closed_line_and_refuse_every_change(client, manager, year):
    line = ContributionFactory(period=year, agreed_pence=5_00)
    close_year(period=year, by=None)
    assert client.get(records("change", line)).status_code == 200
    assert client.post(records("change", line), {"agreed_pence": "1"}).status_code == 403
    assert client.post(records("delete", line), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [line.pk], "post": "yes"}
    client.post(reverse("admin:finance_contribution_changelist"), chosen)
    assert Contribution.objects.get(pk=line.pk).agreed_pence == 5_00


def test_record_screens_refuse_a_new_line_in_a_closed_year_with_a_sentence(client, manager, year):
    fund = FundFactory(board=year.board)
    close_year(period=year, by=None)
    sent = {
        "fund": fund.pk,
        "period": year.pk,
        "payer": "Schools",
        "agreed_pence": "100",
        "line": "",
        "note": "",
        "order": "0",
    }
    answer = client.post(reverse("admin:finance_contribution_add"), sent)
    assert answer.status_code == 200
    assert "2012–13 is closed, so this stays as it is." in answer.content.decode()
    assert not Contribution.objects.exists()


def test_record_screens_take_minutes_of_a_closed_year_but_not_who_came(client, manager, year):
    came = AttendanceFactory(meeting__group__board=year.board, meeting__on=date(2013, 3, 1), meeting__state="held")
    meeting = came.meeting
    close_year(period=year, by=None)
    sent = {
        "group": meeting.group_id, "on": "2013-03-01", "title": "", "state": "held", "venue": "", "minutes": "Agreed.",
        "papers-TOTAL_FORMS": "0", "papers-INITIAL_FORMS": "0",
        "attendance-TOTAL_FORMS": "1", "attendance-INITIAL_FORMS": "1",
        "attendance-0-id": came.pk, "attendance-0-meeting": meeting.pk, "attendance-0-seat": came.seat_id,
    }  # fmt: skip
    answer = client.post(records("change", meeting), {**sent, "attendance-0-state": "absent"})
    assert answer.status_code == 200
    assert "2012–13 is closed, so this stays as it is." in answer.content.decode()
    assert client.post(records("change", meeting), {**sent, "attendance-0-state": "in_person"}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes == "Agreed."


def test_record_of_another_year_or_board_is_not_opened_under_this_one(client, manager, year):
    later = PeriodFactory(board=year.board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    for line in (ContributionFactory(period=later), ContributionFactory(period=PeriodFactory())):
        assert client.get(at("year-reopen", year, "contributions", line.pk)).status_code == 404


def test_pages_ask_no_more_for_thirty_records_than_for_one(client, manager, year):
    fund = FundFactory(board=year.board)

    def add():
        line = ContributionFactory(period=year, fund=fund)
        ReturnFactory(round=RoundFactory(period=year))
        MeetingFactory(group__board=year.board, on=date(2012, 9, 1), state="held")
        TrainingEventFactory(period=year)
        PriorityFactory(period=year)
        return line

    def reopened(line):
        reopen_record(period=year, record=line, reason="Why.", until=timezone.localdate(), by=person())

    def asked():
        counts = []
        for address in (at("year-close", year), at("year-records", year, "contributions"), at("year", year)):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
        return counts

    lines = [add() for _ in range(31)]
    few_lines = lines[0]
    for model_rows in (lines[1:],):
        Contribution.objects.filter(pk__in=[one.pk for one in model_rows]).update(
            period=PeriodFactory(board=year.board, name="2001", starts=date(2001, 1, 1), ends=date(2001, 12, 31))
        )
    close_year(period=year, by=manager)
    reopened(few_lines)
    asked()
    few = asked()
    Contribution.objects.all().update(period=year)
    for line in lines[1:]:
        reopened(line)
    assert asked() == few


def test_return_that_was_not_accepted_is_not_said_to_be_and_offers_nothing(client, manager, year):
    handed = ReturnFactory(
        round=RoundFactory(period=year), state="submitted", submitted_at=timezone.now(), submitted_by="1"
    )
    close_year(period=year, by=None)
    listed = texts(page_of(client.get(reverse("return-tasks", args=[handed.pk]))), ".govuk-task-list__status")
    assert "Not accepted" in listed
    assert "Accepted" not in listed
    page = page_of(client.get(reverse("return-review", args=[handed.pk])))
    assert "2012–13 is closed" in " ".join(texts(page, "aside"))
    links = [link.get("href") for link in select(page, "a[href]")]
    assert reverse("return-reopen", args=[handed.pk]) not in links
    refused = client.post(reverse("return-accept", args=[handed.pk]), follow=True)
    assert "2012–13 is closed, so this stays as it is." in refused.content.decode()


def test_statement_of_a_closed_year_says_that_it_is_closed(client, manager, year):
    fund = FundFactory(board=year.board)
    address = reverse("money-statement", args=[year.board.slug, fund.slug, year.pk])
    assert "is closed" not in client.get(address).content.decode()
    close_year(period=year, by=None)
    assert "2012–13 is closed, so this stays as it is." in client.get(address).content.decode()
