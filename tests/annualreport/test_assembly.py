"""The assembled report of the demonstration: every figure proved from its records, every absence marked."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest
from django.apps import apps

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Narrative, OutlineSection, Report
from lscb.document import walk
from lscb.document.blocks import Gap, Section
from lscb.document.reckoning import Op, Reckoning, reckon, refs

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(demonstration):
    return Report.objects.select_related("board", "period").get(board=demonstration, period__name="2012-13")


def stored_values(documents_figures):
    """Every value the figures rest on, read from the database again by model, key and column alone."""
    wanted = defaultdict(set)
    for _, figure in documents_figures:
        for ref in refs(figure.reckoning):
            wanted[ref.model, ref.field].add(ref.pk)
    return {
        (model, pk, column): value
        for (model, column), keys in wanted.items()
        for pk, value in apps.get_model(model)._base_manager.filter(pk__in=keys).values_list("pk", column)
    }


def test_every_figure_is_recomputed_from_its_records_alone(report):
    figures = [(p, f) for p, f in walk.figures(assemble(report)) if f.value is not None]
    stored = stored_values(figures)
    assert len(figures) > 200

    def lookup(ref):
        return stored[ref.model, ref.pk, ref.field]

    for path, figure in figures:
        assert figure.reckoning is not None, (path, figure.label)
        assert all((r.model, r.pk, r.field) in stored for r in refs(figure.reckoning)), (path, figure.label)
        assert Fraction(reckon(figure.reckoning, lookup)) == Fraction(figure.value), (path, figure.label)


def test_no_figure_rests_on_nothing(report):
    for path, figure in walk.figures(assemble(report)):
        if isinstance(figure.reckoning, Reckoning) and figure.reckoning.op is not Op.COUNT:
            assert list(refs(figure.reckoning)), (path, figure.label)


def test_no_heading_stands_empty(report):
    for path, section in walk.sections(assemble(report)):
        assert section.blocks, path


def test_each_gap_says_who_owes_what(report):
    found = list(walk.gaps(assemble(report)))
    assert found
    for path, gap in found:
        assert gap.title, path
        assert gap.text, path
        assert gap.owed_by, (path, gap.title)


def test_each_gap_names_a_record_that_would_fill_it(report):
    for path, gap in walk.gaps(assemble(report)):
        assert gap.fill is not None, (path, gap.title)
        apps.get_model(gap.fill.model)


def test_chapters_stand_in_the_order_of_the_outline(report):
    headings = list(report.outline.values_list("heading", flat=True))
    assert [chapter.heading for chapter in assemble(report).chapters] == headings


def test_hidden_chapter_is_left_out_and_the_rest_renumbered(report):
    OutlineSection.objects.filter(report=report, builder="vision").update(hidden=True, hidden_reason="Not wanted.")
    chapters = assemble(report).chapters
    assert "vision" not in {chapter.key for chapter in chapters}
    numbered = [chapter.number for chapter in chapters if chapter.number.isdigit()]
    assert numbered == [str(n) for n in range(1, len(numbered) + 1)]


def test_chapter_without_its_narrative_is_a_gap(report):
    Narrative.objects.filter(report=report, section="foreword").delete()
    foreword = next(c for c in assemble(report).chapters if c.key == "foreword")
    assert [type(block) for block in foreword.blocks] == [Gap]


def test_anchors_are_all_different(report):
    anchors = [walk.anchor(path) for path, block in walk.sections(assemble(report)) if isinstance(block, Section)]
    assert len(anchors) == len(set(anchors)), sorted({a for a in anchors if anchors.count(a) > 1})


def test_next_years_report_shows_the_priorities_carried_over(demonstration):
    report = Report.objects.get(board=demonstration, period__name="2013-14")
    listed = next(c for c in assemble(report).chapters if c.key == "priorities")
    titles = {row.cells[1].content[0].text for row in listed.blocks[1].rows}
    assert "An early offer of help" in titles
