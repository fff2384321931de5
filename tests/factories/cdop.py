"""Child deaths, all of them invented."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.outbox import MessageFactory
from tests.factories.workgroups import GroupFactory
from workgroups.cdop.models import (
    ChildDeath,
    DeathCategory,
    DeathCategoryScheme,
    FormAsked,
    FormLetter,
    ModifiableFactor,
    PanelAction,
    PanelCount,
    PanelTotals,
    Review,
)
from workgroups.models import Group


class PanelFactory(GroupFactory):
    kind = Group.Kind.PANEL


class DeathCategorySchemeFactory(DjangoModelFactory[DeathCategoryScheme]):
    class Meta:
        model = DeathCategoryScheme

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"List {n}")


class DeathCategoryFactory(DjangoModelFactory[DeathCategory]):
    class Meta:
        model = DeathCategory

    scheme = factory.SubFactory(DeathCategorySchemeFactory)
    number = factory.Sequence(lambda n: n % 10_000 + 1)
    name = factory.Sequence(lambda n: f"Category {n}")


class ChildDeathFactory(DjangoModelFactory[ChildDeath]):
    """An open case, notified in June 2012."""

    class Meta:
        model = ChildDeath

    panel = factory.SubFactory(PanelFactory)
    board = factory.SelfAttribute("panel.board")
    case_number = factory.Sequence(lambda n: f"INVENTED-{n}")
    notified_on = date(2012, 6, 1)


class FormAskedFactory(DjangoModelFactory[FormAsked]):
    class Meta:
        model = FormAsked

    death = factory.SubFactory(ChildDeathFactory)
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..death.board"))
    asked_on = date(2012, 6, 2)


class FormLetterFactory(DjangoModelFactory[FormLetter]):
    class Meta:
        model = FormLetter

    form = factory.SubFactory(FormAskedFactory)
    message = factory.SubFactory(MessageFactory)


class ReviewFactory(DjangoModelFactory[Review]):
    class Meta:
        model = Review

    death = factory.SubFactory(ChildDeathFactory, state=ChildDeath.State.CLOSED)
    reviewed_on = date(2012, 9, 1)


class ModifiableFactorFactory(DjangoModelFactory[ModifiableFactor]):
    class Meta:
        model = ModifiableFactor

    review = factory.SubFactory(ReviewFactory)
    domain = ModifiableFactor.Domain.FAMILY
    text = "Smoking in the home."
    grade = ModifiableFactor.Grade.MAY


class PanelTotalsFactory(DjangoModelFactory[PanelTotals]):
    class Meta:
        model = PanelTotals

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    panel = factory.SubFactory(PanelFactory, board=factory.SelfAttribute("..board"))


class PanelCountFactory(DjangoModelFactory[PanelCount]):
    class Meta:
        model = PanelCount

    totals = factory.SubFactory(PanelTotalsFactory)
    label = factory.Sequence(lambda n: f"Something counted {n}")
    count = 3


class PanelActionFactory(DjangoModelFactory[PanelAction]):
    class Meta:
        model = PanelAction

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    panel = factory.SubFactory(PanelFactory, board=factory.SelfAttribute("..board"))
    text = factory.Sequence(lambda n: f"Something the panel did {n}.")
