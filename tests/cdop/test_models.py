"""A death is held under a number, and what cannot be true cannot be stored."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.cdop import (
    ChildDeathFactory,
    DeathCategoryFactory,
    FormAskedFactory,
    PanelCountFactory,
    PanelFactory,
    PanelTotalsFactory,
    ReviewFactory,
)
from workgroups.cdop.models import ChildDeath, DeathCategoryScheme, FormAsked, PanelTotals

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", ["Sarah", "SARAH", "A. B.", "2012 04", "sm-2012-1"])
def test_case_number_refuses_what_could_be_a_name(number):
    with pytest.raises(ValidationError) as refused:
        ChildDeathFactory.build(board=None, panel=None, case_number=number).clean_fields(exclude=["board", "panel"])
    assert "case_number" in refused.value.message_dict


def test_case_number_stands_once_at_a_board():
    death = ChildDeathFactory(case_number="2012/04")
    with pytest.raises(IntegrityError):
        ChildDeathFactory(panel=death.panel, case_number="2012/04")


def test_death_does_not_follow_its_notification():
    with pytest.raises(IntegrityError):
        ChildDeathFactory(died_on=date(2012, 6, 2), notified_on=date(2012, 6, 1))


def test_form_does_not_come_back_before_it_was_asked_for():
    with pytest.raises(IntegrityError):
        FormAskedFactory(asked_on=date(2012, 6, 2), received_on=date(2012, 6, 1))


def test_category_from_a_list_of_another_kind_is_refused():
    band = DeathCategoryFactory(scheme__divides=DeathCategoryScheme.Divides.AGE)
    with pytest.raises(ValidationError, match="does not divide by category"):
        ChildDeathFactory.build(category=band).clean()


def test_review_before_notification_is_refused():
    death = ChildDeathFactory(notified_on=date(2012, 6, 1))
    with pytest.raises(ValidationError, match="before the panel was told"):
        ReviewFactory.build(death=death, reviewed_on=date(2012, 5, 31)).clean()


def test_totals_stand_once_for_a_period():
    totals = PanelTotalsFactory()
    with pytest.raises(IntegrityError):
        PanelTotalsFactory(period=totals.period, panel=totals.panel)


def test_count_of_a_label_stands_once():
    count = PanelCountFactory()
    with pytest.raises(IntegrityError):
        PanelCountFactory(totals=count.totals, label=count.label)


def test_open_deaths_are_those_without_a_review():
    waiting, _ = ChildDeathFactory(), ReviewFactory()
    assert list(ChildDeath.objects.open()) == [waiting]


def test_death_reviewed_later_was_open_on_the_day():
    review = ReviewFactory(reviewed_on=date(2013, 4, 2))
    assert list(ChildDeath.objects.open_on(date(2013, 3, 31))) == [review.death]
    assert not ChildDeath.objects.open_on(date(2013, 4, 2)).exists()


def test_leaflet_is_overdue_after_its_days():
    death = ChildDeathFactory(notified_on=date(2012, 6, 1), leaflet_target=7)
    ChildDeathFactory(notified_on=date(2012, 6, 1), leaflet_sent_on=date(2012, 6, 20))
    assert not ChildDeath.objects.leaflet_overdue(date(2012, 6, 8)).exists()
    assert list(ChildDeath.objects.leaflet_overdue(date(2012, 6, 9))) == [death]


def test_form_is_outstanding_until_it_comes_back():
    waiting = FormAskedFactory()
    FormAskedFactory(received_on=date(2012, 7, 1))
    assert list(FormAsked.objects.outstanding()) == [waiting]


def test_officer_of_a_panel_reads_that_panel_alone():
    ours, theirs = PanelTotalsFactory(), PanelTotalsFactory()
    officer = person(Role.PANEL_OFFICER, ours.panel)
    assert list(PanelTotals.objects.visible_to(officer)) == [ours]
    assert theirs not in PanelTotals.objects.visible_to(officer)


def test_officer_of_a_shared_panel_reads_the_cases_of_every_board_it_serves():
    panel = PanelFactory()
    neighbour = ChildDeathFactory(panel=panel, board=PanelFactory().board)
    officer = person(Role.PANEL_OFFICER, panel)
    assert list(ChildDeath.objects.visible_to(officer)) == [neighbour]
