"""Who owes what: in four groups by urgency, chased once a day, and as a file."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.permissions import Role
from lscb.returns.models import Answer, Letter, Return, ReturnEvent
from lscb.returns.owing import Urgency, by_urgency, of_the_office, told, with_last_touched
from lscb.returns.services import close_round
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.returns import AnswerVersionFactory, LetterFactory, ReturnFactory, RoundFactory
from tests.returns.asking import asked_of, section_11
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db
S = Return.State
TODAY = date(2013, 4, 22)


def hand_in(ret: Return, day: date, state: str = S.SUBMITTED) -> None:
    at = timezone.make_aware(datetime.combine(day, datetime.min.time().replace(hour=12)))
    rows = Return.objects.filter(pk=ret.pk)
    rows.update(
        state=state,
        submitted_at=at,
        submitted_by="1",
        **({"accepted_at": at, "accepted_by": "1"} if state == S.ACCEPTED else {}),
    )


def lines(round, today: date = TODAY) -> dict[str, tuple[str, str]]:
    rows = with_last_touched(by_urgency(Return.objects.filter(round=round), today))
    return {line.who: (line.urgency.label, line.state) for line in told(rows, today)}


@pytest.fixture
def round():
    """Five returns due in eight days from today, the real one."""
    today = timezone.localdate()
    return asked_of(5, on=today, due_on=today + timedelta(days=8))


@pytest.fixture
def manager(client, round):
    client.force_login(person(Role.MANAGER, round.board, name="Manager"))
    return client


def test_returns_stand_in_groups_with_their_state_in_words():
    round = asked_of(6, due_on=date(2013, 4, 30))
    late, waiting, back, fresh, written, accepted = round.returns.order_by("agency__short_name")
    Return.objects.filter(pk=late.pk).update(due_on=date(2013, 4, 10))
    hand_in(waiting, date(2013, 5, 9))
    hand_in(back, date(2013, 4, 9), S.SENT_BACK)
    Return.objects.filter(pk=back.pk).update(due_on=date(2013, 4, 26))
    Return.objects.filter(pk=written.pk).update(state=S.DRAFT)
    Answer.objects.filter(ret=written, heading__order=1).update(state=Answer.State.DONE)
    hand_in(accepted, date(2013, 4, 11), S.ACCEPTED)
    assert lines(round) == {
        "Service 01": ("Overdue", "12 days late"),
        "Service 02": ("To be accepted or sent back", "Handed in, 9 days late"),
        "Service 03": ("Not in yet", "Sent back, 4 days left"),
        "Service 04": ("Not in yet", "Not started, 8 days left"),
        "Service 05": ("Not in yet", "1 of 2 done, 8 days left"),
        "Service 06": ("Accepted", "Accepted 11 April 2013"),
    }
    assert list(lines(round)) == [f"Service {n:02}" for n in (1, 2, 3, 4, 5, 6)]
    assert fresh


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2013, 4, 29), "Not started, 1 day left"),
        (date(2013, 4, 30), "Not started, due today"),
        (date(2013, 5, 1), "1 day late"),
    ],
)
def test_days_are_said_around_the_due_day(today, said):
    assert lines(asked_of(1), today)["Service 01"][1] == said


def test_return_of_a_closed_round_is_not_called_late():
    round = asked_of(1)
    close_round(round=round, by=None)
    assert lines(round, date(2013, 6, 1)) == {"Service 01": ("Not in yet", "Not handed in; its round is closed")}


def test_last_touched_is_the_later_of_text_and_event_with_its_person():
    ret = asked_of(1).returns.get()
    writer = person(name="Writer")
    at = timezone.make_aware(datetime(2013, 4, 12, 10))
    AnswerVersionFactory(answer=ret.answers.first(), number=1, by=str(writer.pk), at=at)
    rows = with_last_touched(by_urgency(Return.objects.all(), TODAY))
    (line,) = told(rows, TODAY)
    assert (line.touched, line.touched_by) == (date(2013, 4, 12), "Writer")
    ReturnEvent.objects.create(ret=ret, verb="sent_back", by="system", headings="1", reason="Short.", at=timezone.now())
    (line,) = told(rows.all(), TODAY)
    assert (line.touched, line.touched_by) == (timezone.localdate(), "")


def test_last_reminded_passes_over_the_letter_that_asked():
    ret = asked_of(1).returns.get()
    rows = with_last_touched(by_urgency(Return.objects.all(), TODAY))
    assert told(rows, TODAY)[0].reminded is None
    LetterFactory(ret=ret, on=date(2013, 4, 17))
    LetterFactory(ret=ret, on=date(2013, 4, 3))
    assert told(rows.all(), TODAY)[0].reminded == date(2013, 4, 17)


def test_page_counts_what_is_in_and_groups_the_rest(manager, round):
    hand_in(round.returns.first(), timezone.localdate())
    page = read(manager.get(reverse("owed")).content.decode())
    assert texts(page, ".app-lede") == ["1 of 5 returns is in. One waits to be accepted or sent back."]
    assert [text.split()[0] for text in texts(page, ".app-table__group th")] == ["To", "Not"]


def test_filter_narrows_by_round_state_and_ower(manager, round):
    other = RoundFactory(board=round.board, period=round.period)
    ReturnFactory(round=other, group__name="Case review", group__board=round.board)
    hand_in(round.returns.first(), timezone.localdate())

    def shown(**query) -> int:
        return len(texts(read(manager.get(reverse("owed"), query).content.decode()), "tbody th[scope=row]"))

    agency = round.returns.last().agency
    assert (shown(), shown(round=round.pk), shown(state=Urgency.WAITING)) == (6, 5, 1)
    assert (shown(by="group"), shown(by="agency"), shown(by=f"agency:{agency.pk}")) == (1, 5, 1)
    assert shown(state="nonsense", round="x", by="agency:zero") == 6


def test_closed_rounds_are_listed_when_asked_for_and_what_waits_always(manager, round):
    hand_in(round.returns.first(), timezone.localdate())
    close_round(round=round, by=None)

    def shown(**query) -> int:
        return len(texts(read(manager.get(reverse("owed"), query).content.decode()), "tbody th[scope=row]"))

    assert (shown(), shown(round="all"), shown(round=round.pk)) == (1, 5, 5)


def test_chasing_writes_one_letter_a_day_however_often_it_is_pressed(
    manager, round, django_capture_on_commit_callbacks
):
    mail.outbox.clear()
    ticked = [ret.pk for ret in round.returns.all()[:2]]
    with django_capture_on_commit_callbacks(execute=True):
        first = manager.post(reverse("chase"), {"chase": ticked, "query": "state=3"}, follow=True)
        second = manager.post(reverse("chase"), {"chase": ticked}, follow=True)
    assert first.redirect_chain[0][0] == reverse("owed") + "?state=3"
    assert "2 letters written about Service 01, Service 02." in first.content.decode()
    assert "Written to already today" in second.content.decode()
    assert len(mail.outbox) == 2
    assert "due in 8 days" in mail.outbox[0].subject
    assert Letter.objects.filter(kind="chased").count() == 2


def test_chasing_nothing_and_what_was_handed_in_meanwhile_is_refused(manager, round):
    ret = round.returns.first()
    hand_in(ret, timezone.localdate())
    assert "Tick the returns" in manager.post(reverse("chase"), {}, follow=True).content.decode()
    answer = manager.post(reverse("chase"), {"chase": [ret.pk]}, follow=True)
    assert "have been handed in" in answer.content.decode()
    assert not Letter.objects.filter(kind="chased").exists()


def test_chasing_where_nobody_has_an_account_says_so(manager, round):
    ret = ReturnFactory(round=round, group=None, agency=AgencyFactory(board=round.board, short_name="Lonely service"))
    answer = manager.post(reverse("chase"), {"chase": [ret.pk]}, follow=True)
    assert "Nobody to write to: Lonely service" in answer.content.decode()


def test_return_of_another_board_is_neither_listed_nor_chased(manager, round):
    foreign = asked_of(1).returns.get()
    page = manager.get(reverse("owed")).content.decode()
    assert f'value="{foreign.pk}"' not in page
    manager.post(reverse("chase"), {"chase": [foreign.pk]})
    assert not Letter.objects.filter(kind="chased").exists()


@pytest.mark.parametrize("query", ["//elsewhere.example", "a=1\r\nSet-Cookie: b=2"])
def test_way_back_leads_nowhere_else(manager, round, query):
    answer = manager.post(reverse("chase"), {"query": query})
    assert answer.headers["Location"].startswith(reverse("owed") + "?")
    assert "\n" not in answer.headers["Location"]
    assert "Set-Cookie: b" not in str(answer.headers)


@pytest.mark.parametrize(
    ("role", "reads", "chases"),
    [
        (Role.MANAGER, 200, 302),
        (Role.ADMINISTRATOR, 200, 302),
        (Role.AUDITOR, 200, 403),
        (Role.MEMBER, 403, 403),
        (Role.TECHNICIAN, 403, 403),
    ],
)
def test_who_reads_the_list_and_who_chases(client, round, role, reads, chases):
    client.force_login(person(role, round.board))
    for name in ("owed", "owed-csv", "owed-xlsx"):
        assert client.get(reverse(name)).status_code == reads
    assert client.post(reverse("chase"), {"chase": [round.returns.first().pk]}).status_code == chases
    assert client.get(reverse("chase")).status_code == 405
    assert (b"Chase those ticked" in client.get(reverse("owed")).content) == (chases == 302)


def test_lead_is_told_where_their_own_returns_stand(client, round):
    client.force_login(person(Role.LEAD, round.returns.first().agency))
    answer = client.get(reverse("owed"))
    assert answer.status_code == 403


def test_files_hold_the_list_as_filtered_with_formulae_made_harmless(manager, round):
    agency = round.returns.first().agency
    agency.short_name = "=1+1"
    agency.save()
    hand_in(round.returns.last(), timezone.localdate())
    text = manager.get(reverse("owed-csv"), {"state": Urgency.NOT_IN}).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sorted(row["Owed by"] for row in rows) == ["'=1+1", "Service 02", "Service 03", "Service 04"]
    answer = manager.get(reverse("owed-xlsx"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="who-owes-what.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert (len(cells), cells[0][0]) == (6, "Owed by")
    assert {row[4].date() for row in cells[1:]} == {round.due_on}
    assert "'=1+1" in {row[0] for row in cells}


def test_list_takes_as_many_reads_for_a_hundred_as_for_one(client):
    form = section_11()
    round = asked_of(1, form=form)
    client.force_login(person(Role.MANAGER, form.board))

    def reads(name: str) -> int:
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse(name)).status_code == 200
        return len(counted)

    before = [reads(name) for name in ("owed", "owed-csv")]
    Return.objects.bulk_create(Return(round=round, agency=AgencyFactory(board=form.board)) for _ in range(99))
    assert [reads(name) for name in ("owed", "owed-csv")] == before
    assert max(before) < 30


def test_long_list_comes_in_pages(client):
    round = asked_of(1)
    client.force_login(person(Role.MANAGER, round.board))
    Return.objects.bulk_create(Return(round=round, agency=AgencyFactory(board=round.board)) for _ in range(60))
    first, second = (client.get(reverse("owed"), {"page": n}).content.decode() for n in (1, 2))
    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 11)
    assert 'Overdue <span class="app-marker">61</span>' in second


def test_only_returns_of_boards_whose_records_are_read_are_the_offices(round):
    lead = person(Role.LEAD, round.returns.first().agency)
    assert not of_the_office(lead).exists()
