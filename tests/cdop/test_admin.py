"""The panel officer's record screens hold to the same rules as the verbs; a death has none."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.factories.cdop import ChildDeathFactory, PanelFactory
from workgroups.cdop.models import ChildDeath, FormAsked, ModifiableFactor, PanelTotals, Review

pytestmark = pytest.mark.django_db
NO_ROWS = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}


def rows(name):
    return {f"{name}-{key}": value for key, value in NO_ROWS.items()}


def sign_in(client, scope):
    client.force_login(person(Role.PANEL_OFFICER, scope))


def test_a_death_has_no_screen_whose_search_would_write_its_number_into_an_address():
    assert not {ChildDeath, FormAsked, Review, ModifiableFactor} & set(admin.site._registry)


def test_form_refuses_totals_of_a_year_held_case_by_case(client):
    death = ChildDeathFactory()
    year = PeriodFactory(board=death.board)
    sign_in(client, death.board)
    values = {"board": death.board_id, "panel": death.panel_id, "period": year.pk, "reviewed": 3, **rows("counts")}
    answer = client.post(reverse("admin:cdop_paneltotals_add"), values)
    assert "held case by case" in answer.content.decode()
    assert not PanelTotals.objects.exists()


@pytest.mark.parametrize("over", ["board", "panel"])
def test_officer_is_offered_the_panels_of_their_own_boards_alone(client, over):
    ours, theirs = PanelFactory(name="Our panel"), PanelFactory(name="Their panel")
    sign_in(client, ours.board if over == "board" else ours)
    page = client.get(reverse("admin:cdop_paneltotals_add")).content.decode()
    assert "Our panel" in page
    assert theirs.name not in page
