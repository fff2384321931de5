"""The draft on screen: for the board's office, and for nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lscb.accounts.models import User
from lscb.annualreport.models import Narrative
from lscb.document.pdf import PdfFailed
from lscb.permissions import POWERS, Power, Role
from priorities.models import PlannedWork, ProgressUpdate
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages(monkeypatch):
    """Setting a PDF takes a second; tests/document/ sees to what is in it, and needs the fonts."""
    monkeypatch.setattr("lscb.document.pdf.render", lambda protected: b"%PDF-" + protected.note.encode())


PLACE = ("havering", "2012-13")
ADDRESSES = [
    ("reports", PLACE[:1]),
    ("front", PLACE),
    ("gaps", PLACE),
    ("whole", PLACE),
    ("whole-pdf", PLACE),
    ("chapter", (*PLACE, "finance")),
]


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
@pytest.mark.parametrize("role", Role)
def test_draft_opens_for_those_who_may_read_drafts_alone(demonstration, client, role, name, args):
    user = User.objects.get(email=f"{role.value.replace('_', '-')}@havering.example")
    client.force_login(user)
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == (200 if Power.READ_DRAFT in POWERS[role] else 403)


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_visitor_is_asked_to_sign_in(demonstration, client, name, args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_manager_of_another_board_is_refused(demonstration, client, name, args):
    client.force_login(person(Role.MANAGER, "board:999999"))
    assert client.get(reverse(name, args=args)).status_code == 403


@pytest.mark.parametrize("args", [("nowhere", "2012-13"), ("havering", "1999-00")])
def test_unknown_board_or_year_is_not_found(demonstration, client, args):
    client.force_login(User.objects.get(email="manager@havering.example"))
    assert client.get(reverse("front", args=args)).status_code == 404


def test_unknown_chapter_is_not_found(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    assert client.get(reverse("chapter", args=(*PLACE, "nothing"))).status_code == 404


@pytest.mark.slow
def test_every_chapter_of_the_contents_opens(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    contents = client.get(reverse("front", args=PLACE)).context["contents"]
    assert len(contents) > 15
    for line in contents:
        answer = client.get(line["url"])
        assert answer.status_code == 200, line["title"]
        assert line["title"] in answer.context["chapter_html"].replace("&#x27;", "'"), line["title"]


def test_gap_leads_to_the_form_that_would_fill_it(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    lines = client.get(reverse("gaps", args=PLACE)).context["gaps"]
    addresses = {line.fill for line in lines if line.fill}
    assert addresses
    assert not [address for address in addresses if address.startswith(reverse("admin:index"))]
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_gaps_of_priorities_and_texts_lead_to_the_desk_and_not_to_the_record_screens(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    Narrative.objects.filter(section="foreword").update(body="")
    ProgressUpdate.objects.all().delete()
    PlannedWork.objects.filter(part_of__isnull=False).delete()
    PlannedWork.objects.all().delete()
    lines = client.get(reverse("gaps", args=PLACE)).context["gaps"]
    leads = {line.title: line.fill for line in lines}
    assert leads["Foreword: nothing written"] == reverse("chapter-text", args=(*PLACE, "foreword"))
    assert leads["No progress was reported"].startswith("/havering/priorities/")
    assert leads["No planned work recorded"].startswith(reverse("planned-work-add", args=PLACE[:1]) + "?period=")
    for line in lines:
        if line.fill:
            assert client.get(line.fill).status_code == 200, line.fill


def test_gaps_are_a_list_of_work_for_each_who_owes(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    page = client.get(reverse("gaps", args=PLACE))
    first = page.context["owers"][0]
    narrowed = client.get(reverse("gaps", args=PLACE) + first["href"])
    assert len(narrowed.context["table"].rows) == first["many"] < len(page.context["gaps"])
    sheet = client.get(reverse("gaps", args=PLACE) + first["href"] + "&as=csv").content.decode("utf-8-sig")
    assert len(sheet.strip().splitlines()) >= first["many"] + 1
    assert first["who"] in sheet


def test_auditor_sees_gaps_without_forms(demonstration, client):
    client.force_login(User.objects.get(email="auditor@havering.example"))
    lines = client.get(reverse("gaps", args=PLACE)).context["gaps"]
    assert lines
    assert not any(line.fill for line in lines)


def test_child_death_records_are_never_linked_from_the_report(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    page = client.get(reverse("chapter", args=(*PLACE, "child-deaths"))).content.decode()
    assert "/records/cdop/" not in page


def test_whole_report_is_a_file_that_asks_for_nothing_else(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    answer = client.get(reverse("whole", args=PLACE))
    assert answer["Content-Disposition"] == 'attachment; filename="havering-annual-report-2012-13-draft.html"'
    page = answer.content.decode()
    assert '<link rel="stylesheet"' not in page
    assert "<script" not in page
    assert 'src="http' not in page


def test_pdf_is_a_file_of_the_unprotected_draft(demonstration, client):
    client.force_login(User.objects.get(email="manager@havering.example"))
    answer = client.get(reverse("whole-pdf", args=PLACE))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="havering-annual-report-2012-13-draft.pdf"'
    assert answer.content.startswith(b"%PDF-Small numbers are not hidden")
    assert reverse("whole-pdf", args=PLACE) in client.get(reverse("front", args=PLACE)).content.decode()


def test_pdf_that_cannot_be_made_is_one_sentence(demonstration, client, monkeypatch):
    def failing(protected):
        raise PdfFailed("There is no PDF.")

    monkeypatch.setattr("lscb.document.pdf.render", failing)
    client.force_login(User.objects.get(email="manager@havering.example"))
    answer = client.get(reverse("whole-pdf", args=PLACE))
    assert (answer.status_code, answer.content) == (503, b"There is no PDF.")
