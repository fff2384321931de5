"""Meetings on screen: found, planned, held, cancelled; papers, decisions, minutes; for the office and for chairs."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.files.models import FileVersion
from lscb.permissions import Role
from priorities.models import PriorityPaper
from tests.factories.accounts import GrantFactory, person
from tests.factories.board import PeriodFactory
from tests.factories.cdop import ReviewFactory
from tests.factories.priorities import PriorityFactory
from tests.factories.workgroups import AttendanceFactory, GroupFactory, MeetingFactory, PaperFactory, SeatFactory
from tests.web.reading import read, texts
from tests.workgroups.asking import at, day, listed
from workgroups.models import Meeting, Paper

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 a paper"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Other on 1 June 2013", "Case review on 1 May 2012"]),
        ("group={group}", ["Case review on 1 May 2012"]),
        ("year={year}", ["Case review on 1 May 2012"]),
        ("state=planned", ["Other on 1 June 2013"]),
    ],
)
def test_list_narrows(office, year, group, meeting, query, found):
    MeetingFactory(group=GroupFactory(board=group.board, name="Other"), on=date(2013, 6, 1))
    where = reverse("meetings", args=(group.board.slug,))
    assert listed(office.get(f"{where}?{query.format(group=group.pk, year=year.pk)}")) == found


def test_chair_finds_their_own_groups_meetings_alone(client, group, meeting):
    MeetingFactory(group=GroupFactory(board=group.board, name="Other"))
    client.force_login(person(Role.CHAIR, group))
    assert listed(client.get(reverse("meetings", args=(group.board.slug,)))) == ["Case review on 1 May 2012"]
    assert listed(client.get(reverse("groups", args=(group.board.slug,)))) == ["Case review"]


def test_meeting_is_planned_for_a_group_one_keeps(client, group):
    other = GroupFactory(board=group.board)
    client.force_login(person(Role.CHAIR, group))
    where = reverse("meeting-add", args=(group.board.slug,))
    client.post(where, {"group": other.pk} | day(date(2013, 1, 9)))
    assert not Meeting.objects.exists()
    client.post(where, {"group": group.pk, "venue": "Town Hall"} | day(date(2013, 1, 9)))
    made = Meeting.objects.get()
    assert (made.group, made.on, made.venue, made.state) == (group, date(2013, 1, 9), "Town Hall", "planned")


def test_whoever_only_reads_here_plans_nothing_though_they_manage_another_board(client, group):
    reader = person(Role.AUDITOR, group.board)
    GrantFactory(user=reader, role=Role.MANAGER, scope=GroupFactory().board.scopes()[0])
    client.force_login(reader)
    sent = {"group": group.pk} | day(date(2013, 1, 9))
    assert client.post(reverse("meeting-add", args=(group.board.slug,)), sent).status_code == 403
    assert not Meeting.objects.exists()


def test_second_meeting_of_a_day_needs_a_title(office, group, meeting):
    sent = {"group": group.pk} | day(meeting.on)
    said = office.post(reverse("meeting-add", args=(group.board.slug,)), sent).content.decode()
    assert "already exists" in said
    assert Meeting.objects.count() == 1


def test_meeting_people_came_to_is_not_cancelled(office, meeting):
    AttendanceFactory(meeting=meeting)
    said = office.post(at("meeting-cancel", meeting), {"reason": "Snow."}).content.decode()
    assert "People are recorded as having come" in said
    meeting.attendance.all().delete()
    office.post(at("meeting-cancel", meeting), {"reason": "Snow."})
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"


def test_meeting_with_anything_under_it_is_not_removed(office, meeting):
    paper = PaperFactory(meeting=meeting)
    assert "Cancel it instead" in office.post(at("meeting-remove", meeting), {"reason": "Twice."}).content.decode()
    paper.delete()
    office.post(at("meeting-remove", meeting), {"reason": "Twice."})
    assert not Meeting.objects.exists()


def test_meeting_to_come_is_not_held_yet(office, group):
    ahead = MeetingFactory(group=group, on=date(2999, 5, 1))
    assert "still to come" in office.post(at("meeting-held", ahead)).content.decode()
    ahead.refresh_from_db()
    assert ahead.state == "planned"


def cover(**more):
    return {"number": 1, "title": "Business plan", "ask": "decide", "summary": "The year’s plan."} | more


def test_paper_is_put_with_its_cover_its_priorities_and_its_file(office, year, meeting):
    first = PriorityFactory(board=year.board, period=year, number=1, title="Early help")
    PriorityFactory(board=year.board, period=year, number=2)
    sent = cover(links=[first.pk], upload=SimpleUploadedFile("plan.pdf", PDF))
    assert office.post(at("paper-add", meeting), sent)["Location"] == at("meeting", meeting)
    paper = Paper.objects.get()
    assert PriorityPaper.objects.get().priority == first
    assert paper.file.versions.get().name == "plan.pdf"
    said = " ".join(texts(read(office.get(at("meeting", meeting)).content.decode()), "main"))
    assert "The meeting must decide on this. Speaks to Priority 1: Early help." in said
    assert "The paper: plan.pdf" in said


def test_priorities_of_other_years_and_boards_are_not_offered(office, year, meeting):
    theirs = PriorityFactory()
    last = PriorityFactory(
        board=year.board,
        period=PeriodFactory(board=year.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31)),
    )
    PriorityFactory(board=year.board, period=year)
    for wrong in (theirs, last):
        office.post(at("paper-add", meeting), cover(links=[wrong.pk]))
    assert not Paper.objects.exists()


def test_change_of_a_paper_keeps_links_somebody_else_made_meanwhile(office, year, meeting):
    first, second = (PriorityFactory(board=year.board, period=year, number=number) for number in (1, 2))
    paper = PaperFactory(meeting=meeting, number=1)
    PriorityPaper.objects.create(paper=paper, priority=first)
    mark = office.get(at("paper-change", paper)).context["form"]["as_read"].value()
    PriorityPaper.objects.create(paper=paper, priority=second)
    office.post(at("paper-change", paper), cover(title="New words", links=[first.pk], as_read=mark))
    paper.refresh_from_db()
    assert paper.title == "New words"
    assert set(PriorityPaper.objects.values_list("priority", flat=True)) == {first.pk, second.pk}


def test_further_file_of_a_paper_is_its_next_version(office, meeting):
    office.post(at("paper-add", meeting), cover(upload=SimpleUploadedFile("plan.pdf", PDF)))
    paper = Paper.objects.get()
    mark = office.get(at("paper-change", paper)).context["form"]["as_read"].value()
    office.post(at("paper-change", paper), cover(as_read=mark, upload=SimpleUploadedFile("plan2.pdf", PDF + b"2")))
    assert list(paper.file.versions.order_by("number").values_list("name", flat=True)) == ["plan.pdf", "plan2.pdf"]


def test_file_of_no_kind_we_take_is_refused_at_its_field_and_the_cover_kept(office, meeting):
    sent = cover(upload=SimpleUploadedFile("virus.exe", b"MZ\xff\xfe\x00"))
    answer = office.post(at("paper-add", meeting), sent)
    assert "is not a kind of file we take" in answer.context["form"].errors["upload"][0]
    assert "Business plan" in answer.content.decode()
    assert not Paper.objects.exists()


def test_chair_puts_a_paper_and_fetches_it_and_other_chairs_do_not(client, group, meeting):
    client.force_login(person(Role.CHAIR, group))
    client.post(at("paper-add", meeting), cover(upload=SimpleUploadedFile("plan.pdf", PDF)))
    where = reverse("file", args=(FileVersion.objects.get().pk,))
    assert b"".join(client.get(where).streaming_content) == PDF
    client.force_login(person(Role.CHAIR, GroupFactory(board=group.board)))
    assert client.get(where).status_code == 404


def test_decision_is_recorded_on_the_day_or_later(office, group, meeting):
    paper = PaperFactory(meeting=meeting)
    office.post(at("paper-decide", paper), {"decision": "Agreed."})
    paper.refresh_from_db()
    assert paper.decision == "Agreed."
    ahead = PaperFactory(meeting=MeetingFactory(group=group, on=date(2999, 5, 1)))
    assert office.post(at("paper-decide", ahead), {"decision": "Agreed."}).status_code == 403


def test_decision_changed_by_two_is_said(office, meeting):
    paper = PaperFactory(meeting=meeting)
    mark = office.get(at("paper-decide", paper)).context["form"]["as_read"].value()
    Paper.objects.update(decision="Refused.")
    said = office.post(at("paper-decide", paper), {"decision": "Agreed.", "as_read": mark}).content.decode()
    assert "It now says “Refused.”" in said
    assert Paper.objects.get().decision == "Refused."


def test_paper_comes_off_the_agenda_with_a_reason(office, meeting):
    paper = PaperFactory(meeting=meeting)
    office.post(at("paper-remove", paper), {"reason": ""})
    assert Paper.objects.exists()
    office.post(at("paper-remove", paper), {"reason": "Put twice."})
    assert not Paper.objects.exists()


def test_minutes_typed_in_plain_words_keep_what_the_editor_wrote(office, meeting):
    Meeting.objects.update(minutes="<p>With <strong>bold</strong> words.</p><p>Second.</p>")
    form = office.get(at("meeting-minutes", meeting)).context["form"]
    shown = form["minutes"].value()
    sent = {"minutes": shown.replace("Second.", "Changed."), "as_read": form["as_read"].value()}
    office.post(at("meeting-minutes", meeting), sent)
    meeting.refresh_from_db()
    assert meeting.minutes == "<p>With <strong>bold</strong> words.</p><p>Changed.</p>"


def test_minutes_are_cleaned_and_shown(office, meeting):
    sent = {"minutes": "<p>Agreed.</p><script>alert(1)</script>", "written_as": "html"}
    office.post(at("meeting-minutes", meeting), sent)
    said = office.get(at("meeting", meeting)).content.decode()
    assert "<p>Agreed.</p>" in said
    assert "alert(1)" not in said


def test_minutes_changed_by_two_are_said_in_words_and_nothing_typed_is_lost(office, meeting):
    mark = office.get(at("meeting-minutes", meeting)).context["form"]["as_read"].value()
    Meeting.objects.update(minutes="<p>Theirs.</p>")
    answer = office.post(at("meeting-minutes", meeting), {"minutes": "Mine.", "as_read": mark})
    assert "It now says “Theirs.”" in answer.context["form"].errors["minutes"][0]
    assert answer.context["form"]["minutes"].value() == "Mine."
    assert Meeting.objects.get().minutes == "<p>Theirs.</p>"


def test_minutes_as_a_file_stand_on_the_page(office, meeting):
    office.post(at("meeting-minutes", meeting), {"minutes": "", "file": SimpleUploadedFile("minutes.pdf", PDF)})
    assert "Minutes: minutes.pdf" in office.get(at("meeting", meeting)).content.decode()


def test_panels_meeting_takes_neither_papers_nor_minutes(office, group):
    panel = GroupFactory(board=group.board, kind="panel")
    meeting = MeetingFactory(group=panel, on=date(2012, 5, 1))
    for name in ("paper-add", "meeting-minutes"):
        answer = office.post(at(name, meeting), cover(minutes="A child."))
        assert answer.status_code == 403
    assert "are not kept here" in office.get(at("meeting", meeting)).content.decode()
    assert office.get(at("meeting-attendance", meeting)).status_code == 200


def test_page_says_how_seats_were_filled_with_the_base(office, group, meeting):
    AttendanceFactory(meeting=meeting, seat=SeatFactory(group=group, title="Lay member"), state="deputy")
    AttendanceFactory(meeting=meeting, seat=SeatFactory(group=group), state="apologies")
    tree = read(office.get(at("meeting", meeting)).content.decode())
    assert "Represented 1 of 2, 50%; in person 0 of 2, 0%." in tree.text_content()
    assert texts(tree, "dt") == ["By a deputy", "Apologies"]
    assert texts(tree, "dd")[0] == "Lay member"


@pytest.mark.parametrize("name", ["meetings", "groups", "attendance"])
def test_lists_ask_no_more_for_thirty_rows_than_for_one(office, group, name):
    where = reverse(name, args=(group.board.slug,))

    def add(many):
        for number in range(many):
            new = GroupFactory(board=group.board)
            met = MeetingFactory(group=new, on=date(2012, 6, 1 + number % 28), state="held")
            AttendanceFactory(meeting=met, seat=SeatFactory(group=new))
            PaperFactory(meeting=met)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(where)
        return len(queries)

    add(1)
    few = asked()
    add(30)
    assert asked() == few


def test_meetings_page_asks_no_more_for_thirty_papers_than_for_one(office, year, group, meeting):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(at("meeting", meeting))
        return len(queries)

    priority = PriorityFactory(board=year.board, period=year)

    def put(number):
        office.post(at("paper-add", meeting), cover(number=number, upload=SimpleUploadedFile("a.pdf", PDF)))
        PriorityPaper.objects.create(paper=Paper.objects.get(number=number), priority=priority)
        AttendanceFactory(meeting=meeting, seat=SeatFactory(group=group))

    put(1)
    few = asked()
    for number in range(2, 9):
        put(number)
    assert asked() == few


def test_meeting_that_a_panel_reviewed_a_case_at_stays_and_names_no_case(office, group, meeting):
    death = ReviewFactory(meeting=meeting).death
    answer = office.post(at("meeting-remove", meeting), {"reason": "Entered twice"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "cannot be taken away: another record stands on it." in said
    assert death.case_number not in said
    assert Meeting.objects.filter(pk=meeting.pk).exists()
