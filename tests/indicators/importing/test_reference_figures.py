"""The published report's figures come in by screen, by CSV and by Excel, and are the same figures each time."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from lxml import html

from lscb.permissions import Role
from priorities.indicators.importing import ownlayout, services
from priorities.indicators.importing.written import wording
from priorities.indicators.models import Observation
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
REFERENCES = (
    "cp-plans",
    "placement-stability",
    "new-cp-plans-by-category",
    "domestic-violence-recorded",
    "domestic-violence-rank",
    "domestic-violence-detection",
    "risk-conference-cases",
    "risk-conference-children",
    "early-assessments",
    "early-assessments-by-place",
    "adoption-orders",
    "placed-for-adoption",
    "placement-orders",
)
SAYS = ("value", "numerator", "denominator", "bound", "words", "marker", "decimals")


@pytest.fixture
def printed(demonstration):
    """The demonstration's figures of those indicators."""
    rows = Observation.objects.filter(indicator__board=demonstration, indicator__reference__in=REFERENCES)
    return rows.select_related("indicator", "period", "area", "category1", "category2", "source")


def said(rows):
    return {tuple(o.key().values()): tuple(getattr(o, column) for column in SAYS) for o in rows}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_by_file(demonstration, printed, kind):
    before, notes = said(printed), {o.note for o in printed}
    assert len(before) > 60
    content = ownlayout.as_file(kind, "figures", ownlayout.HEAD, ownlayout.exported(printed)).content
    with transaction.atomic():
        printed.all().delete()
        of = services.bring(board=demonstration, name="f", content=ContentFile(content, name="f"), by=None)
        stored = services.store(of=services.read(of=of), by=None)
        assert (stored.new, stored.refused, stored.made) == (len(before), 0, [])
        assert said(printed.all()) == before
        assert {o.note for o in printed.all()} == notes
        transaction.set_rollback(True)


def test_by_screen(demonstration, printed, client):
    before, sheets = said(printed), {}
    for o in printed:
        sheets.setdefault((o.indicator, o.area_id, o.source_id), []).append(o)
    client.force_login(person(Role.MANAGER, demonstration))
    with transaction.atomic():
        printed.all().delete()
        for (indicator, area, source), rows in sheets.items():
            fill_in(client, demonstration, indicator, area, source, rows)
        assert said(printed.all()) == before
        transaction.set_rollback(True)


def fill_in(client, board, indicator, area, source, rows):
    """Opens the table that holds these figures, types them in, saves."""
    address = reverse("figures-enter-table", args=(board.slug,))
    also = "".join(f"&also={pk}" for pk in {o.period_id for o in rows})
    address += f"?indicator={indicator.reference}&area={area}&source={source}&before=on{also}"
    tree = html.fromstring(client.get(address).content.decode())
    (form,) = tree.xpath("//form[@data-figures]")
    sent = {name: value or "" for name, value in form.form_values()}
    for o in rows:
        days = f"{o.period.basis}{o.period.starts:%Y%m%d}{o.period.ends:%Y%m%d}"
        name = f"c-{indicator.pk}-{days}-{o.category1_id}-{o.category2_id}"
        assert name in sent, (indicator, o.period)
        sent[name] = wording(o, indicator.unit, indicator.decimals if o.decimals is None else o.decimals)
    page = client.post(address, sent, follow=True).content.decode()
    assert f"{len(rows)} figure" in page
