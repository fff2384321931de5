"""Nobody but a panel officer comes upon a child death: by address, by following links, in a file, a feed or a log."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from datetime import date
from urllib.parse import urljoin, urlsplit

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from lscb.accounts.models import KeptForm
from lscb.audit import services as audit
from lscb.calendar.services import make_address
from lscb.permissions import EVERYWHERE, Role
from tests.factories.accounts import GrantFactory, person
from tests.factories.cdop import (
    FormAskedFactory,
    ModifiableFactorFactory,
    PanelActionFactory,
    PanelCountFactory,
    PanelFactory,
    PanelTotalsFactory,
    ReviewFactory,
)
from tests.house.matrix_world import place
from tests.web.reading import read, select
from workgroups.cdop import services, urls
from workgroups.cdop.models import ChildDeath
from workgroups.cdop.steps import STEPS

pytestmark = pytest.mark.django_db

OTHERS = [role for role in Role if role is not Role.PANEL_OFFICER]
NUMBER, LEARNT, FACTOR, PLACE, REASON = "SECRET-77", "Unheard-of learning", "Unheard-of factor", "Nowhere", "Unsaid"
SECRETS = (NUMBER, LEARNT, FACTOR, PLACE, REASON)


@pytest.fixture
def here():
    """A board's whole small world, with a death reviewed, and another panel's year held as totals."""
    world = place()
    panel = PanelFactory(board=world.board)
    review = ReviewFactory(
        death__panel=panel,
        death__case_number=NUMBER,
        death__place=PLACE,
        death__died_on=date(2012, 5, 30),
        reviewed_on=date(2012, 9, 1),
        learning=LEARNT,
    )
    ModifiableFactorFactory(review=review, text=FACTOR)
    FormAskedFactory(death=review.death, agency=world.agency)
    totals = PanelTotalsFactory(period=world.period, panel=PanelFactory(board=world.board))
    PanelCountFactory(totals=totals)
    PanelActionFactory(period=world.period, panel=panel)
    officer = person(Role.PANEL_OFFICER, world.board)
    services.note_opened(death=review.death, by=officer)
    services.no_leaflet(death=review.death, reason=REASON, by=officer)
    world.records = {"death": review.death, "totals": totals, "officer": officer}
    return world


def addresses(world):
    """Every address of the desk, filled with what is there."""
    death, totals = world.records["death"], world.records["totals"]
    given = {
        "board": world.board.slug,
        "key": death.key,
        "period": world.period.pk,
        "panel": totals.panel.slug,
        "pk": totals.pk,
    }
    for pattern in urls.urlpatterns:
        wanted = re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern))
        for kind in ("totals", "work") if "kind" in wanted else ("",):
            for verb in [step.slug for step in STEPS] if "verb" in wanted else ("",):
                named = given | {"kind": kind, "verb": verb}
                if kind == "totals" and pattern.name != "child-death-drop":
                    continue
                yield reverse(pattern.name, kwargs={name: named[name] for name in ("board", *wanted)})


def test_no_other_role_reaches_any_address_by_get_or_post(client, here):
    before, tried = ChildDeath.objects.values().get(), list(addresses(here))
    assert len(tried) > 20
    for role in OTHERS:
        client.force_login(somebody(here.board, role))
        for address in tried:
            read_only = client.post(address)
            for answer in (client.get(address), client.get(address, {"as": "csv"}), read_only):
                assert answer.status_code == 403 or (answer is read_only and answer.status_code == 405), address
                assert not any(secret in answer.content.decode() for secret in SECRETS)
    assert ChildDeath.objects.values().get() == before


def test_refusal_is_the_same_whether_a_record_is_there_or_not(client, here):
    client.force_login(person(Role.MANAGER, here.board))
    there = here.records["death"].key
    found = [
        client.get(reverse("child-death", args=(here.board.slug, key))).content
        for key in (there, "00000000-0000-4000-8000-000000000000")
    ]
    assert found[0] == found[1]


def somebody(board, *roles):
    """One person who is all of these at once: of the board, and of everything there is."""
    user = person()
    for role in roles:
        for scope in (board.scopes()[0], EVERYWHERE):
            GrantFactory(user=user, role=role, scope=scope)
    return user


# Signing out, forms for new records, files whose words are packed away, and lists merely sorted or filtered anew.
FOLLOWED_NOT = re.compile(r"/accounts/|/add/|/delete/|/jsi18n|\.pdf$|/static/|\?(?!as=\w+$)")
OF_A_SHAPE = 2  # pages that differ in nothing but the record


def crawl(client):
    """Every page and file that links lead to from home, each with its content."""
    seen, waiting = set(), ["/", "/records/", "/calendar/"]
    shapes = Counter()
    while waiting:
        address = waiting.pop(0)
        shape = re.sub(r"\d+|[0-9a-f-]{36}", "0", address)
        if address in seen or FOLLOWED_NOT.search(address) or shapes[shape] == OF_A_SHAPE:
            continue
        seen.add(address)
        shapes[shape] += 1
        answer = client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield address, content
        if answer.status_code in (301, 302):
            waiting.append(answer["Location"])
        elif answer["Content-Type"].startswith("text/html"):
            links = (a.get("href", "") for a in select(read(content.decode()), "a"))
            waiting += [link for href in links if (link := _local(address, href))]


def _local(page, href):
    whole = urlsplit(urljoin(f"http://testserver{page}", href))
    query = f"?{whole.query}" if whole.query else ""
    return f"{whole.path}{query}" if whole.netloc == "testserver" else ""


def words(content):
    """What a page or a file says; what is packed in a file is unpacked."""
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


@pytest.mark.slow
def test_following_every_link_there_is_nobody_else_comes_upon_a_record(here):
    client = Client(raise_request_exception=False)
    client.force_login(somebody(here.board, *OTHERS))
    # What an officer had typed when the sign-in ran out waits a day for the officer, and for nobody else.
    officer = here.records["officer"]
    KeptForm.objects.create(token_sha256="0" * 64, user=officer, path="/", fields=[["learning", [LEARNT]]])
    secrets = (*SECRETS, str(here.records["death"].key), "Child death record")
    pages = dict(crawl(client))
    assert len(pages) > 60
    assert any(address.endswith("as=xlsx") for address in pages)
    found = {
        f"{address}: {secret}" for address, content in pages.items() for secret in secrets if secret in words(content)
    }
    assert found == set()
    assert not [address for address in pages if "/child-deaths/" in address]


def test_the_crawl_comes_upon_it_as_the_officer(here):
    client = Client()
    client.force_login(here.records["officer"])
    assert any(LEARNT in words(content) for _, content in crawl(client))


def test_calendar_feed_of_an_officer_holds_no_record(client, here):
    officer = here.records["officer"]
    feed = make_address(user=officer, by=officer)
    said = client.get(reverse("calendar-feed", args=(feed,))).content.decode()
    assert said.startswith("BEGIN:VCALENDAR")
    assert not any(secret in said for secret in SECRETS)


# --- addresses and logs ---


def test_no_address_on_the_officers_pages_names_a_case(client, here):
    """What is asked for by GET stands in the web server's log, and in the browser's list of pages."""
    client.force_login(here.records["officer"])
    for address in addresses(here):
        content = client.get(address).content.decode()
        shown = read(content)
        links = [a.get("href", "") for a in select(shown, "a")] + [f.get("action") or "" for f in select(shown, "form")]
        assert not [link for link in links if NUMBER in link]
        [title] = re.findall("<title>(.*?)</title>", content)
        assert NUMBER not in title
        for form in select(shown, "form"):
            typed = form.xpath(".//input[@type='text'] | .//textarea")
            assert form.get("method", "get") == "post" or not typed


def test_officers_pages_are_kept_by_no_browser(client, here):
    client.force_login(here.records["officer"])
    for address in addresses(here):
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code >= 400 or "no-store" in answer["Cache-Control"], address


@pytest.fixture
def logged(caplog):
    """Everything any logger says, as a server would write it."""
    caplog.set_level(logging.DEBUG)
    for name in ("django.request", "django.server", "django.security"):
        logging.getLogger(name).addHandler(caplog.handler)
    yield lambda: caplog.text
    for name in ("django.request", "django.server", "django.security"):
        logging.getLogger(name).removeHandler(caplog.handler)


def test_log_of_an_officers_day_names_no_case(here, logged):
    client = Client(raise_request_exception=False)
    client.force_login(here.records["officer"])
    for address in addresses(here):
        client.get(address)
        client.post(address, {"case_number": NUMBER, "reason": LEARNT, "text": FACTOR})
    client.get(reverse("child-death-find", args=(here.board.slug,)))
    client.get(reverse("child-death", args=(here.board.slug, "00000000-0000-4000-8000-000000000000")))
    written = re.sub(r"\(\d+\.\d+\) .*?; args=.*", "", logged())  # the database's own chatter, which no server keeps
    assert "Not Found" in written
    assert not any(secret in written for secret in SECRETS)


def test_error_in_the_middle_of_a_step_writes_nothing_of_the_case_into_the_log(here, logged, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(here.records["officer"])

    def breaks(*args, **named):
        raise RuntimeError("something broke")

    monkeypatch.setattr(services, "note_opened", breaks)
    answer = client.get(reverse("child-death", args=(here.board.slug, here.records["death"].key)))
    assert answer.status_code == 500
    written = re.sub(r"\(\d+\.\d+\) .*?; args=.*", "", logged())
    assert "something broke" in written
    assert not any(secret in written or secret in answer.content.decode() for secret in SECRETS)


def test_number_taken_in_the_same_moment_is_refused_without_the_databases_own_words(here, logged, monkeypatch):
    """PostgreSQL's message names the values that clash; it must neither be shown nor logged."""
    client = Client(raise_request_exception=False)
    client.force_login(here.records["officer"])

    def clash(*args, **named):
        raise IntegrityError(f"Key (board_id, case_number)=(1, {NUMBER}-2) already exists.")

    monkeypatch.setattr(audit, "add", clash)
    sent = {
        "case_number": f"{NUMBER}-2",
        "panel": here.records["death"].panel_id,
        **{"notified_on_day": 1, "notified_on_month": 6, "notified_on_year": 2012},
        **{"sex": "female", "expectedness": "expected", "leaflet_target": 7},
    }
    answer = client.post(reverse("child-death-add", args=(here.board.slug,)), sent)
    assert "There is a record under this case number already." in answer.content.decode()
    written = re.sub(r"\(\d+\.\d+\) .*?; args=.*", "", logged())
    assert "already exists" not in answer.content.decode() + written
    assert NUMBER not in written
