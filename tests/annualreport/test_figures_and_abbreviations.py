"""The office looks figures up, puts them into a text by name, and says what its abbreviations stand for."""

import pytest
from django.urls import reverse

from lscb.annualreport import checks, services
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Abbreviation
from lscb.document import text
from lscb.document.disclosure import Audience, protect
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.annualreport import AbbreviationFactory, OutlineSectionFactory, ReportFactory
from tests.factories.priorities import PriorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    made = ReportFactory()
    OutlineSectionFactory(report=made, builder="foreword", heading="Foreword", order=1)
    OutlineSectionFactory(report=made, builder="priorities", heading="Priorities", order=2)
    OutlineSectionFactory(report=made, builder="glossary", heading="Abbreviations", order=3)
    PriorityFactory(board=made.board, period=made.period, number=1)
    return made


@pytest.fixture
def manager(report):
    return person(Role.MANAGER, report.board)


def whole(report):
    return text.render(protect(assemble(report), Audience.OFFICE))


def write(report, manager, body):
    services.write_narrative(report=report, section="foreword", body=body, by=manager)


def test_foreword_follows_the_records(report, manager):
    write(report, manager, "We set ourselves [[priorities of the year]] priorities.")
    assert "We set ourselves 1 priorities." in whole(report)
    PriorityFactory(board=report.board, period=report.period, number=2)
    assert "We set ourselves 2 priorities." in whole(report)


def test_name_of_no_figure_must_be_put_right(report, manager):
    write(report, manager, "We set ourselves [[goals of the year]].")
    (found,) = checks.run(checks.working(report), [checks.BY_NAME["figure-not-found"]])
    assert found.fault.words == "No one figure is called “goals of the year”."


def test_figures_are_found_by_their_words(client, report, manager):
    client.force_login(manager)
    address = reverse("report-figures", args=(report.board.slug, report.period.name))
    assert "[[priorities of the year]]" in client.get(address).content.decode()
    assert client.get(address, {"words": "of the PRIORITIES"}).context["found"] == 1
    assert client.get(address, {"words": "nothing of the kind"}).context["found"] == 0
    assert client.get(address, {"words": "x" * 300, "page": "many"}).status_code == 200


def test_abbreviation_is_written_out_listed_and_no_longer_warned_of(report, manager):
    write(report, manager, "The CSE group met.")
    check = [checks.BY_NAME["unexplained-abbreviation"]]
    assert len(checks.run(checks.working(report), check)) == 1
    services.explain(board=report.board, short="CSE", meaning="child sexual exploitation", by=manager)
    assert "The child sexual exploitation (CSE) group met." in whole(report)
    assert "CSE\tchild sexual exploitation" in whole(report)
    assert checks.run(checks.working(report), check) == []


def test_manager_explains_changes_and_removes_an_abbreviation(client, report, manager):
    client.force_login(manager)
    add = reverse("abbreviation-add", args=(report.board.slug,))
    refused = client.post(add, {"short": "C SE", "meaning": "child sexual exploitation"})
    assert "without spaces" in refused.content.decode()
    client.post(add, {"short": "CSE", "meaning": "child sexual exploitation"})
    again = client.post(add, {"short": "CSE", "meaning": "something"})
    assert "explained already" in again.content.decode()
    made = Abbreviation.objects.get()
    change = reverse("abbreviation-change", args=(report.board.slug, made.pk))
    client.post(change, {"short": "CSE", "meaning": "exploitation", "as_read": ""})
    assert Abbreviation.objects.get().meaning == "exploitation"
    assert "exploitation" in client.get(reverse("abbreviations", args=(report.board.slug,))).content.decode()
    client.post(reverse("abbreviation-remove", args=(report.board.slug, made.pk)))
    assert not Abbreviation.objects.exists()


def test_queries_of_the_list_do_not_grow(client, report, manager, django_assert_max_num_queries):
    client.force_login(manager)
    address = reverse("abbreviations", args=(report.board.slug,))
    AbbreviationFactory(board=report.board)
    with django_assert_max_num_queries(40) as few:
        client.get(address)
    AbbreviationFactory.create_batch(30, board=report.board)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
