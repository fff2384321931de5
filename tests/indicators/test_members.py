"""Groups of areas whose members come and go: printed as at the period, and a figure of the group is never their sum."""

from __future__ import annotations

from datetime import date

import pytest

from lscb.board.models import Area, AreaMember
from lscb.board.year import Year
from lscb.document.blocks import Table
from priorities.indicators.report.forms import blocks_of
from priorities.indicators.report.reading import Reading
from tests.indicators.reading_blocks import only

pytestmark = pytest.mark.django_db


def test_group_is_printed_with_its_members_of_the_period_and_with_its_own_figure(store):
    indicator = store.indicator()
    group = Area.objects.create(board=store.board, name="North", kind=Area.Kind.GROUP, order=5)
    for name, starts, ends in (
        ("Stayed", None, None),
        ("Left", None, date(2012, 9, 30)),
        ("Joined", date(2012, 10, 1), None),
        ("Later", date(2013, 4, 1), None),
    ):
        member = Area.objects.create(board=store.board, name=name, order=6)
        AreaMember.objects.create(area=group, member=member, starts=starts, ends=ends)
        store.record(indicator, 100, area=member)
    store.record(indicator, 41)
    store.record(indicator, 230, area=group)

    def printed(period):
        return only(blocks_of(Reading(Year(store.board, period), only=[indicator.pk]).placed), Table)

    table = printed(store.year)
    row = next(r for r in table.rows if r.cells[0].content[0].text == "North")
    assert row.cells[-1].content[0].value == 230
    assert "North in 2012–13: Joined and Stayed." in table.note or "North in 2012–13: Stayed and Joined." in table.note
    assert "Left" not in table.note
    store.record(indicator, 200, area=group, period=store.before)
    store.record(indicator, 40, period=store.before)
    assert "North in 2011–12: Stayed and Left." in printed(store.before).note
