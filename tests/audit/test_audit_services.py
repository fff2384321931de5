"""Every verb of writing stores the record and its audit line, or neither."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.board.models import Area, Office
from tests.factories.accounts import UserFactory
from tests.factories.board import AreaFactory, BoardFactory, OfficeFactory
from tests.factories.priorities import PriorityFactory, TopicFactory

pytestmark = pytest.mark.django_db


def last() -> AuditEvent:
    return AuditEvent.objects.latest("pk")


def test_added_record_is_told_with_what_it_was_given():
    board, somebody = BoardFactory(), UserFactory()
    office = audit.add(Office(board=board, title="Chair"), by=somebody, reason="The board asked.")
    line = last()
    assert (line.verb, line.model, line.record) == ("added", "board.office", str(office.pk))
    assert (line.actor, line.scope, line.reason) == (str(somebody.pk), f"board:{board.pk}", "The board asked.")
    assert line.changes == {"board_id": [None, board.pk], "title": [None, "Chair"], "order": [None, 0]} | {
        "signs_off": [None, False]
    }


def test_refused_record_leaves_no_line():
    office = OfficeFactory()
    before = AuditEvent.objects.count()
    with pytest.raises(ValidationError):
        audit.add(Office(board=office.board, title=office.title), by=None)
    assert AuditEvent.objects.count() == before


def test_links_of_an_added_record_stand_in_its_one_line():
    priority = PriorityFactory()
    topic = TopicFactory.build(board=priority.board, period=priority.period)
    audit.add(topic, by=None, links={"priorities": [priority]})
    assert AuditEvent.objects.count() == 1
    assert last().changes["priorities"] == [[], [priority.pk]]


def test_change_names_the_columns_that_differ():
    office = OfficeFactory(title="Chair")
    audit.change(office, by=None, title="Independent chair", order=0)
    assert last().changes == {"title": ["Chair", "Independent chair"]}


def test_change_to_what_stands_already_leaves_no_line():
    office = OfficeFactory(title="Chair")
    audit.change(office, by=None, title="Chair")
    assert not AuditEvent.objects.exists()


def test_removed_record_stays_in_its_line():
    office = OfficeFactory(title="Chair")
    audit.remove(office, by=None)
    assert not Office.objects.exists()
    assert last().changes["title"] == ["Chair", None]


def test_links_are_told_when_they_change():
    topic = TopicFactory()
    [first] = topic.priorities.all()
    second = PriorityFactory(period=topic.period)
    audit.set_links(topic, "priorities", [first, second], by=None)
    audit.set_links(topic, "priorities", [second, first], by=None)
    assert [line.changes for line in AuditEvent.objects.all()] == [
        {"priorities": [[first.pk], sorted([first.pk, second.pk])]}
    ]


def test_many_rows_leave_one_line_with_their_number():
    board = BoardFactory()
    audit.add_many(AreaFactory.build_batch(3, board=board), by=None, subject=board, verb="imported")
    assert Area.objects.count() == 3
    assert [(line.verb, line.changes["rows"]) for line in AuditEvent.objects.all()] == [("imported", [0, 3])]


def test_line_of_many_rows_says_which_they_are():
    board = BoardFactory()
    made = audit.add_many(AreaFactory.build_batch(3, board=board), by=None, subject=board, verb="imported")
    assert audit.made(last().changes[audit.MADE]) == ("board.area", made[0].pk, made[-1].pk)


def test_passwords_stay_out_of_the_log():
    assert "password" not in audit.snapshot(UserFactory())


def test_record_that_others_stand_on_stays_and_leaves_no_line():
    board = OfficeFactory().board
    standing = AuditEvent.objects.count()
    with pytest.raises(ValidationError, match="cannot be taken away: another record stands on it"):
        audit.remove(board, by=None)
    assert AuditEvent.objects.count() == standing
