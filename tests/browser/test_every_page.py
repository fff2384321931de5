"""Every page that anybody is led to, as everybody: it answers, says nothing raw, and is clean to axe at each width.

Each role of the demonstration signs in and follows every link it is shown; each form is sent empty and with nonsense.
A browser then looks at every shape of page as every role, at 1280, 375 and 320 pixels. Run with `make soak`;
`-k chair` runs one role, ONLY=admin: looks at such shapes alone (LIST_PAGES=1 names them). PICTURES=folder keeps a
picture of each page.
"""

from __future__ import annotations

import logging
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from lscb.annualreport.models import Reader
from lscb.demo.havering.people import SIGN_INS
from lscb.document import docx, pdf
from tests.browser.asking import Visitor
from tests.browser.furnished import PUBLIC, READER, cookies_of, furnish
from tests.browser.looking import Eyes

pytestmark = [pytest.mark.soak, pytest.mark.browser]
WHO = [PUBLIC, READER, *(each.email.partition("@")[0] for each in SIGN_INS)]
MOST_TOLD = 3
"""So many places of one fault are named."""


@pytest.fixture(scope="module")
def seen() -> dict[str, set[str]]:
    """What pieces the browser has looked at on pages of each shape, whoever was looking."""
    return {}


@pytest.fixture(scope="module")
def address(django_db_setup, django_db_blocker, tmp_path_factory):
    """Where the furnished demonstration is served."""
    patch = pytest.MonkeyPatch()
    # Setting pages takes a second each time, and is tried elsewhere.
    patch.setattr(pdf, "render", lambda *asked, **more: b"%PDF-1.7 as if")
    patch.setattr(docx, "render", lambda *asked, **more: b"PK as if")
    patch.setattr(logging.getLogger("django.request"), "level", logging.CRITICAL)
    patch.setattr("django.conf.settings.PUBLISHED_ROOT", tmp_path_factory.mktemp("published"))
    with django_db_blocker.unblock():
        furnish()
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    patch.undo()


@pytest.mark.parametrize("who", WHO)
def test_every_page_is_clean(who, address, chromium, seen, capsys):
    visitor = Visitor(cookies_of(who), start=_start(who))
    visitor.go_round()
    eyes = Eyes(chromium, address, visitor, seen, pictures=_pictures(who))
    eyes.look_round(only=os.environ.get("ONLY", ""))
    asked = sum(map(len, visitor.pages.values()))
    with capsys.disabled():
        print(f"\n{who}: {len(visitor.pages)} shapes, {asked} pages asked, {eyes.looked} looked at", flush=True)
        if os.environ.get("LIST_PAGES"):
            print("\n".join(f"    {shape} ({len(pages)})" for shape, pages in sorted(visitor.pages.items())))
    assert not visitor.faults, "\n" + told(visitor.faults)


def _start(who: str) -> str:
    if who == READER:
        return f"/reading/{Reader.objects.get(name=READER).pk}/"
    return "/reports/havering/" if who == PUBLIC else "/"


def _pictures(who: str) -> str:
    folder = os.environ.get("PICTURES", "")
    if folder:
        (Path(folder) / who).mkdir(parents=True, exist_ok=True)
    return str(Path(folder) / who) if folder else ""


def told(faults: list[Any]) -> str:
    """Each fault once, with the first places it was found."""
    places = defaultdict(list)
    for fault in faults:
        places[fault.shape, fault.sentence].append(fault.address)
    return "\n".join(f"{shape}: {what}\n    at {', '.join(at[:MOST_TOLD])}" for (shape, what), at in places.items())
