"""The office's screens of scrutiny work by form, and leave audit lines."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from priorities.scrutiny import policies
from priorities.scrutiny.models import Inspection, Policy
from tests.factories import scrutiny as make
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db

# Those that services alone write are shown there and never edited; tests/test_every_admin.py opens them.
WRITTEN = {model: screen for model, screen in admin.site._registry.items() if not getattr(screen, "fixed", False)}
OURS = [model for model in WRITTEN if model._meta.app_label == "scrutiny"]
MAKERS = {
    factory._meta.model: factory
    for factory in vars(make).values()
    if isinstance(factory, type) and getattr(factory, "_meta", None) and factory.__module__ == make.__name__
}


@pytest.fixture
def office(client):
    client.force_login(person(Role.MANAGER, "*"))
    return client


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_list_search_and_form_open(office, model):
    record = MAKERS[model]()
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert office.get(reverse(f"{name}_changelist"), {"q": "a"}).status_code == 200
    assert office.get(reverse(f"{name}_add")).status_code == 200
    assert office.get(reverse(f"{name}_change", args=[record.pk])).status_code == 200


def test_inspection_with_a_judgement_is_added_by_form(office):
    period = make.PeriodFactory()
    form = {
        "board": period.board_id,
        "period": period.pk,
        "body": "Ofsted",
        "kind": "inspection",
        "title": "Child protection",
        "when_words": "March 2013",
        "judgements-TOTAL_FORMS": "1",
        "judgements-INITIAL_FORMS": "0",
        "judgements-0-aspect": "The board",
        "judgements-0-grade": "Adequate",
        "judgements-0-order": "0",
        "findings-TOTAL_FORMS": "1",
        "findings-INITIAL_FORMS": "0",
        "findings-0-kind": "improvement",
        "findings-0-text": "Know more of how well children are protected.",
        "findings-0-order": "0",
    }
    answer = office.post(reverse("admin:scrutiny_inspection_add"), form)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    inspection = Inspection.objects.get()
    assert inspection.judgements.get().grade == "Adequate"
    models = AuditEvent.objects.filter(model__startswith="scrutiny.").values_list("model", flat=True).order_by("pk")
    assert list(models) == ["scrutiny.inspection", "scrutiny.inspectionjudgement", "scrutiny.finding"]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_records_are_deleted_in_bulk_each_with_its_audit_line(office, model):
    records = [MAKERS[model](), MAKERS[model]()]
    form = {"action": "delete_selected", "_selected_action": [r.pk for r in records], "post": "yes"}
    answer = office.post(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"), form)
    assert answer.status_code == 302
    assert not model.objects.exists()
    assert AuditEvent.objects.filter(model=model._meta.label_lower, verb="removed").count() == 2


def policy_form(policy, **stages):
    given = {"board": policy.board_id, "period": policy.period_id, "title": policy.title, "kind": policy.kind}
    return {**given, "order": "0", **stages}


def test_policy_is_not_launched_by_form_before_it_is_ratified(office):
    policy = make.PolicyFactory(consulted_words="spring 2012")
    address = reverse("admin:scrutiny_policy_change", args=[policy.pk])
    answer = office.post(address, policy_form(policy, consulted_words="spring 2012", launched_words="April 2012"))
    assert policies.why_not_launch(policy) in answer.content.decode()
    policy.refresh_from_db()
    assert not policy.launched


def test_policy_is_ratified_and_launched_by_form_in_order(office):
    policy = make.PolicyFactory(consulted_words="spring 2012")
    stages = {"consulted_words": "spring 2012", "ratified_on": "2012-04-02", "launched_words": "April 2012"}
    answer = office.post(reverse("admin:scrutiny_policy_change", args=[policy.pk]), policy_form(policy, **stages))
    assert answer.status_code == 302
    policy.refresh_from_db()
    assert policy.launched


def test_policy_of_an_earlier_year_is_entered_with_the_stages_that_are_known(office):
    policy = make.PolicyFactory()
    form = policy_form(policy, title="An older text", launched_words="April 2012")
    assert office.post(reverse("admin:scrutiny_policy_add"), form).status_code == 302
    assert Policy.objects.get(title="An older text").launched
