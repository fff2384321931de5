"""Forms, rounds, returns and answers."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from lscb.returns.models import (
    Answer,
    AnswerPicture,
    AnswerVersion,
    Form,
    Heading,
    Item,
    Letter,
    ReminderRule,
    Return,
    ReturnEvent,
    ReturnPartner,
    Round,
    Subject,
)
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.files import StoredFileFactory
from tests.factories.outbox import MessageFactory
from tests.factories.workgroups import GroupFactory


class SubjectFactory(DjangoModelFactory[Subject]):
    class Meta:
        model = Subject

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Subject {n}")


class FormFactory(DjangoModelFactory[Form]):
    """A form for groups, without headings."""

    class Meta:
        model = Form

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Form {n}")
    for_whom = Form.ForWhom.GROUPS


class HeadingFactory(DjangoModelFactory[Heading]):
    class Meta:
        model = Heading

    form = factory.SubFactory(FormFactory)
    order = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda h: str(h.order))
    title = factory.LazyAttribute(lambda h: f"Heading {h.order}")
    slug = factory.LazyAttribute(lambda h: f"heading-{h.order}")


class RoundFactory(DjangoModelFactory[Round]):
    """An open round of 2012-13, due on 30 April 2013."""

    class Meta:
        model = Round

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    form = factory.SubFactory(FormFactory, board=factory.SelfAttribute("..board"))
    title = factory.Sequence(lambda n: f"Round {n}")
    state = Round.State.OPEN
    opened_on = date(2013, 4, 1)
    due_on = date(2013, 4, 30)


class ReturnFactory(DjangoModelFactory[Return]):
    """A group's return, not started, without answers: `services.open_return` makes one whole."""

    class Meta:
        model = Return

    round = factory.SubFactory(RoundFactory)
    group = factory.SubFactory(GroupFactory, board=factory.SelfAttribute("..round.board"))


class ReturnPartnerFactory(DjangoModelFactory[ReturnPartner]):
    class Meta:
        model = ReturnPartner

    ret = factory.SubFactory(ReturnFactory)
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..ret.round.board"))


class ReturnEventFactory(DjangoModelFactory[ReturnEvent]):
    class Meta:
        model = ReturnEvent

    ret = factory.SubFactory(ReturnFactory)
    verb = ReturnEvent.Verb.OPENED
    by = "system"


class AnswerFactory(DjangoModelFactory[Answer]):
    class Meta:
        model = Answer

    ret = factory.SubFactory(ReturnFactory)
    heading = factory.SubFactory(HeadingFactory, form=factory.SelfAttribute("..ret.round.form"))


class AnswerVersionFactory(DjangoModelFactory[AnswerVersion]):
    class Meta:
        model = AnswerVersion

    answer = factory.SubFactory(AnswerFactory)
    number = factory.Sequence(lambda n: n + 1)
    body = "<p>Something was done.</p>"
    by = "system"


class AnswerPictureFactory(DjangoModelFactory[AnswerPicture]):
    class Meta:
        model = AnswerPicture

    answer = factory.SubFactory(AnswerFactory)
    file = factory.LazyAttribute(lambda p: StoredFileFactory(scope=p.answer.scopes()[0]))
    alt = "A chart of what was done."


class ReminderRuleFactory(DjangoModelFactory[ReminderRule]):
    """Three days after the due day, to whoever owes the return."""

    class Meta:
        model = ReminderRule

    board = factory.SubFactory(BoardFactory)
    days = 3


class LetterFactory(DjangoModelFactory[Letter]):
    class Meta:
        model = Letter

    ret = factory.SubFactory(ReturnFactory)
    kind = Letter.Kind.REMINDER
    message = factory.SubFactory(MessageFactory)


class ItemFactory(DjangoModelFactory[Item]):
    """A further question of a return, not started."""

    class Meta:
        model = Item

    ret = factory.SubFactory(ReturnFactory)
    part = "Standards"
    title = factory.Sequence(lambda n: f"Standard {n}")
    address = "/"
