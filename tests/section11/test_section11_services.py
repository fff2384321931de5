"""Standards are adopted, answered, moderated and put right, each with its refusals."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from agencies.section11 import services
from agencies.section11.models import StandardSet
from agencies.section11.services import Requirement
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from lscb.returns import services as returns
from tests.factories.accounts import person
from tests.factories.board import BoardFactory, LevelFactory
from tests.factories.section11 import AgencyReturnFactory, JudgementFactory, StandardFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def graded():
    """A judgement of a set with grades, in a return that was handed in."""
    judgement = JudgementFactory(standard__set__scale=LevelFactory().scale)
    judgement.self_level = LevelFactory(scale=judgement.standard.set.scale)
    judgement.save()
    returns.submit(ret=judgement.ret, by=None)
    judgement.ret.refresh_from_db()
    return judgement


def test_adopted_set_holds_its_standards_nested_and_in_order():
    lines = [Requirement("1", "Accountability", [Requirement("1.1", "A lead is named.")]), Requirement("2", "Training")]
    adopted = services.adopt_set(
        board=BoardFactory(), name="Section 11", slug="section-11", requirements=lines, by=None, edition="2012"
    )
    rows = adopted.standards.values_list("number", "parent__number", "order")
    assert list(rows) == [("1", None, 0), ("1.1", "1", 1), ("2", None, 2)]
    assert str(adopted) == "Section 11 (2012)"


def test_set_without_standards_is_refused():
    with pytest.raises(ValidationError, match="at least one"):
        services.adopt_set(board=BoardFactory(), name="Empty", slug="empty", requirements=[], by=None)
    assert not StandardSet.objects.exists()


def test_return_is_asked_for_each_standard_once():
    ret = AgencyReturnFactory()
    upper = StandardFactory(set__board=ret.round.board)
    lower = StandardFactory(set=upper.set, parent=upper)
    assert [j.standard for j in services.ask(ret=ret, standard_set=upper.set, by=None)] == [lower]
    assert services.ask(ret=ret, standard_set=upper.set, by=None) == []


def test_judging_again_changes_what_stands():
    ret = AgencyReturnFactory()
    standard = StandardFactory(set__board=ret.round.board)
    first = services.judge(ret=ret, standard=standard, arrangements="None yet.", by=None)
    second = services.judge(ret=ret, standard=standard, arrangements="A policy.", lead="Head of service", by=None)
    assert first.pk == second.pk
    assert (second.arrangements, second.lead) == ("A policy.", "Head of service")


def test_judging_a_standard_with_others_under_it_is_refused():
    ret = AgencyReturnFactory()
    upper = StandardFactory(set__board=ret.round.board)
    StandardFactory(set=upper.set, parent=upper)
    with pytest.raises(ValidationError, match="standards under this one"):
        services.judge(ret=ret, standard=upper, by=None)


def test_judging_after_handing_in_is_refused(graded):
    with pytest.raises(ValidationError, match="handed in"):
        services.judge(ret=graded.ret, standard=graded.standard, lead="Somebody else", by=None)
    with pytest.raises(ValidationError, match="handed in"):
        services.ask(ret=graded.ret, standard_set=graded.standard.set, by=None)


def test_moderated_grade_stands_beside_the_agencys_own(graded):
    own, lower = graded.self_level, LevelFactory(scale=graded.standard.set.scale)
    manager = person(Role.MANAGER, graded.ret.round.board)
    services.moderate(judgement=graded, level=lower, reason="No audit was seen.", by=manager, on=date(2013, 5, 20))
    graded.refresh_from_db()
    assert (graded.self_level, graded.moderated_level) == (own, lower)
    assert (graded.moderated_on, graded.moderated_by) == (date(2013, 5, 20), str(manager.pk))
    line = AuditEvent.objects.get(verb="moderated")
    assert line.reason == "No audit was seen."


@pytest.mark.parametrize("reason", ["", "   "])
def test_moderating_without_a_reason_is_refused(graded, reason):
    level = LevelFactory(scale=graded.standard.set.scale)
    with pytest.raises(ValidationError, match="reason"):
        services.moderate(judgement=graded, level=level, reason=reason, by=None)


def test_moderating_on_another_scale_is_refused(graded):
    with pytest.raises(ValidationError, match="scale that the set uses"):
        services.moderate(judgement=graded, level=LevelFactory(), reason="Seen.", by=None)


def test_moderating_before_handing_in_is_refused():
    judgement = JudgementFactory(standard__set__scale=LevelFactory().scale)
    level = LevelFactory(scale=judgement.standard.set.scale)
    with pytest.raises(ValidationError, match="once its return has been handed in"):
        services.moderate(judgement=judgement, level=level, reason="Seen.", by=None)


def test_moderating_a_set_without_grades_is_refused():
    judgement = JudgementFactory()
    returns.submit(ret=judgement.ret, by=None)
    judgement.ret.refresh_from_db()
    with pytest.raises(ValidationError, match="no grades"):
        services.moderate(judgement=judgement, level=LevelFactory(), reason="Seen.", by=None)


def test_actions_of_one_judgement_share_an_origin():
    judgement = JudgementFactory(gap="No lead is named.")
    owners = [judgement.ret.agency]
    one = services.raise_action(judgement=judgement, title="Name a lead", owners=owners, by=None)
    two = services.raise_action(judgement=judgement, title="Tell staff", owners=owners, by=None)
    assert one.origin == two.origin == judgement.origin
    assert str(judgement.ret.agency) in one.origin.sentence


def test_action_is_refused_where_nothing_is_missing():
    with pytest.raises(ValidationError, match="what is missing"):
        services.raise_action(judgement=JudgementFactory(), title="Name a lead", owners=["Chair"], by=None)
