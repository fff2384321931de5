"""What can be done with a record besides changing it: each step with its words, its form, its verb and its policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from lscb.board.models import Board
from lscb.web.forms import PlainForm
from priorities.scrutiny import deskforms, policies, services
from priorities.scrutiny.models import Challenge, ReportReceived, Risk


@dataclass(frozen=True)
class Step:
    """One step. `act` takes the record, the cleaned form and who acts; `why_not` gives the refusal or nothing."""

    slug: str
    words: str
    model: type
    form: type[PlainForm]
    act: Callable[[Any, dict[str, Any], Any], object]
    why_not: Callable[[Any], str]
    said: str

    starts: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    def options(self, record: Any, board: Board) -> dict[str, Any]:
        """What its form is made with: it starts from the record's own values of the columns in `starts`.

        `also` names fields that start from a column of another name.
        """
        of_board = {"board": board} if issubclass(self.form, deskforms.ReceiveForm) else {}
        columns = [*((name, name) for name in self.starts), *self.also]
        return {"initial": {name: getattr(record, column) for name, column in columns}, **of_board}


STEPS = (
    Step(
        "review",
        "Review this risk",
        Risk,
        deskforms.ReviewRiskForm,
        lambda risk, given, by: services.review_risk(risk=risk, by=by, **given),
        policies.why_not_review_risk,
        "The review is kept.",
        # Shown as they stand: a review that says nothing new of them leaves them; emptied, they are unknown again.
        ("likelihood", "impact", "look_again_on"),
    ),
    Step(
        "close",
        "Close this risk",
        Risk,
        deskforms.CloseRiskForm,
        lambda risk, given, by: services.close_risk(risk=risk, by=by, **given),
        policies.why_not_close_risk,
        "The risk is closed.",
    ),
    Step(
        "answer",
        "Record the answer",
        Challenge,
        deskforms.AnswerForm,
        lambda challenge, given, by: services.answer(challenge=challenge, by=by, **given),
        policies.why_not_answer,
        "The answer is recorded.",
    ),
    Step(
        "outcome",
        "Record what came of it",
        Challenge,
        deskforms.OutcomeForm,
        lambda challenge, given, by: services.record_outcome(challenge=challenge, by=by, **given),
        policies.why_not_record_outcome,
        "What came of it is recorded.",
        ("outcome",),
    ),
    Step(
        "receive",
        "Record that it was received",
        ReportReceived,
        deskforms.ReceiveForm,
        lambda report, given, by: services.receive(report=report, by=by, **given),
        policies.why_not_receive,
        "The receipt is recorded.",
    ),
    Step(
        "correct-receipt",
        "Correct what was recorded of its receipt",
        ReportReceived,
        deskforms.CorrectReceiptForm,
        lambda report, given, by: services.correct_receipt(report=report, by=by, **given),
        policies.why_not_correct_receipt,
        "The receipt is corrected.",
        ("meeting", "decision"),
        (("on", "received_on"), ("words", "when_words")),
    ),
)


def steps_of(record: Any) -> list[Step]:
    """The steps that may be taken with a record now."""
    return [step for step in STEPS if isinstance(record, step.model) and not step.why_not(record)]


def step_of(record: Any, slug: str) -> Step:
    """The step an address names. Raises Http404 where records of the kind know none of that name."""
    found = next((step for step in STEPS if isinstance(record, step.model) and step.slug == slug), None)
    if found is None:
        raise Http404
    return found
