"""Judgements, findings and views entered on the desk; the stages of a policy kept in order; lists narrowed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from priorities.scrutiny.models import AuditFinding, Finding, InspectionJudgement, Policy, SurveyView
from tests.factories import scrutiny as make
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import LevelFactory, PeriodFactory
from tests.factories.priorities import PriorityFactory
from tests.scrutiny.test_desk import as_shown, at, day, page
from tests.web.reading import read, select, texts

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


def at_part(name, board, *more):
    return reverse(f"scrutiny-part-{name}", args=(board.slug, *more))


def listed(office, board, kind, **chosen):
    """The first words of each row that a filter leaves."""
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return texts(read(page(office.get(at("list", board, kind) + f"?{query}"))), "tbody th")


# --- what stands under a record ---


def test_judgement_of_an_inspection_is_added_told_changed_and_removed(office, board, period):
    inspection = make.InspectionFactory(board=board, period=period)
    level = LevelFactory(scale__board=board, name="Adequate")
    under = ("inspections", inspection.pk, "judgements")
    office.post(at_part("add", board, *under), {"aspect": "Leadership", "grade": "met", "level": level.pk})
    judgement = InspectionJudgement.objects.get(inspection=inspection)
    told = page(office.get(at("record", board, "inspections", inspection.pk)))
    assert "met (Adequate)" in " ".join(texts(read(told), "#parts, .app-lines__state"))
    change = at_part("change", board, *under, judgement.pk)
    office.post(change, as_shown(office.get(change)) | {"grade": "good"})
    judgement.refresh_from_db()
    assert judgement.grade == "good"
    remove = at_part("remove", board, *under, judgement.pk)
    assert "Say why" in page(office.post(remove, {"reason": ""}))
    office.post(remove, {"reason": "Entered twice."})
    assert not InspectionJudgement.objects.exists()
    assert AuditEvent.objects.get(verb="removed").reason == "Entered twice."


def test_finding_is_added_after_those_that_stand_with_its_priority(office, board, period):
    first = make.FindingFactory(inspection__board=board, inspection__period=period, order=4)
    priority = PriorityFactory(period=period)
    sent = {"kind": "improvement", "text": "Plans are late.", "cause": "Too few staff.", "priority": priority.pk}
    answer = office.post(at_part("add", board, "inspections", first.inspection_id, "findings"), sent)
    assert answer["Location"] == at("record", board, "inspections", first.inspection_id)
    finding = Finding.objects.exclude(pk=first.pk).get()
    assert (finding.order, finding.priority) == (5, priority)
    told = page(office.get(answer["Location"]))
    assert "Why it was so: Too few staff." in told


@pytest.mark.parametrize(
    ("kind", "factory", "part", "sent", "model"),
    [
        ("audits", make.AuditFactory, "findings", {"kind": "learning", "text": "Ask twice."}, AuditFinding),
        ("engagement", make.EngagementFactory, "views", {"who": "children", "text": "Ask us first."}, SurveyView),
    ],
)
def test_finding_of_an_audit_and_view_of_those_asked_are_entered(
    office, board, period, kind, factory, part, sent, model
):
    record = factory(board=board, period=period)
    office.post(at_part("add", board, kind, record.pk, part), sent)
    assert model.objects.get().text == sent["text"]
    assert sent["text"] in page(office.get(at("record", board, kind, record.pk)))


def test_refused_part_keeps_what_was_typed(office, board, period):
    inspection = make.InspectionFactory(board=board, period=period)
    said = read(page(office.post(at_part("add", board, "inspections", inspection.pk, "findings"), {"text": "Typed."})))
    assert texts(said, ".govuk-error-summary__list a") == ["Choose kind"]
    assert texts(said, "textarea#id_text") == ["Typed."]
    assert not Finding.objects.exists()


def test_two_who_change_one_finding_lose_nothing(office, board, period):
    finding = make.FindingFactory(inspection__board=board, inspection__period=period, text="As it was.", cause="")
    change = at_part("change", board, "inspections", finding.inspection_id, "findings", finding.pk)
    shown = as_shown(office.get(change))
    Finding.objects.filter(pk=finding.pk).update(text="What another wrote.")
    office.post(change, shown | {"cause": "Too few staff."})
    finding.refresh_from_db()
    assert (finding.text, finding.cause) == ("What another wrote.", "Too few staff.")
    said = page(office.post(change, shown | {"text": "What I wrote."}))
    assert "It now says “What another wrote.”" in said
    assert "What I wrote." in said


def test_choices_of_a_finding_are_the_boards_own_and_say_their_year(office, board, period):
    PriorityFactory(period=period, number=1, title="Ours")
    PriorityFactory(title="Theirs")
    inspection = make.InspectionFactory(board=board, period=period)
    form = read(page(office.get(at_part("add", board, "inspections", inspection.pk, "findings"))))
    assert texts(form, "#id_priority option") == ["None", "Priority 1: Ours, 2012–13"]


def test_part_of_another_record_is_nowhere_under_this_one(office, board, period):
    inspection = make.InspectionFactory(board=board, period=period)
    other = make.FindingFactory(inspection__board=board, inspection__period=period, inspection__title="Another")
    assert office.get(at_part("change", board, "inspections", inspection.pk, "findings", other.pk)).status_code == 404
    risk = make.RiskFactory(board=board)
    assert office.get(at_part("add", board, "risks", risk.pk, "findings")).status_code == 404


def test_page_of_a_record_asks_no_more_for_thirty_findings_than_for_one(office, board, period):
    first = make.FindingFactory(inspection__board=board, inspection__period=period)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            page(office.get(at("record", board, "inspections", first.inspection_id)))
        return len(queries)

    few = asked()
    for number in range(29):
        priority = PriorityFactory(period=period, number=number + 50)
        make.FindingFactory(inspection=first.inspection, priority=priority, agency=AgencyFactory(board=board))
    assert asked() == few


# --- the stages of a policy ---


def new_policy(period, **stages):
    return {"title": "A text", "kind": "policy", "period": period.pk, **stages}


def test_new_policy_that_skips_a_stage_is_refused_at_the_stage(office, board, period):
    answer = office.post(at("add", board, "policies"), new_policy(period, launched_words="April 2012"))
    said = read(page(answer))
    assert texts(said, ".govuk-error-summary__list a") == ["The board has not ratified this yet."]
    assert [one.get("value") for one in select(said, "#id_launched_words")] == ["April 2012"]
    answer = office.post(at("add", board, "policies"), new_policy(period, ratified_words="April 2012"))
    assert "Consult on this before the board ratifies it." in page(answer)
    assert not Policy.objects.exists()


def test_new_policy_whose_earlier_stages_are_not_known_is_kept(office, board, period):
    office.post(at("add", board, "policies"), new_policy(period, launched_words="April 2012", silent="on"))
    policy = Policy.objects.get()
    assert (policy.consulted, policy.ratified, policy.launched_words) == (False, False, "April 2012")


def test_new_policy_with_its_stages_in_order_is_kept_each_logged_as_its_step(office, board, period):
    stages = {"consulted_words": "spring 2012", "launched_words": "May 2012"} | day("ratified_on", date(2012, 4, 20))
    office.post(at("add", board, "policies"), new_policy(period, **stages))
    verbs = AuditEvent.objects.filter(model="scrutiny.policy").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["added", "consulted", "ratified", "launched"]
    policy = Policy.objects.get()
    assert (policy.ratified_on, policy.launched_words) == (date(2012, 4, 20), "May 2012")


def test_stage_set_by_the_form_is_logged_as_the_step_and_other_columns_as_a_change(office, board, period):
    policy = make.PolicyFactory(board=board, period=period, kind="policy", consulted_words="spring 2012")
    change = at("change", board, "policies", policy.pk)
    sent = as_shown(office.get(change)) | {"ratified_words": "May 2012", "summary": "Said anew."}
    office.post(change, sent)
    lines = AuditEvent.objects.filter(model="scrutiny.policy").order_by("pk").values_list("verb", "changes")
    assert [(verb, sorted(changes)) for verb, changes in lines] == [
        ("changed", ["summary"]),
        ("ratified", ["ratified_words"]),
    ]


def test_stage_put_right_later_is_a_change_and_no_second_step(office, board, period):
    policy = make.PolicyFactory(board=board, period=period, kind="policy", consulted_words="spring 2012")
    change = at("change", board, "policies", policy.pk)
    office.post(change, as_shown(office.get(change)) | {"consulted_words": "summer 2012"})
    assert list(AuditEvent.objects.filter(model="scrutiny.policy").values_list("verb", flat=True)) == ["changed"]


def test_earlier_stage_is_not_cleared_under_a_later_one(office, board, period):
    stages = {"consulted_words": "spring 2012", "ratified_words": "May 2012", "launched_words": ""}
    policy = make.PolicyFactory(board=board, period=period, kind="policy", **stages)
    change = at("change", board, "policies", policy.pk)
    said = read(page(office.post(change, as_shown(office.get(change)) | {"consulted_words": ""})))
    assert texts(said, ".govuk-error-summary__list a") == [
        "This was ratified, so it stays consulted: say when, as a day or in words, or take ratified away first."
    ]
    policy.refresh_from_db()
    assert policy.consulted
    office.post(change, as_shown(office.get(change)) | {"consulted_words": "", "ratified_words": ""})
    policy.refresh_from_db()
    assert not policy.consulted


def test_gap_that_an_old_record_has_does_not_stop_another_change(office, board, period):
    policy = make.PolicyFactory(board=board, period=period, kind="policy", ratified_words="April 2012")
    change = at("change", board, "policies", policy.pk)
    assert office.post(change, as_shown(office.get(change)) | {"title": "A better title"}).status_code == 302
    policy.refresh_from_db()
    assert policy.title == "A better title"


# --- the lists narrowed ---


def test_risks_are_narrowed_by_state_level_and_day(office, board):
    today = timezone.localdate()
    make.RiskFactory(board=board, title="High", likelihood=5, impact=3, look_again_on=today)
    make.RiskFactory(board=board, title="Medium", likelihood=2, impact=4, look_again_on=today + timedelta(days=1))
    make.RiskFactory(board=board, title="Low", likelihood=1, impact=5, look_again_on=None)
    make.RiskFactory(board=board, title="Unweighed", likelihood=None, impact=5, look_again_on=None)
    over = {"opened_on": None, "closed_on": today, "closing_reason": "Over."}
    make.RiskFactory(board=board, title="Closed", likelihood=5, impact=5, look_again_on=today, **over)
    assert set(listed(office, board, "risks", level="high")) == {"High", "Closed"}
    assert listed(office, board, "risks", level="high", state="open") == ["High"]
    assert listed(office, board, "risks", level="medium") == ["Medium"]
    assert listed(office, board, "risks", level="low") == ["Low"]
    assert listed(office, board, "risks", level="unweighed") == ["Unweighed"]
    assert listed(office, board, "risks", state="closed") == ["Closed"]
    assert listed(office, board, "risks", due="on") == ["High"]


def test_lists_are_narrowed_by_year_and_agency(office, board, period):
    later = PeriodFactory(board=board, name="2013-14", starts=date(2013, 4, 1), ends=date(2014, 3, 31))
    police, housing = AgencyFactory(board=board), AgencyFactory(board=board)
    make.AuditFactory(board=board, period=period, title="One", agency=police)
    make.AuditFactory(board=board, period=later, title="Two", agency=police)
    make.AuditFactory(board=board, period=later, title="Three", agency=housing)
    assert listed(office, board, "audits", period=later.pk, agency=police.pk) == ["Two"]
    assert set(listed(office, board, "audits", agency=police.pk)) == {"One", "Two"}


def test_reports_are_narrowed_by_whether_they_came(office, board, period):
    here = {"board": board, "period": period, "meeting": None}
    make.ReportReceivedFactory(**here, title="Came", received_on=date(2012, 6, 1))
    make.ReportReceivedFactory(**here, title="In words", received_on=None, when_words="in June")
    make.ReportReceivedFactory(**here, title="Late", received_on=None, when_words="", due_on=date(2012, 6, 1))
    later = timezone.localdate() + timedelta(days=3)
    make.ReportReceivedFactory(**here, title="To come", received_on=None, when_words="", due_on=later)
    assert set(listed(office, board, "reports", state="received")) == {"Came", "In words"}
    assert set(listed(office, board, "reports", state="waiting")) == {"Late", "To come"}
    assert listed(office, board, "reports", state="late") == ["Late"]


def test_policies_are_narrowed_by_stage_and_review(office, board, period):
    here = {"board": board, "period": period}
    make.PolicyFactory(**here, title="Begun", review_on=None)
    make.PolicyFactory(**here, title="Ratified", ratified_words="May 2012", review_on=timezone.localdate())
    make.PolicyFactory(**here, title="In use", ratified_words="May 2012", launched_words="June 2012")
    assert listed(office, board, "policies", state="begun") == ["Begun"]
    assert listed(office, board, "policies", state="ratified") == ["Ratified"]
    assert listed(office, board, "policies", state="launched") == ["In use"]
    assert listed(office, board, "policies", due="on") == ["Ratified"]


def test_challenges_are_narrowed_by_state(office, board, period):
    make.ChallengeFactory(board=board, period=period, about="Waits")
    answered = make.ChallengeFactory(board=board, period=period, about="Answered")
    type(answered).objects.filter(pk=answered.pk).update(state="answered", response="Yes.")
    assert listed(office, board, "challenges", state="answered") == ["Answered"]


def test_nonsense_in_a_filter_leaves_nothing_out_and_says_so(office, board):
    make.RiskFactory(board=board, title="Here")
    said = page(office.get(at("list", board, "risks") + "?level=enormous"))
    assert texts(read(said), "tbody th") == ["Here"]
    assert "govuk-error-summary" in said
