"""Inspections, audits, challenges, risks, reports, policies, engagement, private fostering."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

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
    Suggestion,
    SurveyView,
)
from tests.factories.board import BoardFactory, PeriodFactory


class InspectionFactory(DjangoModelFactory[Inspection]):
    class Meta:
        model = Inspection

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    body = "Ofsted"
    title = factory.Sequence(lambda n: f"Inspection {n}")
    when_words = "March 2013"


class InspectionJudgementFactory(DjangoModelFactory[InspectionJudgement]):
    class Meta:
        model = InspectionJudgement

    inspection = factory.SubFactory(InspectionFactory)
    aspect = factory.Sequence(lambda n: f"Aspect {n}")
    grade = "Adequate"


class FindingFactory(DjangoModelFactory[Finding]):
    class Meta:
        model = Finding

    inspection = factory.SubFactory(InspectionFactory)
    kind = Finding.Kind.IMPROVEMENT
    text = factory.Sequence(lambda n: f"Something needed to be better {n}.")


class AuditFactory(DjangoModelFactory[Audit]):
    class Meta:
        model = Audit

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    title = factory.Sequence(lambda n: f"Audit {n}")
    kind = Audit.Kind.MULTI


class AuditFindingFactory(DjangoModelFactory[AuditFinding]):
    class Meta:
        model = AuditFinding

    audit = factory.SubFactory(AuditFactory)
    kind = AuditFinding.Kind.STRENGTH
    text = factory.Sequence(lambda n: f"Something worked {n}.")


class ChallengeFactory(DjangoModelFactory[Challenge]):
    class Meta:
        model = Challenge

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    about = factory.Sequence(lambda n: f"The board asked why {n}.")
    to_words = "A service"


class RiskFactory(DjangoModelFactory[Risk]):
    class Meta:
        model = Risk

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Something may go wrong {n}")


class RiskReviewFactory(DjangoModelFactory[RiskReview]):
    class Meta:
        model = RiskReview

    risk = factory.SubFactory(RiskFactory)
    on = date(2012, 10, 1)
    text = "It was looked at again."


class ReportReceivedFactory(DjangoModelFactory[ReportReceived]):
    class Meta:
        model = ReportReceived

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    title = factory.Sequence(lambda n: f"Report {n}")


class PolicyFactory(DjangoModelFactory[Policy]):
    class Meta:
        model = Policy

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    title = factory.Sequence(lambda n: f"Policy {n}")


class EngagementFactory(DjangoModelFactory[Engagement]):
    class Meta:
        model = Engagement

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    kind = Engagement.Kind.NEWSLETTER
    title = factory.Sequence(lambda n: f"Newsletter {n}")
    text = "It was sent out."


class SurveyViewFactory(DjangoModelFactory[SurveyView]):
    class Meta:
        model = SurveyView

    engagement = factory.SubFactory(EngagementFactory)
    who = SurveyView.Who.PARENTS
    text = factory.Sequence(lambda n: f"They were content {n}.")


class PrivateFosteringUpdateFactory(DjangoModelFactory[PrivateFosteringUpdate]):
    class Meta:
        model = PrivateFosteringUpdate

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    arrangement = "A child cared for by somebody who is no close relative."


class SuggestionFactory(DjangoModelFactory[Suggestion]):
    class Meta:
        model = Suggestion

    period = factory.SubFactory(PeriodFactory)
    board = factory.SelfAttribute("period.board")
    rule = "overdue-action"
    model = "actions.action"
    record = factory.Sequence(str)
    found = factory.Sequence(lambda n: f"“Action {n}” is not finished.")
