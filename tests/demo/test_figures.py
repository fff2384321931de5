"""Every figure the demonstration's source states stands in the assembled report, in the chapter it belongs to.

`figures/*.csv` list them: label, value as written, and the key of the chapter. A statistic must be written there by a
figure that rests on records, or stand beside one as what the source printed. What is no statistic (an age, a level, a
day) may stand in somebody's own words; `agencies` and `groups` list those.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.document import text, walk, words
from lscb.document.disclosure import Audience, protect

pytestmark = pytest.mark.django_db
LISTS = sorted((Path(__file__).parent / "figures").glob("*.csv"))


IN_WORDS = {"agencies", "groups"}


def in_words(line):
    """Whether a line is allowed to stand in words: what holds no digit does too, such as a printed colour."""
    return line[0] in IN_WORDS or not any(character.isdigit() for character in line[2])


def listed():
    for path in LISTS:
        with path.open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                yield path.stem, line["label"], line["value"], line["place"]


def written_by_chapter(document):
    """What the figures of each chapter say, reckoned and printed, in each of the ways a figure is written."""
    written = defaultdict(set)
    for path, figure in walk.figures(document):
        chapter = path[0] if path else "cover"
        for pence in (False, True):
            written[chapter] |= {
                words.figure_words(figure, pence=pence),
                words.inline_words(figure, pence=pence),
                words.printed_words(figure, pence=pence),
                figure.printed_words,
                figure.words,
            }
    return written


def chapters_in_words(document):
    """The plain text of each chapter."""
    for chapter in document.chapters:
        yield chapter.key, text.render(protect(replace(document, chapters=(chapter,), cover=()), Audience.OFFICE))


def stands_in(value, words_of_chapter):
    """Whether a value stands there as a word of its own, not within a longer number."""
    return re.search(rf"(?<![\w.,]){re.escape(value)}(?![\w])", words_of_chapter) is not None


def test_lists_are_there():
    assert len(list(listed())) > 150


def test_every_figure_of_the_source_is_in_the_report(demonstration):
    report = Report.objects.select_related("board", "period").get(board=demonstration, period__name="2012-13")
    document = assemble(report)
    written = written_by_chapter(document)
    said = dict(chapters_in_words(document))
    missing = [
        line
        for line in listed()
        if line[2] not in written[line[3]] and not (in_words(line) and stands_in(line[2], said[line[3]]))
    ]
    assert not missing, "\n".join(str(line) for line in missing)
