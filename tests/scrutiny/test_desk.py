"""The office's desk for scrutiny: every kind listed, told, added, changed and removed; steps taken in their order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from priorities.scrutiny.desk import KINDS
from priorities.scrutiny.models import Challenge, Policy, Risk
from tests.factories import scrutiny as factories
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db

FACTORIES = {
    "risks": factories.RiskFactory,
    "challenges": factories.ChallengeFactory,
    "inspections": factories.InspectionFactory,
    "audits": factories.AuditFactory,
    "reports": factories.ReportReceivedFactory,
    "policies": factories.PolicyFactory,
    "engagement": factories.EngagementFactory,
    "private-fostering": factories.PrivateFosteringUpdateFactory,
}


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


def made(kind, board, period, **details):
    columns = {field.name for field in KINDS[kind].model._meta.concrete_fields}
    of_year = {"period": period} if "period" in columns else {}
    return FACTORIES[kind](board=board, **of_year, **details)


def at(name, board, *more):
    return reverse(f"scrutiny-{name}", args=(board.slug, *more))


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def as_shown(answer):
    """What a browser would send back from a form as it was shown."""
    form, sent = answer.context["form"], {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, date):
            sent |= day(name, value)
        elif value is not None and not isinstance(value, list):
            sent[name] = value
    return sent


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_every_kind_has_a_factory_to_be_tried_with():
    assert set(FACTORIES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_each_kind_is_listed_told_and_saved_again_unchanged(office, board, period, kind):
    record = made(kind, board, period)
    listed = page(office.get(at("list", board, kind)))
    assert at("record", board, kind, record.pk) in listed
    assert page(office.get(at("record", board, kind, record.pk)))
    change = at("change", board, kind, record.pk)
    before = AuditEvent.objects.count()
    answer = office.post(change, as_shown(office.get(change)))
    assert answer.status_code == 302, answer.context["form"].errors
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_each_kind_is_removed_with_its_reason(office, board, period, kind):
    record = made(kind, board, period)
    remove = at("remove", board, kind, record.pk)
    assert "Say why" in page(office.post(remove, {"reason": ""}))
    office.post(remove, {"reason": "Entered twice."})
    assert not KINDS[kind].model.objects.exists()
    assert AuditEvent.objects.get(verb="removed", record=str(record.pk)).reason == "Entered twice."


@pytest.mark.parametrize("kind", KINDS)
def test_list_asks_no_more_for_thirty_records_than_for_one(office, board, kind):
    def one_more(n):
        starts, ends = date(1900 + n, 4, 1), date(1901 + n, 3, 31)
        made(kind, board, PeriodFactory(board=board, name=f"{1900 + n}", starts=starts, ends=ends))

    def queries():
        with CaptureQueriesContext(connection) as asked:
            page(office.get(at("list", board, kind)))
        return len(asked)

    one_more(0)
    few = queries()
    for n in range(1, 30):
        one_more(n)
    assert queries() == few


@pytest.mark.parametrize("kind", KINDS)
def test_list_downloads_whole(office, board, period, kind):
    made(kind, board, period)
    for form in ("csv", "xlsx"):
        answer = office.get(at("list", board, kind) + f"?as={form}")
        assert f'filename="scrutiny-{kind}.{form}"' in answer["Content-Disposition"]


def test_risk_is_added_and_its_score_reckoned(office, board):
    sent = {"title": "Too few health visitors", "likelihood": 4, "impact": 5}
    answer = office.post(at("add", board, "risks"), sent)
    assert "20" in page(office.get(answer["Location"]))
    assert Risk.objects.get().score == 20


def test_refused_record_keeps_what_was_typed_and_says_why_at_its_field(office, board):
    said = page(office.post(at("add", board, "risks"), {"title": "Typed words", "likelihood": 9}))
    assert "Typed words" in said
    assert "A number from 1 to 5." in said
    assert not Risk.objects.exists()


def test_risks_to_look_at_again_come_first_and_closed_ones_last(office, board):
    today = timezone.localdate()
    made("risks", board, None, title="Later", look_again_on=today + timedelta(days=9))
    made("risks", board, None, title="Closed", opened_on=None, closed_on=today, closing_reason="Over.")
    made("risks", board, None, title="Due", look_again_on=today - timedelta(days=2))
    said = page(office.get(at("list", board, "risks")))
    assert texts(read(said), "tbody th") == ["Due", "Later", "Closed"]
    assert "2 days late" in said


def test_risk_is_reviewed_and_closed(office, board):
    risk = made("risks", board, None, opened_on=date(2012, 1, 1))
    sent = {"text": "Two posts filled.", "likelihood": 2, "impact": 3} | day("on", date(2012, 6, 1))
    office.post(at("do", board, "risks", risk.pk, "review"), sent)
    risk.refresh_from_db()
    assert risk.score == 6
    assert "Two posts filled." in page(office.get(at("record", board, "risks", risk.pk)))
    office.post(at("do", board, "risks", risk.pk, "close"), {"reason": "All filled."} | day("on", date(2012, 7, 1)))
    risk.refresh_from_db()
    assert risk.closed_on == date(2012, 7, 1)
    refused = office.get(at("do", board, "risks", risk.pk, "review"))
    assert refused.status_code == 403
    assert "This risk is closed." in refused.content.decode()


def test_review_that_changes_no_weight_keeps_how_the_risk_was_weighed(office, board):
    again = date(2012, 9, 1)
    risk = made("risks", board, None, likelihood=4, impact=5, look_again_on=again)
    review = at("do", board, "risks", risk.pk, "review")
    office.post(review, as_shown(office.get(review)) | {"text": "As before."} | day("on", date(2012, 6, 1)))
    risk.refresh_from_db()
    assert (risk.likelihood, risk.impact, risk.look_again_on) == (4, 5, again)
    kept = risk.reviews.get()
    assert (kept.text, kept.likelihood, kept.impact) == ("As before.", 4, 5)


def test_challenge_is_answered_before_it_is_closed(office, board, period):
    challenge = made("challenges", board, period)
    early = office.post(at("do", board, "challenges", challenge.pk, "outcome"), {"outcome": "They did."})
    assert "This challenge has not been answered yet." in page(early)
    office.post(at("do", board, "challenges", challenge.pk, "answer"), {"response": "We shall look."})
    office.post(at("do", board, "challenges", challenge.pk, "outcome"), {"outcome": "They did."})
    challenge.refresh_from_db()
    assert (challenge.state, challenge.outcome) == (Challenge.State.CLOSED, "They did.")


def test_challenge_whose_answer_nobody_knows_is_closed_all_the_same(office, board, period):
    challenge = made("challenges", board, period)
    sent = {"outcome": "It was acknowledged.", "unanswered": "on"}
    office.post(at("do", board, "challenges", challenge.pk, "outcome"), sent)
    challenge.refresh_from_db()
    assert (challenge.state, challenge.response) == (Challenge.State.CLOSED, "")


def test_outcome_so_far_leaves_a_challenge_open_and_can_be_told_again(office, board, period):
    challenge = made("challenges", board, period)
    office.post(at("do", board, "challenges", challenge.pk, "answer"), {"response": "We shall look."})
    outcome = at("do", board, "challenges", challenge.pk, "outcome")
    office.post(outcome, {"outcome": "A first step.", "stays_open": "on"})
    challenge.refresh_from_db()
    assert (challenge.state, challenge.outcome) == (Challenge.State.ANSWERED, "A first step.")
    assert office.get(outcome).context["form"]["outcome"].value() == "A first step."
    office.post(outcome, {"outcome": "All done."})
    challenge.refresh_from_db()
    assert (challenge.state, challenge.outcome) == (Challenge.State.CLOSED, "All done.")
    assert office.get(outcome).status_code == 403


def test_report_whose_day_is_not_known_is_received_in_words(office, board, period):
    report = made("reports", board, period, received_on=None, when_words="", meeting=None)
    office.post(at("do", board, "reports", report.pk, "receive"), {"words": "May 2012"})
    report.refresh_from_db()
    assert (report.received, report.when_words, report.received_on) == (True, "May 2012", None)


@pytest.mark.parametrize("kind", ["audits", "reports", "policies", "engagement"])
def test_record_takes_its_place_in_the_report(office, board, period, kind):
    record = made(kind, board, period)
    change = at("change", board, kind, record.pk)
    office.post(change, as_shown(office.get(change)) | {"order": 3})
    record.refresh_from_db()
    assert record.order == 3
    office.post(change, as_shown(office.get(change)) | {"order": ""})
    record.refresh_from_db()
    assert record.order == 0


def test_receipt_is_corrected_with_a_reason_that_the_log_keeps(office, board, period):
    report = made("reports", board, period, received_on=None, when_words="", meeting=None)
    correct = at("do", board, "reports", report.pk, "correct-receipt")
    assert office.get(correct).status_code == 403
    office.post(at("do", board, "reports", report.pk, "receive"), {"decision": "Noted."} | day("on", date(2012, 6, 1)))
    shown = as_shown(office.get(correct))
    assert (shown["decision"], shown["on_year"]) == ("Noted.", 2012)
    assert "Say why it is corrected" in page(office.post(correct, shown))
    sent = shown | {"decision": "Accepted.", "reason": "Taken from the wrong minutes."}
    office.post(correct, sent)
    report.refresh_from_db()
    assert (report.decision, report.received_on) == ("Accepted.", date(2012, 6, 1))
    line = AuditEvent.objects.get(verb="corrected")
    assert (line.reason, line.changes["decision"]) == ("Taken from the wrong minutes.", ["Noted.", "Accepted."])


def test_report_is_received_on_a_day_or_refused_with_a_sentence(office, board, period):
    report = made("reports", board, period, received_on=None, when_words="", meeting=None)
    receive = at("do", board, "reports", report.pk, "receive")
    assert "Say on which day, at which meeting, or when in words." in page(office.post(receive, {"decision": "Noted."}))
    office.post(receive, {"decision": "Noted."} | day("on", date(2012, 6, 1)))
    report.refresh_from_db()
    assert (report.received_on, report.decision) == (date(2012, 6, 1), "Noted.")


def test_policy_stage_out_of_order_is_refused_in_the_policys_own_sentence(office, board, period):
    policy = made("policies", board, period)
    unknown = {f"{stage}_{part}": None for stage in ("consulted", "ratified", "launched") for part in ("on", "words")}
    unknown |= {name: "" for name in unknown if name.endswith("words")}
    Policy.objects.filter(pk=policy.pk).update(kind="policy", **unknown)
    change = at("change", board, "policies", policy.pk)
    sent = as_shown(office.get(change)) | day("launched_on", date(2012, 6, 1))
    assert "The board has not ratified this yet." in page(office.post(change, sent))


def test_step_of_another_kind_is_nowhere(office, board):
    risk = made("risks", board, None)
    assert office.get(at("do", board, "risks", risk.pk, "answer")).status_code == 404


def test_record_of_another_board_is_nowhere(office, board):
    theirs = factories.RiskFactory()
    assert office.get(at("record", board, "risks", theirs.pk)).status_code == 404


def test_auditor_reads_and_is_offered_no_change(client, board):
    client.force_login(person(Role.AUDITOR, board))
    risk = made("risks", board, None)
    said = page(client.get(at("record", board, "risks", risk.pk)))
    assert at("change", board, "risks", risk.pk) not in said
    assert client.post(at("do", board, "risks", risk.pk, "review")).status_code == 403
