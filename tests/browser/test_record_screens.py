"""The office's record screens in a browser: our colours over Django's admin, readable, usable, without complaint."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse

from lscb.audit import services as audit
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.finance import AwardFactory, ContributionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def records():
    """An income with an award, changed once, and its manager."""
    award = AwardFactory()
    manager = person(Role.MANAGER, award.income.fund.board)
    ContributionFactory(fund=award.income.fund, period=award.income.period, agency=award.agency)
    audit.change(award.income, by=manager, source="Grant for training", amount_pence=17_798_00)
    return award.income, manager


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "actions_action_add",
        "finance_otherincome_changelist",
        "finance_otherincome_change",
        "finance_otherincome_history",
    ],
)
def test_screen_reads_well(page_at_each_width, sign_in, axe, records, name):
    income, manager = records
    page = page_at_each_width
    sign_in(page, manager)
    one = name.endswith(("_change", "_history"))
    page.goto(reverse(f"admin:{name}", args=[income.pk] if one else []))
    assert page.title().endswith("Records")
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)
    assert page.evaluate("getComputedStyle(document.getElementById('header')).backgroundColor") == "rgb(15, 76, 92)"
    axe(page)
