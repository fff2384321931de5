"""Agencies that answer a return together: who says so, who is told, who writes, who hands in."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from lscb.outbox.models import Message
from lscb.returns import services
from lscb.returns.models import ReturnPartner
from tests.factories.agencies import AgencyFactory
from tests.returns.scenes import agency_scene, group_scene
from tests.returns.visiting import read, send, text, url, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return agency_scene()[0]


def partner_of(scene):
    """The agency whose lead stands beside the scene."""
    return AgencyFactory._meta.model.objects.get(pk=scene.other_chair.grants.get().scope.removeprefix("agency:"))


def test_manager_joins_an_agency_whose_lead_is_told_and_writes(client, scene):
    partner = partner_of(scene)
    assert "Who answers together" in read(client, scene.manager, url("return-tasks", scene))
    page = text(send(client, scene.manager, url("return-together", scene), partners=[partner.pk]))
    assert f"<dd>{partner}</dd>" in page
    assert "Another lead" in page
    assert Message.objects.get().to == scene.other_chair.email
    assert write(client, scene, 1, user=scene.other_chair, body="Ours").status_code == 200
    assert scene.answer(1).body == "<p>Ours</p>"
    assert "hands it in" in read(client, scene.other_chair, url("return-tasks", scene))


def test_what_stands_is_kept_told_to_nobody_twice_and_leaves_no_line(scene):
    partner = partner_of(scene)
    services.answer_together(ret=scene.ret, partners=[partner], by=scene.manager)
    lines = AuditEvent.objects.count()
    services.answer_together(ret=scene.ret, partners=[partner], by=scene.manager)
    assert AuditEvent.objects.count() == lines
    assert Message.objects.count() == 1


def test_agency_that_no_longer_answers_does_not_write_and_what_it_wrote_stays(client, scene):
    services.answer_together(ret=scene.ret, partners=[partner_of(scene)], by=scene.manager)
    write(client, scene, 1, user=scene.other_chair, body="Ours")
    send(client, scene.manager, url("return-together", scene))
    assert not ReturnPartner.objects.exists()
    client.force_login(scene.other_chair)
    assert client.get(url("return-tasks", scene)).status_code == 404
    assert scene.answer(1).body == "<p>Ours</p>"


def test_group_answers_alone(client):
    scene = group_scene()
    with pytest.raises(ValidationError, match="Only agencies answer a return together"):
        services.answer_together(ret=scene.ret, partners=[], by=scene.manager)
    assert "Only agencies answer" in read(client, scene.manager, url("return-together", scene))
    assert "Who answers together" not in read(client, scene.manager, url("return-tasks", scene))


def test_own_agency_another_boards_and_a_return_handed_in_are_refused(scene):
    with pytest.raises(ValidationError, match="answers its own return already"):
        services.answer_together(ret=scene.ret, partners=[scene.ret.agency], by=scene.manager)
    with pytest.raises(ValidationError, match="Only agencies of the board"):
        services.answer_together(ret=scene.ret, partners=[AgencyFactory()], by=scene.manager)
    scene.hand_in()
    with pytest.raises(ValidationError, match="has been handed in"):
        services.answer_together(ret=scene.ret, partners=[], by=scene.manager)


def test_another_boards_agency_is_not_offered(client, scene):
    other = AgencyFactory(name="Far away trust", short_name="Far away")
    page = read(client, scene.manager, url("return-together", scene))
    assert str(partner_of(scene)) in page
    assert "Far away" not in page
    assert "valid choice" in text(send(client, scene.manager, url("return-together", scene), partners=[other.pk]))
