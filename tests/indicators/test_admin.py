"""The office enters, corrects, withdraws and chooses figures on its record screens."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from priorities.indicators.models import CategoryScheme, Indicator, Observation
from tests.factories import indicators as factories
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    observation = factories.ObservationFactory()
    manager = person(Role.MANAGER, observation.indicator.board)
    client.force_login(manager)
    client.observation = observation
    return client


def form_of(observation, **values):
    columns = ("indicator", "period", "area", "category1", "category2", "source")
    keys = {c: getattr(observation, f"{c}_id") for c in columns}
    return {**keys, "bound": "exact", "words": "", "marker": "", "note": "", **values}


def test_corrected_figure_added_by_form_becomes_the_next_version(office):
    address = reverse("admin:indicators_observation_add")
    answer = office.post(address, form_of(office.observation, value="122"))
    assert answer.status_code == 302, answer.context["errors"]
    assert list(Observation.objects.order_by("version").values_list("value", "chosen")) == [(121, False), (122, True)]
    assert AuditEvent.objects.filter(model="indicators.observation", verb="revised").count() == 1


def test_slip_put_right_by_form_leaves_one_audit_line(office):
    address = reverse("admin:indicators_observation_change", args=[office.observation.pk])
    office.post(address, form_of(office.observation, value="12"))
    assert AuditEvent.objects.get(model="indicators.observation").changes["value"] == ["121.0000", "12"]


def test_withdrawn_figure_gives_way_to_the_one_before(office):
    office.post(reverse("admin:indicators_observation_add"), form_of(office.observation, value="122"))
    last = Observation.objects.current().get()
    office.post(reverse("admin:indicators_observation_delete", args=[last.pk]), {"post": "yes"})
    assert Observation.objects.current().get() == office.observation


def test_other_sources_figure_is_chosen_from_the_list(office):
    other = factories.SourceFactory(board=office.observation.indicator.board)
    form = form_of(office.observation, value="122", source=other.pk)
    office.post(reverse("admin:indicators_observation_add"), form)
    made = Observation.objects.get(source=other)
    address = reverse("admin:indicators_observation_changelist")
    office.post(address, {"action": "choose", "_selected_action": [made.pk]})
    assert Observation.objects.current().get() == made


def test_scheme_added_by_form_gets_its_whole(office):
    board = office.observation.indicator.board
    empty = {f"categories-{k}": 0 for k in ("TOTAL_FORMS", "INITIAL_FORMS")}
    form = {"board": board.pk, "name": "Age", "slug": "age", "note": "", **empty}
    office.post(reverse("admin:indicators_categoryscheme_add"), form)
    assert [c.is_all for c in CategoryScheme.objects.get(slug="age").categories.all()] == [True]


def test_indicator_leads_to_its_figures(office):
    page = office.get(reverse("admin:indicators_indicator_change", args=[office.observation.indicator_id]))
    assert f"?indicator__id__exact={office.observation.indicator_id}" in page.content.decode()


@pytest.mark.parametrize("model", [m for m in admin.site._registry if m._meta.app_label == "indicators"])
def test_every_list_and_empty_form_opens(office, model):
    for what in ("changelist", "add"):
        address = reverse(f"admin:indicators_{model._meta.model_name}_{what}")
        assert office.get(address).status_code == 200


def test_list_asks_no_more_for_thirty_figures(office, django_assert_max_num_queries):
    address = reverse("admin:indicators_observation_changelist")
    with django_assert_max_num_queries(40) as first:
        office.get(address)
    given = office.observation
    for _ in range(29):
        factories.ObservationFactory(indicator__board=given.indicator.board, period=given.period, source=given.source)
    assert Indicator.objects.count() == 30
    with django_assert_max_num_queries(len(first.captured_queries)):
        office.get(address)
