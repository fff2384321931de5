"""What the law asks is held clause by clause, and a report says where it answers each."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lscb.annualreport import checks
from lscb.annualreport.checks import Subject
from lscb.annualreport.coverage import guidance, services
from lscb.annualreport.coverage.covering import FACTS, where
from lscb.annualreport.models import ClauseConfirmation, Report
from lscb.annualreport.outline import CATALOGUE
from lscb.annualreport.services import open_report
from lscb.document.blocks import Document, Gap, Section, paragraph
from lscb.document.disclosure import Audience, protect
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import ReportFactory, SharedDraftFactory, SignOffFactory
from tests.factories.board import PeriodFactory


def test_every_edition_is_read_and_each_clause_can_be_covered_by_what_exists():
    assert [edition.name for edition in guidance.editions()] == [
        f"Working Together {year}" for year in (2010, 2013, 2015, 2018, 2023)
    ]
    for edition in guidance.editions():
        assert {clause.force for clause in edition.clauses} == {"must", "should"}
        for clause in edition.clauses:
            assert clause.kind == "send" or not clause.recipients
            for said in clause.covered_by:
                place, _, words = said.partition(" ~ ")
                re.compile(words)
                assert said in FACTS or place == "*" or place.partition("/")[0] in CATALOGUE, clause.id


def test_every_must_of_content_can_be_seen_by_the_machine():
    for edition in guidance.editions():
        for clause in edition.clauses:
            if clause.force == "must" and clause.kind != "send":
                assert clause.covered_by, f"{clause.id}: an error that nobody could put right"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2013, 4, 1), "Working Together 2013"),
        (date(2013, 2, 1), "Working Together 2010"),
        (date(2026, 4, 1), "Working Together 2023"),
        (date(2001, 1, 1), None),
    ],
)
def test_edition_follows_the_day(day, name):
    held = guidance.in_force(day)
    assert (held.name if held else None) == name


@pytest.mark.django_db
def test_report_opens_with_the_edition_of_the_day_after_its_year():
    period = PeriodFactory(starts=date(2012, 4, 1), ends=date(2013, 3, 31))
    manager = person(Role.MANAGER, period.board)
    assert open_report(board=period.board, period=period, by=manager).guidance == "Working Together 2013"


def subject(report, *chapters):
    return Subject(report, protect(Document("Annual report", "A board", "2012–13", chapters), Audience.BOARD))


def clause(*covered_by):
    return guidance.Clause("X-1", "content", "must", "Something", covered_by=covered_by)


@pytest.fixture
def report(db):
    return ReportFactory(guidance="Working Together 2013")


FINANCE = Section(
    "finance", "Finance", (Section("spending", "Spending", (paragraph("A serious case review cost £5,000."),)),)
)
EMPTY = Section("training", "Training", (Gap("No training", "Nothing."),))
PRIORITY = Section("priority-1", "Priority 1", (paragraph("We did much."),))


@pytest.mark.parametrize(
    ("covered_by", "words"),
    [
        ("finance", ["Finance"]),
        ("finance/spending", ["Spending"]),
        ("finance/contributions", []),
        ("finance ~ (serious )?case reviews?", ["Finance"]),
        ("finance ~ training", []),
        ("* ~ case review", ["Finance"]),
        ("training", []),
        ("priority", ["Priority 1"]),
        ("priorities", []),
        ("period is a financial year", ["The period is 2012–13, 1 April to 31 March"]),
        ("signed off by the chair", []),
    ],
)
def test_clause_is_covered_by_what_holds_more_than_gaps(report, covered_by, words):
    found = where(clause(covered_by), subject(report, FINANCE, EMPTY, PRIORITY))
    assert [place.words for place in found] == words


def test_chair_who_signs_a_draft_off_covers_that_the_chair_publishes(report):
    SignOffFactory(draft=SharedDraftFactory(report=report, number=1), office="Independent chair")
    (place,) = where(clause("signed off by the chair"), subject(report, FINANCE))
    assert place.words == "Signed off by Independent chair, draft 1"


def names(report, check):
    found = checks.run(subject(report, FINANCE), [checks.BY_NAME[check]])
    return {one.fault.bound[1] for one in found}


def test_what_must_be_there_and_is_not_is_an_error_and_what_should_a_warning(report):
    assert names(report, "must-be-covered") == {"W13-1", "W13-2"}
    assert {"W13-11", "W13-15", "W13-20"} < names(report, "should-be-covered")
    assert "W13-16" not in names(report, "should-be-covered")
    report.guidance = "Guidance of another nation"
    assert names(report, "must-be-covered") == names(report, "should-be-covered") == set()


def test_report_without_an_edition_is_warned_of(report):
    report.guidance = ""
    assert len(checks.run(subject(report, FINANCE), [checks.BY_NAME["no-guidance-chosen"]])) == 1


def test_clause_is_confirmed_once(report):
    manager = person(Role.MANAGER, report.board)
    asked = guidance.named("Working Together 2013").clause("W13-1")
    services.confirm(board=report.board, clause=asked, note="Chapter 3, paragraph 16.", by=manager)
    with pytest.raises(ValidationError, match="confirmed this already"):
        services.confirm(board=report.board, clause=asked, note="Again.", by=manager)


def test_office_reads_what_is_asked_confirms_a_clause_and_chooses_another_edition(client, report):
    manager = person(Role.MANAGER, report.board)
    client.force_login(manager)
    place = (report.board.slug, report.period.name)
    page = client.get(reverse("coverage", args=place))
    assert page.context["covered"] < page.context["asked"]
    assert "written from memory" in page.content.decode()
    address = reverse("clause", args=(*place, "W13-1"))
    assert "Say where you read it" in client.post(address, {"note": ""}).content.decode()
    client.post(address, {"note": "Chapter 3, paragraph 16: “must”."})
    assert ClauseConfirmation.objects.get().by == str(manager.pk)
    assert "read it on" in client.get(reverse("coverage", args=place)).content.decode()
    refused = client.post(reverse("guidance", args=place), {"guidance": "other", "other": ""})
    assert "Enter the name of the guidance" in refused.content.decode()
    client.post(reverse("guidance", args=place), {"guidance": "other", "other": "Keeping Learners Safe"})
    assert Report.objects.get().guidance == "Keeping Learners Safe"
    assert "no list of clauses" in client.get(reverse("coverage", args=place)).content.decode()
