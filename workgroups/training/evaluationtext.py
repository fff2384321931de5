"""What people said of training: shares with their base, or words."""

from __future__ import annotations

from collections.abc import Iterable

from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Fill, Gap, Row, Table, Unit, row
from workgroups.training.models import Evaluation

OWED_BY = "Training and communication working group"


def blocks(year: Year, answers: list[Evaluation]) -> Iterable[Block]:
    """The answers; and a gap where nobody was asked again months later, or at all."""
    if answers:
        yield Table(
            "What people said",
            ("Question", "About", "Asked", "Said yes", "Of those who answered", "Share"),
            tuple(_row(answer) for answer in answers),
            figures=False,
        )
    later = [answer for answer in answers if answer.stage == Evaluation.Stage.THREE_MONTHS]
    if not later:
        fill = Fill("training.evaluation", initial=(("board", str(year.board.pk)), ("period", str(year.period.pk))))
        text = "What difference training made to practice, asked some months later, is not recorded."
        yield Gap("Impact of training", text, OWED_BY, fill=fill)


def _row(answer: Evaluation) -> Row:
    about, asked = answer.of_what, answer.get_stage_display()
    if answer.yes is None:
        return row(answer.question, about, asked, answer.words, "not stated", "")
    yes = figures.recorded(f"Yes: {answer.question}", answer, "yes", unit=Unit.PEOPLE)
    base = figures.recorded(f"Answered: {answer.question}", answer, "base", unit=Unit.PEOPLE)
    return row(answer.question, about, asked, yes, base, figures.share(f"Share: {answer.question}", yes, base))
