"""One review in the report: what it is about, how far it has come, what it asked for and what became of that."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Fill, Gap, Inline, Row, Section, Table, Text, bullets, paragraph, row
from workgroups.reviews.models import CaseReview, Recommendation, ReviewStage, State

OWED_BY = "Case review working group"
WITHOUT_RECOMMENDATIONS_YET = (
    State.NOTIFIED,
    State.RAPID_REVIEW,
    State.NOT_REVIEWED,
    State.CHOSEN,
    State.COMMISSIONED,
    State.UNDER_WAY,
    State.PAUSED,
    State.DRAFT,
)


def one_review(review: CaseReview, year: Year) -> Section:
    """The section of one review."""
    return Section(f"review-{slugify(review.reference)}", review.reference, tuple(_blocks(review, year)))


def _blocks(review: CaseReview, year: Year) -> Iterable[Block]:
    if review.summary:
        yield paragraph(review.summary)
    facts = [_agencies(review), _decision(review), _withheld(review)]
    stages = [_stage(stage) for stage in review.stages.all() if _by(stage, year)]
    lines = [line for line in (*facts, *stages) if line]
    if lines:
        yield bullets(*lines)
    if review.state == State.NOT_STATED:
        fill = Fill("reviews.casereview", review.pk)
        yield Gap(
            f"Stage of {review}",
            "How far this review had come by the end of the year was not stated.",
            OWED_BY,
            fill=fill,
        )
    yield from _recommendations(review)


def _by(stage: ReviewStage, year: Year) -> bool:
    """Whether a stage belongs to what was known by the end of the year."""
    return stage.on <= year.ends if stage.on else stage.period is not None and stage.period.starts <= year.ends


def _agencies(review: CaseReview) -> str:
    names = [str(agency) for agency in review.agencies.all()]
    return f"Agencies taking part: {', '.join(names)}." if names else ""


def _decision(review: CaseReview) -> str:
    if not review.decision:
        return ""
    when = f" on {review.decision_on:%-d %B %Y}" if review.decision_on else ""
    return f"Decided{when}: {review.get_decision_display().lower()}. {review.decision_reason}".strip()


def _withheld(review: CaseReview) -> str:
    return f"Not published: {review.withheld_reason}" if review.publication == "withheld" else ""


def _stage(stage: ReviewStage) -> str:
    when = f"{stage.on:%-d %B %Y}" if stage.on else str(stage.period)
    name = stage.get_state_display() if stage.state else ""
    return ": ".join(part for part in (when, name, stage.text) if part)


def _recommendations(review: CaseReview) -> Iterable[Block]:
    made = list(review.recommendations.all())
    if not made:
        if review.state not in WITHOUT_RECOMMENDATIONS_YET:
            fill = Fill("reviews.recommendation", initial=(("review", str(review.pk)),))
            text = "What this review recommended, and how far each part has been carried out, is not recorded."
            yield Gap(f"Recommendations of {review}", text, OWED_BY, fill=fill)
        return
    done = [r for r in made if r.state in (Recommendation.State.DONE, Recommendation.State.CHECKED)]
    yield paragraph(
        "Recommendations carried out: ",
        figures.counted(f"{review}: recommendations carried out", done),
        " of ",
        figures.counted(f"{review}: recommendations", made),
        ".",
    )
    columns = ("Number", "Recommendation", "For", "Progress")
    yield Table(f"Recommendations of {review}", columns, tuple(_row(r) for r in made), figures=False)


def _row(made: Recommendation) -> Row:
    agencies = ", ".join(str(agency) for agency in made.agencies.all())
    return row(str(made.number), made.text, agencies or "not stated", _progress(made))


def _progress(made: Recommendation) -> tuple[Inline, ...]:
    """The state, the actions finished, and the impact where it was checked."""
    parts: list[Inline] = [Text(made.get_state_display())]
    taken = list(made.origin.actions.all()) if made.origin else []
    if taken:
        finished = [action for action in taken if action.status and action.status.closes]
        parts += [
            Text("; actions finished: "),
            figures.counted(f"{made}: actions finished", finished),
            Text(" of "),
            figures.counted(f"{made}: actions", taken),
        ]
    if made.evidence:
        parts.append(Text(f"; evidence: {made.evidence}"))
    if made.impact_checked_on:
        parts.append(Text(f"; impact checked on {made.impact_checked_on:%-d %B %Y}. {made.impact}"))
    if made.reason_not_implemented:
        parts.append(Text(f": {made.reason_not_implemented}"))
    return tuple(parts)
