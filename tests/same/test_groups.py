"""The groups' returns, written, handed in and accepted on the screens alone, give the demonstration's chapter."""

from __future__ import annotations

from typing import Any

import pytest

from lscb.board.models import Period
from lscb.demo.havering import forms, groups, priorities
from lscb.returns.models import Return
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens, on
from tests.same.founding import demonstrated, empty_year, enter_groups, set_priorities
from tests.same.returning import accept, answer, hand_in, lay_out_form, open_round, pass_over, writer_of
from workgroups.models import Group

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_screens_alone_give_the_demonstrations_chapter_on_groups():
    with demonstrated(priorities.load, groups.load) as stage:
        theirs = chapter(stage.year, "groups")
    year = empty_year(stage)
    office = Screens(year.board)
    entered = enter_groups(office, stage)
    _took_over(office, entered)
    set_priorities(office, year)
    form = lay_out_form(office, forms.GROUPS)
    _returns(office, form, year, entered)
    assert_same(chapter(year, "groups"), theirs)


def _took_over(office: Screens, groups: dict[str, Group]) -> None:
    """One group took over from another."""
    office.enter(
        "setup-add",
        "group-successions",
        old=groups["performance-management"],
        new=groups["quality-and-effectiveness"],
        on_words="October 2012",
        note="The board revised its working groups at its development day.",
    )


def _returns(office: Screens, form: Any, year: Period, entered: dict[str, Group]) -> None:
    with on(groups.OPENED):
        owers = [entered[slug] for slug in groups.TEXTS]
        title = "Working groups’ returns"
        round = open_round(office, form, year, title=title, due_on=groups.DUE, owers=owers)
    for slug, texts in groups.TEXTS.items():
        ret = Return.objects.get(round=round, group=entered[slug])
        chair = writer_of(ret)
        for each in ret.answers.select_related("heading"):
            if (text := texts.get(each.heading.slug)) is None:
                pass_over(office, each, groups.PASSED_OVER)
            else:
                answer(chair, each, text)
        hand_in(ret, chair)
        accept(office, ret)
