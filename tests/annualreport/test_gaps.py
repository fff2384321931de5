"""Records deleted, domain by domain: exactly the sections they filled become gaps, and no other chapter changes."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.document.blocks import Gap
from lscb.document.walk import figures_of, within

pytestmark = pytest.mark.django_db

# The records of each domain; the chapter they fill; other chapters in which they may stand too.
DOMAINS = {
    "child deaths": (("cdop.PanelCount", "cdop.PanelTotals", "cdop.PanelAction"), "child-deaths", ()),
    "case reviews": (
        (
            "reviews.LearningEvent",
            "reviews.ReviewUpdate",
            "reviews.ReviewTotals",
            "reviews.Recommendation",
            "reviews.ReviewStage",
            "reviews.CaseReview",
        ),
        "case-reviews",
        (),
    ),
    "private fostering": (("scrutiny.PrivateFosteringUpdate",), "private-fostering", ()),
    "policy": (("scrutiny.Policy",), "policy", ("priority-1", "priority-2-4", "priority-3", "priority-5")),
    "training": (
        (
            "training.Evaluation",
            "training.TakeUp",
            "training.TrainingEvent",
            "training.SingleAgencyTraining",
            "training.TrainingNote",
        ),
        "training",
        ("agencies",),
    ),
    "money": (
        (
            "finance.PrintedStatement",
            "finance.Decision",
            "finance.Award",
            "finance.Balance",
            "finance.Spending",
            "finance.OtherIncome",
            "finance.Contribution",
        ),
        "finance",
        (),
    ),
    "staff": (("board.Post",), "staffing", ()),
    "standards": (("section11.Evidence", "section11.Judgement"), "appendix-standards", ("agencies",)),
    "planned work": (("priorities.PlannedWork",), "priorities", ()),
    "engagement": (
        ("scrutiny.SurveyView", "scrutiny.Engagement"),
        "communication",
        ("priority-1", "priority-2-4", "priority-3", "priority-5", "groups", "agencies"),
    ),
}


@pytest.fixture
def report(demonstration):
    return Report.objects.select_related("board", "period").get(board=demonstration, period__name="2012-13")


def chapters(report):
    found = assemble(Report.objects.select_related("board", "period").get(pk=report.pk)).chapters
    return {chapter.key: chapter for chapter in found if chapter.key != "appendix-differences"}


def gaps(chapter):
    return {(path, block.title) for path, block in within(chapter) if isinstance(block, Gap)}


def forget(names):
    """Deletes every record of some models as the database does, past what only the product refuses."""
    for name in names:
        model = apps.get_model(name)
        for relation in model._meta.many_to_many:
            getattr(model, relation.name).through.objects.all()._raw_delete(connection.alias)
        model._base_manager.all()._raw_delete(connection.alias)


@pytest.mark.parametrize("domain", DOMAINS)
def test_domain_without_records_is_a_gap_where_it_stood_and_nowhere_else(report, domain):
    names, own, others = DOMAINS[domain]
    before = chapters(report)
    forget(names)
    after = chapters(report)
    assert gaps(after[own]) - gaps(before[own]), "no gap came"
    changed = {key for key in before if before[key] != after[key]}
    assert own in changed
    assert changed <= {own, *others}


@pytest.mark.parametrize("domain", ["child deaths", "private fostering", "money", "staff", "standards"])
def test_chapter_without_records_states_no_figure(report, domain):
    names, own, _ = DOMAINS[domain]
    forget(names)
    stated = [figure for _, block in within(chapters(report)[own]) for figure in figures_of(block) if figure.value]
    assert not [figure.label for figure in stated]
