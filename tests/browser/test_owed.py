"""Who owes what, opening a round, home and the calendar in a browser: accessible, by keyboard, and without script."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from lscb.actions.models import Action
from lscb.permissions import Role
from lscb.returns.models import Letter, Return, Round
from tests.factories.accounts import person
from tests.factories.annualreport import ReportFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.returns import SubjectFactory
from tests.factories.workgroups import GroupFactory, MeetingFactory
from tests.returns.asking import agencies_with_leads, asked_of, section_11

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def round():
    """Four returns: late, handed in, not started, accepted; and what else a home page tells."""
    today = timezone.localdate()
    round = asked_of(4, on=today - timedelta(days=30), due_on=today + timedelta(days=8))
    late, waiting, _, accepted = round.returns.order_by("agency__short_name")
    came = {"submitted_at": timezone.now() - timedelta(days=2), "submitted_by": "1"}
    Return.objects.filter(pk=late.pk).update(due_on=today - timedelta(days=12))
    Return.objects.filter(pk=waiting.pk).update(state="submitted", **came)
    took = {"accepted_at": timezone.now(), "accepted_by": "1"}
    Return.objects.filter(pk=accepted.pk).update(state="accepted", **came, **took)
    ReportFactory(board=round.board, period=round.period)
    Action.objects.create(board=round.board, title="Write to every school", due_on=today - timedelta(days=3))
    MeetingFactory(group=GroupFactory(board=round.board, kind="board", name="The board"), on=today + timedelta(days=5))
    mail.outbox.clear()
    return round


@pytest.fixture
def manager(round):
    return person(Role.MANAGER, round.board, name="Business manager")


@pytest.fixture
def lead(round):
    return Letter.objects.filter(ret__agency__short_name="Service 01").first().message.person


def fits(page, axe) -> None:
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_each_page_of_the_office_is_accessible_and_fits(page_at_each_width, axe, sign_in, round, manager):
    page = page_at_each_width
    sign_in(page, manager)
    for address in (
        reverse("home"),
        reverse("owed"),
        reverse("owed") + "?state=2",
        reverse("owed") + "?state=2&round=0",
        reverse("rounds"),
        reverse("round", args=[round.pk]),
        reverse("round-open"),
        reverse("round-details", args=[round.form.pk, round.period.pk]),
        reverse("round-close", args=[round.pk]),
        reverse("return-together", args=[round.returns.outstanding().first().pk]),
        reverse("calendar"),
    ):
        assert page.goto(address).status == 200
        fits(page, axe)


def test_new_address_of_a_calendar_is_accessible_and_fits(page_at_each_width, axe, sign_in, lead):
    page = page_at_each_width
    sign_in(page, lead)
    page.goto(reverse("calendar"))
    page.click("text=Make a private address")
    page.wait_for_selector("#address")
    fits(page, axe)


def test_home_of_a_lead_is_accessible_and_leads_to_the_return(page_at_each_width, axe, sign_in, lead):
    page = page_at_each_width
    sign_in(page, lead)
    page.goto(reverse("home"))
    fits(page, axe)
    page.click("text=Start the return")
    assert page.url.endswith(reverse("return-tasks", args=[Return.objects.get(agency__short_name="Service 01").pk]))


def test_late_return_is_chased_by_keyboard_alone(page, sign_in, axe, round, manager):
    sign_in(page, manager)
    page.goto(reverse("owed"))
    page.focus("button:has-text('Chase those ticked')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    assert page.inner_text(".app-messages") == "1 letter written about Service 01."
    axe(page)
    assert Letter.objects.filter(kind="chased").count() == 1
    assert [letter.subject for letter in mail.outbox] == ["Section 11, 2012–13: 12 days late"]


def test_tick_box_is_worked_with_the_space_bar(page, sign_in, manager):
    sign_in(page, manager)
    page.goto(reverse("owed"))
    box = page.locator("input[name=chase]").first
    box.focus()
    page.keyboard.press("Space")
    assert not box.is_checked()


def test_round_is_opened_by_keyboard_with_an_error_on_the_way(page, sign_in, axe):
    board = BoardFactory()
    form, period = section_11(board), PeriodFactory(board=board)
    agencies_with_leads(board, 2)
    SubjectFactory(board=board, name="Priority 1")
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("round-open"))
    page.focus("input[name=form]")
    page.keyboard.press("Space")
    page.select_option("select[name=period]", str(period.pk))
    page.press("select[name=period]", "Enter")
    page.focus("button:has-text('Continue')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('round-details', args=[form.pk, period.pk])}")
    page.focus("button:has-text('Continue')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    axe(page)
    page.click(".govuk-error-summary a")
    page.wait_for_function("wanted => document.activeElement.id === wanted", arg="id_due_on_0")
    due = timezone.localdate() + timedelta(days=20)
    for key in (str(due.day), "Tab", str(due.month), "Tab", str(due.year), "Enter"):
        (page.keyboard.press if key in ("Tab", "Enter") else page.keyboard.type)(key)
    page.wait_for_selector("text=Check the round before it is opened")
    axe(page)
    page.focus("button:has-text('Open the round')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".app-messages")
    assert Round.objects.get().returns.count() == 2
    assert len(mail.outbox) == 2


def test_all_of_it_works_without_script(chromium, live_server, sign_in, round, manager):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    sign_in(page, manager)
    page.goto(reverse("home"))
    page.click("text=Who owes what >> nth=0")
    page.click("summary:has-text('Filter')")
    page.select_option("select[name=state]", "1")
    page.click("text=Show")
    assert page.locator("tbody th[scope=row]").all_inner_texts() == ["Service 01"]
    page.click("text=Chase those ticked")
    assert "1 letter written" in page.inner_text(".app-messages")
    assert page.url.endswith("state=1&by=")
    page.goto(reverse("calendar"))
    page.click("text=Make a private address")
    assert "/calendar/" in page.input_value("#address")
    context.close()
