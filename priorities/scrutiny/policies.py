"""What a record's state allows. Each answers with the sentence that explains a refusal, or with nothing."""

from __future__ import annotations

from priorities.scrutiny.models import Challenge, Policy, ReportReceived, Risk, Suggestion

# A leaflet tells families what was agreed elsewhere, and statutory guidance is the government's to consult on.
WITHOUT_CONSULTING = (Policy.Kind.LEAFLET, Policy.Kind.GUIDANCE)


def why_not_consult(policy: Policy) -> str:
    """Nobody is asked about what the board has agreed already."""
    if policy.ratified:
        return "The board has ratified this already: start a new version to consult on it."
    return ""


def why_not_ratify(policy: Policy) -> str:
    """The board agrees a text once, after asking those who will work by it."""
    if policy.ratified:
        return "The board has ratified this already."
    if not policy.consulted and policy.kind not in WITHOUT_CONSULTING:
        return "Consult on this before the board ratifies it."
    return ""


def why_not_launch(policy: Policy) -> str:
    """A text comes into use once, after the board has agreed it."""
    if policy.launched:
        return "This has been launched already."
    if not policy.ratified and policy.kind != Policy.Kind.GUIDANCE:
        return "The board has not ratified this yet."
    return ""


def gaps(policy: Policy) -> dict[str, str]:
    """The stages a text passed through before the one each needs, by name, each with the sentence that refuses it."""
    found = {}
    if policy.ratified and not policy.consulted and policy.kind not in WITHOUT_CONSULTING:
        found["ratified"] = "Consult on this before the board ratifies it."
    if policy.launched and not policy.ratified and policy.kind != Policy.Kind.GUIDANCE:
        found["launched"] = "The board has not ratified this yet."
    return found


def new_gaps(policy: Policy, stands: Policy | None) -> dict[str, str]:
    """The gaps a change would make; one that an old record has already may stay."""
    before = gaps(stands) if stands else {}
    return {stage: sentence for stage, sentence in gaps(policy).items() if stage not in before}


def why_not_answer(challenge: Challenge) -> str:
    """A challenge is answered while it is open."""
    return "" if challenge.state == Challenge.State.OPEN else "This challenge has been answered already."


def why_not_record_outcome(challenge: Challenge) -> str:
    """What came of a closed challenge stands."""
    return "This challenge is closed already." if challenge.state == Challenge.State.CLOSED else ""


def why_not_close_challenge(challenge: Challenge) -> str:
    """A challenge is closed once it has been answered."""
    answered = challenge.state != Challenge.State.OPEN
    return why_not_record_outcome(challenge) or ("" if answered else "This challenge has not been answered yet.")


def why_not_review_risk(risk: Risk) -> str:
    """A closed risk is looked at no more."""
    return "" if risk.closed_on is None else "This risk is closed."


def why_not_close_risk(risk: Risk) -> str:
    """A risk is closed once."""
    return "" if risk.closed_on is None else "This risk is closed already."


def why_not_receive(report: ReportReceived) -> str:
    """A report comes once."""
    return "This report has been received already." if report.received else ""


def why_not_correct_receipt(report: ReportReceived, reason: str | None = None) -> str:
    """What was recorded of a receipt is put right with a reason. Without one asked, whether it could be at all."""
    if not report.received:
        return "This report has not been received yet."
    return "Say why it is corrected." if reason is not None and not reason.strip() else ""


def why_not_decide(suggestion: Suggestion) -> str:
    """A suggestion is taken up or dismissed once, while it waits."""
    if suggestion.state == Suggestion.State.GONE:
        return "What was found is so no longer: there is nothing to decide."
    return "" if suggestion.state == Suggestion.State.WAITING else "This suggestion has been decided already."
