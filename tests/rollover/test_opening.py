"""Opening a year: each part is made as chosen, begins anew, and is made once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction

from finance.models import Contribution
from lscb.annualreport.models import Report
from lscb.audit.models import AuditEvent
from lscb.board.models import Period, Post
from lscb.permissions import Role
from lscb.rollover.choices import Choices, Judged, Outline
from lscb.rollover.models import Opening
from lscb.rollover.services import open_year
from priorities.models import Closing, PlannedWork, Priority
from tests.factories.accounts import GrantFactory, person
from tests.factories.board import PeriodFactory
from tests.factories.priorities import PlannedWorkFactory, PriorityFactory
from tests.factories.workgroups import HolderFactory, SeatFactory
from tests.rollover.scenes import a_whole_year
from workgroups.services import because

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return a_whole_year()


def all_of(scene) -> Choices:
    """Everything a year can take."""
    return Choices(
        judged={scene["priority"]: Judged(Closing.PROGRESSED, "Half way.")},
        judged_on=date(2013, 3, 20),
        priorities=[scene["priority"]],
        work=[scene["work"], scene["part"]],
        posts=[scene["post"]],
        contributions=[scene["line"]],
        ending_seats=[scene["seat"]],
        ending_sets=[scene["set"]],
        outline=Outline.AS_LAST,
    )


def open_with(scene, **chosen):
    return open_year(last=scene["year"], by=None, choices=Choices(**chosen))


def test_priority_is_judged_and_carried_in_one_step(scene):
    opened = open_year(last=scene["year"], by=None, choices=all_of(scene))
    scene["priority"].refresh_from_db()
    judged = (scene["priority"].closing, scene["priority"].closing_reason, scene["priority"].closed_on)
    assert judged == (Closing.PROGRESSED, "Half way.", date(2013, 3, 20))
    assert [(one.carried_from, one.closing) for one in opened.carried] == [(scene["priority"], "")]


@pytest.mark.parametrize("closing", [Closing.ACHIEVED, Closing.DROPPED])
def test_priority_judged_finished_in_the_same_step_is_not_carried(scene, closing):
    priority = scene["priority"]
    opened = open_with(scene, judged={priority: Judged(closing, "So.")}, priorities=[priority])
    assert opened.carried == ()
    assert not Priority.objects.for_period(opened.period).exists()


def test_judgement_without_a_day_is_of_the_last_day_of_the_year(scene):
    open_with(scene, judged={scene["priority"]: Judged(Closing.NO_EVIDENCE, "Nothing was sent.")})
    scene["priority"].refresh_from_db()
    assert scene["priority"].closed_on == date(2013, 3, 31)


def test_other_judgement_than_the_one_that_stands_makes_nothing_at_all(scene):
    with pytest.raises(ValidationError, match="judged already"):
        open_with(scene, judged={scene["achieved"]: Judged(Closing.DROPPED, "No.")}, posts=[scene["post"]])
    assert Period.objects.of_board(scene["year"].board).count() == 1


def test_carried_priority_takes_a_free_number_where_its_own_is_taken(scene):
    later = PeriodFactory(board=scene["year"].board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    PriorityFactory(period=later, number=1)
    opened = open_with(scene, priorities=[scene["priority"]])
    assert [one.number for one in opened.carried] == [2]


def test_work_begins_anew_under_the_carried_priority_and_its_carried_whole(scene):
    opened = open_year(last=scene["year"], by=None, choices=all_of(scene))
    whole, part = PlannedWork.objects.for_period(opened.period).order_by("order")
    assert (whole.text, whole.state, whole.outcome) == ("Write a guide", "", "")
    assert list(whole.priorities.all()) == list(opened.carried)
    assert (part.carried_from, part.part_of) == (scene["part"], whole)


def test_work_that_is_done_is_not_carried(scene):
    with pytest.raises(ValidationError, match="done and is not carried"):
        open_with(scene, work=[scene["done"]])


@pytest.mark.parametrize(("keep", "agreed"), [(False, None), (True, 5_000_00)])
def test_expected_contribution_has_nothing_received_and_an_amount_only_if_asked(scene, keep, agreed):
    opened = open_with(scene, contributions=[scene["line"]], keep_amounts=keep)
    line = Contribution.objects.get(period=opened.period)
    assert (line.agency, line.agreed_pence, line.received_pence) == (scene["line"].agency, agreed, None)


def test_report_has_the_last_ones_chapters_with_the_new_years_names_and_none_hidden(scene):
    opened = open_year(last=scene["year"], by=None, choices=all_of(scene))
    chapters = [(one.heading, one.hidden) for one in opened.report.outline.all()]
    assert chapters == [
        ("Who we are", False),
        ("Priorities for 2013–14", False),
        ("Priority 1: early help", False),
        ("Finance", False),
    ]


def test_report_may_be_left_and_opened_later(scene):
    assert open_with(scene, posts=[scene["post"]]).report is None
    assert open_with(scene, outline=Outline.SHIPPED).report is not None
    assert Report.objects.of_board(scene["year"].board).count() == 2


def test_priority_carried_later_gets_its_chapter_after_the_others(scene):
    second = PriorityFactory(period=scene["year"], number=3, title="Neglect")
    first = open_with(scene, priorities=[scene["priority"]], outline=Outline.AS_LAST)
    open_with(scene, priorities=[scene["priority"], second], outline=Outline.AS_LAST)
    headings = [one.heading for one in first.report.outline.all()]
    assert headings[2:] == ["Priority 1: early help", "Priority 3: neglect", "Finance"]


def test_ending_group_ends_its_seats_and_the_roles_of_whoever_sits_there(scene):
    user = person()
    holder = HolderFactory(seat=scene["seat"], user=user, part="chair")
    role = GrantFactory(user=user, role=Role.CHAIR, scope=scene["group"].scopes()[-1], because=because(holder))
    open_with(scene, ending_groups=[scene["group"]], ending_seats=[scene["seat"]])
    for record in (scene["group"], scene["seat"], holder, role):
        record.refresh_from_db()
        assert record.ends == date(2013, 3, 31)


def test_seat_that_begins_later_is_left_when_its_group_ends(scene):
    later = SeatFactory(group=scene["group"], starts=date(2013, 6, 1))
    open_with(scene, ending_groups=[scene["group"]])
    later.refresh_from_db()
    assert later.ends is None


def test_set_and_seat_end_with_the_year(scene):
    open_year(last=scene["year"], by=None, choices=all_of(scene))
    scene["set"].refresh_from_db()
    scene["seat"].refresh_from_db()
    assert (scene["set"].ends, scene["seat"].ends) == (date(2013, 3, 31), date(2013, 3, 31))


def test_everything_opened_a_second_time_is_made_once(scene):
    choices = all_of(scene)
    open_year(last=scene["year"], by=None, choices=choices)
    models = (Period, Priority, PlannedWork, Post, Contribution, Report, Opening, AuditEvent)
    before = [model.objects.count() for model in models]
    again = open_year(last=scene["year"], by=None, choices=choices)
    assert again.opening is None
    assert [model.objects.count() for model in models] == before


def test_later_run_makes_what_was_left_out_and_says_only_that(scene):
    open_with(scene, priorities=[scene["priority"]])
    second = open_year(last=scene["year"], by=None, choices=all_of(scene))
    assert set(second.opening.made) == {"judged", "work", "posts", "contributions", "seats", "sets", "report"}
    assert Opening.objects.filter(period=second.period).count() == 2


def test_opening_says_who_and_what(scene):
    manager = person(Role.MANAGER, scene["year"].board)
    opened = open_year(last=scene["year"], by=manager, choices=Choices(posts=[scene["post"]]))
    assert (opened.opening.opened_by, opened.opening.made) == (
        str(manager.pk),
        {"year": ["2013–14"], "posts": ["Business manager"]},
    )


def test_year_may_have_other_days_and_another_name(scene):
    opened = open_year(last=scene["year"], by=None, choices=Choices(), name="2013", ends=date(2013, 12, 31))
    assert (opened.period.name, opened.period.ends) == ("2013", date(2013, 12, 31))


def test_year_that_would_run_into_another_is_refused(scene):
    PeriodFactory(board=scene["year"].board, name="2014", starts=date(2014, 1, 1), ends=date(2014, 12, 31))
    with pytest.raises(ValidationError, match="2014 lies within those days: it begins on 1 January 2014"):
        open_with(scene)


def test_year_that_would_end_before_it_begins_is_refused(scene):
    with pytest.raises(ValidationError, match="must end on or after its first day, 1 April 2013"):
        open_year(last=scene["year"], by=None, choices=Choices(), ends=date(2013, 3, 31))


def test_name_of_another_year_is_refused(scene):
    with pytest.raises(ValidationError, match="called 2012-13 already"):
        open_year(last=scene["year"], by=None, choices=Choices(), name="2012-13")


def test_database_refuses_a_priority_or_work_carried_twice(scene):
    opened = open_year(last=scene["year"], by=None, choices=all_of(scene))
    with pytest.raises(IntegrityError), transaction.atomic():
        PriorityFactory(period=opened.period, number=9, carried_from=scene["priority"])
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedWorkFactory(period=opened.period, carried_from=scene["work"])


@pytest.mark.django_db(transaction=True)
def test_two_people_who_open_a_year_at_once_make_it_once():
    scene = a_whole_year()
    ready = Barrier(2)

    def open_it(_):
        ready.wait()
        try:
            return open_year(last=Period.objects.get(pk=scene["year"].pk), by=None, choices=all_of(scene)).opening
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as people:
        openings = list(people.map(open_it, range(2)))
    assert [one is None for one in sorted(openings, key=lambda one: one is None)] == [False, True]
    counts = [model.objects.count() for model in (Period, Priority, PlannedWork, Post, Contribution, Report)]
    assert counts == [2, 3, 5, 2, 2, 2]
