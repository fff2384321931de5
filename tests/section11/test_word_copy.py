"""A return as a Word file: whole, at any time, for whoever may read it."""

import io

import pytest
from django.urls import reverse
from docx import Document as WordDocument

from lscb.permissions import Role
from lscb.returns.models import Return
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.section11 import JudgementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def judgement():
    return JudgementFactory(
        arrangements="A policy & a lead.\nReviewed each year.", lead="Head of service", gap="No audit"
    )


def copy_of(client, judgement, user):
    client.force_login(user)
    return client.get(reverse("return-word", args=(judgement.ret_id,)))


def words(answer):
    return [paragraph.text for paragraph in WordDocument(io.BytesIO(answer.content)).paragraphs]


def test_lead_takes_a_word_copy_of_headings_and_standards(client, judgement):
    answer = copy_of(client, judgement, person(Role.LEAD, judgement.ret.agency))
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert ".docx" in answer["Content-Disposition"]
    said = words(answer)
    assert str(judgement.standard) in said
    assert "Arrangements: A policy & a lead." in said
    assert "Reviewed each year." in said
    assert "Lead: Head of service" in said
    assert "What is missing: No audit" in said
    assert not any("Small numbers" in line or "DRAFT" in line for line in said)


def test_copy_is_had_after_handing_in_and_after_the_deadline(client, judgement):
    Return.objects.filter(pk=judgement.ret_id).update(due_on="2013-04-10")
    answer = copy_of(client, judgement, person(Role.LEAD, judgement.ret.agency))
    assert answer.status_code == 200


def test_another_agencys_lead_finds_no_copy(client, judgement):
    stranger = person(Role.LEAD, AgencyFactory(board=judgement.ret.agency.board))
    assert copy_of(client, judgement, stranger).status_code == 404
