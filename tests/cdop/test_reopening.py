"""A closed year's totals are opened again by the panel officer, and nobody else learns of it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from lscb.board.models import Reopening
from lscb.permissions import Role
from lscb.rollover.closing import close_year
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.cdop import PanelTotalsFactory
from tests.rollover.test_closing_views import at, page_of, until
from tests.web.reading import select, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return PeriodFactory()


@pytest.fixture
def manager(client, year):
    user = person(Role.MANAGER, year.board)
    client.force_login(user)
    return user


def test_panel_officer_opens_totals_again_and_the_manager_does_not_learn_of_it(client, manager, year):
    totals = PanelTotalsFactory(period=year, notified=3)
    close_year(period=year, by=None)
    step = reverse("admin:cdop_paneltotals_open_again", args=[totals.pk])
    given = {"reason": "A late review.", **until(timezone.localdate())}
    assert client.post(step, given).status_code == 403
    client.force_login(person(Role.PANEL_OFFICER, year.board))
    change = reverse("admin:cdop_paneltotals_change", args=[totals.pk])
    assert step in [link.get("href") for link in select(page_of(client.get(change)), "a[href]")]
    assert texts(page_of(client.post(step, {**given, "reason": ""})), ".govuk-error-summary__list a") == [
        "Say why it is opened again"
    ]
    assert client.post(step, given)["Location"] == change
    assert step not in [link.get("href") for link in select(page_of(client.get(change)), "a[href]")]
    rows = {"counts-TOTAL_FORMS": "0", "counts-INITIAL_FORMS": "0", "leaflet_days": "", "note": ""}
    sent = {"board": year.board_id, "panel": totals.panel_id, "period": year.pk, "notified": "4", **rows}
    assert client.post(change, sent).status_code == 302
    totals.refresh_from_db()
    assert totals.notified == 4
    client.force_login(manager)
    assert "A late review." not in client.get(at("year", year)).content.decode()
    assert client.post(at("year-reopening-end", year, Reopening.objects.get().pk)).status_code == 404
    assert client.get(reverse("admin:board_reopening_change", args=[Reopening.objects.get().pk])).status_code == 302
