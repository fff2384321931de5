"""A text belongs to a chapter of the report's outline."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import OutlineSectionFactory

pytestmark = pytest.mark.django_db


def test_hidden_chapter_keeps_its_text_and_says_why_it_is_hidden(client):
    section = OutlineSectionFactory(builder="foreword", hidden=True, hidden_reason="Not this year.")
    report = section.report
    client.force_login(person(Role.MANAGER, report.board))
    address = reverse("chapter-text", args=(report.board.slug, report.period.name, "foreword"))
    client.post(address, {"body": "Kept.", "written_as": "plain", "based_on": 0, "signed": ""})
    page = client.get(address).content.decode()
    assert "Not this year." in page
    assert "Kept." in page
