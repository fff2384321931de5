"""Only a panel officer reaches a child death record: by list, form, history, query or line of the audit log."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.permissions import Power, Role, audit_power, view_power, write_power
from tests.factories import cdop as factories
from tests.factories.accounts import person
from tests.house.references import in_python
from tests.house.tracked import ROOT
from tests.house.tree import Tree

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("cdop").get_models())
# Those with a record screen of Django's; a death, its forms and its review have none (see test_nobody_else.py).
ON_SCREENS = [model for model in MODELS if model in admin.site._registry]
OTHERS = [role for role in Role if role is not Role.PANEL_OFFICER]


def made(model):
    """One record of a model, with its audit line."""
    record = getattr(factories, f"{model.__name__}Factory")()
    audit.write(record, by=None, verb="added", changes={"case_number": [None, "secret"]})
    return record


def addresses(record):
    """The office's screens for a record: list, add, form, history, removal."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}"
    yield reverse(f"{name}_changelist")
    yield reverse(f"{name}_add")
    for page in ("change", "history", "delete"):
        yield reverse(f"{name}_{page}", args=[record.pk])


def lines(user):
    return AuditEvent.objects.visible_to(user).filter(model__startswith="cdop.")


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_kept_by_the_child_death_powers(model):
    powers = (view_power(model), write_power(model), audit_power(model))
    assert powers == (Power.READ_CHILD_DEATHS, Power.EDIT_CHILD_DEATHS, Power.READ_CHILD_DEATHS)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_reaches_a_record(client, model, role):
    record = made(model)
    for scope in (record.scopes()[0], "*"):
        somebody = person(role, scope)
        assert not model.objects.visible_to(somebody).exists()
        assert not lines(somebody).exists()


@pytest.mark.parametrize("model", ON_SCREENS)
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_opens_its_record_screen(client, model, role):
    record = made(model)
    for scope in (record.scopes()[0], "*"):
        somebody = person(role, scope)
        client.force_login(somebody)
        # Whoever may not use the screens at all is sent to sign in; the others are refused.
        expected = {403} if somebody.is_staff else {302}
        assert {client.get(address).status_code for address in addresses(record)} == expected


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_is_shown_that_there_is_anything(client, role):
    board = factories.ChildDeathFactory().board
    client.force_login(person(role, board))
    assert b"child death" not in client.get(reverse("admin:index")).content.lower().replace(b"panel officer", b"")
    assert client.get("/records/cdop/").status_code in {302, 404}


@pytest.mark.parametrize("model", MODELS)
def test_panel_officer_reaches_it(client, model):
    record = made(model)
    officer = person(Role.PANEL_OFFICER, record.scopes()[0])
    assert model.objects.visible_to(officer).filter(pk=record.pk).exists()
    assert lines(officer).exists()


@pytest.mark.parametrize("model", ON_SCREENS)
def test_panel_officer_opens_its_record_screen(client, model):
    record = made(model)
    client.force_login(person(Role.PANEL_OFFICER, record.scopes()[0]))
    assert {client.get(address).status_code for address in addresses(record)} == {200}


@pytest.mark.parametrize("model", MODELS)
def test_panel_officer_of_another_board_does_not(client, model):
    record = made(model)
    officer = person(Role.PANEL_OFFICER, factories.PanelFactory().board)
    assert not model.objects.visible_to(officer).filter(pk=record.pk).exists()
    assert not lines(officer).exists()


@pytest.mark.parametrize("model", ON_SCREENS)
def test_record_screen_shows_an_officer_of_another_board_nothing(client, model):
    record = made(model)
    client.force_login(person(Role.PANEL_OFFICER, factories.PanelFactory().board))
    listed, _, *single = addresses(record)
    assert str(record) not in client.get(listed).content.decode()
    assert 200 not in {client.get(address).status_code for address in single}


def test_no_other_app_knows_the_records():
    """Only the demonstration, which makes them up; the catalogue names the builder, the address map the addresses."""
    knowers = [
        str(found)
        for found in in_python(Tree(ROOT))
        if found.known == "workgroups.cdop"
        and found.knower not in {"workgroups.cdop", "lscb.demo", "lscb.settings"}
        and "workgroups.cdop.report" not in found.words
        and "workgroups.cdop.urls" not in found.words
    ]
    assert knowers == []


def test_an_app_that_knew_the_records_would_be_found(tmp_path):
    (tmp_path / "finance").mkdir()
    (tmp_path / "finance" / "models.py").write_text("from workgroups.cdop.models import ChildDeath\n")
    assert [found.known for found in in_python(Tree(tmp_path))] == ["workgroups.cdop"]
