"""A year's report is opened by the office, and its first page said: title, subtitle and figures in order."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.audit.models import AuditEvent
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import ReportFactory
from tests.factories.board import PeriodFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return ReportFactory(subtitle="")


@pytest.fixture
def office(client, report):
    client.force_login(person(Role.MANAGER, report.board))
    return client


@pytest.fixture
def first_page(report):
    return reverse("first-page", args=(report.board.slug, report.period.name))


def as_shown(answer):
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def chosen(report):
    return list(report.key_figures.order_by("order").values_list("label", "sentence", "context"))


def test_first_report_of_a_board_is_opened_on_a_screen(client):
    year = PeriodFactory()
    client.force_login(person(Role.MANAGER, year.board))
    where = reverse("report-open", args=(year.board.slug,))
    assert where in client.get(reverse("reports", args=(year.board.slug,))).content.decode()
    answer = client.post(where, {"period": year.pk, "title": "Annual report"})
    report = Report.objects.get()
    assert answer["Location"] == reverse("front", args=(year.board.slug, year.name))
    assert report.outline.exists()
    assert "Choose the year" in client.post(where, {"title": "Twice"}).content.decode()
    assert client.post(where, {"period": year.pk, "title": "Twice"}).status_code == 200
    assert Report.objects.count() == 1


def test_first_page_has_its_title_its_line_and_its_figures_in_order(office, report, first_page):
    sent = as_shown(office.get(first_page)) | {"title": "The year", "subtitle": "What was done."}
    sent |= {"label1": "Plans", "sentence1": "children had a plan", "context1": "More than before."}
    sent |= {"label3": "Visits", "sentence3": "visits were made"}
    office.post(first_page, sent)
    report.refresh_from_db()
    assert (report.title, report.subtitle) == ("The year", "What was done.")
    assert chosen(report) == [("Plans", "children had a plan", "More than before."), ("Visits", "visits were made", "")]
    lines = AuditEvent.objects.count()
    office.post(first_page, as_shown(office.get(first_page)))
    assert AuditEvent.objects.count() == lines
    office.post(first_page, as_shown(office.get(first_page)) | {"label1": "", "sentence1": "", "context1": ""})
    assert [label for label, *_ in chosen(report)] == ["Visits"]


def test_figure_without_a_sentence_and_a_sentence_without_a_figure_are_refused(office, report, first_page):
    sent = as_shown(office.get(first_page)) | {"label1": "Plans", "sentence2": "visits were made"}
    said = texts(read(office.post(first_page, sent).content.decode()), ".govuk-error-summary__list a")
    assert said == ["Enter the sentence that the figure opens", "Name the figure, or take its words away"]
    assert chosen(report) == []


def test_what_two_people_change_of_it_is_both_kept(office, report, first_page):
    theirs = as_shown(office.get(first_page)) | {"label1": "Plans", "sentence1": "children had a plan"}
    office.post(first_page, as_shown(office.get(first_page)) | {"subtitle": "What was done."})
    office.post(first_page, theirs)
    report.refresh_from_db()
    assert (report.subtitle, chosen(report)) == ("What was done.", [("Plans", "children had a plan", "")])


def test_figure_that_no_chapter_holds_leads_to_the_first_page(office, report, first_page):
    office.post(first_page, as_shown(office.get(first_page)) | {"label1": "Plans", "sentence1": "had a plan"})
    (_, missing) = assemble(Report.objects.get()).cover
    assert missing.title == "A figure of the first page is missing"
    assert first_page in office.get(reverse("front", args=(report.board.slug, report.period.name))).content.decode()
