"""Standards, judgements, evidence."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from agencies.section11.models import Evidence, Judgement, SetAside, Standard, StandardSet
from lscb.returns.models import Form
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory
from tests.factories.returns import FormFactory, ReturnFactory, RoundFactory


class StandardSetFactory(DjangoModelFactory[StandardSet]):
    """A section 11 set without grades: `scale=` gives it some."""

    class Meta:
        model = StandardSet

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Standards {n}")
    slug = factory.Sequence(lambda n: f"standards-{n}")


class StandardFactory(DjangoModelFactory[Standard]):
    class Meta:
        model = Standard

    set = factory.SubFactory(StandardSetFactory)
    order = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda s: str(s.order))
    requirement = factory.LazyAttribute(lambda s: f"Requirement {s.order} is met.")


class AgencyReturnFactory(ReturnFactory):
    """An agency's return of 2012-13, not started."""

    round = factory.SubFactory(
        RoundFactory,
        form=factory.SubFactory(FormFactory, board=factory.SelfAttribute("..board"), for_whom=Form.ForWhom.AGENCIES),
    )
    group = None
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..round.board"))


class JudgementFactory(DjangoModelFactory[Judgement]):
    """A judgement in words, without grades."""

    class Meta:
        model = Judgement

    ret = factory.SubFactory(AgencyReturnFactory)
    standard = factory.SubFactory(StandardFactory, set__board=factory.SelfAttribute("...ret.round.board"))
    arrangements = "There is a policy."
    lead = "Head of safeguarding"


class EvidenceFactory(DjangoModelFactory[Evidence]):
    class Meta:
        model = Evidence

    judgement = factory.SubFactory(JudgementFactory)
    title = factory.Sequence(lambda n: f"Evidence {n}")
    link = "https://example.org/policy"


class SetAsideFactory(DjangoModelFactory[SetAside]):
    class Meta:
        model = SetAside

    judgement = factory.SubFactory(JudgementFactory)
    words = factory.LazyFunction(lambda: {"arrangements": "Typed meanwhile."})
    by = "1"
