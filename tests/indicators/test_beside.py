"""What figures stand upon and beside, on the desk: sources, divisions, periods, areas, and what a source printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lscb.audit.models import AuditEvent
from lscb.board.models import Area, Period
from lscb.permissions import Role
from priorities.indicators.beside.kinds import KINDS
from priorities.indicators.models import CategoryScheme, Observation, Source, Statement
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.factories.board import AreaFactory, PeriodFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


def at(name, store, *more):
    return reverse(f"figures-beside{name}", args=(store.board.slug, *more))


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def errors(answer):
    return texts(read(page(answer)), ".govuk-error-summary__list a")


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def as_shown(answer):
    """What a browser would send back from a form as it was shown."""
    form, sent = answer.context["form"], {}
    for name in form.fields:
        value = form[name].value()
        if isinstance(value, date):
            sent |= day(name, value)
        elif value is not None:
            sent[name] = value
    return sent


def made(kind, store, n=0):
    """A record of a kind; the n-th of them."""
    of_board = {
        "sources": factories.SourceFactory,
        "divisions": factories.CategorySchemeFactory,
        "areas": AreaFactory,
    }
    of_indicator = {
        "statements": factories.StatementFactory,
        "statuses": factories.PrintedStatusFactory,
        "ranges": factories.RangeFactory,
        "breaks": factories.SeriesBreakFactory,
    }
    if kind == "periods":
        first = 1900 + n
        days = {"starts": date(first, 1, 1), "ends": date(first, 12, 31)}
        return PeriodFactory(board=store.board, name=str(first), basis="other", **days)
    if kind in of_board:
        return of_board[kind](board=store.board)
    indicator = factories.IndicatorFactory(board=store.board, reference=f"beside-{n}")
    period = {} if kind == "breaks" else {"period": store.year}
    return of_indicator[kind](indicator=indicator, **period)


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_each_kind_is_listed_and_saved_again_unchanged(office, store, kind):
    record = made(kind, store)
    change = at("-change", store, kind, record.pk)
    assert change in page(office.get(at("", store, kind)))
    before = AuditEvent.objects.count()
    answer = office.post(change, as_shown(office.get(change)))
    assert answer.status_code == 302, answer.context["form"].errors
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("kind", KINDS)
def test_record_of_each_kind_is_removed_with_its_reason(office, store, kind):
    record = made(kind, store)
    gone = at("-remove", store, kind, record.pk)
    assert "Say why" in page(office.post(gone, {"reason": ""}))
    office.post(gone, {"reason": "Entered twice."})
    assert not KINDS[kind].model.objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_list_asks_no_more_for_thirty_records_than_for_one(office, store, kind):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            page(office.get(at("", store, kind)))
        return len(asked)

    made(kind, store)
    few = queries()
    for n in range(1, 30):
        made(kind, store, n)
    assert queries() == few


def test_what_figures_stand_on_is_kept(office, store):
    figure = factories.ObservationFactory(indicator__board=store.board, period=store.year, source=store.source)
    said = page(office.post(at("-remove", store, "sources", figure.source.pk), {"reason": "Twice."}))
    assert "cannot be taken away: another record stands on it." in said
    assert Source.objects.filter(pk=figure.source.pk).exists()


def test_division_is_entered_with_its_parts_and_its_whole_is_made(office, store):
    office.post(at("-add", store, "divisions"), {"name": "Place", "more": "Home\n\nSchool\nHome"})
    scheme = CategoryScheme.objects.get(name="Place")
    assert [(part.name, part.code) for part in scheme.categories.filter(is_all=False)] == [
        ("Home", "home"),
        ("School", "school"),
    ]
    assert scheme.categories.get(is_all=True).name == "All"
    change = at("-change", store, "divisions", scheme.pk)
    home, school = scheme.categories.filter(is_all=False)
    sent = as_shown(office.get(change)) | {f"part{home.pk}": "At home", f"part{school.pk}": "", "more": "Elsewhere"}
    office.post(change, sent)
    assert [part.name for part in scheme.categories.filter(is_all=False)] == ["At home", "Elsewhere"]
    home.refresh_from_db()
    assert (home.name, home.code) == ("At home", "home")


def test_part_of_a_division_is_named_once_and_kept_where_figures_are_held_of_it(office, store):
    scheme = store.scheme("Home", "School")
    home, school = scheme.categories.filter(is_all=False)
    store.record(store.indicator(schemes=(scheme,)), 5, home.code)
    change = at("-change", store, "divisions", scheme.pk)
    shown = as_shown(office.get(change))
    assert errors(office.post(change, shown | {"more": "school"})) == ["There is a part of this name already."]
    assert "“Home” cannot be taken away" in page(office.post(change, shown | {f"part{home.pk}": ""}))
    assert list(scheme.categories.filter(is_all=False)) == [home, school]


def test_divisions_leave_out_what_undivided_figures_stand_on(office, store):
    store.indicator()
    whole = CategoryScheme.objects.get(slug="undivided")
    assert "Undivided" not in page(office.get(at("", store, "divisions")))
    assert office.get(at("-change", store, "divisions", whole.pk)).status_code == 404


def test_earlier_year_is_laid_out_and_a_later_one_is_opened_elsewhere(office, store):
    def sent(first):
        return {"name": f"{first}-{first - 1999}", "basis": "year"} | (
            day("starts", date(first, 4, 1)) | day("ends", date(first + 1, 3, 31))
        )

    office.post(at("-add", store, "periods"), sent(2010))
    assert Period.objects.filter(board=store.board, name="2010-11").exists()
    said = errors(office.post(at("-add", store, "periods"), sent(2013)))
    assert said == ["Years after 2010–11 are opened from the one before, under Years."]


def test_new_area_comes_after_the_others(office, store):
    office.post(at("-add", store, "areas"), {"name": "London", "kind": "region"})
    assert Area.objects.get(name="London").order == Area.objects.of_board(store.board).count() - 1


def test_printed_figure_keeps_its_decimals_and_is_the_wholes_without_a_category(office, store):
    indicator = store.indicator()
    add = at("-add", store, "statements")
    begun = office.get(f"{add}?indicator={indicator.reference}").context["form"]
    assert (begun["indicator"].value(), begun["source"].value()) == (indicator.pk, store.source.pk)
    assert begun["area"].value() == store.home.pk
    sent = {"indicator": indicator.pk, "kind": "mean", "period": store.year.pk, "area": store.home.pk}
    office.post(add, sent | {"value": "44.0", "bound": "exact", "source": store.source.pk})
    printed = Statement.objects.get()
    assert (printed.value, printed.decimals, printed.category1.is_all) == (Decimal(44), 1, True)
    again = errors(office.post(add, sent | {"value": "45", "bound": "exact", "source": store.source.pk}))
    assert again == ["What this source printed of it is held already: change that"]
    silent = errors(office.post(add, sent | {"kind": "total", "bound": "exact", "source": store.source.pk}))
    assert silent == ["Give the number that was printed, or the words."]


def test_category_of_another_division_is_refused_at_its_field(office, store):
    indicator, other = store.indicator(), store.scheme("Home")
    sent = {"indicator": indicator.pk, "kind": "mean", "period": store.year.pk, "area": store.home.pk, "value": "4"}
    sent |= {"bound": "exact", "source": store.source.pk, "category1": other.categories.get(name="Home").pk}
    said = errors(office.post(at("-add", store, "statements"), sent))
    assert said == ["Choose a category of the indicator's scheme."]


def test_figure_gets_the_words_that_are_printed_with_it_and_no_new_version(office, store):
    indicator = store.indicator()
    figure = store.record(indicator, 5)
    where = reverse("indicator-figure-note", args=(store.board.slug, indicator.pk, figure.pk))
    assert where in page(office.get(reverse("indicator-figures", args=(store.board.slug, indicator.pk))))
    office.post(where, {"note": "The report gives no counts."})
    (held,) = Observation.objects.all()
    assert (held.note, held.version) == ("The report gives no counts.", 1)
    assert office.get(where).context["form"]["note"].value() == "The report gives no counts."


def test_auditor_reads_the_kinds_and_is_offered_no_change(client, store):
    client.force_login(person(Role.AUDITOR, store.board))
    record = made("sources", store)
    said = page(client.get(at("", store, "sources")))
    assert record.name in said
    assert at("-change", store, "sources", record.pk) not in said
    assert client.get(at("-add", store, "sources")).status_code == 403
    figure = store.record(store.indicator(), 5)
    listed = page(client.get(reverse("indicator-figures", args=(store.board.slug, figure.indicator.pk))))
    assert "Add a note" not in listed
