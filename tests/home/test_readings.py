"""What a person is asked to read stands among what they owe, until they say that they have read it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lscb.annualreport import consulting
from lscb.annualreport.models import Reader
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import ConsultationFactory, SharedDraftFactory

pytestmark = pytest.mark.django_db


def home(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("home")).content.decode()


def test_draft_to_read_stands_on_the_first_page_until_it_is_read(client):
    draft = SharedDraftFactory(number=1)
    user = person(Role.MEMBER, draft.report.board)
    day = timezone.localdate() + timedelta(days=8)
    round_ = consulting.open_consultation(draft=draft, closes_on=day, note="The money.", roles=[Role.MEMBER], by=None)
    words = home(client, user)
    assert "Read draft 1 of the annual report" in words
    assert "In 8 days" in words
    assert f"You are asked to read draft 1 of the {str(draft.report)[0].lower()}{str(draft.report)[1:]} by " in words
    consulting.finish(reader=Reader.objects.get(consultation=round_))
    assert "Read draft 1" not in home(client, user)


def test_draft_of_a_closed_round_or_of_somebody_elses_is_not_asked_for(client):
    draft = SharedDraftFactory(number=1)
    member = person(Role.MEMBER, draft.report.board)
    round_ = consulting.open_consultation(draft=draft, closes_on=timezone.localdate(), roles=[Role.MEMBER], by=None)
    ConsultationFactory(draft=draft)
    assert "Read draft 1" not in home(client, person(Role.MEMBER, draft.report.board))
    consulting.close_consultation(consultation=round_, by=None)
    assert "Read draft 1" not in home(client, member)
