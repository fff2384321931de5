"""The chapter on training, and each agency's part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lscb.board.joining import joined
from lscb.board.year import Chapters, Parts, Year
from lscb.document import figures
from lscb.document.blocks import (
    Block,
    Fill,
    Gap,
    Inline,
    Quotation,
    Row,
    RowKind,
    Section,
    Table,
    bullets,
    paragraph,
    row,
)
from workgroups.training import evaluationtext, singletext, takeuptext
from workgroups.training.models import Course, Evaluation, SingleAgencyTraining, TakeUp, TrainingEvent, TrainingNote

OWED_BY = "Training and communication working group"


def training(year: Year, subjects: Sequence[str]) -> Chapters:
    """The chapter, in a number of queries that does not grow with courses, events and numbers."""
    events = joined(year, TrainingEvent.objects.of_board(year.board).overlapping(year.period), "course")
    taken = takeuptext.of_year(year)
    asked = Evaluation.objects.of_board(year.board).overlapping(year.period)
    answers = joined(year, asked, "event__course", "course", "period")
    own = singletext.of_year(year)
    notes = list(TrainingNote.objects.of_board(year.board).overlapping(year.period))
    if not (events or taken or answers or own or notes):
        return {subject: (_nothing(year),) for subject in subjects or ("",)}
    kind = TrainingNote.Kind
    sections = (
        Section("training-offered", "Courses and events", tuple(_offered(year, events))),
        *_noted(notes, kind.PROGRAMME),
        Section("training-take-up", "Take-up and attendance", tuple(takeuptext.blocks(year, taken))),
        *_noted(notes, kind.ANALYSIS),
        Section(
            "training-evaluation",
            "What difference it made",
            (*_said(notes, kind.IMPACT), *evaluationtext.blocks(year, answers)),
        ),
        Section("training-single-agency", "Training by single agencies", tuple(_single(year, own, notes))),
        *_noted(notes, kind.OTHERS),
        *_noted(notes, kind.NEXT),
    )
    return dict.fromkeys(subjects or ("",), sections)


def by_agency(year: Year) -> Parts:
    """For each agency: who of its staff took up the board's training, and what it gave them itself."""
    taken: dict[int, list[TakeUp]] = {}
    for numbers in takeuptext.of_year(year):
        if numbers.agency_id is not None:
            taken.setdefault(numbers.agency_id, []).append(numbers)
    own: dict[int, list[SingleAgencyTraining]] = {}
    for given in singletext.of_year(year):
        own.setdefault(given.agency_id, []).append(given)
    return {
        agency: (Section("training", "Training", tuple(_of_agency(taken.get(agency, []), own.get(agency, [])))),)
        for agency in sorted({*taken, *own})
    }


def _of_agency(taken: list[TakeUp], own: list[SingleAgencyTraining]) -> Iterable[Block]:
    if taken:
        yield takeuptext.table("Its staff at the board’s training", taken)
    if own:
        yield from singletext.blocks(own, with_agency=False)


def _offered(year: Year, events: list[TrainingEvent]) -> Iterable[Block]:
    if not events:
        fill = Fill("training.trainingevent", initial=_initial(year))
        yield Gap("Courses and events", "No course or event is recorded in this period.", OWED_BY, fill=fill)
        return
    yield _by_kind(events)
    yield Table(
        "Courses and events of the year",
        ("Event", "Kind", "When", "Days", "Together with", "What it was about"),
        tuple(_event(event) for event in events),
        figures=False,
    )


def _by_kind(events: list[TrainingEvent]) -> Table:
    """How many events of each kind were held."""
    counts = [
        figures.counted(kind.label, of_kind)
        for kind in Course.Kind
        if (of_kind := [event for event in events if event.course.kind == kind])
    ]
    rows: list[Row] = [row(figure.label, figure) for figure in counts]
    if len(counts) > 1:
        rows.append(row("All", figures.total("Events held", counts), kind=RowKind.SUM))
    return Table("Events held, by kind", ("", "Number"), tuple(rows))


def _event(event: TrainingEvent) -> Row:
    course = event.course
    title = event.title or course.title
    when = f"{event.on:%-d %B %Y}" if event.on else event.when
    days: Inline | str = ""
    if course.days is not None:
        decimals = 0 if course.days == int(course.days) else 1
        days = figures.recorded(f"Days: {title}", course, "days", decimals=decimals)
    kind = ", ".join(part for part in (course.get_kind_display(), course.level) if part)
    return row(title, kind, when or "not stated", days or "not stated", event.shared_with, event.text or course.text)


def _single(year: Year, own: list[SingleAgencyTraining], notes: list[TrainingNote]) -> Iterable[Block]:
    yield from _said(notes, TrainingNote.Kind.SINGLE)
    if own:
        yield from singletext.blocks(own, with_agency=True)
        return
    fill = Fill("training.singleagencytraining", initial=_initial(year))
    yield Gap("Training by single agencies", "No agency’s own training is recorded in this period.", OWED_BY, fill=fill)


def _noted(notes: list[TrainingNote], kind: TrainingNote.Kind) -> Iterable[Section]:
    blocks = tuple(_said(notes, kind))
    if blocks:
        yield Section(f"training-{kind.value}", kind.label, blocks)


def _said(notes: list[TrainingNote], kind: TrainingNote.Kind) -> Iterable[Block]:
    """The board's own notes as a list, then what others said, retold."""
    texts = [note.text for note in notes if note.kind == kind and not note.source]
    if texts:
        yield bullets(*texts)
    for note in notes:
        if note.kind == kind and note.source:
            yield Quotation(note.source, (paragraph(note.text),), when=note.when)


def _initial(year: Year) -> tuple[tuple[str, str], ...]:
    return (("board", str(year.board.pk)), ("period", str(year.period.pk)))


def _nothing(year: Year) -> Gap:
    return Gap(
        "Training",
        "Nothing is recorded of training in this period.",
        OWED_BY,
        f"{year.ends:%-d %B %Y}",
        Fill("training.trainingevent", initial=_initial(year)),
    )
