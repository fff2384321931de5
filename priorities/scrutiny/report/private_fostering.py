"""The chapter on private fostering, from the yearly update, outside remarks and what followed."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.year import Chapters, Year
from lscb.document import figures
from lscb.document.blocks import Block, Figure, Section, Table, Unit, paragraph, row
from priorities.scrutiny.models import PrivateFosteringUpdate
from priorities.scrutiny.report.remarks import remarks_in_chapters
from priorities.scrutiny.report.wording import day, gap

PLACE = "private-fostering"
NUMBERS = (
    ("notifications", "Arrangements notified", Unit.PEOPLE),
    ("new_arrangements", "New arrangements", Unit.PEOPLE),
    ("current", "Arrangements at the end of the period", Unit.PEOPLE),
    ("visits_due", "Visits due", Unit.COUNT),
    ("visits_in_time", "Visits made in time", Unit.COUNT),
)


def private_fostering(year: Year, subjects: Sequence[str]) -> Chapters:
    """What it is, what was done to make it known, the numbers, how well it was done, remarks and actions."""
    updates = PrivateFosteringUpdate.objects.of_board(year.board).overlapping(year.period)
    told = [block for update in updates.select_related("presented_at", "period") for block in _update(update)]
    if not told:
        words = f"No update on private fostering is recorded for {year.period.label}."
        owed_by = "Fostering service"
        told = [gap(year, PrivateFosteringUpdate, "Yearly update on private fostering", words, owed_by)]
    remarks = remarks_in_chapters(year, [PLACE]).get(PLACE, ())
    outside = (Section("remarks", "What others said", remarks),) if remarks else ()
    return {"": (*told, *outside)}


def _update(update: PrivateFosteringUpdate) -> list[Block]:
    blocks: list[Block] = [paragraph(words) for words in (update.arrangement, update.awareness) if words]
    blocks.append(_numbers(update))
    blocks += [paragraph(words) for words in (update.judgement, update.actions, _presented(update)) if words]
    return blocks


def _numbers(update: PrivateFosteringUpdate) -> Table:
    found: dict[str, Figure] = {
        column: figures.recorded(words, update, column, unit=unit) for column, words, unit in NUMBERS
    }
    rows = [row(figure.label, figure) for figure in found.values()]
    if update.visits_due is not None and update.visits_in_time is not None:
        in_time = figures.share("Share of visits made in time", found["visits_in_time"], found["visits_due"])
        rows.append(row(in_time.label, in_time))
    return Table(f"Private fostering, {update.period.label}", ("What was counted", "Number"), tuple(rows))


def _presented(update: PrivateFosteringUpdate) -> str:
    if update.presented_at is not None:
        return f"The update was put to the board's meeting of {day(update.presented_at.on)}."
    return f"The update was put to the board {update.presented_words}." if update.presented_words else ""
