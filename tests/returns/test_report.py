"""Returns as blocks: every heading is answered, has nothing to report or is a gap, and reading costs the same."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.document.blocks import Gap, Picture, Prose, Section
from lscb.returns import report, services
from lscb.returns.models import Answer, Form, Return
from tests.factories import returns as make
from tests.factories.agencies import AgencyFactory, AgencyNameFactory
from tests.factories.files import FileVersionFactory
from tests.factories.workgroups import GroupFactory

pytestmark = pytest.mark.django_db

ON_TIME = datetime(2013, 4, 29, 12, tzinfo=UTC)


@pytest.fixture
def year() -> Year:
    """A year with an open round for agencies: the headings done, by subject, and one that is not required."""
    round = make.RoundFactory(form__for_whom=Form.ForWhom.AGENCIES, title="Annual returns")
    for order, more in enumerate(({}, {"asks_by_subject": True}, {"required": False}), start=1):
        make.HeadingFactory(form=round.form, order=order, **more)
    round.subjects.set(make.SubjectFactory.create_batch(2, board=round.board))
    return Year(round.board, round.period)


def the_round(year: Year):
    return year.period.rounds.get()


def ask(year: Year, **more) -> Return:
    agency = AgencyFactory(board=year.board, name=f"Agency {Return.objects.count() + 1}")
    return services.open_return(round=the_round(year), respondent=agency, by=None, **more)


def hand_in(ret: Return, *subjects, body: str = "<p>Much was done.</p>") -> Return:
    for answer in ret.answers.filter(heading__required=True):
        speaks = subjects if answer.heading.asks_by_subject else None
        services.save_answer(answer=answer, body=body, based_on=0, done=True, subjects=speaks, by=None)
    return services.submit(ret=ret, at=ON_TIME, by=None)


def test_agency_is_told_of_heading_by_heading_and_a_heading_not_required_is_left_out(year):
    ret = hand_in(ask(year))
    told = report.by_agency(year)[ret.agency_id]
    assert [(section.key, section.heading) for section in told] == [
        ("heading-1", "Heading 1"),
        ("heading-2", "Heading 2"),
    ]
    (prose,) = told[0].blocks
    assert isinstance(prose, Prose)
    assert prose.record == f"returns.answer:{ret.answers.get(heading__number='1').pk}"


def test_heading_passed_over_is_a_gap_that_says_who_and_since_when(year):
    ret = ask(year)
    answer = ret.answers.get(heading__number="1")
    services.not_answered(answer=answer, by=None)
    services.save_answer(answer=ret.answers.get(heading__number="2"), body="Done", based_on=0, done=True, by=None)
    services.submit(ret=ret, at=ON_TIME, by=None)
    (gap,) = report.by_agency(year)[ret.agency_id][0].blocks
    assert gap.title == "Heading 1: not answered"
    assert (gap.owed_by, gap.since) == (str(ret.agency), "due 30 April 2013")
    assert (gap.fill.model, gap.fill.pk) == ("returns.answer", answer.pk)


def test_heading_whose_answer_was_deleted_is_a_gap(year):
    ret = hand_in(ask(year))
    ret.answers.get(heading__number="1").delete()
    (gap,) = report.by_agency(year)[ret.agency_id][0].blocks
    assert isinstance(gap, Gap)
    assert dict(gap.fill.initial) == {"ret": str(ret.pk), "heading": str(the_round(year).form.headings.first().pk)}


def test_nothing_to_report_is_said_with_its_reason(year):
    ret = hand_in(ask(year))
    services.reopen(ret=ret, reason="A slip.", by=None)
    services.nothing_to_report(answer=ret.answers.get(heading__number="1"), reason="It is new.", by=None)
    services.submit(ret=ret, by=None)
    (said,) = report.by_agency(year)[ret.agency_id][0].blocks
    assert said.inlines[0].text == "Nothing to report. It is new."


def test_return_not_handed_in_is_a_gap_naming_the_agency_and_the_day(year):
    ret = ask(year)
    (gap,) = report.by_agency(year)[ret.agency_id]
    assert gap.text == f"This return of {ret.agency.name} was not handed in."
    assert (gap.owed_by, gap.since) == (ret.agency.name, "due 30 April 2013")


def test_agency_is_called_what_it_was_called_at_the_years_end(year):
    ret = ask(year)
    AgencyNameFactory(agency=ret.agency, name="As it was", ends=date(2013, 6, 1))
    assert report.by_agency(year)[ret.agency_id][0].owed_by == "As it was"


def test_subject_gathers_what_was_said_of_it_by_those_who_handed_in(year):
    first, second = the_round(year).subjects.all()
    both, one = hand_in(ask(year), first, second), hand_in(ask(year), second)
    services.save_answer(
        answer=ask(year).answers.get(heading__number="2"), body="Draft", based_on=0, subjects=[first], by=None
    )
    said = report.by_subject(year)
    assert [section.heading for section in said[first.pk]] == [both.agency.name]
    assert [section.heading for section in said[second.pk]] == [both.agency.name, one.agency.name]
    assert isinstance(said[first.pk][0].blocks[0], Prose)


def test_parts_stand_under_the_subjects_they_speak_to(year):
    first, second = the_round(year).subjects.all()
    ret = ask(year)
    more = services.add_part(ret=ret, heading=ret.answers.get(heading__number="2").heading, by=None)
    services.save_answer(answer=more, body="More", based_on=0, done=True, subjects=[second], by=None)
    hand_in(Return.objects.get(pk=ret.pk), first) if more.pk is None else None
    for answer in ret.answers.filter(part=1, heading__required=True):
        speaks = [first] if answer.heading.asks_by_subject else None
        services.save_answer(answer=answer, body="Text", based_on=0, done=True, subjects=speaks, by=None)
    services.submit(ret=ret, at=ON_TIME, by=None)
    parts = report.by_agency(year)[ret.agency_id][1].blocks
    assert [part.heading for part in parts] == [first.name, second.name]


def test_partner_is_told_where_it_answered(year):
    partner = AgencyFactory(board=year.board)
    ret = hand_in(ask(year, partners=[partner]))
    said = report.by_agency(year)
    assert said[partner.pk][0].inlines[0].text == f"It answered together with {ret.agency.name}."
    assert said[ret.agency_id][0].inlines[0].text == f"Answered together with {partner.short_name}."


def test_picture_stands_under_the_answer_it_belongs_to(year):
    ret = hand_in(ask(year))
    version = FileVersionFactory(sha256="a" * 64)
    make.AnswerPictureFactory(answer=ret.answers.get(heading__number="1"), file=version.file, alt="A chart")
    picture = report.by_agency(year)[ret.agency_id][0].blocks[1]
    assert picture == Picture("a" * 64, "A chart", "")


def test_two_rounds_in_a_year_stand_each_under_its_title(year):
    ret = hand_in(ask(year))
    again = make.RoundFactory(board=year.board, period=year.period, form=the_round(year).form, title="Second")
    services.open_return(round=again, respondent=ret.agency, by=None)
    assert {section.heading for section in report.by_agency(year)[ret.agency_id]} == {"Annual returns", "Second"}


def test_returns_of_another_year_or_board_are_not_told(year):
    make.ReturnFactory()
    make.ReturnFactory(
        round__board=year.board,
        round__period__board=year.board,
        round__period__name="2013-14",
        round__period__starts=date(2013, 4, 1),
        round__period__ends=date(2014, 3, 31),
        group=GroupFactory(board=year.board),
    )
    assert report.by_agency(year) == report.by_group(year) == {}


@pytest.mark.slow
@pytest.mark.parametrize("builder", [report.by_agency, report.by_subject, report.by_group])
def test_same_number_of_reads_for_one_return_and_for_thirty(year, builder):
    subjects = list(the_round(year).subjects.all())
    counts = []
    for times in (1, 29):
        for _ in range(times):
            ret = hand_in(ask(year, partners=[AgencyFactory(board=year.board)]), *subjects)
            make.AnswerPictureFactory(answer=ret.answers.first(), file=FileVersionFactory().file)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            builder(Year(year.board, year.period))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Answer.objects.count() == 90


def test_section_holds_something_always(year):
    ret = hand_in(ask(year))
    assert all(isinstance(s, Section) and s.blocks for s in report.by_agency(year)[ret.agency_id])
