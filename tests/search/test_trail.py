"""The index follows the audit trail: whatever is written is found, none of it missed, none of it twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.board.models import Period
from lscb.returns import services as returns
from lscb.search import trail
from lscb.search.indexing import catch_up, rebuild
from lscb.search.models import Entry, Gap, Mark
from priorities.scrutiny.models import Finding
from tests.factories.accounts import person
from tests.factories.board import AreaFactory, BoardFactory, PeriodFactory
from tests.factories.returns import AnswerFactory
from tests.factories.scrutiny import FindingFactory, InspectionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def titles(kind="board.area"):
    return set(Entry.objects.filter(kind=kind).values_list("title", flat=True))


def added(name, board=None):
    return audit.add(AreaFactory.build(board=board or BoardFactory(), name=name), by=None)


def whole():
    return set(Entry.objects.values_list("kind", "object_id", "part", "starts", "ends", "title", "text"))


def test_added_changed_and_removed_records_are_followed():
    area = added("North")
    catch_up()
    assert titles() == {"North"}
    audit.change(area, by=None, name="South")
    catch_up()
    assert titles() == {"South"}
    audit.remove(area, by=None)
    catch_up()
    assert titles() == set()


def test_what_was_rolled_back_is_not_indexed():
    with transaction.atomic():
        added("Nowhere")
        transaction.set_rollback(True)
    catch_up()
    assert titles() == set()


def test_rows_made_at_once_are_followed():
    board = BoardFactory()
    rows = AreaFactory.build_batch(3, board=board, name=None)
    for number, row in enumerate(rows):
        row.name = f"Ward {number}"
    audit.add_many(rows, by=None, subject=board, verb="imported")
    catch_up()
    assert titles() == {"Ward 0", "Ward 1", "Ward 2"}


def test_answer_is_found_by_the_text_that_stands():
    answer = AnswerFactory()
    for based_on, body in enumerate(("<p>First thoughts.</p>", "<p>Second thoughts.</p>")):
        returns.save_answer(answer=answer, body=body, by=None, based_on=based_on)
    returns.save_answer(answer=answer, body="<p>Aside.</p>", by=None, based_on=1)
    catch_up()
    assert [entry.text for entry in Entry.objects.filter(kind="returns.answer")] == ["Second thoughts."]


def test_blank_answer_is_not_indexed():
    blank = AnswerFactory()
    rebuild()
    assert not Entry.objects.filter(kind="returns.answer", object_id=blank.pk).exists()


def test_record_that_takes_its_days_from_another_moves_with_it():
    finding = FindingFactory(inspection=InspectionFactory())
    rebuild()
    board = finding.inspection.board
    later = PeriodFactory(board=board, name="2030-31", starts=date(2030, 4, 1), ends=date(2031, 3, 31))
    audit.change(finding.inspection, by=None, period=later, starts=None, ends=None)
    catch_up()
    of_finding = Entry.objects.filter(kind=Finding._meta.label_lower, object_id=finding.pk)
    assert of_finding.get().starts == later.starts
    audit.change(Period.objects.get(pk=later.pk), by=None, starts=date(2030, 5, 1))
    catch_up()
    assert of_finding.get().starts == date(2030, 5, 1)


def test_line_that_comes_through_late_is_followed_and_its_gap_closed():
    board = BoardFactory()
    catch_up()
    upto = Mark.objects.get().upto
    area = AreaFactory(board=board, name="Late")
    AuditEvent.objects.create(pk=upto + 5, verb="added", model="board.board", record=str(board.pk), label="x")
    catch_up()
    assert list(Gap.objects.values_list("first", "last")) == [(upto + 1, upto + 4)]
    assert titles() == set()
    AuditEvent.objects.create(pk=upto + 3, verb="added", model="board.area", record=str(area.pk), label="x")
    catch_up()
    assert titles() == {"Late"}
    assert list(Gap.objects.values_list("first", "last")) == [(upto + 1, upto + 2), (upto + 4, upto + 4)]


def test_gap_is_forgotten_after_a_day():
    added("One")
    catch_up()
    nowhere = {"first": 10**9, "last": 10**9}  # a number that no line bears, whatever earlier tests used up
    old = Gap.objects.create(**nowhere, noticed_at=timezone.now() - timedelta(days=2))
    young = Gap.objects.create(**nowhere, noticed_at=timezone.now() - timedelta(hours=2))
    added("Two")
    catch_up()
    assert not Gap.objects.filter(pk=old.pk).exists()
    assert Gap.objects.filter(pk=young.pk).exists()


@pytest.mark.parametrize(
    ("seen", "stretches"),
    [([], [(1, 5)]), ([1, 2, 3, 4, 5], []), ([2, 5], [(1, 1), (3, 4)]), ([1], [(2, 5)])],
)
def test_stretches_between_numbers(seen, stretches):
    assert list(trail.between(seen, 1, 5)) == stretches


def test_nothing_new_indexes_nothing():
    added("One")
    catch_up()
    numbers = list(Entry.objects.values_list("pk", flat=True))
    assert catch_up()
    assert list(Entry.objects.values_list("pk", flat=True)) == numbers


def test_far_behind_follows_as_much_as_it_may_and_says_so():
    board = BoardFactory()
    for number in range(4):
        added(f"Area {number}", board)
    assert not catch_up(most=3)
    assert titles() == {"Area 0", "Area 1", "Area 2"}
    assert catch_up(most=3)
    assert titles() == {f"Area {number}" for number in range(4)}


def test_command_indexes_everything_and_forgets_what_is_gone(capsys):
    AreaFactory(name="Found")
    Entry.objects.create(kind="board.area", object_id=999_999, title="Gone")
    Entry.objects.create(kind="no.longer", object_id=1, title="Gone")
    call_command("reindex")
    assert titles() == {"Found"}
    assert not Entry.objects.filter(kind="no.longer").exists()
    assert "can be searched" in capsys.readouterr().out


def test_people_are_in_no_index():
    person(name="Somebody")
    rebuild()
    assert not Entry.objects.filter(title__contains="Somebody").exists()


# Last, since the demonstration stays for the rest of the module; writers at once are tried in a module of their own.
def test_following_the_trail_comes_to_the_same_as_indexing_anew(demonstration):
    Entry.objects.all().delete()
    Mark.objects.all().delete()
    catch_up()
    followed = whole()
    rebuild()
    assert len(followed) > 900
    assert whole() == followed
