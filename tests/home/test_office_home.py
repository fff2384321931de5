"""Home for the office: six numbers that lead on, and what waits, oldest first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.actions.models import Action
from lscb.permissions import Role
from lscb.returns.models import Return
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.annualreport import ReportFactory
from tests.factories.returns import ReturnEventFactory
from tests.returns.asking import asked_of
from tests.web.reading import read, select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    """Three returns, due twelve days ago; one handed in, one accepted."""
    today = timezone.localdate()
    round = asked_of(3, on=today - timedelta(days=30), due_on=today - timedelta(days=12))
    late, waiting, accepted = round.returns.order_by("agency__short_name")
    handed_in = {"submitted_at": timezone.now() - timedelta(days=20), "submitted_by": "1"}
    Return.objects.filter(pk=waiting.pk).update(state="submitted", **handed_in)
    took = {"accepted_at": timezone.now(), "accepted_by": "1"}
    Return.objects.filter(pk=accepted.pk).update(state="accepted", **handed_in, **took)
    assert late.late
    return round


def page(client):
    answer = client.get(reverse("home"))
    assert answer.status_code == 200
    return read(answer.content.decode())


def test_numbers_say_what_they_are_of_and_lead_on(client, round):
    ReportFactory(board=round.board, period=round.period)
    client.force_login(person(Role.MANAGER, round.board))
    tree = page(client)
    labels = ["Returns", "Report", "Money", "Actions", "Meetings", "Letters"]
    assert texts(tree, ".app-glance__label") == labels
    assert texts(tree, ".app-glance__number")[0] == "2 of 3 handed in"
    assert texts(tree, ".app-glance__words")[0] == "1 accepted, 1 to accept or send back, 0 not due yet, 1 overdue"
    assert len(tree.xpath("//p[@class='app-glance__go']/a[starts-with(@href, '/')]")) == len(labels)
    assert len(tree.xpath("//ul[@class='app-glance']/li[1]//*[local-name()='rect']")) == 3


def test_work_waits_oldest_first(client, round):
    today = timezone.localdate()
    Action.objects.create(board=round.board, title="Write to schools", due_on=today - timedelta(days=3))
    Action.objects.create(board=round.board, title="Not late", due_on=today + timedelta(days=3))
    client.force_login(person(Role.MANAGER, round.board))
    what = texts(page(client), ".app-lines--state a")
    assert what == ["Accept or send back: Service 02", "Chase Service 01", "Write to schools"]


def test_action_to_be_looked_at_again_waits_too_and_leads_to_its_page(client, round):
    again = timezone.localdate() - timedelta(days=4)
    action = Action.objects.create(
        board=round.board, title="Ask for money", due_precision="words", due_words="when funded", look_again_on=again
    )
    client.force_login(person(Role.ADMINISTRATOR, round.board))
    links = {link.text_content(): link.get("href") for link in select(page(client), ".app-lines--state a")}
    assert links["Ask for money"] == reverse("action", args=(round.board.slug, action.pk))


def test_what_was_handed_in_does_not_wait_for_whoever_does_not_accept(client, round):
    client.force_login(person(Role.ADMINISTRATOR, round.board))
    tree = page(client)
    told = {link.text_content(): link.get("href") for link in select(tree, ".app-lines--state a")}
    assert list(told) == ["Chase Service 01"]
    assert texts(tree, ".app-lede") == ["One thing waits for you."]
    assert {client.get(href).status_code for href in told.values()} == {200}


def test_nothing_waits_is_said(client, round):
    Return.objects.filter(state="submitted").update(state="accepted", accepted_at=timezone.now(), accepted_by="1")
    Return.objects.update(due_on=timezone.localdate() + timedelta(days=1))
    client.force_login(person(Role.MANAGER, round.board))
    tree = page(client)
    assert texts(tree, ".app-lede") == ["Nothing waits for you today."]
    assert "No return is overdue" in tree.text_content()


def test_auditor_reads_the_numbers_and_is_given_no_work(client, round):
    client.force_login(person(Role.AUDITOR, round.board))
    tree = page(client)
    assert texts(tree, ".app-glance__label")
    assert "Waiting for you" not in tree.text_content()


def test_administrator_is_not_shown_another_boards_work(client, round):
    other = asked_of(1).board
    client.force_login(person(Role.ADMINISTRATOR, other))
    words = page(client).text_content()
    assert "Service 02" not in words


def test_money_is_shown_to_readers_of_money(client, round):
    ReportFactory(board=round.board, period=round.period)
    client.force_login(person(Role.ADMINISTRATOR, round.board))
    assert "Money" in texts(page(client), ".app-glance__label")


def test_home_takes_as_many_reads_for_thirty_as_for_one_and_fewer_than_thirty(client, round):
    ReportFactory(board=round.board, period=round.period)
    client.force_login(person(Role.MANAGER, round.board))

    def reads() -> int:
        client.get(reverse("home"))
        with CaptureQueriesContext(connection) as counted:
            client.get(reverse("home"))
        return len(counted)

    ReturnEventFactory(ret=round.returns.first())
    before = reads()
    for number in range(29):
        late = Return.objects.create(round=round, agency=AgencyFactory(board=round.board))
        ReturnEventFactory(ret=late)
        Action.objects.create(board=round.board, title=f"Action {number}", due_on=timezone.localdate() - timedelta(1))
    assert (reads(), before < 30) == (before, True)
