"""Priorities, planned work, topics and updates."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from priorities.models import PlannedWork, Priority, PriorityPaper, ProgressUpdate, Topic
from tests.factories.board import PeriodFactory
from tests.factories.workgroups import PaperFactory


class PriorityFactory(DjangoModelFactory[Priority]):
    class Meta:
        model = Priority

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Priority title {n}")
    aim = "That children are safe."


class PlannedWorkFactory(DjangoModelFactory[PlannedWork]):
    class Meta:
        model = PlannedWork

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    text = factory.Sequence(lambda n: f"Planned work {n}")


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic
        skip_postgeneration_save = True

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")

    @factory.post_generation
    def priorities(self, create, extracted, **kwargs):
        """It serves a priority of its own year, unless others are given."""
        if create:
            self.priorities.set(extracted or [PriorityFactory(period=self.period)])


class ProgressUpdateFactory(DjangoModelFactory[ProgressUpdate]):
    class Meta:
        model = ProgressUpdate

    topic = factory.SubFactory(TopicFactory)
    period = factory.SelfAttribute("topic.period")
    board = factory.SelfAttribute("topic.board")
    done = factory.Sequence(lambda n: f"Something was done {n}.")


class PriorityPaperFactory(DjangoModelFactory[PriorityPaper]):
    class Meta:
        model = PriorityPaper

    priority = factory.SubFactory(PriorityFactory)
    paper = factory.SubFactory(PaperFactory, meeting__group__board=factory.SelfAttribute("....priority.board"))
