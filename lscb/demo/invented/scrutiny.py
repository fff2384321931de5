"""Invented scrutiny: inspections, audits, challenges, risks, reports, policies, engagement. Nothing in it is real."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.demo.stage import Stage
from priorities.models import Topic
from priorities.scrutiny import services
from priorities.scrutiny.models import (
    Audit,
    AuditFinding,
    Challenge,
    Engagement,
    Finding,
    Inspection,
    InspectionJudgement,
    Policy,
    PrivateFosteringUpdate,
    ReportReceived,
    Risk,
    RiskReview,
    SurveyView,
)

ACTIONS = 2  # for each year, however large: the other actions are `lscb.demo.invented.actions`
M = TypeVar("M")


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """About `size` of each kind in the stage's year, spread over its topics and agencies."""
    _inspections(stage, size, random)
    _audits(stage, size, random)
    _challenges_and_risks(stage, size, random)
    _engagement(stage, size, random)
    _add(stage, [_policy(stage, n, random) for n in range(size)])
    _add(stage, [_report(stage, n, random) for n in range(size)])
    visits = random.randrange(20, 60)
    update = PrivateFosteringUpdate(
        board=stage.board,
        period=stage.year,
        arrangement="Invented: a child looked after by somebody who is no close relative.",
        notifications=random.randrange(5, 30),
        new_arrangements=random.randrange(5, 20),
        visits_due=visits,
        visits_in_time=visits - random.randrange(10),
    )
    audit.add(update, by=stage.by)


def _add(stage: Stage, rows: list[Any]) -> list[Any]:
    return audit.add_many(rows, by=stage.by, subject=stage.board, verb="invented scrutiny")


def _some(choices: dict[str, M], random: Random) -> M | None:
    return random.choice(list(choices.values())) if choices else None


def _place(stage: Stage, random: Random) -> dict[str, Any]:
    """The board, the year and a topic."""
    topic: Topic | None = _some(stage.topics, random)
    return {"board": stage.board, "period": stage.year, "topic": topic}


def _agency(stage: Stage, random: Random) -> Agency | None:
    return _some(stage.agencies, random)


def _inspections(stage: Stage, size: int, random: Random) -> None:
    made = _add(stage, [_inspection(stage, n, random) for n in range(size)])
    grades = [InspectionJudgement(inspection=i, aspect="Invented aspect", grade="Adequate") for i in made]
    _add(stage, grades)
    findings = _add(stage, list(_findings(stage, made, random)))
    for finding in findings[:ACTIONS]:
        services.act_on(finding=finding, title="Do something invented", owners=["Invented post"], by=stage.by)


def _inspection(stage: Stage, n: int, random: Random) -> Inspection:
    on = stage.year.starts + timedelta(days=random.randrange(300))
    return Inspection(
        board=stage.board,
        period=stage.year,
        body="Invented inspectorate",
        title=f"Invented inspection {n + 1}",
        starts=on,
        ends=on + timedelta(days=5),
    )


def _findings(stage: Stage, inspections: list[Inspection], random: Random) -> Iterator[Finding]:
    for inspection in inspections:
        for order, kind in enumerate(Finding.Kind):
            topic = _some(stage.topics, random)
            text = f"Invented {kind.label.lower()}."
            yield Finding(inspection=inspection, kind=kind, text=text, topic=topic, place="priorities", order=order)


def _audits(stage: Stage, size: int, random: Random) -> None:
    rows = [
        Audit(
            **_place(stage, random),
            title=f"Invented audit {n + 1}",
            kind=Audit.Kind.MULTI,
            agency=_agency(stage, random),
            sample="invented cases",
            sample_size=random.randrange(5, 60),
        )
        for n in range(size)
    ]
    kinds = AuditFinding.Kind
    found = [AuditFinding(audit=a, kind=kind, text="Invented.") for a in _add(stage, rows) for kind in kinds]
    _add(stage, found)


def _challenges_and_risks(stage: Stage, size: int, random: Random) -> None:
    asked = [
        Challenge(
            **_place(stage, random),
            raised_on=stage.year.starts + timedelta(days=random.randrange(300)),
            agency=_agency(stage, random),
            about=f"Invented question {n + 1}?",
        )
        for n in range(size)
    ]
    _add(stage, asked)
    risks = [
        Risk(
            board=stage.board,
            title=f"Invented risk {n + 1} of {stage.year}",
            topic=_some(stage.topics, random),
            opened_on=stage.year.starts,
            closed_on=stage.year.ends,
            closing_reason="Invented: the year was over.",
            likelihood=random.randint(1, 5),
            impact=random.randint(1, 5),
        )
        for n in range(size)
    ]
    reviews = [RiskReview(risk=risk, on=stage.year.ends, text="Invented.") for risk in _add(stage, risks)]
    _add(stage, reviews)


def _engagement(stage: Stage, size: int, random: Random) -> None:
    rows = [
        Engagement(
            **_place(stage, random) | ({"topic": None} if n % 2 else {}),
            kind=random.choice(Engagement.Kind.values),
            title=f"Invented engagement {n + 1}",
            text="Invented.",
            took_part=random.randrange(5, 200),
        )
        for n in range(size)
    ]
    views = [SurveyView(engagement=e, who=w, text="Invented.") for e in _add(stage, rows) for w in SurveyView.Who]
    _add(stage, views)


def _policy(stage: Stage, n: int, random: Random) -> Policy:
    kind = random.choice(Policy.Kind.values)
    return Policy(**_place(stage, random), title=f"Invented policy {n + 1}", kind=kind, summary="Invented.")


def _report(stage: Stage, n: int, random: Random) -> ReportReceived:
    on = stage.year.starts + timedelta(days=random.randrange(300))
    title = f"Invented report {n + 1}"
    return ReportReceived(**_place(stage, random), title=title, agency=_agency(stage, random), received_on=on)
