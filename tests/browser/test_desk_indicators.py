"""The board's figures in a browser: at both widths, by keyboard, and without script."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from lscb.annualreport.services import open_report
from lscb.board.models import Basis, Period
from lscb.permissions import Role
from priorities.indicators.checks.services import look_again
from priorities.indicators.models import Acceptance, Doubt, Indicator, Observation, Statement, Target
from tests.factories.accounts import person
from tests.factories.board import BoardAreaFactory, PeriodFactory
from tests.factories.indicators import CategoryFactory, ObservationFactory, TargetFactory, ThresholdFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def board():
    period = PeriodFactory()
    board = period.board
    home = BoardAreaFactory(board=board).area
    first = ObservationFactory(
        indicator__board=board, indicator__title="Reviews in time", period=period, area=home, value=Decimal(63)
    )
    Indicator.objects.update(unit="percent", better="higher", charted=True)
    for n, (starts, ends) in enumerate(((date(2012, 4, 1), date(2012, 6, 30)), (date(2012, 7, 1), date(2012, 9, 30)))):
        quarter = PeriodFactory(board=board, name=f"Quarter {n + 1}", basis=Basis.QUARTER, starts=starts, ends=ends)
        ObservationFactory(
            indicator=first.indicator, period=quarter, area=home, source=first.source, value=Decimal(60 + n)
        )
    TargetFactory(indicator=first.indicator, period=period, area=home)
    ThresholdFactory(indicator=first.indicator, period=period)
    whole = first.category1
    Statement.objects.create(
        indicator=first.indicator, kind="change", value=Decimal(9), period=period, area=home, source=first.source,
        category1=whole, category2=whole, compared=year_before(first, Decimal(60)),
    )  # fmt: skip
    return board


def year_before(figure, value):
    """The year before, with a figure of its own."""
    before = PeriodFactory(
        board=figure.indicator.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31)
    )
    ObservationFactory(indicator=figure.indicator, period=before, area=figure.area, source=figure.source, value=value)
    return before


def fits(page, axe) -> None:
    axe(page)
    assert not page.evaluate(SIDEWAYS)


def test_what_stands_beside_the_figures_is_accessible_and_fits(page_at_each_width, axe, sign_in, board):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, board))
    (figure, *_), (stated,) = Observation.objects.order_by("pk"), Statement.objects.all()
    scheme = CategoryFactory(scheme=figure.indicator.scheme1).scheme
    for name, *more in (
        ("figures-beside", "statements"),
        ("figures-beside-change", "statements", stated.pk),
        ("figures-beside-change", "divisions", scheme.pk),
        ("figures-beside-remove", "divisions", scheme.pk),
        ("figures-beside-add", "statuses"),
        ("figures-beside-add", "periods"),
        ("indicator-figure-note", figure.indicator.pk, figure.pk),
        ("indicator-figures", figure.indicator.pk),
    ):
        assert page.goto(reverse(name, args=(board.slug, *more))).status == 200
        fits(page, axe)
    page.goto(reverse("figures-beside-add", args=(board.slug, "statements")))
    page.click("main button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    fits(page, axe)


def test_each_page_of_the_figures_is_accessible_and_fits(page_at_each_width, axe, sign_in, board):
    page = page_at_each_width
    sign_in(page, person(Role.MANAGER, board))
    indicator = Indicator.objects.get()
    look_again(board, date(2013, 5, 1))
    quarter = Period.objects.get(name="Quarter 2")
    made = open_report(board=board, period=quarter, kind="performance", title="Performance report", by=None)
    doubt = Doubt.objects.get(name="printed-change")
    for name, *more in (
        ("indicators",),
        ("indicators-dashboard",),
        ("indicator-checks",),
        ("indicator-check", doubt.pk),
        ("indicator", indicator.pk),
        ("indicator-figures", indicator.pk),
        ("indicator-reckoning", indicator.pk),
        ("performance-reports",),
        ("performance-report", made.pk),
        ("performance-report-open",),
        ("indicator-add",),
        ("indicator-target", indicator.pk),
        ("indicator-threshold", indicator.pk),
    ):
        page.goto(reverse(name, args=(board.slug, *more)))
        fits(page, axe)
    page.goto(reverse("indicator-add", args=(board.slug,)))
    page.click("main form button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    assert page.title().startswith("Error: ")
    fits(page, axe)


def test_member_finds_an_indicator_and_its_table_by_keyboard(page, sign_in, board):
    sign_in(page, person(Role.MEMBER, board))
    page.goto(reverse("indicators-dashboard", args=(board.slug,)))
    page.focus("text=Reviews in time")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Reviews in time')")
    page.focus("#downloads ~ ul a")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")


def test_target_is_set_without_script(chromium, live_server, sign_in, board):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("indicator", args=(board.slug, Indicator.objects.get().pk)))
    page.get_by_role("link", name="Set a target").click()
    page.get_by_label("Period").select_option("2012–13")
    page.get_by_label("Target", exact=True).fill("60")
    page.get_by_role("button", name="Set the target").click()
    assert "Green: target met" in page.inner_text("main")
    assert Target.objects.get().value == 60
    context.close()


def test_check_is_accepted_without_script(chromium, live_server, sign_in, board):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, person(Role.MANAGER, board))
    page.goto(reverse("indicator-checks", args=(board.slug,)))
    page.click("tbody th a")
    page.get_by_label("Why the figures stand as they are").fill("Its source prints it so.")
    page.get_by_role("button", name="Accept it as it stands").click()
    assert "It is accepted as it stands." in page.inner_text("main")
    assert Acceptance.objects.get().reason == "Its source prints it so."
    context.close()
