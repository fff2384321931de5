"""The report's own text, outline and first page, entered on the screens alone, are the demonstration's."""

from __future__ import annotations

import pytest

from lscb.annualreport import outlining, services
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import OutlineSection, Report
from lscb.board.models import Board, Office, OfficeTerm, Post
from lscb.demo.havering import narratives, priorities
from lscb.demo.havering.narratives_texts import KEY_FIGURES, NARRATIVES, SUBTITLE
from priorities.models import PlannedWork
from tests.same.comparing import assert_same
from tests.same.entering import Screens
from tests.same.founding import demonstrated
from tests.same.ground import laid_out

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OWN = "The year on one page"
OWN_TEXT = "<p>The hub opened. [[priorities of the year]] priorities were set.</p>"
RENAMED = "The board's groups"
WHY = "The service reports to another board this year."
# The demonstration's figures stand in chapters that other tests enter; this one is of the priorities, entered here.
FIGURES = [*KEY_FIGURES[:5], ("priorities of the year", "priorities were set", "The same as the year before.")]


def test_screens_alone_give_the_demonstrations_text_outline_and_first_page():
    with demonstrated(priorities.load, narratives.load) as stage:
        theirs = Report.objects.get(board=stage.board)
        _change(theirs)
        ground = laid_out(stage, Office, OfficeTerm, Post, PlannedWork)
        expected = assemble(theirs)
        _same_name(ground.board, stage.board)
        _enter(Screens(ground.board), ground[stage.year])
        assembled = assemble(Report.objects.get(board=ground.board))
        assert (assembled.title, assembled.subtitle) == (expected.title, expected.subtitle)
        assert_same(assembled.cover, expected.cover)
        assert_same(assembled.chapters, expected.chapters)


def _change(report):
    """What the office makes of the outline we ship: a chapter renamed, one left out, one added and moved."""
    chapters = {section.builder: section for section in report.outline.all()}
    alter = outlining.alter
    alter(section=chapters["groups"], heading=RENAMED, numbering="number", hidden=False, reason="", by=None)
    kept = chapters["private-fostering"]
    alter(section=kept, heading=kept.heading, numbering="number", hidden=True, reason=WHY, by=None)
    added = outlining.add(report=report, builder="own-words", heading=OWN, by=None)
    alter(section=added, heading=OWN, numbering="none", hidden=False, reason="", by=None)
    outlining.move(section=added, place=1, by=None)
    services.write_narrative(report=report, section=f"own-words-{added.subject}", body=OWN_TEXT, by=None)
    services.choose_key_figures(report=report, choices=FIGURES, by=None)


def _enter(office, year):
    office.enter("report-open", period=year)
    words = {f"{part}{n}": word for n, said in enumerate(FIGURES, 1) for part, word in zip(PARTS, said, strict=True)}
    office.enter("first-page", year.name, subtitle=SUBTITLE, **words)
    office.enter("chapter-change", year.name, _of(year, "groups").pk, heading=RENAMED)
    hide = _of(year, "private-fostering").pk
    office.enter("chapter-change", year.name, hide, hidden=True, hidden_reason=WHY)
    office.enter("chapter-add", year.name, chapter="own-words", heading=OWN)
    added = _of(year, "own-words")
    office.enter("chapter-change", year.name, added.pk, numbering="none", place="Foreword")
    for section, body, signed in (*NARRATIVES, (f"own-words-{added.subject}", OWN_TEXT, "")):
        # As the editor sends it; what a browser without JavaScript types has no paragraphs of its own.
        office.enter("chapter-text", year.name, section, body=body, signed=signed, written_as="html")


PARTS = ("label", "sentence", "context")


def _of(year, builder):
    return OutlineSection.objects.get(report__period=year, builder=builder)


def _same_name(ours, theirs):
    """Two boards cannot bear one name at once, and the report prints it."""
    name = theirs.name
    Board.objects.filter(pk=theirs.pk).update(name="The demonstration's")
    Board.objects.filter(pk=ours.pk).update(name=name)
