"""What is entered of training on the screens alone, into an empty board, is the chapter the demonstration gives."""

from __future__ import annotations

import pytest

from lscb.demo.havering import training as havering
from lscb.demo.havering.training_texts import NOTES
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated, empty_year, enter_agencies

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_screens_alone_give_the_demonstrations_chapter_on_training():
    with demonstrated(havering.load) as stage:
        theirs = chapter(stage.year, "training")
    year = empty_year(stage)
    office = Screens(year.board)
    agencies = enter_agencies(office, stage, *{slug for slug, *_ in havering.OWN})
    for course in havering.COURSES:
        office.enter("training-add", "courses", **course)
    for order, (course, title, when, shared_with, text) in enumerate(havering.EVENTS):
        words = {"course": course, "title": title, "when": when, "shared_with": shared_with, "text": text}
        office.enter("training-add", "events", order=order, **words)
    office.enter("training-add", "take-up", period=year, **havering.TAKE_UP)
    for order, (slug, title, numbers) in enumerate(havering.OWN):
        office.enter(
            "training-add", "single-agency", agency=agencies[slug], title=title, order=order, period=year, **numbers
        )
    for order, (kind, text, source, when) in enumerate(NOTES):
        office.enter("training-add", "notes", kind=kind, text=text, source=source, when=when, order=order, period=year)
    assert_same(chapter(year, "training"), theirs)
