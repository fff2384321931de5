"""Actions with what gave rise to them, who is to do them and what was said of them."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from lscb.actions.models import Action, ActionUpdate, Letter, Origin, Owner, Plan, ReminderRule
from tests.factories.accounts import UserFactory
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory
from tests.factories.outbox import MessageFactory


class OriginFactory(DjangoModelFactory[Origin]):
    class Meta:
        model = Origin

    board = factory.SubFactory(BoardFactory)
    kind = "inspection"
    sentence = factory.Sequence(lambda n: f"Origin {n}")


class ActionFactory(DjangoModelFactory[Action]):
    """Opened in April 2012, due in June, without an owner."""

    class Meta:
        model = Action

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Action {n}")
    opened_on = date(2012, 4, 1)
    due_on = date(2012, 6, 30)


class OwnerFactory(DjangoModelFactory[Owner]):
    class Meta:
        model = Owner

    action = factory.SubFactory(ActionFactory)
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..action.board"))


class ActionUpdateFactory(DjangoModelFactory[ActionUpdate]):
    class Meta:
        model = ActionUpdate

    action = factory.SubFactory(ActionFactory)
    on = date(2012, 5, 1)
    text = factory.Sequence(lambda n: f"Something was done {n}.")


class PlanFactory(DjangoModelFactory[Plan]):
    class Meta:
        model = Plan

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Plan {n}")
    origin = factory.SubFactory(OriginFactory, board=factory.SelfAttribute("..board"))


class ReminderRuleFactory(DjangoModelFactory[ReminderRule]):
    class Meta:
        model = ReminderRule

    board = factory.SubFactory(BoardFactory)
    days = 1


class LetterFactory(DjangoModelFactory[Letter]):
    class Meta:
        model = Letter

    action = factory.SubFactory(ActionFactory)
    kind = Letter.Kind.CHASED
    person = factory.SubFactory(UserFactory)
    message = factory.SubFactory(MessageFactory)
    reason = "chase:2013-04-16"
    on = date(2013, 4, 16)
