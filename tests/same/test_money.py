"""What is entered of money on the screens alone, into an empty board, is the chapter the demonstration gives."""

from __future__ import annotations

from functools import partial

import pytest

from finance.models import Balance
from lscb.demo.havering import money as havering
from lscb.permissions import Role
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated, empty_year, enter_agencies, enter_groups

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_screens_alone_give_the_demonstrations_chapter_on_money():
    with demonstrated(havering.load) as stage:
        theirs = chapter(stage.year, "finance")
    year = empty_year(stage)
    office, officer = Screens(year.board), Screens(year.board, Role.FINANCE_OFFICER)
    payers = [slug for slug, _ in havering.CONTRIBUTIONS]
    agencies = enter_agencies(office, stage, *payers, "childrens-services")
    panel = enter_groups(office, stage, "child-death-overview-panel")["child-death-overview-panel"]
    (own, purpose), (apart, panel_purpose) = havering.FUNDS["board"], havering.FUNDS["panel"]
    officer.enter("money-add", "funds", name=own, purpose=purpose)
    officer.enter("money-add", "funds", name=apart, group=panel, purpose=panel_purpose, order=1)
    add = partial(officer.enter, "money-add", fund=own, period=year)
    for slug, pence in havering.CONTRIBUTIONS:
        add("contributions", agency=agencies[slug], agreed_pence=pounds(pence))
    add(
        "printed",
        about="Contributions",
        amount_pence=pounds(havering.PRINTED_TOTAL),
        text=havering.PRINTED_TEXT,
        source=havering.SOURCE,
    )
    officer.enter(
        "money-add",
        "balances",
        fund=own,
        kind=Balance.Kind.BROUGHT_FORWARD,
        on=year.starts,
        amount_pence=pounds(havering.BROUGHT_FORWARD),
        source=havering.SOURCE,
    )
    add("income", source=havering.GRANT_SOURCE, amount_pence=pounds(havering.GRANT), used_for=havering.GRANT_USE)
    for head, pence, note in havering.SPENDING:
        add("spending", new_head=head, actual_pence=pounds(pence), note=note)
    add = partial(officer.enter, "money-add", fund=apart, period=year)
    add("contributions", agency=agencies["childrens-services"], note=havering.NOT_STATED)
    add("contributions", payer=havering.PANEL_PAYER, note=havering.NOT_STATED)
    add("spending", new_head=havering.PANEL_HEAD, actual_pence=pounds(havering.PANEL_COST))
    assert_same(chapter(year, "finance"), theirs)


def pounds(pence: int | None) -> str | None:
    """An amount as it is typed."""
    return None if pence is None else f"{pence // 100}.{pence % 100:02d}"
