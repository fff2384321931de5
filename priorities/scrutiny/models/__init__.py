"""What looked at the work from outside and inside: inspections, audits, challenges, reports; policy and engagement."""

from priorities.scrutiny.models.audits import Audit, AuditFinding
from priorities.scrutiny.models.challenges import Challenge, Risk, RiskReview
from priorities.scrutiny.models.engagement import Engagement, SurveyView
from priorities.scrutiny.models.inspections import Finding, Inspection, InspectionJudgement
from priorities.scrutiny.models.policy import Policy
from priorities.scrutiny.models.private_fostering import PrivateFosteringUpdate
from priorities.scrutiny.models.reports import ReportReceived
from priorities.scrutiny.models.suggestions import Suggestion

__all__ = [
    "Audit",
    "AuditFinding",
    "Challenge",
    "Engagement",
    "Finding",
    "Inspection",
    "InspectionJudgement",
    "Policy",
    "PrivateFosteringUpdate",
    "ReportReceived",
    "Risk",
    "RiskReview",
    "Suggestion",
    "SurveyView",
]
