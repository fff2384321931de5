"""Chapters on the priorities of a year and the next, and what was done under each topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import prefetch_related_objects

from lscb.board.joining import held_by_board, joined
from lscb.board.year import Chapters, Year
from lscb.document import figures
from lscb.document.blocks import (
    Block,
    Bullets,
    Fill,
    Gap,
    Item,
    Paragraph,
    RowKind,
    Section,
    Table,
    Text,
    paragraph,
    row,
    text,
)
from lscb.document.richtext import to_blocks
from priorities.models import Closing, PlannedWork, Priority, ProgressUpdate, Topic


@dataclass
class TopicText:
    """A topic of the year with the blocks its own updates give."""

    topic: Topic
    blocks: tuple[Block, ...]


@dataclass
class PriorityText:
    """A priority of the year with its topics in order."""

    priority: Priority
    topics: list[TopicText] = field(default_factory=list)


def priorities(year: Year, subjects: Sequence[str]) -> Chapters:
    """The chapter that lists the year's priorities and the work planned under them."""
    return {"": (*_listed(_of_year(year), year), *_planned(year))}


def next_year(year: Year, subjects: Sequence[str]) -> Chapters:
    """The chapter on the priorities of the year that follows, and how this year's ended."""
    day_after = year.ends + timedelta(days=1)
    rows = _in_order(p for p in _held(year) if p.period.starts == day_after)
    if not rows:
        return {"": (_no_next_priorities(),)}
    carried = figures.counted("priorities carried over from this year", [p for p in rows if p.carried_from_id])
    opening = paragraph(carried, f" of the priorities for {rows[0].period.label} were carried over from this year.")
    return {"": (opening, _table_of(rows, f"Priorities for {rows[0].period.label}"), *_judgements(year))}


def texts(year: Year, shown: Mapping[int, Sequence[str]] | None = None) -> list[PriorityText]:
    """Each priority of the year with what was reported under its topics, for the chapters that others compose.

    `shown` gives, by an update's number, the names of what shows the difference it tells of.
    """
    rows = _of_year(year)
    updates: dict[int, list[ProgressUpdate]] = {}
    for update in ProgressUpdate.objects.of_board(year.board).filter(topic__period=year.period):
        updates.setdefault(update.topic_id, []).append(update)
    return [
        PriorityText(
            priority,
            [TopicText(topic, _reported(updates.get(topic.pk, []), shown or {})) for topic in priority.topics.all()],
        )
        for priority in rows
    ]


def _of_year(year: Year) -> list[Priority]:
    """The year's priorities with their topics, read once for all chapters."""
    return year.once("priorities", lambda: _with_topics(p for p in _held(year) if p.period_id == year.period.pk))


def _held(year: Year) -> list[Priority]:
    """All priorities of the board, whatever their year, with their periods."""
    return joined(year, held_by_board(year, Priority).values(), "period")


def _in_order(rows: Iterable[Priority]) -> list[Priority]:
    """In order, those of a shorter period first."""
    return sorted(rows, key=lambda priority: (priority.period.ends, priority.number))


def _with_topics(rows: Iterable[Priority]) -> list[Priority]:
    held = _in_order(rows)
    prefetch_related_objects(held, "topics")
    return held


def _listed(rows: list[Priority], year: Year) -> tuple[Block, ...]:
    if not rows:
        return (
            Gap(
                "No priorities recorded",
                f"The board's priorities for {year.period.label} are not recorded.",
                owed_by="Board business manager",
                fill=Fill("priorities.priority", initial=(("period", str(year.period.pk)),)),
            ),
        )
    count = figures.counted("priorities of the year", rows)
    when = f" They were agreed {rows[0].agreed}." if rows[0].agreed else ""
    opening = paragraph("The board set itself ", count, f" priorities for {year.period.label}.{when}")
    return (opening, _table_of(rows, f"Priorities for {year.period.label}"))


def _table_of(rows: list[Priority], caption: str) -> Table:
    lines = tuple(row(f"Priority {p.number}", p.title, p.aim) for p in rows)
    return Table(caption, ("Priority", "In short", "What the board set out to do"), lines, figures=False)


def _planned(year: Year) -> tuple[Block, ...]:
    work = list(PlannedWork.objects.of_board(year.board).for_period(year.period).prefetch_related("priorities"))
    if not work:
        return (
            Gap(
                "No planned work recorded",
                f"What the board planned to do in {year.period.label} is not recorded.",
                owed_by="Board business manager",
                fill=Fill("priorities.plannedwork", initial=(("period", str(year.period.pk)),)),
            ),
        )
    whole = [w for w in work if w.part_of_id is None]
    items = tuple(_item(w, work) for w in whole)
    states = _states(work) if any(w.state for w in work) else _no_states(whole[0])
    return (Section("planned-work", "Work planned for the year", (Bullets(items), states)),)


def _item(work: PlannedWork, everything: list[PlannedWork]) -> Item:
    parts = tuple(_item(p, everything) for p in everything if p.part_of_id == work.pk)
    words = [Text(work.text)]
    serves = sorted(p.number for p in work.priorities.all())
    if serves:
        words.append(Text(f" ({_numbered(serves)})"))
    if work.state:
        words.append(Text(f" {work.get_state_display()}.", strong=True))
    if work.outcome:
        words.append(Text(f" {work.outcome}"))
    return Item(tuple(words), (Bullets(parts),) if parts else ())


def _numbered(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"priority {numbers[0]}"
    return f"priorities {', '.join(str(n) for n in numbers[:-1])} and {numbers[-1]}"


def _states(work: list[PlannedWork]) -> Table:
    groups = [(state, label, [w for w in work if w.state == state]) for state, label in PlannedWork.State.choices]
    counts = [figures.counted(f"planned work: {label.lower()}", rows) for _, label, rows in groups]
    lines = [row(label, count) for (_, label, _), count in zip(groups, counts, strict=True)]
    lines.append(row("All planned work", figures.total("all planned work", counts), kind=RowKind.SUM))
    return Table("How far the planned work came", ("State", "Pieces of work"), tuple(lines))


def _no_states(work: PlannedWork) -> Gap:
    return Gap(
        "How far the planned work came is not stated",
        "Of no piece of work is it recorded whether it was done, partly done or not done.",
        owed_by="Board business manager",
        fill=Fill("priorities.plannedwork", pk=work.pk),
    )


def ended(year: Year, subjects: Sequence[str]) -> Chapters:
    """What the summary says of the year's priorities: how each ended, or that it is not judged."""
    return {"": _judgements(year)}


def _reported(updates: Iterable[ProgressUpdate], shown: Mapping[int, Sequence[str]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for update in updates:
        blocks.extend(to_blocks(update.done))
        blocks.extend(_labelled("What difference it made", update.difference))
        blocks.extend(_labelled("On what evidence", update.evidence))
        blocks.extend(_labelled("Shown by", "; ".join(shown.get(update.pk, ()))))
    return tuple(blocks)


def _labelled(label: str, words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(f"{label}. ", strong=True), *text(words))),) if words else ()


def _judgements(year: Year) -> tuple[Section, ...]:
    rows = _of_year(year)
    unjudged = [p for p in rows if p.closing == Closing.OPEN]
    judged = tuple(row(str(p), p.get_closing_display(), p.closing_reason) for p in rows if p.closing)
    heading = f"How the priorities of {year.period.label} ended"
    blocks: list[Block] = []
    if judged:
        blocks.append(Table(heading, ("Priority", "Judgement", "Why"), judged, figures=False))
    if unjudged:
        names = ", ".join(str(p.number) for p in unjudged)
        blocks.append(
            Gap(
                "Not judged",
                f"Whether priorities {names} were achieved, progressed or showed no progress is not recorded.",
                owed_by="The board",
                fill=Fill("priorities.priority", pk=unjudged[0].pk),
            )
        )
    return (Section("closing", heading, tuple(blocks)),) if blocks else ()


def _no_next_priorities() -> Gap:
    return Gap(
        "No priorities for the next year",
        "The board's priorities for the year that follows are not recorded.",
        owed_by="The board",
        fill=Fill("priorities.priority"),
    )
