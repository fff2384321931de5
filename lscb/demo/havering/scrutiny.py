"""Scrutiny of Havering's year: inspections, audits, reports, challenges, risks, policies, engagement."""

from __future__ import annotations

from typing import Any

from lscb.actions.services import AnyOwner
from lscb.audit import services as audit
from lscb.board.models import Level, Scale
from lscb.demo.havering.scrutiny_audits import AUDITS, Audited
from lscb.demo.havering.scrutiny_engagement import ENGAGEMENT, Spoke
from lscb.demo.havering.scrutiny_inspections import Looked, Said
from lscb.demo.havering.scrutiny_reviews import ACTIONS, GRADES, INSPECTIONS, SAME
from lscb.demo.havering.scrutiny_texts import CHALLENGES, POLICIES, PRIVATE_FOSTERING, REPORTS, RISKS
from lscb.demo.stage import Stage
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
    SurveyView,
)


def load(stage: Stage) -> None:
    """All of it. A record whose topic is not on the stage stands under none."""
    _inspections(stage)
    for order, audited in enumerate(AUDITS):
        _audit(stage, audited, order)
    for order, spoke in enumerate(ENGAGEMENT):
        _engagement(stage, spoke, order)
    _reports(stage)
    _challenges(stage)
    _risks(stage)
    _policies(stage)
    audit.add(PrivateFosteringUpdate(board=stage.board, period=stage.year, **PRIVATE_FOSTERING), by=stage.by)


def _inspections(stage: Stage) -> None:
    levels = _grades(stage)
    findings: dict[str, Finding] = {}
    for looked in INSPECTIONS:
        inspection = _inspection(stage, looked, levels)
        for order, said in enumerate(looked.said):
            finding = _finding(stage, inspection, said, order)
            findings |= {said.key: finding} if said.key else {}
    for key, title, owners, due in ACTIONS:
        details = {"due_words": due, "due_precision": "words"} if due else {}
        who = [_owner(stage, owner) for owner in owners]
        services.act_on(finding=findings[key], title=title, owners=who, by=stage.by, **details)
    for key, answered in SAME:
        services.share_actions(finding=findings[key], same_as=findings[answered], by=stage.by)


def _grades(stage: Stage) -> dict[str, Level]:
    scale = audit.add(Scale(board=stage.board, name="Inspection judgements", purpose="As Ofsted grades."), by=stage.by)
    return {
        name: audit.add(Level(scale=scale, order=order, name=name, descriptor=meaning, tone=tone), by=stage.by)
        for order, (name, meaning, tone) in enumerate(GRADES, 1)
    }


def _inspection(stage: Stage, looked: Looked, levels: dict[str, Level]) -> Inspection:
    period = stage.year if stage.year.starts.year == looked.year else stage.reporting_year(looked.year)
    inspection = audit.add(
        Inspection(
            board=stage.board,
            period=period,
            body=looked.body,
            kind=looked.kind,
            title=looked.title,
            starts=looked.starts,
            ends=looked.ends,
            published_on=looked.published,
            when_words=looked.when,
            about=looked.about,
            agency=stage.agencies.get(looked.agency),
        ),
        by=stage.by,
    )
    for order, (aspect, grade, level) in enumerate(looked.judgements):
        row = InspectionJudgement(inspection=inspection, aspect=aspect, grade=grade, level=levels[level], order=order)
        audit.add(row, by=stage.by)
    return inspection


def _finding(stage: Stage, inspection: Inspection, said: Said, order: int) -> Finding:
    kind, _, name = said.where.partition(":")
    known = {"topic": stage.topics, "group": stage.groups, "agency": stage.agencies}
    where: dict[str, Any] = {"place": name} if kind == "place" else {kind: known[kind].get(name)}  # type: ignore[attr-defined]  # three mappings by slug
    finding = Finding(
        inspection=inspection, kind=said.kind, text=said.text, response=said.response, order=order, **where
    )
    return audit.add(finding, by=stage.by)


def _owner(stage: Stage, owner: str) -> AnyOwner:
    kind, _, slug = owner.partition(":")
    return stage.agencies[slug] if kind == "agency" else stage.groups[slug]


def _audit(stage: Stage, audited: Audited, order: int) -> None:
    record = audit.add(
        Audit(
            board=stage.board,
            period=stage.year,
            title=audited.title,
            kind=audited.kind,
            agency=stage.agencies.get(audited.agency),
            group=stage.groups.get(audited.group),
            topic=stage.topics.get(audited.topic),
            programme=audited.programme,
            when_words=audited.when,
            sample=audited.sample,
            method=audited.method,
            order=order,
        ),
        by=stage.by,
    )
    for place, (kind, text) in enumerate(audited.found):
        audit.add(AuditFinding(audit=record, kind=kind, text=text, order=place), by=stage.by)


def _engagement(stage: Stage, spoke: Spoke, order: int) -> None:
    record = audit.add(
        Engagement(
            board=stage.board,
            period=stage.year,
            kind=spoke.kind,
            title=spoke.title,
            when_words=spoke.when,
            audience=spoke.audience,
            text=spoke.text,
            outcome=spoke.outcome,
            took_part=spoke.took_part,
            topic=stage.topics.get(spoke.topic),
            agency=stage.agencies.get(spoke.agency),
            group=stage.groups.get(spoke.group),
            order=order,
        ),
        by=stage.by,
    )
    for place, (who, text) in enumerate(spoke.said):
        audit.add(SurveyView(engagement=record, who=who, text=text, order=place), by=stage.by)


def _from(stage: Stage, words: str, otherwise: str) -> dict[str, Any]:
    """Somebody as an agency of the stage ("agency:bhrut"), or in words."""
    kind, _, slug = words.partition(":")
    return {"agency": stage.agencies[slug]} if kind == "agency" else {otherwise: words}


def _reports(stage: Stage) -> None:
    for order, (title, sender, when, topic, content, decision) in enumerate(REPORTS):
        report = ReportReceived(
            board=stage.board,
            period=stage.year,
            title=title,
            when_words=when,
            topic=stage.topics.get(topic),
            content=content,
            decision=decision,
            order=order,
            **_from(stage, sender, "from_words"),
        )
        audit.add(report, by=stage.by)


def _challenges(stage: Stage) -> None:
    for about, to, topic, response, outcome, state in CHALLENGES:
        challenge = Challenge(
            board=stage.board,
            period=stage.year,
            topic=stage.topics.get(topic),
            when_words="during 2012–13",
            raised_by="The board",
            about=about,
            response=response,
            outcome=outcome,
            state=state,
            **_from(stage, to, "to_words"),
        )
        audit.add(challenge, by=stage.by)


def _risks(stage: Stage) -> None:
    for title, topic, mitigation, owner, opened in RISKS:
        risk = Risk(
            board=stage.board,
            title=title,
            topic=stage.topics.get(topic),
            mitigation=mitigation,
            owner=owner,
            opened_words=opened,
        )
        audit.add(risk, by=stage.by)


def _policies(stage: Stage) -> None:
    for order, (title, kind, topic, owner, summary, consulted, ratified, launched) in enumerate(POLICIES):
        policy = Policy(
            board=stage.board,
            period=stage.year,
            title=title,
            kind=kind,
            topic=stage.topics.get(topic),
            owner=owner,
            summary=summary,
            consulted_words=consulted,
            ratified_words=ratified,
            launched_words=launched,
            order=order,
        )
        audit.add(policy, by=stage.by)
