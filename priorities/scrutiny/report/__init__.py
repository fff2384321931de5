"""What scrutiny adds to a report: remarks, judgements, audits, reports, policy, engagement, private fostering.

Functions that answer with `Parts` give what stands within a chapter of another app, by the primary key of the topic,
priority, group or agency; the others build chapters.
"""

from priorities.scrutiny.report.audits import audits, audits_by_agency, audits_by_group, audits_by_topic
from priorities.scrutiny.report.challenges import challenges_and_risks, challenges_by_topic, risks_by_topic
from priorities.scrutiny.report.engagement import (
    communication,
    engagement_by_agency,
    engagement_by_group,
    engagement_by_topic,
)
from priorities.scrutiny.report.inspections import inspections
from priorities.scrutiny.report.policy import policies_by_topic, policy
from priorities.scrutiny.report.private_fostering import private_fostering
from priorities.scrutiny.report.remarks import (
    actions_by_topic,
    findings_by_priority,
    remarks_by_agency,
    remarks_by_group,
    remarks_by_topic,
    remarks_in_chapters,
)
from priorities.scrutiny.report.reports import reports_received, reports_to_board

__all__ = [
    "actions_by_topic",
    "audits",
    "audits_by_agency",
    "audits_by_group",
    "audits_by_topic",
    "challenges_and_risks",
    "challenges_by_topic",
    "communication",
    "engagement_by_agency",
    "engagement_by_group",
    "engagement_by_topic",
    "findings_by_priority",
    "inspections",
    "policies_by_topic",
    "policy",
    "private_fostering",
    "remarks_by_agency",
    "remarks_by_group",
    "remarks_by_topic",
    "remarks_in_chapters",
    "reports_received",
    "reports_to_board",
    "risks_by_topic",
]
