"""Follows every link that somebody is shown, and sends every form empty and with nonsense. Nothing sent stays."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client

from tests.browser import markup
from tests.browser.shapes import place, shape

OF_A_SHAPE, OF_A_KIND = 4, 2
"""So many addresses of one shape are asked; fewer where the shape says of what kind, and of the record screens."""
BUTTONS = ".//button[not(@type='button')] | .//input[@type='submit']"
NONSENSE = "Words, & <b>not</b> what was asked 31/31/2012"
SIGNS_OUT = {"account_logout", "admin:logout"}
# Files every page has, and what the record screens open in a window of their own.
NOT_PAGES = ("/static/", "/jsi18n/", "_popup=")
FINE = {301, 302, 303}


@dataclass
class Page:
    """An address that was asked, and what came."""

    address: str
    shape: str
    status: int
    pieces: frozenset[str] = frozenset()
    opens: bool = True  # rather than being kept as a file
    refused: list[int] = field(default_factory=list)  # the forms, by place, that answer an empty sending with errors


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where."""

    shape: str
    address: str
    sentence: str


class Visitor:
    """Somebody going round: what they saw, and what was wrong with it."""

    def __init__(self, cookies: SimpleCookie, start: str = "/"):
        self.cookies = cookies
        self.pages: dict[str, list[Page]] = {}
        self.faults: list[Fault] = []
        self._queue, self._met = deque([start]), {start}
        self._broke: list[str] = []

    def go_round(self) -> None:
        """Asks everything that links lead to."""
        got_request_exception.connect(self._note, weak=False)
        try:
            while self._queue:
                self._ask(self._queue.popleft())
        finally:
            got_request_exception.disconnect(self._note)

    def fault(self, of: str, address: str, sentence: str) -> None:
        """Notes what is wrong."""
        self.faults.append(Fault(of, address, sentence))

    def _note(self, **about: Any) -> None:
        self._broke.append("".join(traceback.format_exc().splitlines(keepends=True)[-4:]))

    def _client(self) -> Client:
        client = Client(raise_request_exception=False)
        # A copy for each: what answers to one must not reach the next.
        client.cookies = SimpleCookie({name: one.value for name, one in self.cookies.items()})
        return client

    def _ask(self, address: str) -> None:
        of = shape(address)
        asked = self.pages.setdefault(of, [])
        if len(asked) >= (OF_A_KIND if "=" in of or of.startswith("admin:") else OF_A_SHAPE):
            return
        response = self._client().get(address)
        page = Page(address, of, response.status_code)
        asked.append(page)
        if response.status_code in FINE:
            self._meet(response["Location"], address)
        elif response.status_code != 200:
            self.fault(of, address, f"answers {response.status_code} {' '.join(self._broke)}")
            self._broke.clear()
        content = b"".join(response)
        response.close()
        if response.status_code == 200 and response.get("Content-Type", "").startswith("text/html"):
            self._read(page, content)
        page.opens = "attachment" not in response.get("Content-Disposition", "")

    def _read(self, page: Page, content: bytes) -> None:
        tree = markup.parsed(content)
        page.pieces = markup.pieces(tree)
        for sentence in markup.faults(tree):
            self.fault(page.shape, page.address, sentence)
        for link in tree.xpath("//a/@href"):
            self._meet(link, page.address)
        if len(self.pages[page.shape]) <= (1 if page.shape.startswith("admin:") else 2):
            for number, form in enumerate(tree.xpath("//main//form")):
                self._send(page, number, form)

    def _meet(self, link: str, found_on: str) -> None:
        where = place(link, found_on)
        if where and not any(part in where for part in NOT_PAGES) and where not in self._met:
            self._met.add(where)
            self._queue.append(where)

    def _send(self, page: Page, number: int, form: Any) -> None:
        post = (form.get("method") or "get").lower() == "post"
        where = place(form.get("action") or page.address, page.address)
        if shape(where) in SIGNS_OUT or not form.xpath(BUTTONS):
            return
        for sent in (filled(form, ""), filled(form, NONSENSE)):
            status, tree = self._sent(post, where, sent)
            self._judge(page, number, form, sent, status, tree)

    def _sent(self, post: bool, where: str, sent: dict[str, Any]) -> tuple[int, Any]:
        """The answer to a form; what it changed is taken back."""
        with transaction.atomic():
            client = self._client()
            response = client.post(where, sent) if post else client.get(where, sent)
            content = b"".join(response)
            response.close()
            transaction.set_rollback(True)
        page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
        return response.status_code, markup.parsed(content) if page else None

    def _judge(self, page: Page, number: int, form: Any, sent: dict[str, Any], status: int, tree: Any) -> None:
        what = f"form {number} ({form.get('action') or 'same address'})"
        if status not in FINE | {200}:
            self.fault(page.shape, page.address, f"{what} answers {status} to {sent} {' '.join(self._broke)}")
            self._broke.clear()
        if tree is None or (form.get("method") or "get").lower() != "post":
            return
        for sentence in (*markup.faults(tree), *_unexplained(form, sent, tree)):
            self.fault(page.shape, page.address, f"{what} sent: {sentence}")
        if not any(sent[each.get("name")] for each in markup.fields(form) if each.get("name") in sent):
            page.refused.append(number)


def filled(form: Any, text: str) -> dict[str, Any]:
    """A form's hidden values and its first button, each text field holding `text`, nothing chosen."""
    sent = {each.get("name"): each.get("value") or "" for each in form.xpath(".//input[@type='hidden']")}
    for button in form.xpath(".//button[@name] | .//input[@type='submit'][@name]")[:1]:
        sent[button.get("name")] = button.get("value") or ""
    for each in markup.fields(form):
        kind = each.get("type", "text") if each.tag == "input" else each.tag
        if kind not in ("radio", "checkbox", "file") and each.get("name"):
            sent[each.get("name")] = "" if kind == "select" else text
    sent.pop("csrfmiddlewaretoken", None)
    return {name: value for name, value in sent.items() if name}


def _unexplained(form: Any, sent: dict[str, Any], tree: Any) -> Iterator[str]:
    """What is missing from a page that came back: its summary of errors, where each leads, what was typed."""
    if not markup.fields(form):
        return
    summary = tree.xpath("//*[contains(@class,'govuk-error-summary')]//a/@href") or tree.xpath(
        "//*[contains(@class,'errornote')]"
    )
    if not summary:
        yield "no summary of errors that leads to the fields"
    kept = {each.get("name"): each for each in tree.xpath(markup.FIELDS)}
    for each in markup.fields(form):
        name, kind = each.get("name"), each.get("type", "text")
        if kind in ("password", "radio", "checkbox", "file") or each.tag == "select" or not sent.get(name):
            continue
        now = kept.get(name)
        value = "" if now is None else (now.text_content() if now.tag == "textarea" else now.get("value") or "")
        if "not</b> what" not in value and "what was asked" not in value:
            yield f"what was typed into {name} is lost"
