"""Writes of scrutiny where a rule decides or several rows belong together."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lscb.audit import services as audit
from priorities.scrutiny import policies
from priorities.scrutiny.acting import act_on, share_actions
from priorities.scrutiny.models import Challenge, Policy, ReportReceived, Risk, RiskReview
from workgroups.models import Meeting

__all__ = [
    "act_on",
    "answer",
    "close_challenge",
    "close_risk",
    "consult",
    "correct_receipt",
    "keep",
    "launch",
    "ratify",
    "receive",
    "record_outcome",
    "remove",
    "review_risk",
    "share_actions",
]

R = TypeVar("R", bound=models.Model)
STAGES = ("consulted", "ratified", "launched")


def consult(*, policy: Policy, by: Any, on: date | None = None, words: str = "") -> Policy:
    """Those who will work by the text were asked about it, on a day or at a time known in words."""
    _refuse(policies.why_not_consult(policy))
    return _stage(policy, "consulted", on, words, by)


def ratify(*, policy: Policy, by: Any, on: date | None = None, words: str = "") -> Policy:
    """The board agreed the text. Raises ValidationError before consulting."""
    _refuse(policies.why_not_ratify(policy))
    return _stage(policy, "ratified", on, words, by)


def launch(*, policy: Policy, by: Any, on: date | None = None, words: str = "") -> Policy:
    """The text came into use. Raises ValidationError before the board has ratified it."""
    _refuse(policies.why_not_launch(policy))
    return _stage(policy, "launched", on, words, by)


def answer(*, challenge: Challenge, response: str, by: Any) -> Challenge:
    """What was said to a challenge."""
    _refuse(policies.why_not_answer(challenge))
    return audit.change(challenge, by=by, verb="answered", response=response, state=Challenge.State.ANSWERED)


def record_outcome(
    *, challenge: Challenge, outcome: str, by: Any, stays_open: bool = False, unanswered: bool = False
) -> Challenge:
    """What came of a challenge so far, where it stays open; else it is closed with it.

    Raises ValidationError where it is closed already, or would be before its answer; `unanswered` says that none is
    known.
    """
    if stays_open:
        _refuse(policies.why_not_record_outcome(challenge))
        return audit.change(challenge, by=by, verb="said what came of", outcome=outcome)
    return close_challenge(challenge=challenge, outcome=outcome, by=by, unanswered=unanswered)


def close_challenge(*, challenge: Challenge, outcome: str, by: Any, unanswered: bool = False) -> Challenge:
    """What came of a challenge, once answered, or where no answer is known. Raises ValidationError otherwise."""
    why_not = policies.why_not_record_outcome if unanswered else policies.why_not_close_challenge
    _refuse(why_not(challenge))
    return audit.change(challenge, by=by, verb="closed", outcome=outcome, state=Challenge.State.CLOSED)


@transaction.atomic
def review_risk(
    *,
    risk: Risk,
    on: date,
    text: str,
    by: Any,
    likelihood: int | None = None,
    impact: int | None = None,
    look_again_on: date | None = None,
) -> RiskReview:
    """A risk looked at again; how it is weighed now stands on the risk, and how it was weighed on each review."""
    _refuse(policies.why_not_review_risk(risk))
    review = audit.add(RiskReview(risk=risk, on=on, text=text, likelihood=likelihood, impact=impact), by=by)
    audit.change(risk, by=by, verb="reviewed", likelihood=likelihood, impact=impact, look_again_on=look_again_on)
    return review


def close_risk(*, risk: Risk, on: date, reason: str, by: Any) -> Risk:
    """A risk that is one no longer. Raises ValidationError without a reason, or where it is closed."""
    _refuse(policies.why_not_close_risk(risk))
    return audit.change(risk, by=by, verb="closed", closed_on=on, closing_reason=reason, reason=reason)


def receive(
    *,
    report: ReportReceived,
    by: Any,
    on: date | None = None,
    meeting: Meeting | None = None,
    words: str = "",
    decision: str = "",
) -> ReportReceived:
    """A report came before the board, on a day, at one of its meetings, or at a time known in words."""
    _refuse(policies.why_not_receive(report))
    return audit.change(report, by=by, verb="received", decision=decision, **_receipt(on, meeting, words))


@transaction.atomic
def correct_receipt(
    *,
    report: ReportReceived,
    by: Any,
    reason: str,
    on: date | None = None,
    meeting: Meeting | None = None,
    words: str = "",
    decision: str = "",
) -> ReportReceived:
    """Puts right when a report came and what was decided of it, with a reason; the log keeps what was recorded before.

    Raises ValidationError for one that has not come, without a reason, and as `receive` does.
    """
    _refuse(policies.why_not_correct_receipt(report, reason))
    received = _receipt(on, meeting, words)
    return audit.change(report, by=by, verb="corrected", reason=reason.strip(), decision=decision, **received)


def _receipt(on: date | None, meeting: Meeting | None, words: str) -> dict[str, Any]:
    day = on or (meeting.on if meeting else None)
    if day is None and not words:
        raise ValidationError("Say on which day, at which meeting, or when in words.")
    return {"received_on": day, "when_words": words, "meeting": meeting}


@transaction.atomic
def keep(*, record: R, by: Any, silent: bool = False) -> R:
    """Stores a record as a form filled it: a new one is added, a stored one changed.

    A stage that a text newly passed is logged as that step. Raises ValidationError for a stage before the one it needs,
    unless the record is `silent` on the stages that are empty.
    """
    if isinstance(record, Policy):
        return _keep_policy(record, by, silent)  # type: ignore[return-value]  # the same record
    if record._state.adding:
        return audit.add(record, by=by)
    return audit.save_changed(record, audit.snapshot(audit.stored(record)), by=by)


@transaction.atomic
def remove(*, record: models.Model, by: Any, reason: str) -> None:
    """Takes away a record entered by mistake. Raises ValidationError where others stand on it."""
    audit.remove(record, by=by, reason=reason)


def _keep_policy(policy: Policy, by: Any, silent: bool) -> Policy:
    stands = None if policy._state.adding else audit.stored(policy)
    if not silent and (made := policies.new_gaps(policy, stands)):
        raise ValidationError({f"{stage}_on": sentence for stage, sentence in made.items()})
    passed = [s for s in STAGES if getattr(policy, s) and not (stands and getattr(stands, s))]
    when = {stage: (getattr(policy, f"{stage}_on"), getattr(policy, f"{stage}_words")) for stage in passed}
    for stage in passed:
        setattr(policy, f"{stage}_on", None)
        setattr(policy, f"{stage}_words", "")
    if stands is None:
        audit.add(policy, by=by)
    else:
        audit.save_changed(policy, audit.snapshot(stands), by=by)
    for stage, (on, words) in when.items():
        _stage(policy, stage, on, words, by)
    return policy


def _stage(policy: Policy, stage: str, on: date | None, words: str, by: Any) -> Policy:
    if on is None and not words:
        raise ValidationError("Say when, as a day or in words.")
    values: dict[str, Any] = {f"{stage}_on": on, f"{stage}_words": words}
    return audit.change(policy, by=by, verb=stage, **values)


def _refuse(sentence: str) -> None:
    if sentence:
        raise ValidationError(sentence)
