"""The kinds of record training is kept in, as the office's screens need them: words, fields and list of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from workgroups.training import tables
from workgroups.training.models import Course, Evaluation, SingleAgencyTraining, TakeUp, TrainingEvent, TrainingNote
from workgroups.training.models.takeup import NUMBERS


@dataclass(frozen=True)
class Kind:
    """One kind: `one` follows "Add", `many` heads its list, `asked` are its form's fields, `reads` joins its list."""

    slug: str
    one: str
    many: str
    lede: str
    model: Any
    table: type[tables.TrainingTable]
    asked: tuple[str, ...]
    reads: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "courses",
            "a course",
            "Courses",
            "What people can be trained in, run once or many times.",
            Course,
            tables.CourseTable,
            ("title", "kind", "level", "days", "audience", "text"),
        ),
        Kind(
            "events",
            "an event",
            "Events",
            "Each time a course was run: on a day, or at least in a year.",
            TrainingEvent,
            tables.EventTable,
            ("course", "period", "on", "when", "title", "shared_with", "places", "text", "order"),
            ("course", "period"),
            ("-period__starts", "order", "on", "pk"),
        ),
        Kind(
            "take-up",
            "take-up",
            "Take-up",
            "How many booked, came and stayed away. Leave empty what is not known; nought is a number.",
            TakeUp,
            tables.TakeUpTable,
            ("event", "course", "period", "agency", *NUMBERS, "absence_stated", "absence_bound", "why_empty", "note"),
            ("period", "course", "event__course", "agency"),
            ("-period__starts", "course__title", "event__order", "agency__order", "pk"),
        ),
        Kind(
            "evaluations",
            "an evaluation",
            "What people said",
            "Answers to one question, on the day or months later: how many said yes, of how many who answered.",
            Evaluation,
            tables.EvaluationTable,
            ("event", "course", "period", "stage", "question", "yes", "base", "words"),
            ("period", "course", "event__course"),
            ("-period__starts", "pk"),
        ),
        Kind(
            "single-agency",
            "training by a single agency",
            "Training by single agencies",
            "What agencies tell the board of the training they give their own staff.",
            SingleAgencyTraining,
            tables.SingleTable,
            ("agency", "period", "title", "trained", "base", "cohorts", "rate_stated", "rate_bound", "text", "order"),
            ("agency", "period"),
            ("-period__starts", "agency__order", "order", "title"),
        ),
        Kind(
            "notes",
            "a note",
            "Notes",
            "What was found about training, done about it and planned, as the report tells it.",
            TrainingNote,
            tables.NoteTable,
            ("period", "kind", "text", "source", "when", "order"),
            ("period",),
            ("-period__starts", "kind", "order", "pk"),
        ),
    )
}


def kind_of(slug: str) -> Kind:
    """The kind of an address. Raises Http404 for none."""
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]
