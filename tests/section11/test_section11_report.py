"""The chapter of standards: what was stated, what was not, and how grades were spread."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.section11 import report, services
from agencies.section11.models import Judgement
from lscb.board.year import Year
from lscb.document import walk
from lscb.document.blocks import Gap, Section, Table
from lscb.returns.models import Return
from tests.factories.board import LevelFactory, PeriodFactory, ScaleFactory
from tests.factories.section11 import AgencyReturnFactory, JudgementFactory, StandardFactory, StandardSetFactory

pytestmark = pytest.mark.django_db
HANDED_IN = {"state": Return.State.SUBMITTED, "submitted_at": timezone.now(), "submitted_by": "system"}


@pytest.fixture
def year():
    period = PeriodFactory()
    return Year(period.board, period)


def answered(year, *, asked=None, returns=1, standards=2, **values):
    """A set with standards under one head, answered by returns of the year."""
    asked = asked or StandardSetFactory(board=year.board, slug="section-11")
    head = StandardFactory(set=asked)
    lines = [StandardFactory(set=asked, parent=head) for _ in range(standards)]
    here = {"round__board": year.board, "round__period": year.period}
    rets = [AgencyReturnFactory(**here, agency__order=place, **HANDED_IN) for place in range(returns)]
    return [JudgementFactory(ret=ret, standard=line, **values) for ret in rets for line in lines]


def inside(blocks, kind):
    return [block for _, block in walk.within(Section("x", "x", tuple(blocks))) if isinstance(block, kind)]


def words(table):
    return [
        [" ".join(getattr(i, "text", str(getattr(i, "value", ""))) for i in c.content) for c in r.cells]
        for r in table.rows
    ]


def test_requirements_stand_under_their_head_with_arrangements_and_lead(year):
    first, second = answered(year)
    (table,) = inside(report.standards(year, [""])[""], Table)
    head = first.standard.parent
    assert table.caption == f"{head.number} {head.requirement}"
    assert table.columns == ("Requirement", "Local arrangements", "Lead")
    assert not table.figures
    assert words(table) == [
        [f"{j.standard.number} {j.standard.requirement}", "There is a policy.", "Head of safeguarding"]
        for j in (first, second)
    ]


def test_missing_lead_is_said_and_leads_to_its_record(year):
    judgement = answered(year, standards=1, lead="")[0]
    blocks = report.standards(year, ["section-11"])["section-11"]
    assert words(inside(blocks, Table)[0])[0][2] == "Not stated"
    (gap,) = inside(blocks, Gap)
    assert gap.text == "The return does not state the lead."
    assert gap.fill.pk == judgement.pk
    assert gap.owed_by == str(judgement.ret.agency)
    assert gap.since == "due 30 April 2013"


def test_requirement_without_a_judgement_is_a_gap(year):
    judgement = answered(year, standards=1)[0]
    forgotten = StandardFactory(set=judgement.standard.set, parent=judgement.standard.parent)
    (gap,) = inside(report.standards(year, [""])[""], Gap)
    assert gap.title == str(forgotten)
    assert gap.text == "The return does not state the arrangements and lead."
    assert ("standard", str(forgotten.pk)) in gap.fill.initial


def test_standard_that_does_not_apply_is_no_gap(year):
    answered(year, standards=1, arrangements="", lead="", not_applicable_reason="It has no such staff.")
    blocks = report.standards(year, [""])[""]
    assert not inside(blocks, Gap)
    assert words(inside(blocks, Table)[0])[0][1] == "Does not apply: It has no such staff."


def test_set_whose_judgements_are_gone_becomes_one_gap(year):
    answered(year)
    Judgement.objects.all().delete()
    chapters = report.standards(year, ["", "section-11", "no-such-set"])
    for subject in chapters:
        (block,) = chapters[subject]
        assert isinstance(block, Gap)
    assert report.by_agency(year) == {}


def test_returns_of_another_year_are_left_out(year):
    answered(Year(year.board, PeriodFactory(board=year.board, name="2011-12", starts="2011-04-01", ends="2012-03-31")))
    assert isinstance(report.standards(year, [""])[""][0], Gap)


def test_grades_are_spread_over_a_base_that_leaves_out_what_does_not_apply(year):
    scale = ScaleFactory(board=year.board)
    good, poor = LevelFactory(scale=scale, name="Good"), LevelFactory(scale=scale, name="Poor")
    outside = LevelFactory(scale=scale, name="Not applicable", outside=True)
    asked = StandardSetFactory(board=year.board, slug="section-11", scale=scale)
    judgements = answered(year, asked=asked, standards=5)
    for judgement, level in zip(judgements, (good, good, poor, outside, None), strict=True):
        judgement.self_level = level
        judgement.save()
    grades = inside(report.standards(year, [""])[""], Table)[-1]
    found = {row[0]: row[1:3] for row in words(grades)}
    assert found["Good"][0] == "2"
    assert found["Good"][1] == "200/3"  # two of three, exact; rounded only in print
    assert found["Graded"][0] == "3"
    assert found["Not applicable"] == ["1", ""]
    assert found["Not graded"][0] == "1"


def test_several_returns_stand_each_under_its_own_heading(year):
    rets = list(dict.fromkeys(j.ret for j in answered(year, returns=2)))
    (chapter,) = report.standards(year, [""])[""]
    assert [section.heading for section in chapter.blocks] == [ret.agency.name for ret in rets]


def test_grades_of_several_returns_are_counted_by_agency_and_by_standard(year):
    own, moderated = (LevelFactory(name=name, scale=s) for s in [ScaleFactory(board=year.board)] for name in "AB")
    asked = StandardSetFactory(board=year.board, slug="section-11", scale=own.scale)
    first, second, *_ = answered(year, asked=asked, returns=2, self_level=own)
    Judgement.objects.filter(pk=first.pk).update(
        moderated_level=moderated, moderated_reason="Seen.", moderated_on="2013-05-01", moderated_by="system"
    )
    by_agency, by_standard = inside(report.standards(year, [""])[""], Table)[1:3]
    assert by_agency.columns == ("Agency", "A", "B", "Not graded")
    assert words(by_agency)[0] == [first.ret.agency.name, "1", "1", "0"]
    assert words(by_standard) == [[str(first.standard), "1", "1", "0"], [str(second.standard), "2", "0", "0"]]


def test_what_is_missing_stands_with_the_action_raised(year):
    judgement = answered(year, standards=1, gap="No audit was made.")[0]
    services.raise_action(judgement=judgement, title="Make an audit", owners=[judgement.ret.agency], by=None)
    (table,) = inside(report.standards(year, [""])[""], Table)
    assert table.columns[-1] == "What is missing"
    assert words(table)[0][-1] == "No audit was made. Action: Make an audit."


def test_each_agency_finds_its_own_summary(year):
    first, *_, last = answered(year, returns=2)
    parts = report.by_agency(year)
    assert set(parts) == {first.ret.agency_id, last.ret.agency_id}
    (section,) = parts[first.ret.agency_id]
    values = [figure.value for _, block in walk.within(section) for figure in walk.figures_of(block)]
    assert values == [2, 2, 2]


def queries(asked):
    year = Year(asked.board, asked.period)  # a new one keeps nothing that was read before
    with CaptureQueriesContext(connection) as captured:
        report.standards(year, ["", "section-11"])
        report.by_agency(year)
    return len(captured)


def test_queries_do_not_grow_with_the_records(year):
    scale = LevelFactory(scale__board=year.board).scale
    answered(year, asked=StandardSetFactory(board=year.board, slug="section-11", scale=scale), standards=1)
    few = queries(year)
    for _ in range(3):
        answered(year, asked=StandardSetFactory(board=year.board, scale=scale), returns=5, standards=6)
    assert queries(year) == few


def test_what_is_not_handed_in_is_a_gap_and_nothing_of_it_is_printed(year):
    handed, waiting = answered(year, returns=2, standards=1)
    Return.objects.filter(pk=waiting.ret_id).update(state=Return.State.DRAFT, submitted_at=None, submitted_by="")
    Judgement.objects.filter(pk=waiting.pk).update(arrangements="Half written.")
    year = Year(year.board, year.period)
    chapter = report.standards(year, [""])[""]
    assert "Half written." not in repr((chapter, report.by_agency(year)))
    (gap,) = inside(chapter, Gap)
    assert gap.owed_by == waiting.ret.agency.name
    assert set(report.by_agency(year)) == {handed.ret.agency_id}
