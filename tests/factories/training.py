"""Courses, events, take-up and evaluations."""

from __future__ import annotations

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory
from workgroups.training.models import (
    Course,
    Evaluation,
    SingleAgencyTraining,
    TakeUp,
    TrainingEvent,
    TrainingNote,
)


class CourseFactory(DjangoModelFactory[Course]):
    class Meta:
        model = Course

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Course {n}")
    days = Decimal("1.0")


class TrainingEventFactory(DjangoModelFactory[TrainingEvent]):
    class Meta:
        model = TrainingEvent

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    course = factory.SubFactory(CourseFactory, board=factory.SelfAttribute("..board"))


class TakeUpFactory(DjangoModelFactory[TakeUp]):
    """Everybody's take-up of a whole period."""

    class Meta:
        model = TakeUp

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")


class EvaluationFactory(DjangoModelFactory[Evaluation]):
    class Meta:
        model = Evaluation

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    question = factory.Sequence(lambda n: f"Was it useful {n}?")
    yes = 3
    base = 4


class SingleAgencyTrainingFactory(DjangoModelFactory[SingleAgencyTraining]):
    class Meta:
        model = SingleAgencyTraining

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..board"))
    title = factory.Sequence(lambda n: f"Safeguarding {n}")
    trained = 30


class TrainingNoteFactory(DjangoModelFactory[TrainingNote]):
    class Meta:
        model = TrainingNote

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    text = factory.Sequence(lambda n: f"Something said of training {n}.")
