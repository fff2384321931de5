"""The chapter on training, and the agencies' part of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.document import walk
from lscb.document.blocks import Document, Gap, Marker, Note, Quotation, Section, Unit
from lscb.document.disclosure import Audience, protect
from lscb.document.words import differs, figure_words
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.training import (
    CourseFactory,
    EvaluationFactory,
    SingleAgencyTrainingFactory,
    TakeUpFactory,
    TrainingEventFactory,
    TrainingNoteFactory,
)
from workgroups.training.models import Course, Evaluation, TakeUp
from workgroups.training.report import by_agency, training

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    period = PeriodFactory()
    return Year(period.board, period)


def chapter(year) -> Section:
    return Section("training", "Training", training(Year(year.board, year.period), ("",))[""])


def blocks(year, kind) -> list:
    return [block for _, block in walk.within(chapter(year)) if isinstance(block, kind)]


def found(section: Section) -> dict:
    return {f.label: f for _, block in walk.within(section) for f in walk.figures_of(block)}


def gaps(year) -> list[str]:
    return [gap.title for gap in blocks(year, Gap)]


def test_year_without_records_is_one_gap(year):
    (gap,) = training(Year(year.board, year.period), ("",))[""]
    assert (gap.title, gap.fill.model) == ("Training", "training.trainingevent")


def test_each_part_without_records_is_a_gap(year):
    TrainingNoteFactory(period=year.period)
    assert gaps(year) == [
        "Courses and events",
        "Take-up of training",
        "Impact of training",
        "Training by single agencies",
    ]


def test_events_are_counted_by_kind(year):
    for kind in (Course.Kind.CONFERENCE, Course.Kind.BRIEFING, Course.Kind.BRIEFING):
        TrainingEventFactory(period=year.period, course__kind=kind, course__board=year.board)
    figures = found(chapter(year))
    assert [figures[label].value for label in ("Conference", "Briefing", "Events held")] == [1, 2, 3]


def test_absence_is_reckoned_over_those_booked_and_not_cancelled(year):
    TakeUpFactory(period=year.period, registered=110, cancelled=10, no_show=21, walk_in=1, attended=80)
    figure = found(chapter(year))["Absence: All training, 2012–13"]
    assert (figure_words(figure), figure.unit) == ("21.0%", Unit.PERCENT)
    assert not blocks(year, Note)


def public(year) -> dict:
    """The figures of the chapter as the public may see them."""
    whole = Document("Annual report", "A board", "2012–13", (chapter(year),))
    return {
        label: figure.value for label, figure in found(protect(whole, Audience.PUBLIC).document.chapters[0]).items()
    }


def test_few_who_did_not_come_are_not_told_by_who_booked_and_who_came(year):
    TakeUpFactory(period=year.period, registered=40, cancelled=10, no_show=3, walk_in=6, attended=33)
    shown = public(year)
    of = "All training, 2012–13"
    hidden = [column for column in ("Did not come", "Came without a booking", "Absence") if shown[f"{column}: {of}"]]
    assert (hidden, shown[f"Booked: {of}"], shown[f"Attended: {of}"]) == ([], 40, 33)


def test_what_is_not_stated_is_taken_for_nobody_when_something_could_be_worked_out(year):
    TakeUpFactory(period=year.period, registered=40, cancelled=None, no_show=3, walk_in=None, attended=37)
    shown = public(year)
    assert [shown[f"{column}: All training, 2012–13"] for column in ("Booked", "Did not come", "Attended")] == [
        40,
        None,
        None,
    ]


def test_row_that_does_not_agree_tells_nothing_and_keeps_its_numbers(year):
    TakeUpFactory(period=year.period, registered=40, cancelled=0, no_show=3, walk_in=0, attended=30)
    shown = public(year)
    assert [shown[f"{column}: All training, 2012–13"] for column in ("Booked", "Attended")] == [40, 30]


def test_few_of_an_agency_are_not_told_by_the_number_for_all_of_the_event(year):
    first, second = (TrainingEventFactory(period=year.period, course__board=year.board) for _ in "ab")
    one, another = (AgencyFactory(board=year.board) for _ in "ab")
    TakeUpFactory(period=year.period, event=first, registered=None, attended=23)
    for event, agency, came in ((first, one, 3), (first, another, 20), (second, one, 5), (second, another, 9)):
        TakeUpFactory(period=year.period, event=event, agency=agency, registered=None, attended=came)
    shown = public(year)
    known = [value for label, value in shown.items() if label.startswith("Attended: ") and first.title in label]
    assert 3 not in known
    assert not {20, 23} <= set(known)


def test_absence_of_nobody_is_nought(year):
    TakeUpFactory(period=year.period, registered=110, cancelled=10, no_show=0)
    assert found(chapter(year))["Absence: All training, 2012–13"].value == 0


def test_absence_stated_differently_stands_beside_the_reckoned_one(year):
    TakeUpFactory(period=year.period, registered=100, no_show=20, absence_stated=21)
    figure = found(chapter(year))["Absence: All training, 2012–13"]
    assert differs(figure)
    assert figure.printed == 21


def test_absence_stated_alone_has_no_base(year):
    TakeUpFactory(period=year.period, absence_stated="21")
    assert figure_words(found(chapter(year))["Absence as stated: All training, 2012–13"]) == "21%"
    assert "Base of the absence rate" in gaps(year)


def test_numbers_that_do_not_add_up_are_shown_with_a_warning(year):
    TakeUpFactory(period=year.period, registered=10, cancelled=1, no_show=1, walk_in=0, attended=9)
    assert [note.warning for note in blocks(year, Note)] == [True]


def test_places_taken_are_a_share_of_those_offered(year):
    TakeUpFactory(period=year.period, attended=15, places=20)
    assert figure_words(found(chapter(year))["Places taken: All training, 2012–13"]) == "75.0%"


def test_numbers_that_were_not_supplied_say_so(year):
    TakeUpFactory(period=year.period, why_empty=TakeUp.WhyEmpty.NOT_SUPPLIED)
    assert found(chapter(year))["Attended: All training, 2012–13"].marker is Marker.NOT_SUPPLIED
    assert "Numbers of All training, 2012–13" in gaps(year)


def test_events_add_up_but_not_with_the_whole_period(year):
    for attended in (20, 30):
        TakeUpFactory(period=year.period, event=TrainingEventFactory(period=year.period), attended=attended)
    assert found(chapter(year))["Attended: all"].value == 50
    TakeUpFactory(period=year.period, attended=55)
    assert "Attended: all" not in found(chapter(year))


def test_take_up_by_agency_fills_its_gap(year):
    TakeUpFactory(period=year.period, attended=5)
    assert "Attendance by agency" in gaps(year)
    TakeUpFactory(period=year.period, attended=5, agency=AgencyFactory(board=year.board))
    assert "Attendance by agency" not in gaps(year)


def test_evaluation_is_a_share_with_its_base(year):
    EvaluationFactory(period=year.period, question="Useful?", yes=3, base=4)
    EvaluationFactory(period=year.period, yes=None, base=None, words="Well received.")
    assert figure_words(found(chapter(year))["Share: Useful?"]) == "75.0%"
    assert "Impact of training" in gaps(year)
    EvaluationFactory(period=year.period, stage=Evaluation.Stage.THREE_MONTHS)
    assert "Impact of training" not in gaps(year)


def test_single_agency_share_is_reckoned_where_it_can_be(year):
    SingleAgencyTrainingFactory(period=year.period, agency__short_name="NELFT", title="A", trained=9, base=10)
    SingleAgencyTrainingFactory(
        period=year.period, agency__short_name="BHRUT", title="B", trained=None, rate_stated=90, rate_bound="over"
    )
    figures = found(chapter(year))
    assert figure_words(figures["Share trained: NELFT: A"]) == "90.0%"
    assert figure_words(figures["Share trained: BHRUT: B"]) == "over 90%"


def test_remark_from_outside_is_a_quotation_in_our_words(year):
    TrainingNoteFactory(period=year.period, source="Ofsted", when="March 2013")
    (remark,) = blocks(year, Quotation)
    assert (remark.source, remark.when, remark.own_words) == ("Ofsted", "March 2013", True)


def test_agency_has_its_own_part(year):
    ours, theirs = AgencyFactory(board=year.board), AgencyFactory(board=year.board)
    TakeUpFactory(period=year.period, agency=ours, attended=5)
    SingleAgencyTrainingFactory(period=year.period, agency=theirs, trained=7)
    TakeUpFactory(period=year.period, attended=12)
    parts = by_agency(year)
    assert set(parts) == {ours.pk, theirs.pk}
    assert [f.value for f in found(parts[ours.pk][0]).values()] == [5]
    assert 7 in [f.value for f in found(parts[theirs.pk][0]).values()]


def queries(build, year) -> int:
    with CaptureQueriesContext(connection) as seen:
        build(Year(year.board, year.period))
    return len(seen)


def test_queries_do_not_grow_with_the_records(year):
    def one_of_everything():
        agency = AgencyFactory(board=year.board)
        event = TrainingEventFactory(period=year.period)
        TakeUpFactory(period=year.period, event=event, attended=3)
        TakeUpFactory(period=year.period, course=CourseFactory(board=year.board), agency=agency, attended=3)
        EvaluationFactory(period=year.period, event=event)
        SingleAgencyTrainingFactory(period=year.period, agency=agency)
        TrainingNoteFactory(period=year.period)

    one_of_everything()
    one = queries(lambda of: training(of, ("",)), year), queries(by_agency, year)
    for _ in range(29):
        one_of_everything()
    assert (queries(lambda of: training(of, ("",)), year), queries(by_agency, year)) == one == (10, 7)
