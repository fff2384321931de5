"""Shared drafts on screen: for their readers alone, from their bytes, giving no hidden number away."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.urls import reverse

from lscb.accounts.models import User
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Narrative, Report, SharedDraft
from lscb.annualreport.sharing import share_draft
from lscb.board.models import Board
from lscb.document import data, walk
from lscb.document.blocks import Unit
from lscb.document.disclosure import Audience, protect
from lscb.document.reckoning import Op, refs
from lscb.document.words import differs
from lscb.permissions import POWERS, Power, Role
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db


PLACE = ("havering", "2012-13")


@pytest.fixture(autouse=True)
def _pages(monkeypatch):
    """Setting a PDF takes a second, and tests/document/ sees to what is in it."""
    monkeypatch.setattr("lscb.document.pdf.render", lambda protected: b"%PDF-" + protected.document.status.encode())


ADDRESSES = [
    ("shared-drafts", PLACE),
    ("shared-draft", (*PLACE, 1)),
    ("shared-draft-whole", (*PLACE, 1)),
    ("shared-draft-pdf", (*PLACE, 1)),
    ("shared-draft-chapter", (*PLACE, 1, "finance")),
    ("draft-comments", (*PLACE, 1)),
    ("drafts-compared", (*PLACE, 1, 1)),
    ("draft-comment", (*PLACE, 1, "finance", "finance-p1")),
]


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
@pytest.mark.parametrize("role", Role)
def test_shared_draft_opens_for_its_readers_alone(demonstration, client, role, name, args):
    client.force_login(User.objects.get(email=f"{role.value.replace('_', '-')}@havering.example"))
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == (200 if Power.READ_SHARED_DRAFT in POWERS[role] else 403)


@pytest.mark.parametrize(("name", "args"), ADDRESSES)
def test_visitor_signs_in_and_other_boards_are_refused(demonstration, client, name, args):
    address = reverse(name, args=args)
    assert client.get(address)["Location"].startswith(reverse("account_login"))
    client.force_login(person(Role.MEMBER, "board:999999"))
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("shared-drafts", ("nowhere", "2012-13")),
        ("shared-drafts", ("havering", "1999-00")),
        ("shared-draft", (*PLACE, 9)),
        ("shared-draft-chapter", (*PLACE, 1, "nothing")),
        ("draft-comment", (*PLACE, 1, "finance", "finance-p999")),
        ("draft-comment", (*PLACE, 1, "nothing", "nothing-p1")),
    ],
)
def test_what_is_not_there_is_not_found(demonstration, client, name, args):
    client.force_login(User.objects.get(email="manager@havering.example"))
    assert client.get(reverse(name, args=args)).status_code == 404


@pytest.fixture
def member(demonstration, client):
    client.force_login(User.objects.get(email="member@havering.example"))
    return client


def test_every_chapter_opens_says_how_it_stands_and_leads_to_no_record(member):
    contents = member.get(reverse("shared-draft", args=(*PLACE, 1))).context["contents"]
    assert len(contents) > 15
    for line in contents:
        page = member.get(line["url"]).content.decode()
        assert "Draft 1, shared on " in page
        assert "counts of people under 5 are hidden" in page
        assert "/records/" not in page
        assert "Fill this gap" not in page


def test_front_shows_the_fingerprint(member):
    draft = SharedDraft.objects.get()
    page = member.get(reverse("shared-draft", args=(*PLACE, 1))).content.decode()
    assert draft.sha256[:8] in page
    assert draft.sha256[-8:] in page


def test_stored_draft_of_the_demonstration_shows_no_count_under_the_threshold(demonstration):
    document = data.loads(bytes(SharedDraft.objects.get().tree)).document
    people = [f for _, f in walk.figures(document) if f.unit is Unit.PEOPLE]
    assert any(f.value is None and f.marker for f in people)
    assert not [f.label for f in people if f.value is not None and 0 < f.value < 5]


def test_appendix_of_differences_gives_no_hidden_number_away(demonstration):
    """It is words, which protection does not read: it is written from what the readers may see."""
    office = assemble(Report.objects.select_related("board", "period").get(period__name="2012-13"))
    stored = data.loads(bytes(SharedDraft.objects.get().tree)).document
    people = [f for _, f in walk.figures(office) if f.unit is Unit.PEOPLE and differs(f)]
    small = {f.label for f in people if f.value is not None and 0 < f.value < 5}
    assert small
    (appendix,) = [chapter for chapter in stored.chapters if chapter.key == "appendix-differences"]
    assert not [label for label in small if label in str(appendix)]


PLANTED = 29_417


@pytest.fixture
def planted(demonstration):
    """The draft of a report with a count that can be searched for, below a threshold raised above it."""
    report = Report.objects.select_related("board", "period").get(period__name="2012-13")
    figure = next(
        f
        for _, f in walk.figures(assemble(report))
        if f.unit is Unit.PEOPLE and f.value and f.reckoning and f.reckoning.op is Op.VALUE
    )
    (ref,) = refs(figure.reckoning)
    apps.get_model(ref.model)._base_manager.filter(pk=ref.pk).update(**{ref.field: PLANTED})
    assert str(PLANTED).encode() in data.dumps(protect(assemble(report), Audience.OFFICE))
    Board.objects.update(threshold=30_000)
    return share_draft(report=Report.objects.get(pk=report.pk), by=None, tell=False)


def test_planted_count_is_in_neither_the_bytes_nor_any_page(planted, client):
    client.force_login(User.objects.get(email="member@havering.example"))
    place = (*PLACE, planted.number)
    front = client.get(reverse("shared-draft", args=place))
    addresses = [line["url"] for line in front.context["contents"]]
    addresses += [reverse(name, args=place) for name in ("shared-draft-whole", "draft-comments")]
    addresses.append(reverse("drafts-compared", args=(*PLACE, 1, planted.number)))
    found = {"front": front.content, "bytes": bytes(planted.tree)}
    found |= {address: client.get(address).content for address in addresses}
    assert len(found) > 18
    assert [name for name, held in found.items() if b"29417" in held or b"29,417" in held] == []


def test_pdf_is_a_file_of_the_stored_draft(member):
    answer = member.get(reverse("shared-draft-pdf", args=(*PLACE, 1)))
    assert answer["Content-Disposition"] == 'attachment; filename="havering-annual-report-2012-13-draft-1.pdf"'
    assert answer.content.startswith(b"%PDF-Draft 1, shared on ")


def test_unchanged_page_is_not_sent_again_and_a_comment_changes_it(member):
    address = reverse("shared-draft-chapter", args=(*PLACE, 1, "finance"))
    tag = member.get(address)["ETag"]
    assert member.get(address, headers={"if-none-match": tag}).status_code == 304
    spot = reverse("draft-comment", args=(*PLACE, 1, "finance", "finance-p1"))
    member.post(spot, {"body": "Say who paid."})
    member.get(address)  # the message is told
    assert member.get(address, headers={"if-none-match": tag}).status_code == 200


# --- sharing by the office ---


@pytest.mark.parametrize("role", Role)
def test_manager_alone_shares(demonstration, client, role):
    client.force_login(User.objects.get(email=f"{role.value.replace('_', '-')}@havering.example"))
    address = reverse("share-draft", args=PLACE)
    allowed = role == Role.MANAGER
    assert client.get(address).status_code == (200 if allowed else 403)
    assert client.post(address, {"note": ""}).status_code == (200 if allowed else 403)  # nothing changed since draft 1
    assert SharedDraft.objects.count() == 1


def test_sharing_says_what_is_hidden_and_missing_then_shares(demonstration, client):
    report = Report.objects.get(period__name="2012-13")
    Narrative.objects.filter(report=report, section="foreword").update(body="<p>Rewritten since.</p>")
    client.force_login(User.objects.get(email="manager@havering.example"))
    front = client.get(reverse("front", args=PLACE)).content.decode()
    assert reverse("share-draft", args=PLACE) in front
    page = client.get(reverse("share-draft", args=PLACE))
    assert page.context["hidden"] > 0
    assert page.context["gaps"] > 0
    answer = client.post(reverse("share-draft", args=PLACE), {"note": "Look."}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("shared-draft", args=(*PLACE, 2))
    assert "Draft 2 is shared" in answer.content.decode()
    changes = client.get(reverse("drafts-compared", args=(*PLACE, 1, 2)))
    assert [change.key for change in changes.context["changes"]] == ["foreword"]
    assert "<ins>" in changes.content.decode()
