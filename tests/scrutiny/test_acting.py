"""From a finding of an inspection, a finding of an audit or a challenge to an action whose origin it is."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.actions.models import Action, Origin
from lscb.permissions import Role
from priorities.scrutiny.acting import act_on
from tests.factories import scrutiny as make
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.web.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return PeriodFactory()


@pytest.fixture
def board(period):
    return period.board


@pytest.fixture
def office(client, board):
    client.force_login(person(Role.MANAGER, board))
    return client


def grounds(board, period):
    """Each kind of thing that leads to actions: its page, its step, and the thing."""
    finding = make.FindingFactory(inspection__board=board, inspection__period=period)
    of_audit = make.AuditFindingFactory(audit__board=board, audit__period=period, kind="weakness")
    challenge = make.ChallengeFactory(board=board, period=period)
    for kind, record, part in (
        ("inspections", finding.inspection, finding),
        ("audits", of_audit.audit, of_audit),
        ("challenges", challenge, None),
    ):
        where = (board.slug, kind, record.pk)
        name, more = ("scrutiny-act", ()) if part is None else ("scrutiny-act-on", (part.pk,))
        yield reverse("scrutiny-record", args=where), reverse(name, args=(*where, *more)), part or record


def test_each_leads_by_a_step_to_an_action_of_its_own_origin(office, board, period):
    agency = AgencyFactory(board=board)
    for page, step, ground in grounds(board, period):
        assert step in read(office.get(page).content.decode()).xpath("//a/@href")
        sent = {"title": "Put it right", "agencies": [agency.pk], "due_precision": "day"}
        due = {"due_on_day": 30, "due_on_month": 6, "due_on_year": 2013}
        assert office.post(step, sent | due)["Location"] == page
        ground.refresh_from_db()
        action = Action.objects.get(origin=ground.origin)
        assert (action.due_on, action.origin.address) == (date(2013, 6, 30), page)
        assert [str(owner) for owner in action.owners.all()] == [str(agency)]
        said = read(office.get(page).content.decode())
        assert reverse("action", args=(board.slug, action.pk)) in said.xpath("//a/@href")
        assert "Put it right" in said.text_content()


def test_strength_asks_for_nothing_until_it_led_to_an_action(office, board, period):
    strength = make.FindingFactory(inspection__board=board, inspection__period=period, kind="strength")
    page = reverse("scrutiny-record", args=(board.slug, "inspections", strength.inspection_id))
    assert "Make an action" not in office.get(page).content.decode()
    act_on(finding=strength, title="Tell others", owners=["Head"], by=None)
    assert "Tell others" in office.get(page).content.decode()


def test_second_action_of_the_same_shares_its_origin(board, period):
    for _, _, ground in grounds(board, period):
        first, second = (act_on(finding=ground, title=title, owners=["Head"], by=None) for title in ("One", "Two"))
        assert first.origin_id == second.origin_id
    assert sorted(Origin.objects.values_list("kind", flat=True)) == ["audit", "challenge", "inspection"]


def test_origin_without_an_address_learns_where_it_is_read(board, period):
    for page, _, ground in grounds(board, period):
        act_on(finding=ground, title="One", owners=["Head"], by=None)
        Origin.objects.update(address="")
        ground.refresh_from_db()
        act_on(finding=ground, title="Two", owners=["Head"], by=None)
        assert Origin.objects.get(pk=ground.origin_id).address == page


def test_refused_action_keeps_what_was_typed_and_makes_no_origin(office, board, period):
    for _, step, _ in grounds(board, period):
        said = office.post(step, {"title": "Words alone", "due_precision": "words"}).content.decode()
        assert "Say when, in words." in said
        assert "Words alone" in said
    assert not Origin.objects.exists()


def test_step_that_names_nothing_is_not_found(office, board, period):
    (_, _, finding), (_, _, of_audit), (_, _, challenge) = grounds(board, period)
    other = make.FindingFactory()
    for name, args in (
        ("scrutiny-act", ("inspections", finding.inspection_id)),
        ("scrutiny-act-on", ("inspections", finding.inspection_id, other.pk)),
        ("scrutiny-act-on", ("challenges", challenge.pk, challenge.pk)),
        ("scrutiny-act", ("challenges", make.ChallengeFactory().pk)),
        ("scrutiny-act-on", ("audits", of_audit.audit_id, of_audit.pk + 999)),
    ):
        assert office.get(reverse(name, args=(board.slug, *args))).status_code == 404


def said_before(board, period):
    """A finding that led to an action."""
    earlier = make.FindingFactory(inspection__board=board, inspection__period=period)
    act_on(finding=earlier, title="Evaluate it", owners=["Head"], by=None)
    return earlier


def test_finding_is_answered_by_the_actions_of_another_that_said_the_same(office, board, period):
    earlier = said_before(board, period)
    finding = make.FindingFactory(inspection__board=board, inspection__period=period)
    where = (board.slug, "inspections", finding.inspection_id)
    page, step = reverse("scrutiny-record", args=where), reverse("scrutiny-share", args=(*where, finding.pk))
    assert step in read(office.get(page).content.decode()).xpath("//a/@href")
    assert "Choose the finding that said the same" in office.post(step, {}).content.decode()
    assert office.post(step, {"same_as": earlier.pk})["Location"] == page
    said = office.get(page).content.decode()
    assert "Evaluate it" in said
    assert step not in said
    refused = office.get(step)
    assert refused.status_code == 403
    assert "This finding has led to actions of its own." in refused.content.decode()


def test_findings_of_another_board_and_of_audits_share_no_actions(office, board, period):
    elsewhere = PeriodFactory()
    theirs = said_before(elsewhere.board, elsewhere)
    finding = make.FindingFactory(inspection__board=board, inspection__period=period)
    step = reverse("scrutiny-share", args=(board.slug, "inspections", finding.inspection_id, finding.pk))
    assert office.post(step, {"same_as": theirs.pk}).status_code == 200
    finding.refresh_from_db()
    assert finding.origin is None
    of_audit = make.AuditFindingFactory(audit__board=board, audit__period=period)
    step = reverse("scrutiny-share", args=(board.slug, "audits", of_audit.audit_id, of_audit.pk))
    assert office.get(step).status_code == 403


def test_auditor_reads_the_actions_and_makes_none(client, board, period):
    client.force_login(person(Role.AUDITOR, board))
    for page, step, _ in grounds(board, period):
        assert "Make an action" not in client.get(page).content.decode()
        assert client.get(step).status_code == 403


def test_page_asks_no_more_for_thirty_findings_and_actions(office, board, period):
    inspection = make.InspectionFactory(board=board, period=period)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            office.get(reverse("scrutiny-record", args=(board.slug, "inspections", inspection.pk)))
        return len(queries)

    def one_more():
        act_on(finding=make.FindingFactory(inspection=inspection), title="Do it", owners=["Head"], by=None)

    one_more()
    few = asked()
    for _ in range(29):
        one_more()
    assert asked() == few
