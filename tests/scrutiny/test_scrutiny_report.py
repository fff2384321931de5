"""What the builders say: remarks where they belong, unknown numbers as not stated, gaps where nothing is recorded."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.demo.invented import scrutiny as invented
from lscb.demo.stage import Stage
from lscb.document import walk
from lscb.document.blocks import Gap, Quotation, Section, Table
from lscb.document.words import figure_words
from priorities.scrutiny import report, services
from priorities.scrutiny.models import Audit, Finding, Inspection, Policy, SurveyView
from priorities.scrutiny.report.wording import between
from tests.factories import scrutiny as make
from tests.factories.agencies import AgencyFactory
from tests.factories.board import LevelFactory, PeriodFactory
from tests.factories.priorities import PriorityFactory, TopicFactory
from tests.factories.workgroups import GroupFactory, MeetingFactory

pytestmark = pytest.mark.django_db

PARTS = [getattr(report, name) for name in report.__all__ if "_by_" in name or name == "reports_received"]
CHAPTERS = [getattr(report, name) for name in report.__all__ if getattr(report, name) not in PARTS]
SUBJECTS = ["", "priorities", "private-fostering", "policy"]


@pytest.fixture
def period():
    return PeriodFactory()


@pytest.fixture
def year(period):
    return Year(period.board, period)


@pytest.fixture
def topic(period):
    return TopicFactory(period=period)


def every(blocks):
    return [block for _, block in walk.within(Section("chapter", "Chapter", tuple(blocks)))][1:]


def words(blocks):
    """All that is written in blocks, in order."""
    return repr(blocks)


def numbers(blocks):
    return {figure.label: figure_words(figure) for block in every(blocks) for figure in walk.figures_of(block)}


def test_remark_names_who_said_it_and_when_and_what_came_of_it(year, topic):
    inspection = make.InspectionFactory(
        period=PeriodFactory(board=year.board, name="2010-11", starts=date(2010, 4, 1), ends=date(2011, 3, 31))
    )
    make.FindingFactory(inspection=inspection, topic=topic, text="It was slow.", response="It was sped up.")
    remark, response = report.remarks_by_topic(year)[topic.pk]
    assert isinstance(remark, Quotation)
    assert (remark.source, remark.when, remark.own_words) == ("Ofsted, inspection", "March 2013", True)
    assert "It was slow." in words(remark)
    assert "It was sped up." in words(response)


def test_remarks_of_a_topic_stand_oldest_first(year, topic):
    for starts, said in ((date(2013, 2, 25), "Later."), (date(2012, 10, 24), "Earlier.")):
        make.FindingFactory(
            inspection=make.InspectionFactory(period=year.period, starts=starts), topic=topic, text=said
        )
    first, second = report.remarks_by_topic(year)[topic.pk]
    assert "Earlier." in words(first)
    assert "Later." in words(second)


def test_remark_stands_with_its_priority_group_agency_or_chapter(year, period):
    priority, group = PriorityFactory(period=period), GroupFactory(board=year.board)
    agency = AgencyFactory(board=year.board)
    inspection = make.InspectionFactory(period=period)
    for where in ({"priority": priority}, {"group": group}, {"agency": agency}, {"place": "priorities"}):
        make.FindingFactory(inspection=inspection, **where)
    assert set(report.findings_by_priority(year)) == {priority.pk}
    assert set(report.remarks_by_group(year)) == {group.pk}
    assert set(report.remarks_by_agency(year)) == {agency.pk}
    assert set(report.remarks_in_chapters(year, ["priorities", "policy"])) == {"priorities"}


def test_actions_are_listed_once_where_two_findings_led_to_them(year, topic):
    first = make.FindingFactory(inspection=make.InspectionFactory(period=year.period), topic=topic)
    second = make.FindingFactory(inspection=first.inspection, topic=topic)
    agency = AgencyFactory(board=year.board, short_name="Police")
    services.act_on(finding=first, title="Evaluate the hub", owners=[agency], by=None)
    services.share_actions(finding=second, same_as=first, by=None)
    (table,) = report.actions_by_topic(year)[topic.pk]
    assert len(table.rows) == 1
    assert "Evaluate the hub" in words(table)
    assert "Police" in words(table)
    assert "not stated" in words(table)


def test_judgement_carries_its_words_and_the_colour_of_its_level(year):
    inspection = make.InspectionFactory(
        period=year.period, starts=date(2013, 2, 25), ends=date(2013, 3, 6), title="Child protection"
    )
    make.InspectionJudgementFactory(inspection=inspection, aspect="The board", level=LevelFactory(tone="amber"))
    table = report.inspections(year, [""])[""][0]
    head, when, aspect, grade = table.rows[0].cells
    assert "Child protection" in words(head)
    assert "25 February to 6 March 2013" in words(when)
    assert "The board" in words(aspect)
    assert (grade.tone, "Adequate" in words(grade)) == ("amber", True)


def test_inspection_of_another_year_is_shown_when_a_topic_cites_it(year, topic):
    earlier = PeriodFactory(board=year.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    cited = make.FindingFactory(inspection=make.InspectionFactory(period=earlier), topic=topic)
    make.InspectionFactory(period=earlier)
    assert list(Inspection.objects.heeded_in(year.period)) == [cited.inspection]


def test_inspection_without_findings_is_a_gap(year):
    make.InspectionFactory(period=year.period)
    assert [type(b) for b in every(report.inspections(year, [""])[""])].count(Gap) == 1


def test_audit_tells_its_sample_and_findings_by_kind(year, topic):
    audit = make.AuditFactory(period=year.period, topic=topic, sample="case files", sample_size=12)
    make.AuditFindingFactory(audit=audit, text="Plans were clear.")
    part = report.audits_by_topic(year)[topic.pk]
    assert numbers(part) == {f"{audit.title}: how many": "12"}
    assert "Plans were clear." in words(part)


def test_sample_of_unknown_size_is_not_stated(year):
    audit = make.AuditFactory(period=year.period)
    assert numbers(report.audits(year, [""])[""]) == {f"{audit.title}: how many": "not stated"}


def test_audits_beside_topics_stand_with_their_group_or_agency(year):
    group, agency = GroupFactory(board=year.board), AgencyFactory(board=year.board)
    make.AuditFactory(period=year.period, group=group)
    make.AuditFactory(period=year.period, agency=agency, kind=Audit.Kind.SINGLE)
    assert set(report.audits_by_group(year)) == {group.pk}
    assert set(report.audits_by_agency(year)) == {agency.pk}


def test_report_that_was_due_and_did_not_come_is_a_gap(year):
    make.ReportReceivedFactory(period=year.period, due_on=date(2012, 6, 1), from_words="Fostering service")
    (gap,) = report.reports_to_board(year, [""])[""]
    assert isinstance(gap, Gap)
    assert (gap.owed_by, gap.since) == ("Fostering service", "since 1 June 2012")


def test_report_that_came_says_when_and_what_was_decided(year, topic):
    meeting = MeetingFactory(group=GroupFactory(board=year.board), on=date(2012, 5, 14))
    make.ReportReceivedFactory(period=year.period, topic=topic, meeting=meeting, decision="The pilot was agreed.")
    (table,) = report.reports_received(year)[topic.pk]
    assert "14 May 2012" in words(table)
    assert "The pilot was agreed." in words(table)


def test_policy_chapter_parts_guidance_from_the_boards_own_texts(year):
    make.PolicyFactory(period=year.period, kind=Policy.Kind.GUIDANCE, launched_words="March 2013")
    make.PolicyFactory(period=year.period, consulted_words="spring 2012", launched_words="April 2012")
    guidance, ours = report.policy(year, [""])[""]
    assert "Published March 2013." in words(guidance)
    assert any(isinstance(block, Table) and "not stated" in words(block) for block in ours.blocks)


def test_policy_part_tells_the_stages_that_are_known(year, topic):
    make.PolicyFactory(period=year.period, topic=topic, summary="It changed.", launched_words="April 2012")
    assert "It changed. Launched April 2012." in words(report.policies_by_topic(year)[topic.pk])


def test_communication_has_a_heading_for_each_kind_there_is(year):
    make.EngagementFactory(period=year.period, took_part=100)
    chapter = report.communication(year, [""])[""]
    assert [section.key for section in chapter] == ["newsletters", "views"]
    assert list(numbers(chapter).values()) == ["100"]


def test_what_was_said_in_a_topics_survey_is_heard_in_the_chapter_too(year, topic):
    survey = make.EngagementFactory(period=year.period, topic=topic)
    make.SurveyViewFactory(engagement=survey, who=SurveyView.Who.CHILDREN, text="They were listened to.")
    views = report.communication(year, [""])[""][-1]
    assert "They were listened to." in words(views)
    assert [block.title for block in views.blocks if isinstance(block, Gap)] == ["Parents and carers"]


def test_private_fostering_says_which_numbers_are_not_stated(year):
    make.PrivateFosteringUpdateFactory(period=year.period)
    assert set(numbers(report.private_fostering(year, [""])[""]).values()) == {"not stated"}


def test_share_of_visits_in_time_is_reckoned_from_the_two_counts(year):
    make.PrivateFosteringUpdateFactory(period=year.period, visits_due=16, visits_in_time=14)
    assert numbers(report.private_fostering(year, [""])[""])["Share of visits made in time"] == "87.5%"


def test_private_fostering_chapter_holds_its_remarks_and_actions(year):
    finding = make.FindingFactory(
        inspection=make.InspectionFactory(period=year.period), place="private-fostering", text="It was poor."
    )
    services.act_on(finding=finding, title="Carry out the plan", owners=["Head of service"], by=None)
    chapter = report.private_fostering(year, [""])[""]
    assert "It was poor." in words(chapter)
    assert "Carry out the plan" in words(chapter)


def test_risk_that_was_not_weighed_says_so(year, topic):
    make.RiskFactory(board=year.board, topic=topic, likelihood=4)
    assert sorted(numbers(report.risks_by_topic(year)[topic.pk]).values()) == ["4", "not stated"]


def test_open_challenge_says_that_it_waits_for_an_answer(year, topic):
    make.ChallengeFactory(period=year.period, topic=topic)
    assert "Waiting for an answer" in words(report.challenges_by_topic(year)[topic.pk])


@pytest.mark.parametrize("builder", PARTS, ids=lambda builder: builder.__name__)
def test_part_is_left_out_when_nothing_is_recorded(builder, year, topic):
    assert builder(year) == {}


GAPS = {
    "audits": ["Audits"],
    "challenges_and_risks": ["Challenges", "Risks"],
    "communication": ["Communication", "Children and young people", "Parents and carers"],
    "inspections": ["Inspections and outside reviews"],
    "policy": ["Changes in statutory guidance", "Policies, procedures and thresholds"],
    "private_fostering": ["Yearly update on private fostering"],
    "remarks_in_chapters": [],
    "reports_to_board": ["Reports to the board"],
}


@pytest.mark.parametrize("builder", CHAPTERS, ids=lambda builder: builder.__name__)
def test_chapter_is_gaps_alone_when_nothing_is_recorded(builder, year):
    found = [block for blocks in builder(year, SUBJECTS).values() for block in every(blocks)]
    gaps = [block for block in found if isinstance(block, Gap)]
    assert [gap.title for gap in gaps] == GAPS[builder.__name__]
    assert all(isinstance(block, Gap | Section) for block in found)
    assert all(gap.owed_by and gap.since and gap.fill for gap in gaps)


@pytest.mark.parametrize("builder", [*PARTS, *CHAPTERS], ids=lambda builder: builder.__name__)
def test_builder_asks_as_often_for_30_of_each_as_for_1(builder):
    counts = []
    for size in (1, 30):
        period = PeriodFactory()
        stage = Stage(period.board, period)
        stage.topics = {t.slug: t for t in TopicFactory.create_batch(1 if size == 1 else 5, period=period)}
        stage.agencies = {a.slug: a for a in AgencyFactory.create_batch(size, board=period.board)}
        invented.invent(stage, size=size, random=Random(1))
        Finding.objects.filter(inspection__board=period.board).exclude(kind="strength").update(topic=None)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            builder(Year(period.board, period), SUBJECTS) if builder in CHAPTERS else builder(
                Year(period.board, period)
            )
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 8


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2013, 2, 25), date(2013, 3, 6), "25 February to 6 March 2013"),
        (date(2012, 12, 28), date(2013, 1, 4), "28 December 2012 to 4 January 2013"),
        (date(2013, 2, 25), None, "25 February 2013"),
        (None, None, "spring 2012"),
    ],
)
def test_days_are_told_in_words(first, last, told):
    assert between(first, last, "spring 2012") == told
