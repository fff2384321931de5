"""What the board challenged, and the risks it watched."""

from __future__ import annotations

from collections.abc import Sequence

from lscb.board.year import Chapters, Parts, Year
from lscb.document import figures
from lscb.document.blocks import Block, Row, Section, Table, row
from priorities.scrutiny.models import Challenge, Risk
from priorities.scrutiny.report.reading import in_period, of_year, under_topics
from priorities.scrutiny.report.wording import NOT_STATED, gap, grouped, listed, when


def challenges_by_topic(year: Year) -> Parts:
    """Challenges by topic of the period."""
    return grouped(under_topics(year, _challenges(year)), "topic_id", _challenge_table)


def risks_by_topic(year: Year) -> Parts:
    """Risks open in the period, by topic."""
    return grouped([risk for risk in _risks(year) if risk.topic_id], "topic_id", _risk_table)


def challenges_and_risks(year: Year, subjects: Sequence[str]) -> Chapters:
    """All challenges of the period and all risks open in it; a gap for either that has no record."""
    challenges = in_period(year, _challenges(year))
    risks = list(_risks(year))
    none_made = f"No challenge by the board to a partner is recorded for {year.period.label}."
    none_seen = f"No risk is recorded as open in {year.period.label}."
    made = _challenge_table(challenges) if challenges else (gap(year, Challenge, "Challenges", none_made),)
    seen = _risk_table(risks) if risks else (gap(year, Risk, "Risks", none_seen),)
    return {"": (Section("challenges", "Challenges", made), Section("risks", "Risks", seen))}


def _challenge_table(challenges: Sequence[Challenge]) -> tuple[Block, ...]:
    columns = ("What was asked", "To whom", "When", "Answer", "What came of it")
    return (Table("Challenges the board made", columns, tuple(map(_challenge, challenges)), figures=False),)


def _challenge(challenge: Challenge) -> Row:
    waiting = challenge.get_state_display() if challenge.state == Challenge.State.OPEN else NOT_STATED
    stated = (challenge.to, when(challenge.raised_on, challenge.when_words))
    return row(
        challenge.about,
        *(words or NOT_STATED for words in stated),
        challenge.response or waiting,
        challenge.outcome or NOT_STATED,
    )


def _risk_table(risks: Sequence[Risk]) -> tuple[Block, ...]:
    columns = ("Risk", "Likelihood, 1 to 5", "Impact, 1 to 5", "What is done", "Who watches it", "Look again")
    return (Table("Risks the board watched", columns, tuple(map(_risk, risks)), figures=False),)


def _risk(risk: Risk) -> Row:
    weighed = [figures.recorded(f"{risk.title}: {column}", risk, column) for column in ("likelihood", "impact")]
    again = listed(when(risk.look_again_on), risk.closed_on and f"closed: {risk.closing_reason}")
    return row(risk.title, *weighed, *(words or NOT_STATED for words in (risk.mitigation, risk.owner, again)))


def _challenges(year: Year) -> list[Challenge]:
    return of_year(year, Challenge.objects.of_board(year.board), "agency", "group")


def _risks(year: Year) -> list[Risk]:
    rows = Risk.objects.of_board(year.board).open_during(year.starts, year.ends)
    return year.once("scrutiny.risk", lambda: list(rows))
