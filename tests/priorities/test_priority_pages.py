"""The desk's priorities: the list and who has no evidence, one in full, set, changed, judged, taken away."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from lscb.returns.models import Subject
from priorities import services
from priorities.models import Closing, Priority
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory, ProgressUpdateFactory, TopicFactory
from tests.factories.returns import AnswerFactory, AnswerVersionFactory, ReturnFactory, RoundFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return PeriodFactory()


@pytest.fixture
def board(period):
    return period.board


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


@pytest.fixture
def priority(period):
    return services.set_priority(
        board=period.board, period=period, number=1, title="Early help", aim="Help comes early.", by=None
    )


def at(name, board, *more):
    return reverse(name, args=(board.slug, *more))


def page(office, name, board, *more, query=""):
    return office.get(at(name, board, *more) + query).content.decode()


def reported(priority, **said):
    return ProgressUpdateFactory(topic=TopicFactory(period=priority.period, priorities=[priority]), **said)


def listed(html):
    return texts(read(html), "tbody th")


def test_list_says_which_priorities_have_no_evidence_yet(office, board, priority, period):
    reported(priority, evidence="An audit of forty cases.", on=date(2012, 9, 3))
    unproven = PriorityFactory(board=board, period=period, number=2, title="Neglect")
    reported(unproven, evidence="")
    PriorityFactory(board=board, period=period, number=3, title="Transport")
    html = page(office, "priorities", board)
    assert "Three priorities for 2012–13." in html
    assert "2 have no evidence of progress yet" in html
    assert "1 update, last 3 September 2012" in html
    assert "1 of 1 with evidence" in html
    wanting = page(office, "priorities", board, query=f"?period={period.pk}&standing=no_evidence")
    assert listed(wanting) == ["2. Neglect", "3. Transport"]
    nothing = page(office, "priorities", board, query="?standing=no_progress")
    assert listed(nothing) == ["3. Transport"]


def test_list_of_a_board_without_priorities_says_so(office, board):
    assert "No priority is in this choice." in page(office, "priorities", board)


def test_priority_in_full_tells_what_was_done_planned_and_said(office, board, priority, period):
    reported(priority, done="A hub was opened.", difference="Answers come sooner.", evidence="", when="in September")
    services.plan_work(period=period, text="Open a hub", serves=[priority], state="done", by=None)
    said_by(priority, "Housing", "<p>We moved in.</p>")
    html = page(office, "priority", board, priority.pk)
    words = read(html).text_content()
    for part in ("A hub was opened.", "Answers come sooner.", "Open a hub", "We moved in."):
        assert part in words
    assert "1 update was reported, none of them with its evidence." in words
    assert "1 of 1 piece of work done." in words
    assert "1 return is asked about it; 1 spoke of it." in words
    assert "in September" in words


def said_by(priority, name, body, *, state="submitted"):
    """What an agency said of a priority in a return, handed in or not."""
    agency = AgencyFactory(board=priority.board, name=name, short_name=name)
    ret = ReturnFactory(
        round=RoundFactory(period=priority.period, form__for_whom="agencies"), agency=agency, group=None
    )
    ret.round.subjects.add(priority.subject)
    answer = AnswerFactory(ret=ret, state="done")
    answer.subjects.add(priority.subject)
    AnswerVersionFactory(answer=answer, body=body)
    if state == "submitted":
        type(ret).objects.filter(pk=ret.pk).update(state=state, submitted_at="2013-04-01T12:00Z", submitted_by="1")
    return ret


def test_what_is_not_handed_in_is_counted_and_not_shown(office, board, priority):
    said_by(priority, "Housing", "<p>Half a sentence</p>", state="draft")
    words = page(office, "priority", board, priority.pk)
    assert "Half a sentence" not in words
    assert "1 return is asked about it; 0 spoke of it, 1 is not handed in yet." in words


def test_timeline_is_in_order_of_days_and_ends_with_what_has_none(office, board, priority):
    topic = TopicFactory(period=priority.period, priorities=[priority], name="Hub")
    for on, when, done in (
        (date(2013, 1, 9), "", "third"),
        (None, "in spring", "last"),
        (date(2012, 5, 2), "", "first"),
    ):
        ProgressUpdateFactory(topic=topic, on=on, when=when, done=done)
    said_by(priority, "Housing", "<p>We moved in.</p>")
    found = texts(read(page(office, "priority", board, priority.pk)), "ol .app-lines__what")
    assert found == ["Hub: first", "Hub: third", "Housing handed in what it did", "Hub: last"]


def test_priority_is_added_under_the_next_number_of_the_newest_year(office, board, priority, period):
    form = office.get(at("priority-add", board)).context["form"]
    assert (form["period"].value(), form["number"].value()) == (period.pk, 2)
    office.post(at("priority-add", board), {"period": period.pk, "number": 2, "title": "Neglect", "aim": "Less."})
    made = Priority.objects.get(number=2)
    assert made.subject.name == "Priority 2: Neglect"


def test_number_taken_is_refused_at_its_field_and_keeps_what_was_typed(office, board, priority, period):
    sent = {"period": period.pk, "number": 1, "title": "Neglect", "aim": "Less of it."}
    html = office.post(at("priority-add", board), sent).content.decode()
    assert "Number 1 of 2012–13 is “Early help” already." in html
    assert "Less of it." in html
    assert Priority.objects.count() == 1


def test_changed_title_is_what_returns_are_asked_about(office, board, priority):
    url = at("priority-change", board, priority.pk)
    form = office.get(url).context["form"]
    sent = {"number": 1, "title": "Help early", "aim": priority.aim, "as_read": form["as_read"].value()}
    office.post(url, sent)
    assert Subject.objects.get(pk=priority.subject_id).name == "Priority 1: Help early"


def test_two_people_who_change_different_fields_both_keep_theirs(office, board, priority):
    url = at("priority-change", board, priority.pk)
    mark = office.get(url).context["form"]["as_read"].value()
    shown = {"number": 1, "title": priority.title, "aim": priority.aim, "as_read": mark}
    office.post(url, shown | {"title": "Help early"})
    office.post(url, shown | {"aim": "Sooner."})
    priority.refresh_from_db()
    assert (priority.title, priority.aim) == ("Help early", "Sooner.")


def test_carried_over_only_from_an_earlier_year(office, board, priority, period):
    later = PeriodFactory(board=board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    after = PriorityFactory(board=board, period=later, number=1)
    sent = {"period": period.pk, "number": 2, "title": "x", "aim": "x", "carried_from": after.pk}
    html = office.post(at("priority-add", board), sent).content.decode()
    assert "Choose a priority of an earlier year" in html


def judged(office, board, priority, **more):
    sent = {"closing": "progressed", "reason": "Half is done.", "on_day": 2, "on_month": 4, "on_year": 2013}
    return office.post(at("priority-judge", board, priority.pk), sent | more)


def test_priority_is_closed_with_a_judgement_and_its_reason(office, board, priority):
    said = office.get(at("priority-judge", board, priority.pk)).content.decode()
    assert "there is no evidence of progress" in said
    judged(office, board, priority)
    assert "Progressed, on 2 April 2013. Half is done." in page(office, "priority", board, priority.pk)


def test_judgement_without_its_reason_is_refused_at_the_field(office, board, priority):
    assert "Say why it is judged so" in judged(office, board, priority, reason="").content.decode()


def test_judgement_is_taken_back_with_a_reason_that_stays_in_the_log(office, board, priority):
    judged(office, board, priority)
    office.post(at("priority-take-back", board, priority.pk), {"reason": "The wrong priority."})
    priority.refresh_from_db()
    assert priority.closing == Closing.OPEN
    line = AuditEvent.objects.about(priority).get(verb="took back the judgement")
    assert (line.reason, line.changes["closing"]) == ("The wrong priority.", ["progressed", ""])
    assert judged(office, board, priority).status_code == 302


def test_judged_twice_is_refused_in_words(office, board, priority):
    judged(office, board, priority)
    answer = judged(office, board, priority)
    assert answer.status_code == 403
    assert "has been judged already" in answer.content.decode()


def test_priority_set_by_mistake_goes_with_what_returns_are_asked(office, board, priority):
    office.post(at("priority-remove", board, priority.pk), {"reason": "Typed twice."})
    assert not Priority.objects.exists()
    assert not Subject.objects.filter(pk=priority.subject_id).exists()


def test_priority_with_work_under_it_is_not_removed(office, board, priority, period):
    services.plan_work(period=period, text="Open a hub", serves=[priority], by=None)
    html = office.post(at("priority-remove", board, priority.pk), {"reason": "Gone."}).content.decode()
    assert "Work is planned under it. Close it with a judgement instead." in html
    assert Priority.objects.exists()


def test_auditor_reads_and_is_offered_no_change(client, board, priority):
    client.force_login(person(Role.AUDITOR, board))
    html = client.get(at("priority", board, priority.pk)).content.decode()
    assert "Early help" in html
    assert "Report progress" not in html
    assert "Add a priority" not in client.get(at("priorities", board)).content.decode()


def queries(office, url):
    with CaptureQueriesContext(connection) as held:
        assert office.get(url).status_code == 200
    return len(held)


def test_list_and_page_ask_no_more_for_thirty_than_for_one(office, board, priority, period):
    def fill(first, last):
        for number in range(first, last):
            other = PriorityFactory(board=board, period=period, number=number)
            reported(other, on=date(2012, 9, 3))
            update = reported(priority, evidence="An audit.")
            update.topic.priorities.add(other)
            whole = PlannedWorkFactory(period=period)
            whole.priorities.set([priority, other])
            PlannedWorkFactory(period=period, part_of=whole)
            said_by(priority, f"Agency {number}", "<p>Yes.</p>")

    fill(2, 3)
    urls = [at("priorities", board), at("priority", board, priority.pk), at("planned-work", board)]
    before = [queries(office, url) for url in urls]
    fill(3, 32)
    assert [queries(office, url) for url in urls] == before
