"""What a panel officer does, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from lscb.permissions import Power
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.cdop import ChildDeathFactory, FormAskedFactory, PanelFactory, PanelTotalsFactory, ReviewFactory
from workgroups.cdop import categories, services
from workgroups.cdop.models import ChildDeath, ModifiableFactor, PanelTotals, Review

pytestmark = pytest.mark.django_db
JUNE = date(2012, 6, 1)


def notify(panel, **details):
    details = {"case_number": "2012/01", "notified_on": JUNE} | details
    return services.notify(board=panel.board, panel=panel, by=None, **details)


def test_death_is_open_once_notified():
    death = notify(PanelFactory())
    assert death.state == ChildDeath.State.OPEN
    assert AuditEvent.objects.about(death).get().read_power == Power.READ_CHILD_DEATHS


def test_death_is_refused_in_a_year_held_as_totals():
    totals = PanelTotalsFactory()
    with pytest.raises(ValidationError, match="held as totals only"):
        notify(totals.panel)
    assert notify(totals.panel, notified_on=date(2013, 4, 1)).pk


def test_totals_are_refused_in_a_year_held_case_by_case():
    death = ChildDeathFactory()
    year = PeriodFactory(board=death.board)
    with pytest.raises(ValidationError, match="held case by case"):
        services.record_totals(board=death.board, panel=death.panel, period=year, by=None, reviewed=1)
    assert not PanelTotals.objects.exists()


def test_totals_are_recorded_with_their_counts():
    panel = PanelFactory()
    totals = services.record_totals(
        board=panel.board,
        panel=panel,
        period=PeriodFactory(board=panel.board),
        by=None,
        reviewed=18,
        counts=[{"label": "Infection", "count": 2, "heading": "category"}],
    )
    assert (totals.reviewed, totals.notified, totals.counts.get().count) == (18, None, 2)


def test_form_comes_back_once():
    death = ChildDeathFactory()
    form = services.ask_form(death=death, agency=AgencyFactory(board=death.board), on=JUNE, by=None)
    services.receive_form(form=form, on=date(2012, 6, 20), by=None)
    with pytest.raises(ValidationError, match="come back already"):
        services.receive_form(form=form, on=date(2012, 6, 21), by=None)


def test_form_is_asked_for_once():
    form = FormAskedFactory()
    with pytest.raises(ValidationError):
        services.ask_form(death=form.death, agency=form.agency, form=form.form, on=JUNE, by=None)


def test_leaflet_is_sent_once():
    death = ChildDeathFactory()
    services.send_leaflet(death=death, on=date(2012, 6, 5), by=None)
    with pytest.raises(ValidationError, match="sent already"):
        services.send_leaflet(death=death, on=date(2012, 6, 6), by=None)


def test_review_closes_the_case_and_keeps_its_factors():
    death = ChildDeathFactory()
    factor = {"domain": "family", "text": "Smoking in the home.", "grade": "2"}
    services.review(death=death, on=date(2012, 9, 1), by=None, modifiability="factors", factors=[factor])
    death.refresh_from_db()
    assert death.state == ChildDeath.State.CLOSED
    assert ModifiableFactor.objects.get().review == death.review


def test_death_is_reviewed_once():
    review = ReviewFactory()
    with pytest.raises(ValidationError, match="reviewed already"):
        services.review(death=review.death, on=date(2012, 9, 2), by=None)


def test_review_is_refused_in_a_year_held_as_totals():
    totals = PanelTotalsFactory()
    death = ChildDeathFactory(panel=totals.panel, notified_on=date(2012, 3, 1))
    with pytest.raises(ValidationError, match="held as totals only"):
        services.review(death=death, on=date(2012, 6, 1), by=None)
    assert not Review.objects.exists()


def test_death_opens_again_when_its_review_is_removed():
    review = ReviewFactory()
    death = review.death
    review.delete()
    assert services.settle(death=death, by=None).state == ChildDeath.State.OPEN


def test_board_may_hold_both_lists_of_causes():
    board = PanelFactory().board
    for name, entries in (("Panel", categories.PANEL_CATEGORIES), ("Return", categories.EVENTS)):
        scheme = services.add_scheme(board=board, name=name, categories=entries, by=None)
        assert [c.name for c in scheme.categories.all()] == list(entries)
    with pytest.raises(ValidationError):
        services.add_scheme(board=board, name="Panel", categories=(), by=None)
