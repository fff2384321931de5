"""What the database and the models refuse of standards and judgements."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agencies.section11.models import Evidence, Judgement, Standard
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.board import LevelFactory
from tests.factories.files import StoredFileFactory
from tests.factories.section11 import (
    AgencyReturnFactory,
    EvidenceFactory,
    JudgementFactory,
    StandardFactory,
    StandardSetFactory,
)

pytestmark = pytest.mark.django_db


def refused(rows, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**values)


def test_moderated_grade_is_refused_without_a_reason_or_a_day():
    judgement, level = JudgementFactory(), LevelFactory()
    rows = Judgement.objects.filter(pk=judgement.pk)
    moderated = {"moderated_level": level, "moderated_on": date(2013, 5, 1), "moderated_by": "system"}
    refused(rows, **moderated)
    refused(rows, moderated_level=level, moderated_reason="Seen in the audit.")
    rows.update(**moderated, moderated_reason="Seen in the audit.")


def test_who_moderated_and_when_go_together():
    rows = Judgement.objects.filter(pk=JudgementFactory().pk)
    refused(rows, moderated_by="7")
    refused(rows, moderated_on=date(2013, 5, 1))


def test_standard_that_does_not_apply_is_not_graded():
    rows = Judgement.objects.filter(pk=JudgementFactory().pk)
    refused(rows, not_applicable_reason="It commissions nothing.", self_level=LevelFactory())


def test_return_judges_a_standard_once():
    judgement = JudgementFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        JudgementFactory(ret=judgement.ret, standard=judgement.standard)


def test_grade_of_another_scale_is_refused():
    judgement = JudgementFactory()
    judgement.standard.set.scale = LevelFactory().scale
    judgement.self_level = LevelFactory()
    with pytest.raises(ValidationError, match="scale that the set uses"):
        judgement.full_clean()


def test_standard_of_another_board_is_refused():
    judgement = JudgementFactory.build(ret=AgencyReturnFactory(), standard=StandardFactory())
    with pytest.raises(ValidationError, match="another board"):
        judgement.full_clean()


def test_standard_under_itself_is_refused():
    upper = StandardFactory()
    lower = StandardFactory(set=upper.set, parent=upper)
    upper.parent = lower
    with pytest.raises(ValidationError, match="under itself"):
        upper.full_clean()
    refused(Standard.objects.filter(pk=lower.pk), parent=lower)


def test_standard_under_one_of_another_set_is_refused():
    with pytest.raises(ValidationError, match="same set"):
        StandardFactory.build(set=StandardSetFactory(), parent=StandardFactory()).full_clean()


def test_number_stands_once_in_a_set_but_may_be_missing_often():
    one = StandardFactory(number="")
    StandardFactory(set=one.set, number="")
    StandardFactory(set=one.set, number="1.1")
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardFactory(set=one.set, number="1.1")


def test_asked_standards_are_those_with_none_under_them():
    upper = StandardFactory()
    lower = StandardFactory(set=upper.set, parent=upper)
    assert list(Standard.objects.asked()) == [lower]


def test_evidence_is_a_link_or_a_file_and_not_both():
    rows = Evidence.objects.filter(pk=EvidenceFactory().pk)
    refused(rows, link="")
    refused(rows, file=StoredFileFactory())
    rows.update(link="", file=StoredFileFactory())


def test_lead_reads_judgements_of_their_own_agency_alone():
    ours, theirs = JudgementFactory(), JudgementFactory()
    EvidenceFactory(judgement=theirs)
    lead = person(Role.LEAD, ours.ret.agency)
    assert list(Judgement.objects.visible_to(lead)) == [ours]
    assert not Evidence.objects.visible_to(lead).exists()


def test_moderated_grade_counts_before_the_agencys_own():
    own, moderated = LevelFactory.build(), LevelFactory.build()
    assert JudgementFactory.build(self_level=own).level is own
    assert JudgementFactory.build(self_level=own, moderated_level=moderated).level is moderated
