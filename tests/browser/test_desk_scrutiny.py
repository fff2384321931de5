"""Scrutiny, engagement and policy in a browser: six kinds accessible at both widths, by keyboard, without script."""

import pytest
from django.urls import reverse

from lscb.permissions import Role
from priorities.scrutiny.models import Finding, Policy, SurveyView
from tests.factories import scrutiny as make
from tests.factories.accounts import person
from tests.factories.board import PeriodFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def records():
    """A record of each of six kinds, with what stands under it."""
    period = PeriodFactory()
    here = {"period": period, "board": period.board}
    finding = make.FindingFactory(inspection=make.InspectionFactory(**here), cause="Too few staff.")
    make.InspectionJudgementFactory(inspection=finding.inspection)
    return {
        "inspections": finding.inspection,
        "audits": make.AuditFindingFactory(audit=make.AuditFactory(**here)).audit,
        "reports": make.ReportReceivedFactory(**here),
        "policies": make.PolicyFactory(**here),
        "engagement": make.SurveyViewFactory(engagement=make.EngagementFactory(**here)).engagement,
        "private-fostering": make.PrivateFosteringUpdateFactory(**here),
    }


@pytest.fixture
def board(records):
    return records["audits"].board


@pytest.fixture
def manager(board):
    return person(Role.MANAGER, board)


def at(name, board, *more):
    return reverse(f"scrutiny-{name}", args=(board.slug, *more))


def fits(page, axe):
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_list_record_and_form_of_each_kind_are_accessible_and_fit(
    page_at_each_width, axe, sign_in, records, board, manager
):
    page = page_at_each_width
    sign_in(page, manager)
    for kind, record in records.items():
        for address in (at("list", board, kind), at("record", board, kind, record.pk), at("add", board, kind)):
            assert page.goto(address).status == 200
            fits(page, axe)


def test_forms_of_what_stands_under_a_record_and_a_filtered_list_are_accessible_and_fit(
    page_at_each_width, axe, sign_in, records, board, manager
):
    page = page_at_each_width
    inspection = records["inspections"]
    finding = inspection.findings.get()
    challenge = make.ChallengeFactory(board=board, period=inspection.period)
    sign_in(page, manager)
    for address in (
        at("part-add", board, "inspections", inspection.pk, "judgements"),
        at("part-change", board, "inspections", inspection.pk, "findings", finding.pk),
        at("part-remove", board, "inspections", inspection.pk, "findings", finding.pk),
        at("share", board, "inspections", inspection.pk, finding.pk),
        at("do", board, "challenges", challenge.pk, "outcome"),
        at("list", board, "risks") + "?level=high&due=on",
    ):
        assert page.goto(address).status == 200
        fits(page, axe)


def test_finding_is_added_by_keyboard_with_an_error_on_the_way(page, axe, sign_in, records, board, manager):
    sign_in(page, manager)
    page.goto(at("record", board, "inspections", records["inspections"].pk))
    page.focus("a:has-text('Add a finding')")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Add a finding')")
    page.focus("#id_text")
    page.keyboard.type("Plans are late.")
    page.focus("button:has-text('Save')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    axe(page)
    page.focus(".govuk-error-summary a")
    page.keyboard.press("Enter")
    page.wait_for_function("wanted => document.activeElement.id === wanted", arg="id_kind")
    page.keyboard.type("To be improved")
    page.focus("button:has-text('Save')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    assert Finding.objects.get(text="Plans are late.").kind == Finding.Kind.IMPROVEMENT


def test_policy_is_entered_and_a_view_added_without_script(chromium, live_server, sign_in, records, board, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(at("add", board, "policies"))
    page.fill("input[name=title]", "Thresholds")
    page.fill("input[name=ratified_words]", "May 2012")
    page.click("button:has-text('Save')")
    assert "Consult on this before the board ratifies it." in page.inner_text(".govuk-error-summary")
    page.fill("input[name=consulted_words]", "spring 2012")
    page.click("button:has-text('Save')")
    assert Policy.objects.get(title="Thresholds").ratified
    page.goto(at("record", board, "engagement", records["engagement"].pk))
    page.click("text=Add a view of those asked")
    page.select_option("select[name=who]", "children")
    page.fill("textarea[name=text]", "Ask us first.")
    page.click("button:has-text('Save')")
    assert "Ask us first." in page.inner_text("main")
    assert SurveyView.objects.filter(text="Ask us first.", who="children").exists()
    context.close()
