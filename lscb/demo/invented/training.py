"""Invented courses, events, take-up, evaluations and agencies' own training."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.demo.stage import Stage
from workgroups.training.models import (
    Course,
    Evaluation,
    SingleAgencyTraining,
    TakeUp,
    TrainingEvent,
    TrainingNote,
)

QUESTIONS = ("Will you work differently?", "Was the course at the right level?")


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """`size` invented events of the stage's year, with who came, what they said, and as much of the rest."""
    courses = _courses(stage, size, random)
    events = [
        TrainingEvent(
            board=stage.board,
            period=stage.year,
            course=course,
            on=stage.year.starts + timedelta(days=random.randrange(360)),
            places=random.choice((20, 25, 30)),
            order=place,
        )
        for place, course in enumerate(courses)
    ]
    audit.add_many(events, by=stage.by, subject=stage.board, verb="invented training events")
    taken = [numbers for event in events for numbers in _taken(event, stage, random)]
    audit.add_many(taken, by=stage.by, subject=stage.board, verb="invented take-up of training")
    answers = [answer for event in events for answer in _answers(event, random)]
    audit.add_many(answers, by=stage.by, subject=stage.board, verb="invented evaluations")
    _own(stage, size, random)
    kinds = TrainingNote.Kind.values
    notes = [
        TrainingNote(
            board=stage.board,
            period=stage.year,
            kind=kinds[place % len(kinds)],
            text=f"Invented: something is said of training ({place + 1}).",
            order=place,
        )
        for place in range(size)
    ]
    audit.add_many(notes, by=stage.by, subject=stage.board, verb="invented notes on training")


def _courses(stage: Stage, size: int, random: Random) -> list[Course]:
    """The board's invented courses, made in its first year and run again in those that follow."""
    standing = list(Course.objects.of_board(stage.board).order_by("pk")[:size])
    fresh = [
        Course(
            board=stage.board,
            title=f"Invented course {number}",
            kind=random.choice(Course.Kind.values),
            level=f"Level {random.randrange(1, 4)}",
            days=random.choice((1, 2)),
        )
        for number in range(len(standing) + 1, size + 1)
    ]
    return [*standing, *audit.add_many(fresh, by=stage.by, subject=stage.board, verb="invented courses")]


def _taken(event: TrainingEvent, stage: Stage, random: Random) -> list[TakeUp]:
    """Each of a few agencies, and all together as their sum."""
    rows = [_of_agency(event, agency, random) for agency in list(stage.agencies.values())[:3]]
    columns = ("registered", "cancelled", "no_show", "walk_in", "attended")
    together = TakeUp(
        board=event.board,
        period=event.period,
        event=event,
        places=event.places,
        **{column: sum(getattr(row, column) for row in rows) for column in columns},
    )
    return [together, *rows]


def _of_agency(event: TrainingEvent, agency: Agency, random: Random) -> TakeUp:
    registered = random.randrange(3, 9)
    cancelled, no_show, walk_in = random.randrange(2), random.randrange(2), random.randrange(2)
    return TakeUp(
        board=event.board,
        period=event.period,
        event=event,
        agency=agency,
        registered=registered,
        cancelled=cancelled,
        no_show=no_show,
        walk_in=walk_in,
        attended=registered - cancelled - no_show + walk_in,
    )


def _answers(event: TrainingEvent, random: Random) -> list[Evaluation]:
    base = random.randrange(5, 20)
    stages = (Evaluation.Stage.END_OF_DAY, Evaluation.Stage.THREE_MONTHS)
    return [
        Evaluation(
            board=event.board,
            period=event.period,
            event=event,
            stage=stage,
            question=question,
            yes=random.randrange(base + 1),
            base=base,
        )
        for stage, question in zip(stages, QUESTIONS, strict=True)
    ]


def _own(stage: Stage, size: int, random: Random) -> None:
    agencies = list(stage.agencies.values())
    own = [
        SingleAgencyTraining(
            board=stage.board,
            agency=agencies[place % len(agencies)],
            period=stage.year,
            title=f"Invented training {place + 1}",
            trained=random.randrange(50, 90),
            base=100,
            order=place,
        )
        for place in range(size if agencies else 0)
    ]
    audit.add_many(own, by=stage.by, subject=stage.board, verb="invented single-agency training")
