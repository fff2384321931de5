"""The chapter on child deaths: counts that add up, gaps where nothing is stated, nothing of any one case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lscb.board.year import Year
from lscb.document import walk
from lscb.document.blocks import Bound, Document, Gap, Section, Unit
from lscb.document.disclosure import Audience, protect
from lscb.document.reckoning import reckon, refs
from lscb.document.words import differs, figure_words
from tests.factories.board import PeriodFactory
from tests.factories.cdop import (
    ChildDeathFactory,
    DeathCategoryFactory,
    PanelActionFactory,
    PanelCountFactory,
    PanelFactory,
    PanelTotalsFactory,
    ReviewFactory,
)
from tests.factories.workgroups import MeetingFactory
from workgroups.cdop.models import PanelAction, PanelCount, PanelTotals
from workgroups.cdop.report import child_deaths
from workgroups.models import Meeting

pytestmark = pytest.mark.django_db

EARLIER = {"name": "2011-12", "starts": date(2011, 4, 1), "ends": date(2012, 3, 31)}


@pytest.fixture
def year():
    period = PeriodFactory()
    return Year(period.board, period)


@pytest.fixture
def panel(year):
    return PanelFactory(board=year.board)


def chapter(year) -> Section:
    return Section("child-deaths", "Child deaths", child_deaths(Year(year.board, year.period), ("",))[""])


def found(year) -> dict:
    """Figures by label, those in tables first met winning."""
    by_label: dict = {}
    for _, block in walk.within(chapter(year)):
        for figure in walk.figures_of(block):
            by_label.setdefault(figure.label, figure)
    return by_label


def gaps(year) -> list[str]:
    return [block.title for _, block in walk.within(chapter(year)) if isinstance(block, Gap)]


def case(panel, *, reviewed_on=None, notified_on=date(2012, 6, 1), **details):
    death = ChildDeathFactory(
        panel=panel,
        notified_on=notified_on,
        **{k: v for k, v in details.items() if k in ("expectedness", "age_band", "died_on", "leaflet_sent_on")},
    )
    if reviewed_on:
        ReviewFactory(
            death=death,
            reviewed_on=reviewed_on,
            **{k: v for k, v in details.items() if k in ("category", "modifiability", "learning")},
        )
    return death


def test_year_without_records_is_one_gap_that_says_where_to_enter_them(year):
    (gap,) = child_deaths(year, ("",))[""]
    assert gap.fill.model == "cdop.paneltotals"
    assert ("period", str(year.period.pk)) in gap.fill.initial


def test_work_of_a_panel_without_numbers_leaves_a_gap_among_it(year, panel):
    PanelActionFactory(period=year.period, panel=panel, text="A campaign.")
    assert gaps(year) == ["Deaths reviewed"]


def test_totals_are_shown_as_stated_and_the_rest_are_gaps(year, panel):
    PanelTotalsFactory(period=year.period, panel=panel, reviewed=18, expected=11, unexpected=7, meetings=3)
    figures = found(year)
    assert [figures[k].value for k in ("Deaths reviewed", "Expected", "Unexpected", "Panel meetings")] == [18, 11, 7, 3]
    assert figures["Deaths reviewed"].unit is Unit.PEOPLE
    assert figure_words(figures["Still to be reviewed at the start"]) == "not stated"
    assert figure_words(figures["Still to be reviewed at the end"]) == "not stated"
    assert gaps(year) == ["Categories of the deaths reviewed", "Modifiable factors", "Deaths notified"]


def test_disagreement_is_said_where_the_parts_do_not_add_up(year, panel):
    PanelTotalsFactory(period=year.period, panel=panel, reviewed=18, expected=11, unexpected=6)
    figures = found(year)
    together = figures["Expected and unexpected together"]
    assert (together.value, together.printed) == (17, 18)
    assert differs(together)


def test_agreement_needs_no_remark(year, panel):
    PanelTotalsFactory(period=year.period, panel=panel, reviewed=18, expected=11, unexpected=7)
    assert not differs(found(year)["Expected and unexpected together"])


def test_expectedness_that_is_not_stated_is_a_gap(year, panel):
    PanelTotalsFactory(period=year.period, panel=panel, reviewed=18)
    assert "Expected and unexpected deaths" in gaps(year)


def test_stated_counts_are_shown_with_shares_of_those_reviewed(year, panel):
    totals = PanelTotalsFactory(period=year.period, panel=panel, reviewed=8, notified=9, expected=8, unexpected=0)
    for label, count in (("Infection", 2), ("Malignancy", 6)):
        PanelCountFactory(totals=totals, heading=PanelCount.Heading.CATEGORY, label=label, count=count)
    PanelCountFactory(totals=totals, heading=PanelCount.Heading.MODIFIABILITY, label="None", count=8)
    assert figure_words(found(year)["Infection, share"]) == "25.0%"
    assert gaps(year) == []


def test_totals_of_half_years_are_added_up(year, panel):
    for name, starts, ends, reviewed in (
        ("Apr-Sep 2012", date(2012, 4, 1), date(2012, 9, 30), 5),
        ("Oct 2012-Mar 2013", date(2012, 10, 1), date(2013, 3, 31), None),
    ):
        half = PeriodFactory(board=year.board, name=name, basis="half", starts=starts, ends=ends)
        PanelTotalsFactory(period=half, panel=panel, reviewed=reviewed)
    figure = found(year)["Deaths reviewed"]
    assert (figure.value, figure.bound) == (5, Bound.AT_LEAST)


def test_cases_are_counted_by_category_modifiability_and_age(year, panel):
    infection = DeathCategoryFactory(scheme__board=year.board, name="Infection")
    infant = DeathCategoryFactory(scheme__board=year.board, scheme__divides="age", name="Under 28 days")
    for part in range(3):
        case(
            panel,
            reviewed_on=date(2012, 9, 1),
            category=infection,
            age_band=infant,
            modifiability="factors" if part else "none",
            expectedness="unexpected" if part else "expected",
        )
    case(panel, notified_on=date(2013, 3, 1))
    figures = found(year)
    labels = (
        "Notified",
        "Deaths reviewed",
        "Infection",
        "Under 28 days",
        "Modifiable factors identified",
        "Unexpected",
    )
    assert [figures[label].value for label in labels] == [4, 3, 3, 3, 2, 2]
    assert gaps(year) == []


def test_caseload_runs_from_opening_to_closing(year, panel):
    case(panel, notified_on=date(2012, 1, 1))
    case(panel, notified_on=date(2012, 1, 2), reviewed_on=date(2012, 3, 1))
    case(panel, notified_on=date(2012, 2, 1), reviewed_on=date(2012, 5, 1))
    case(panel, notified_on=date(2012, 6, 1))
    figures = found(year)
    labels = ("Still to be reviewed at the start", "Notified", "Deaths reviewed", "Still to be reviewed at the end")
    assert [figures[label].value for label in labels] == [2, 1, 1, 2]
    for label in labels:
        assert reckon(figures[label].reckoning) == figures[label].value


def test_opening_is_unstated_where_records_do_not_reach_back(year, panel):
    case(panel)
    assert found(year)["Still to be reviewed at the start"].words == "not stated"


def test_opening_follows_from_the_totals_of_the_year_before(year, panel):
    before = PeriodFactory(board=year.board, **EARLIER)
    PanelTotalsFactory(period=before, panel=panel, open_at_start=4, notified=10, reviewed=9)
    case(panel)
    assert found(year)["Still to be reviewed at the start"].value == 5
    PanelTotals.objects.update(open_at_start=None)
    assert found(year)["Still to be reviewed at the start"].words == "not stated"


def test_leaflets_in_time_are_counted(year, panel):
    case(panel, leaflet_sent_on=date(2012, 6, 4))
    case(panel, leaflet_sent_on=date(2012, 6, 30))
    assert (found(year)["Leaflets sent in time"].value, found(year)["Leaflets due"].value) == (1, 2)


def test_nothing_of_one_case_is_passed_on(year, panel):
    death = case(
        panel,
        reviewed_on=date(2012, 9, 17),
        died_on=date(2012, 5, 29),
        learning="A word about one child.",
        notified_on=date(2012, 6, 1),
    )
    told = repr(chapter(year))
    for secret in (
        death.case_number,
        "A word about",
        "17 September",
        "29 May",
        "date(2012, 9, 17)",
        "date(2012, 5, 29)",
    ):
        assert secret not in told
    named = {
        part.pk
        for _, block in walk.within(chapter(year))
        for figure in walk.figures_of(block)
        for part in refs(figure.reckoning)
        if part.model in ("cdop.childdeath", "cdop.review")
    }
    assert named
    assert all(number < 0 for number in named)


def test_small_numbers_cannot_be_worked_out_once_protected(year, panel):
    infection, cancer = (DeathCategoryFactory(scheme__board=year.board, name=n) for n in ("Infection", "Malignancy"))
    for place in range(9):
        case(
            panel,
            reviewed_on=date(2012, 9, 1),
            expectedness="expected" if place < 7 else "unexpected",
            category=cancer if place < 7 else infection,
            modifiability="none",
        )
    document = Document("Report", "Board", "2012-13", (chapter(year),))
    shown = protect(document, Audience.PUBLIC, threshold=5).document
    values = {f.label: f.value for _, f in walk.figures(shown)}
    hidden = ("Unexpected", "Expected", "Infection", "Malignancy", "Infection, share", "Unexpected, share")
    assert [values[label] for label in hidden] == [None] * len(hidden)
    assert (values["Deaths reviewed"], values["Expected and unexpected together"]) == (9, 9)


def test_small_caseload_left_over_cannot_be_worked_out_once_protected(year, panel):
    PanelTotalsFactory(period=year.period, panel=panel, open_at_start=5, notified=10, reviewed=12)
    document = Document("Report", "Board", "2012-13", (chapter(year),))
    shown = protect(document, Audience.PUBLIC, threshold=5).document
    values = {f.label: f.value for _, f in walk.figures(shown)}
    assert values["Still to be reviewed at the end"] is None
    assert None in {values[k] for k in ("Still to be reviewed at the start", "Notified", "Deaths reviewed")}


def test_several_panels_each_have_their_sections(year):
    for name in ("North panel", "South panel"):
        PanelTotalsFactory(period=year.period, panel=PanelFactory(board=year.board, name=name), reviewed=1)
    headings = [block.heading for _, block in walk.within(chapter(year)) if isinstance(block, Section)]
    assert headings == ["Child deaths", "North panel: Deaths reviewed", "South panel: Deaths reviewed"]


def test_what_the_panel_did_stands_under_its_kind(year, panel):
    PanelTotalsFactory(period=year.period, panel=panel, reviewed=1, leaflet_days="within a week")
    PanelActionFactory(period=year.period, panel=panel, kind=PanelAction.Kind.NEXT, text="To meet more often.")
    keys = [block.key for _, block in walk.within(chapter(year)) if isinstance(block, Section)]
    assert keys == ["child-deaths", "deaths-reviewed", "panel-families", "panel-next"]


def queries(year) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        chapter(year)
    return len(seen)


def test_queries_do_not_grow_with_the_records(year, panel):
    def a_case(place):
        category = DeathCategoryFactory(scheme__board=year.board)
        death = case(panel, reviewed_on=date(2012, 9, 1) + timedelta(days=place), category=category)
        MeetingFactory(group=panel, state=Meeting.State.HELD)
        PanelActionFactory(period=year.period, panel=panel)
        return death

    totals = PanelTotalsFactory(period=year.period, panel=PanelFactory(board=year.board), reviewed=1)
    PanelCountFactory(totals=totals)
    a_case(0)
    one = queries(year)
    for place in range(1, 30):
        a_case(place)
        PanelCountFactory(totals=PanelTotalsFactory(period=year.period, panel=PanelFactory(board=year.board)))
    assert queries(year) == one
