"""Stages in order, answers before closing, reasons for closing: the verbs refuse what the policies refuse."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lscb.audit.models import AuditEvent
from priorities.scrutiny import policies, services
from priorities.scrutiny.models import Challenge, Policy
from tests.factories import scrutiny as make
from tests.factories.agencies import AgencyFactory
from tests.factories.workgroups import GroupFactory, MeetingFactory

pytestmark = pytest.mark.django_db
DAY = date(2012, 4, 10)


def refused(verb, sentence, **given):
    assert sentence
    with pytest.raises(ValidationError) as problem:
        verb(by=None, **given)
    assert problem.value.messages == [sentence]


def test_policy_goes_through_its_stages_in_order():
    policy = make.PolicyFactory()
    services.consult(policy=policy, words="spring 2012", by=None)
    services.ratify(policy=policy, on=DAY, by=None)
    services.launch(policy=policy, on=DAY, by=None)
    policy.refresh_from_db()
    assert (policy.consulted, policy.ratified, policy.launched) == (True, True, True)
    verbs = list(AuditEvent.objects.filter(model="scrutiny.policy").values_list("verb", flat=True).order_by("pk"))
    assert verbs == ["consulted", "ratified", "launched"]


def test_policy_is_not_ratified_before_consulting():
    policy = make.PolicyFactory()
    refused(services.ratify, policies.why_not_ratify(policy), policy=policy, on=DAY)


def test_leaflet_is_ratified_without_consulting():
    leaflet = services.ratify(policy=make.PolicyFactory(kind=Policy.Kind.LEAFLET), words="during 2012–13", by=None)
    assert leaflet.ratified


def test_policy_is_not_launched_before_it_is_ratified():
    policy = make.PolicyFactory(consulted_words="spring 2012")
    refused(services.launch, policies.why_not_launch(policy), policy=policy, on=DAY)


def test_policy_is_not_consulted_on_again_when_ratified():
    policy = make.PolicyFactory(consulted_words="spring 2012", ratified_words="April 2012")
    refused(services.consult, policies.why_not_consult(policy), policy=policy, on=DAY)
    refused(services.ratify, policies.why_not_ratify(policy), policy=policy, on=DAY)


def test_policy_is_not_launched_twice():
    policy = make.PolicyFactory(ratified_words="April 2012", launched_words="April 2012")
    refused(services.launch, policies.why_not_launch(policy), policy=policy, on=DAY)


def test_stage_says_when():
    with pytest.raises(ValidationError):
        services.consult(policy=make.PolicyFactory(), by=None)


def test_challenge_is_answered_and_then_closed():
    challenge = make.ChallengeFactory()
    refused(
        services.close_challenge, policies.why_not_close_challenge(challenge), challenge=challenge, outcome="Better."
    )
    services.answer(challenge=challenge, response="A plan was drawn up.", by=None)
    refused(services.answer, policies.why_not_answer(challenge), challenge=challenge, response="Again.")
    services.close_challenge(challenge=challenge, outcome="It became better.", by=None)
    refused(
        services.close_challenge, policies.why_not_close_challenge(challenge), challenge=challenge, outcome="Again."
    )
    challenge.refresh_from_db()
    assert challenge.state == Challenge.State.CLOSED


def test_challenge_is_not_answered_with_nothing():
    with pytest.raises(ValidationError):
        services.answer(challenge=make.ChallengeFactory(), response="", by=None)


def test_risk_is_weighed_anew_at_a_review():
    risk = make.RiskFactory(likelihood=4, impact=4)
    review = services.review_risk(risk=risk, on=DAY, text="Less likely now.", likelihood=2, impact=4, by=None)
    risk.refresh_from_db()
    assert (risk.likelihood, review.likelihood) == (2, 2)


def test_risk_is_not_closed_without_a_reason_nor_twice_nor_reviewed_after():
    risk = make.RiskFactory()
    with pytest.raises(ValidationError):
        services.close_risk(risk=risk, on=DAY, reason="", by=None)
    risk.refresh_from_db()
    services.close_risk(risk=risk, on=DAY, reason="The service was rebuilt.", by=None)
    refused(services.close_risk, policies.why_not_close_risk(risk), risk=risk, on=DAY, reason="Again.")
    refused(services.review_risk, policies.why_not_review_risk(risk), risk=risk, on=DAY, text="Again.")


def test_report_is_received_at_a_meeting_once():
    report = make.ReportReceivedFactory()
    meeting = MeetingFactory(group=GroupFactory(board=report.board), on=DAY)
    services.receive(report=report, meeting=meeting, decision="Agreed.", by=None)
    assert report.received_on == DAY
    refused(services.receive, policies.why_not_receive(report), report=report, on=DAY)


def test_report_is_not_received_at_no_time():
    with pytest.raises(ValidationError):
        services.receive(report=make.ReportReceivedFactory(), by=None)


def test_finding_leads_to_actions_of_one_origin():
    finding = make.FindingFactory()
    agency = AgencyFactory(board=finding.inspection.board)
    first = services.act_on(finding=finding, title="Evaluate the hub", owners=[agency], by=None)
    second = services.act_on(finding=finding, title="Write a strategy", owners=[agency], by=None)
    finding.refresh_from_db()
    assert first.origin_id == second.origin_id == finding.origin_id
    assert finding.origin.sentence.startswith("Ofsted, inspection")


def test_second_finding_shares_the_actions_of_the_first():
    first, second = make.FindingFactory(), make.FindingFactory()
    with pytest.raises(ValidationError):
        services.share_actions(finding=second, same_as=first, by=None)
    services.act_on(finding=first, title="Evaluate the hub", owners=["Head of service"], by=None)
    services.share_actions(finding=second, same_as=first, by=None)
    assert second.origin_id == first.origin_id
    with pytest.raises(ValidationError):
        services.share_actions(finding=second, same_as=first, by=None)
