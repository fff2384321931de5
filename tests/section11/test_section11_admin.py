"""The office's screens of standards work by form, and a moderated grade goes by its own verb."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from agencies.section11.models import Judgement, StandardSet
from lscb.audit.models import AuditEvent
from lscb.audit.recordadmin import ReadOnlyAdmin
from lscb.permissions import Role
from lscb.returns import services as returns
from tests.factories import section11 as make
from tests.factories.accounts import person
from tests.factories.board import BoardFactory, LevelFactory

pytestmark = pytest.mark.django_db

OURS = [model for model in admin.site._registry if model._meta.app_label == "section11"]
MAKERS = {
    factory._meta.model: factory
    for factory in vars(make).values()
    if isinstance(factory, type) and getattr(factory, "_meta", None) and factory.__module__ == make.__name__
}


@pytest.fixture
def office(client):
    client.force_login(person(Role.MANAGER, "*"))
    return client


@pytest.fixture
def graded():
    """A judgement with grades to choose from, in a return that was handed in."""
    judgement = make.JudgementFactory(standard__set__scale=LevelFactory().scale)
    returns.submit(ret=judgement.ret, by=None)
    return judgement


def form_of(judgement, **values):
    """What the judgement's form posts, with some of it changed."""
    return {
        "ret": judgement.ret_id,
        "standard": judgement.standard_id,
        "arrangements": judgement.arrangements,
        "lead": judgement.lead,
        "evidence-TOTAL_FORMS": "0",
        "evidence-INITIAL_FORMS": "0",
        **values,
    }


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_list_search_and_form_open(office, model):
    record = MAKERS[model]()
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert office.get(reverse(f"{name}_changelist"), {"q": "a"}).status_code == 200
    written_by_services = admin.site._registry[model].__class__.__base__ is ReadOnlyAdmin
    assert office.get(reverse(f"{name}_add")).status_code == (403 if written_by_services else 200)
    assert office.get(reverse(f"{name}_change", args=[record.pk])).status_code == 200


def test_set_with_a_standard_is_added_by_form(office):
    form = {
        "board": BoardFactory().pk,
        "name": "Section 11",
        "slug": "section-11",
        "purpose": "section_11",
        "standards-TOTAL_FORMS": "1",
        "standards-INITIAL_FORMS": "0",
        "standards-0-number": "1",
        "standards-0-requirement": "A lead is named.",
        "standards-0-order": "0",
    }
    answer = office.post(reverse("admin:section11_standardset_add"), form)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert StandardSet.objects.get().standards.get().requirement == "A lead is named."


def test_moderated_grade_is_entered_by_form(office, graded):
    level = LevelFactory(scale=graded.standard.set.scale)
    form = form_of(graded, moderated_level=level.pk, moderated_reason="No audit was seen.", gap="An audit")
    answer = office.post(reverse("admin:section11_judgement_change", args=[graded.pk]), form)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    graded.refresh_from_db()
    assert (graded.moderated_level, graded.gap) == (level, "An audit")
    assert graded.moderated_by
    verbs = AuditEvent.objects.about(graded).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["changed", "moderated"]


@pytest.mark.parametrize(
    ("reason", "same_scale", "refusal"),
    [("", True, "Give the reason"), ("Seen.", False, "Choose a grade of the scale")],
)
def test_form_refuses_a_moderated_grade_with_the_policys_sentence(office, graded, reason, same_scale, refusal):
    level = LevelFactory(scale=graded.standard.set.scale) if same_scale else LevelFactory()
    form = form_of(graded, moderated_level=level.pk, moderated_reason=reason)
    answer = office.post(reverse("admin:section11_judgement_change", args=[graded.pk]), form)
    assert refusal in answer.content.decode()
    assert not Judgement.objects.moderated().exists()


def test_moderation_is_closed_until_the_return_is_handed_in(office):
    judgement = make.JudgementFactory(standard__set__scale=LevelFactory().scale)
    level = LevelFactory(scale=judgement.standard.set.scale)
    form = form_of(judgement, moderated_level=level.pk, moderated_reason="Seen.")
    assert office.post(reverse("admin:section11_judgement_change", args=[judgement.pk]), form).status_code == 302
    assert not Judgement.objects.moderated().exists()


def test_administrator_does_not_moderate(client, graded):
    client.force_login(person(Role.ADMINISTRATOR, "*"))
    level = LevelFactory(scale=graded.standard.set.scale)
    form = form_of(graded, moderated_level=level.pk, moderated_reason="Seen.")
    assert client.post(reverse("admin:section11_judgement_change", args=[graded.pk]), form).status_code == 302
    assert not Judgement.objects.moderated().exists()
