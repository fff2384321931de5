"""Opening a round: two steps, a page to check, and everybody who owes a return told once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from lscb.outbox.models import Message
from lscb.permissions import Role
from lscb.returns.models import Form, Letter, ReminderRule, Return, Round
from lscb.returns.round_forms import likely_subjects
from lscb.returns.services import close_round, open_round
from lscb.returns.services.asking import send_out, tell_owers
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.returns import FormFactory, RoundFactory, SubjectFactory
from tests.factories.workgroups import GroupFactory
from tests.returns.asking import ASKED, DUE, agencies_with_leads, asked_of, section_11
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return BoardFactory(name="Borough Safeguarding Children Board")


@pytest.fixture
def manager(client, board):
    client.force_login(person(Role.MANAGER, board, name="Manager"))
    return client


def details(form: Form, period, owers, **more) -> dict:
    """What the second step posts."""
    due = timezone.localdate() + timedelta(days=30)
    days = {"due_on_day": due.day, "due_on_month": due.month, "due_on_year": due.year}
    words = {"title": "Section 11", "declaration": "It is true."}
    return {**days, **words, "owers": [each.pk for each in owers], **more}


def url(form: Form, period) -> str:
    return reverse("round-details", args=[form.pk, period.pk])


# --- the verb ---


def test_round_asks_each_ower_and_tells_its_people_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        round = asked_of(2)
    assert (round.state, round.opened_on) == (Round.State.OPEN, ASKED)
    assert sorted(letter.to[0].partition("-")[0] for letter in mail.outbox) == ["lead1", "lead2"]
    assert mail.outbox[0].subject == "Section 11, 2012–13: due on 30 April 2013"
    assert tell_owers(returns=round.returns.all(), by=None) == 0
    assert Message.objects.count() == 2


def test_refused_round_leaves_nothing_and_tells_nobody():
    form = section_11()
    group = GroupFactory(board=form.board)
    period = PeriodFactory(board=form.board)
    with pytest.raises(ValidationError, match="agencies"):
        send_out(form=form, period=period, title="Section 11", due_on=DUE, owers=[group], by=None, on=ASKED)
    assert not Round.objects.exists()
    assert not Message.objects.exists()


def test_round_without_owers_is_refused():
    form = section_11()
    with pytest.raises(ValidationError, match="at least one"):
        send_out(form=form, period=PeriodFactory(board=form.board), title="A", due_on=DUE, owers=[], by=None)


def test_first_round_gives_the_board_its_rules_for_reminders():
    assert ReminderRule.objects.of_board(asked_of(1).board).count() == 5


def test_round_opened_from_the_record_screens_gives_them_too_and_opened_again_no_more(board):
    round = RoundFactory(board=board, period=PeriodFactory(board=board), state=Round.State.PLANNED, opened_on=None)
    open_round(round=round, by=None, on=ASKED)
    close_round(round=round, by=None)
    open_round(round=round, by=None, on=ASKED)
    assert ReminderRule.objects.of_board(board).count() == 5


def test_subjects_ticked_are_this_years_and_those_no_other_year_asked_about(board):
    last, this = PeriodFactory(board=board, name="2011-12"), PeriodFactory(board=board)
    old, new, both = (SubjectFactory(board=board) for _ in range(3))
    RoundFactory(board=board, period=last).subjects.set([old, both])
    RoundFactory(board=board, period=this).subjects.set([both])
    subjects = type(old).objects.of_board(board)
    assert set(likely_subjects(subjects, this)) == {new.pk, both.pk}
    new.delete()
    both.delete()
    assert likely_subjects(subjects, this) == [old.pk]


# --- the screens ---


def test_manager_opens_a_round_in_three_pages(manager, board, django_capture_on_commit_callbacks):
    form, period, subject = section_11(board), PeriodFactory(board=board), SubjectFactory(board=board)
    owers = agencies_with_leads(board, 2)
    first = manager.get(reverse("round-open"), {"form": form.pk, "period": period.pk})
    assert first.headers["Location"] == url(form, period)
    assert [text.strip() for text in texts(read(manager.get(url(form, period)).content.decode()), "label")]
    posted = details(form, period, owers, subjects=[subject.pk])
    check = manager.post(url(form, period), posted).content.decode()
    assert "Lead 1" in check
    assert "Open the round and tell them" in check
    assert not Round.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        done = manager.post(url(form, period), {**posted, "confirm": "1"})
    round = Round.objects.get()
    assert done.headers["Location"] == reverse("round", args=[round.pk])
    assert list(round.subjects.all()) == [subject]
    assert len(mail.outbox) == 2
    page = manager.get(done.headers["Location"]).content.decode()
    assert "Lead 2" in page
    assert "0 of 2 returns are in." in page


def test_everything_on_the_check_page_comes_back_to_be_changed(manager, board):
    form, period = section_11(board), PeriodFactory(board=board)
    owers = agencies_with_leads(board, 2)
    page = manager.post(url(form, period), details(form, period, owers[:1], title="Other words", change="1"))
    tree = read(page.content.decode())
    assert 'value="Other words"' in page.content.decode()
    assert len(tree.xpath("//input[@name='owers'][@checked]")) == 1


def test_round_sent_twice_is_opened_once(manager, board):
    form, period = section_11(board), PeriodFactory(board=board)
    posted = details(form, period, agencies_with_leads(board, 1), confirm="1")
    manager.post(url(form, period), posted)
    again = manager.post(url(form, period), posted)
    assert "stands already" in again.content.decode()
    assert (Round.objects.count(), Letter.objects.count()) == (1, 1)


def test_bad_input_is_said_and_everything_typed_is_kept(manager, board):
    form, period = section_11(board), PeriodFactory(board=board)
    agencies_with_leads(board, 1)
    page = manager.post(url(form, period), {"title": "Kept words", "due_on_day": "31", "declaration": ""})
    html = page.content.decode()
    assert texts(read(html), "title")[0].startswith("Error: ")
    for said in ("Due day must include", "Tick at least one", "Kept words", 'value="31"'):
        assert said in html


def test_day_that_has_passed_is_refused(manager, board):
    form, period = section_11(board), PeriodFactory(board=board)
    posted = details(form, period, agencies_with_leads(board, 1), due_on_year="2013")
    assert "must be today or later" in manager.post(url(form, period), posted).content.decode()


def test_ended_agencies_and_the_board_itself_are_not_ticked(manager, board):
    agencies, groups = section_11(board), FormFactory(board=board)
    period = PeriodFactory(board=board)
    AgencyFactory(board=board, ends=date(2013, 1, 1))
    GroupFactory(board=board, kind="board", name="The board itself")
    GroupFactory(board=board, name="Case review")
    assert read(manager.get(url(agencies, period)).content.decode()).xpath("//input[@name='owers']") == []
    tree = read(manager.get(url(groups, period)).content.decode())
    assert len(tree.xpath("//input[@name='owers']")) == 2
    assert len(tree.xpath("//input[@name='owers'][@checked]")) == 1


def test_nobody_to_tell_is_said_before_and_after(manager, board):
    form, period = section_11(board), PeriodFactory(board=board)
    posted = details(form, period, [AgencyFactory(board=board)])
    assert "Nobody: no account" in manager.post(url(form, period), posted).content.decode()
    manager.post(url(form, period), {**posted, "confirm": "1"})
    assert "nobody" in manager.get(reverse("round", args=[Round.objects.get().pk])).content.decode()


def test_manager_closes_a_round_after_reading_what_is_not_in(manager, board):
    round = asked_of(2, form=section_11(board))
    address = reverse("round-close", args=[round.pk])
    page = manager.get(address).content.decode()
    assert "2 returns have not been handed in" in page
    assert "Service 02" in page
    manager.post(address)
    round.refresh_from_db()
    assert round.state == Round.State.CLOSED
    assert "Only an open round" in manager.post(address, follow=True).content.decode()


def test_period_of_another_board_is_not_offered(manager, board):
    form, foreign = section_11(board), PeriodFactory()
    answer = manager.get(reverse("round-open"), {"form": form.pk, "period": foreign.pk})
    assert "Select a valid choice" in answer.content.decode()
    assert manager.get(url(form, foreign)).status_code == 404


@pytest.mark.parametrize(
    ("role", "listed", "opens"),
    [
        (Role.MANAGER, 200, 200),
        (Role.ADMINISTRATOR, 200, 403),
        (Role.AUDITOR, 200, 403),
        (Role.MEMBER, 403, 403),
        (Role.PANEL_OFFICER, 403, 403),
        (None, 403, 403),
    ],
)
def test_who_sees_rounds_and_who_opens_them(client, board, role, listed, opens):
    round = asked_of(1, form=section_11(board))
    client.force_login(person(role, board if role else None))
    assert client.get(reverse("rounds")).status_code == listed
    assert client.get(reverse("round", args=[round.pk])).status_code == listed
    assert client.get(reverse("round-open")).status_code == opens
    assert client.get(reverse("round-close", args=[round.pk])).status_code == opens
    assert client.post(reverse("round-close", args=[round.pk])).status_code in ((302,) if opens == 200 else (403,))


def test_round_of_another_board_is_not_found(manager):
    assert manager.get(reverse("round", args=[RoundFactory().pk])).status_code == 404


def test_visitor_is_sent_to_sign_in(client):
    assert client.get(reverse("rounds")).headers["Location"].startswith("/accounts/login/")


def test_list_and_page_take_as_many_reads_for_thirty_as_for_one(manager, board, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    form = section_11(board)
    round = asked_of(1, form=form)
    addresses = [reverse("rounds"), reverse("round", args=[round.pk])]
    before = []
    for address in addresses:
        manager.get(address)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            manager.get(address)
        before.append(len(counted))
    for number in range(29):
        RoundFactory(board=board, period=round.period, form=form, title=f"Round of {number}")
    for agency in agencies_with_leads(board, 29):
        Return.objects.create(round=round, agency=agency)
    for address, many in zip(addresses, before, strict=True):
        with django_assert_num_queries(many):
            manager.get(address)
