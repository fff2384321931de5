"""The page that searches: kind to every question, constant in its reads, links only where its reader may go."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lscb.audit import services as audit
from lscb.permissions import Role
from lscb.search import views
from lscb.search.indexing import rebuild
from lscb.search.registry import KINDS
from tests.factories.accounts import GrantFactory, person
from tests.factories.actions import ActionFactory, ActionUpdateFactory
from tests.factories.annualreport import SharedDraftFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.scrutiny import FindingFactory, InspectionFactory
from tests.search.planting import WORD, plant_all, scopes_of

pytestmark = pytest.mark.django_db


def visitor(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def board():
    return BoardFactory()


@pytest.fixture
def manager(board):
    return visitor(person(Role.MANAGER, board))


def added(board, title, **more):
    return audit.add(ActionFactory.build(board=board, title=title, **more), by=None)


def test_what_was_just_written_is_found_with_its_place_and_its_words_marked(manager, board):
    action = added(board, "Write the leaflet", outcome="Parents know <b>whom</b> to ring & when.")
    page = manager.get("/search/", {"q": "parent"}).content.decode()
    assert f'<a class="govuk-link" href="/{board.slug}/actions/{action.pk}/">Write the leaflet</a>' in page
    assert "<mark>Parents</mark> know" in page  # PostgreSQL leaves marks like <b> out of what it shows
    assert "&amp; when" in page
    assert "<b>whom" not in page
    assert "<b>Action</b>" in page


def test_record_without_a_page_leads_to_what_it_belongs_to(board, manager):
    action = added(board, "Write the leaflet")
    audit.add(ActionUpdateFactory.build(action=action, text="The printer has it."), by=None)
    (hit,) = manager.get("/search/", {"q": "printer"}).context["found"].hits
    assert hit.href == f"/{board.slug}/actions/{action.pk}/"
    assert hit.title.startswith("Write the leaflet")


def test_hit_says_what_it_belongs_to_and_the_year(manager, board):
    inspection = InspectionFactory(board=board, period=PeriodFactory(board=board), body="Ofsted", title="Early years")
    FindingFactory(inspection=inspection, text="No leaflet was to be had.")
    rebuild()
    (hit,) = manager.get("/search/", {"q": "leaflet"}).context["found"].hits
    assert (hit.noun, hit.place) == ("Finding", "Ofsted: Early years, 2012–13")


def test_chapter_of_a_shared_draft_leads_to_the_chapter():
    draft = SharedDraftFactory()
    rebuild()
    reader = visitor(person(Role.MEMBER, draft.report.board))
    (hit,) = reader.get("/search/", {"q": "spent"}).context["found"].hits
    assert hit.title.startswith("Finance: Draft")
    assert reader.get(hit.href).status_code == 200
    assert hit.href.endswith(f"/drafts/{draft.number}/finance/")


def test_draft_that_a_newer_one_followed_is_not_found():
    older = SharedDraftFactory(number=1)
    newer = SharedDraftFactory(report=older.report, number=2)
    rebuild()
    reader = visitor(person(Role.MEMBER, older.report.board))
    (hit,) = reader.get("/search/", {"q": "spent"}).context["found"].hits
    assert f"/drafts/{newer.number}/" in hit.href


ODD = [
    "",
    "   ",
    '"',
    '""',
    "-",
    "-police",
    "or",
    "😀",
    "*",
    "a:b",
    "NEAR(",
    "x" * 10_000,
    "word " * 2_000,
    "\0",
    "%",
    "'",
]


@pytest.mark.parametrize("typed", ODD, ids=lambda typed: repr(typed[:12]))
def test_odd_question_is_answered_kindly(manager, board, typed):
    added(board, "police")
    response = manager.get("/search/", {"q": typed, "page": "no", "kind": "no", "year": "no"})
    assert response.status_code == 200
    assert 'role="search"' in response.content.decode()


def test_page_says_what_it_could_not_look_for(manager):
    assert "no word in that to look for" in manager.get("/search/", {"q": "😀 !"}).content.decode()
    assert "Only the first 20 words" in manager.get("/search/", {"q": "word " * 30}).content.decode()
    assert "Nothing you may read holds these words" in manager.get("/search/", {"q": "xyzzy"}).content.decode()


def test_hits_are_narrowed_by_kind_and_year(manager, board):
    PeriodFactory(board=board)
    added(board, "Leaflet for parents", due_on="2012-05-01")
    added(board, "Leaflet for schools", due_on="2014-05-01")
    finding = FindingFactory(text="No leaflet was to be had.", inspection__board=board)
    rebuild()
    ask = {"q": "leaflet"}
    assert manager.get("/search/", ask).context["found"].page.paginator.count == 3
    by_year = manager.get("/search/", ask | {"year": "2012-13", "kind": "actions"}).context["found"]
    assert [hit.title for hit in by_year.hits] == ["Leaflet for parents"]
    by_kind = manager.get("/search/", ask | {"kind": "scrutiny"})
    assert [hit.title for hit in by_kind.context["found"].hits] == [str(finding)]
    assert '<option value="actions">Actions (2)</option>' in by_kind.content.decode()
    nowhere = manager.get("/search/", ask | {"kind": "money"}).content.decode()
    assert "in the kind and year you chose" in nowhere


def test_pages_hold_every_hit_once(manager, board):
    for number in range(45):
        added(board, f"Leaflet {number}")
    shown = [manager.get("/search/", {"q": "leaflet", "page": page}).context["found"] for page in (1, 2, 3, 99)]
    assert [len(found.hits) for found in shown] == [20, 20, 5, 5]
    assert len({hit.href for found in shown for hit in found.hits}) == 45


def reads_of(client, word):
    client.get("/search/", {"q": word})  # catches up
    with CaptureQueriesContext(
        connection,
    ) as reads:
        response = client.get("/search/", {"q": word})
    return len(reads), len(response.context["found"].hits)


@pytest.mark.slow
def test_reads_do_not_grow_with_the_hits(monkeypatch):
    """Thirty of each kind cost what one of each does: names, places and addresses are read together."""
    monkeypatch.setattr("lscb.search.finding.PER_PAGE", 10_000)
    counted = []
    for times in (1, 5):
        user = person()
        for _ in range(times):
            for label, (mine, _) in plant_all().items():
                for key in scopes_of(KINDS[label], mine):
                    GrantFactory(user=user, role=Role.MANAGER, scope=key, because=f"{label}:{mine.pk}:{times}")
        rebuild()
        counted.append(reads_of(visitor(user), WORD))
    (few, one), (many, five) = counted
    assert five >= 5 * len(KINDS) - len(KINDS)
    assert one < five
    assert few == many


def test_reads_for_hits_of_one_kind_are_few(manager, board):
    added(board, "leaflet")
    few, one = reads_of(manager, "leaflet")
    for _ in range(30):
        added(board, "leaflet")
    many, page = reads_of(manager, "leaflet")
    assert (one, page) == (1, 20)
    assert few == many <= 20


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.MANAGER, Role.AUDITOR, Role.MEMBER, Role.LEAD])
def test_every_link_opens_for_whoever_is_shown_it(role, monkeypatch):
    monkeypatch.setattr("lscb.search.finding.PER_PAGE", 10_000)
    user = person()
    for label, (mine, _) in plant_all().items():
        for key in scopes_of(KINDS[label], mine):
            GrantFactory(user=user, role=role, scope=key, because=f"{label}:{mine.pk}")
    rebuild()
    client = visitor(user)
    hits = client.get("/search/", {"q": WORD}).context["found"].hits
    assert hits
    assert {hit.href: client.get(hit.href).status_code for hit in hits if hit.href} == {
        hit.href: 200 for hit in hits if hit.href
    }
    if role in (Role.MANAGER, Role.AUDITOR):
        assert [hit.title for hit in hits if not hit.href] == []


def test_far_behind_says_so_and_lets_the_worker_go_on(manager, board, monkeypatch):
    for number in range(5):
        added(board, f"Leaflet {number}")
    monkeypatch.setattr(views, "LINES", 2)
    asked = []
    worker = SimpleNamespace(enqueue=lambda: asked.append("go on") or SimpleNamespace(is_finished=False))
    monkeypatch.setattr(views, "follow_on", worker)
    assert "still being made ready" in manager.get("/search/", {"q": "leaflet"}).content.decode()
    assert asked == ["go on"]


def test_box_stands_at_the_head_of_pages_for_whoever_signed_in_and_not_twice(manager):
    assert manager.get("/").content.decode().count('role="search"') == 1
    assert manager.get("/search/").content.decode().count('role="search"') == 1
    assert 'role="search"' not in Client().get("/accounts/login/").content.decode()
