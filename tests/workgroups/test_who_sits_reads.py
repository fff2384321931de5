"""Board members and holders of seats read what their groups meet about, and change none of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.files import services as files
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.workgroups import (
    AttendanceFactory,
    GroupFactory,
    HolderFactory,
    MeetingFactory,
    PaperFactory,
    SeatFactory,
)
from tests.web.reading import read, texts
from tests.workgroups.asking import at, listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def board_group(group):
    return GroupFactory(board=group.board, kind="board", name="The board", slug="the-board")


@pytest.fixture
def of_the_board(board_group):
    return MeetingFactory(group=board_group, on=date(2012, 6, 1), state="held", minutes="<p>Agreed to go on.</p>")


@pytest.fixture
def member(client, board_group):
    user = person(Role.MEMBER, board_group.board)
    client.force_login(user)
    return user


@pytest.fixture
def lead(client, group):
    """A lead of an agency who holds a seat in one group."""
    user = person(Role.LEAD, AgencyFactory(board=group.board))
    HolderFactory(seat=SeatFactory(group=group), user=user)
    client.force_login(user)
    return user


def meetings(client, group):
    return client.get(reverse("meetings", args=(group.board.slug,)))


def stored(meeting, content=b"The paper."):
    board = meeting.group.scopes()[0]
    return files.store(scope=board, title="Paper", name="paper.txt", content=content, by=None).file


def test_member_finds_the_boards_own_meetings_alone(client, member, meeting, of_the_board):
    assert listed(meetings(client, of_the_board.group)) == ["The board on 1 June 2012"]
    assert client.get(at("meeting", meeting)).status_code == 403


def test_member_reads_papers_decisions_minutes_and_who_came(client, member, of_the_board):
    PaperFactory(meeting=of_the_board, number=1, title="Business plan", decision="Agreed.")
    AttendanceFactory(meeting=of_the_board, seat=SeatFactory(group=of_the_board.group, title="Lay member"))
    said = read(client.get(at("meeting", of_the_board)).content.decode()).text_content()
    for words in ("1. Business plan", "Agreed.", "Agreed to go on.", "Lay member"):
        assert words in said
    for act in ("Enter attendance", "Add a paper", "Change", "Write or change the minutes"):
        assert act not in said


def test_lead_reads_the_meetings_of_the_group_they_sit_in_alone(client, lead, meeting, of_the_board):
    assert listed(meetings(client, of_the_board.group)) == ["Case review on 1 May 2012"]
    assert client.get(at("meeting", meeting)).status_code == 200
    assert client.get(at("meeting", of_the_board)).status_code == 403


def test_seat_that_ended_opens_nothing(client, lead, group, meeting):
    group.seats.get().holders.update(ends=timezone.localdate() - timedelta(days=1))
    assert client.get(at("meeting", meeting)).status_code == 403
    assert meetings(client, group).status_code == 403


def test_somebody_without_a_seat_reads_nothing(client, group, meeting):
    client.force_login(person(Role.LEAD, AgencyFactory(board=group.board)))
    assert meetings(client, group).status_code == 403


def test_papers_and_minutes_are_fetched_by_whoever_sits_there_and_the_log_says_so(client, lead, meeting):
    paper = PaperFactory(meeting=meeting, file=stored(meeting))
    meeting.minutes_file = stored(meeting, b"The minutes.")
    meeting.save()
    answer = client.get(at("paper-file", paper))
    assert b"".join(answer.streaming_content) == b"The paper."
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(client.get(at("minutes-file", meeting)).streaming_content) == b"The minutes."
    assert AuditEvent.objects.filter(verb="fetched", actor=str(lead.pk)).count() == 2


def test_paper_of_another_group_is_not_fetched_by_guessing(client, member, meeting):
    paper = PaperFactory(meeting=meeting, file=stored(meeting))
    version = paper.file.versions.get()
    assert client.get(at("paper-file", paper)).status_code == 403
    assert client.get(reverse("file", args=(version.pk,))).status_code == 404


def test_paper_without_a_file_is_no_page(client, lead, meeting):
    assert client.get(at("paper-file", PaperFactory(meeting=meeting))).status_code == 404
    assert client.get(at("minutes-file", meeting)).status_code == 404


def test_home_leads_to_the_meetings_of_ones_groups(client, member, of_the_board):
    MeetingFactory(group=of_the_board.group, on=timezone.localdate() + timedelta(days=5))
    page = read(client.get(reverse("home")).content.decode())
    (group,) = page.xpath("//aside//a[contains(., 'The board: meetings, papers and minutes')]")
    assert listed(client.get(group.get("href")))[-1] == "The board on 1 June 2012"
    (ahead,) = page.xpath("//ul[contains(@class, 'app-lines--state')]//a")
    assert client.get(ahead.get("href")).status_code == 200


def test_list_says_which_meetings_have_minutes(client, member, of_the_board):
    MeetingFactory(group=of_the_board.group, on=date(2012, 9, 1), state="held")
    page = read(meetings(client, of_the_board.group).content.decode())
    assert texts(page, "td[data-label=Minutes]") == ["Not yet", "Kept"]


def test_office_only_links_are_left_out_for_readers(client, member, of_the_board):
    said = meetings(client, of_the_board.group).content.decode()
    assert reverse("groups", args=(of_the_board.group.board.slug,)) not in said
    assert "Add a meeting" not in said


def test_list_and_meeting_ask_no_more_for_thirty_than_for_one(client, member, of_the_board):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            meetings(client, of_the_board.group)
            client.get(at("meeting", of_the_board))
        return len(queries)

    PaperFactory(meeting=of_the_board, file=stored(of_the_board))
    asked()
    few = asked()
    for day in range(1, 31):
        MeetingFactory(group=of_the_board.group, on=date(2012, 7, day))
        PaperFactory(meeting=of_the_board, file=stored(of_the_board))
    assert asked() == few
