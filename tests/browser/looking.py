"""Opens pages in a browser as somebody and says what is wrong with each, at a desk, on a phone and at 320 pixels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Error

from tests.browser.asking import Page, Visitor
from tests.browser.conftest import AXE_OPTIONS, DESKTOP, HEIGHT, PHONE

NARROW = 320
OF_A_SHAPE = 3
"""So many pages of one shape are looked at, each further one only for a piece that none before it had."""
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RUN_AXE = "options => axe.run(document, options).then(found => found.violations)"
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return null;
  const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > wide + 1);
  const last = out.filter(e => !out.some(o => o !== e && e.contains(o)));
  return last.slice(0, 3).map(e => `<${e.tagName.toLowerCase()} class="${e.className}">`).join(" ");
}"""
# Lines of words that lie upon one another, each with what it lies on; words kept for screen readers are not meant.
OVERLAPS = """() => {
  // Kept for screen readers, or beyond the edge of a box that scrolls.
  const hidden = (e, r) => {
    for (; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clip !== "auto" || style.clipPath !== "none") return true;
      const edge = e.getBoundingClientRect();
      if (style.overflowX !== "visible" && (edge.width <= 1 || r.right > edge.right + 1)) return true;
      if (style.overflowY !== "visible" && (r.bottom > edge.bottom + 1 || r.top < edge.top - 1)) return true;
    }
    return false;
  };
  const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.parentElement;
    if (!node.data.trim() || !at.checkVisibility({ checkVisibilityCSS: true })) continue;
    if (at.closest("option, textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width > 2 && r.height > 2 && !hidden(at, r)) lines.push({ r, at, words: node.data.trim().slice(0, 40) });
    }
  }
  lines.sort((a, b) => a.r.top - b.r.top);
  const found = [];
  lines.forEach((a, n) => {
    for (let m = n + 1; m < lines.length && lines[m].r.top < a.r.bottom - 9; m++) {
      const b = lines[m];
      const across = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
      const down = Math.min(a.r.bottom, b.r.bottom) - b.r.top;
      if (across > 4 && down > 9 && !a.at.contains(b.at) && !b.at.contains(a.at)) found.push(`${a.words} / ${b.words}`);
    }
  });
  return found.slice(0, 3);
}"""
SEND_EMPTY = """number => {
  const form = document.querySelectorAll("main form")[number];
  for (const field of form.elements) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (!["hidden", "submit", "button"].includes(field.type)) field.value = "";
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector("button:not([type=button]), input[type=submit]"));
}"""


class Eyes:
    """A browser as one visitor; what was looked at is remembered for all of them."""

    def __init__(self, chromium: Any, url: str, visitor: Visitor, seen: dict[str, set[str]], pictures: str = ""):
        self._visitor, self._seen, self._pictures = visitor, seen, pictures
        self._context = chromium.new_context(
            base_url=url, viewport={"width": DESKTOP, "height": HEIGHT}, locale="en-GB", accept_downloads=False
        )
        for name, one in visitor.cookies.items():
            where = {"domain": urlsplit(url).hostname, "path": one["path"] or "/"}
            self._context.add_cookies([{"name": name, "value": one.value, **where}])
        self._context.add_init_script(AXE)
        self._page = self._context.new_page()
        self._said: list[str] = []
        self._page.on("pageerror", lambda error: self._said.append(str(error)))
        self._page.on("console", lambda m: self._said.append(m.text) if m.type in ("error", "warning") else None)
        self.looked = 0

    def look_round(self, only: str = "") -> None:
        """Looks at each shape the visitor came to, and at what its forms answer to an empty sending.

        With `only`, at the shapes alone whose names this expression finds something in.
        """
        for shape, pages in self._visitor.pages.items():
            if not re.search(only, shape):
                continue
            for page in self._chosen([page for page in pages if page.pieces and page.opens]):
                self.look(page, page.address, lambda page=page: self._page.goto(page.address))
                for number in page.refused:
                    if self._is_new(f"{page.shape} form {number}", frozenset({"sent"})):
                        self._page.goto(page.address)
                        self.look(page, f"{page.address} form {number} sent empty", lambda n=number: self._send(n))
        self._context.close()

    def _chosen(self, pages: list[Page]) -> Iterator[Page]:
        """Those whose pieces nobody has looked at on a page of their shape, the fullest first."""
        for page in sorted(pages, key=lambda page: -len(page.pieces))[:OF_A_SHAPE]:
            if self._is_new(page.shape, page.pieces):
                yield page

    def _is_new(self, shape: str, pieces: frozenset[str]) -> bool:
        seen = self._seen.setdefault(shape, set())
        new = pieces - seen
        seen |= pieces
        return bool(new)

    def _send(self, number: int) -> None:
        with self._page.expect_navigation():
            self._page.evaluate(SEND_EMPTY, number)

    def look(self, page: Page, where: str, come: Callable[[], Any]) -> None:
        """One page at all widths."""
        self.looked += 1
        self._said.clear()
        self._page.set_viewport_size({"width": DESKTOP, "height": HEIGHT})
        try:
            come()
            self._page.wait_for_load_state("load")
            for sentence in self._at_each_width(where):
                self._visitor.fault(page.shape, where, sentence)
        except Error as error:
            self._visitor.fault(page.shape, where, f"the browser gave up: {error.message[:300]}")
        for said in dict.fromkeys(self._said):
            self._visitor.fault(page.shape, where, f"the browser complains: {said[:300]}")

    def _at_each_width(self, where: str) -> Iterator[str]:
        for width in (DESKTOP, PHONE, NARROW):
            self._page.set_viewport_size({"width": width, "height": HEIGHT})
            if out := self._page.evaluate(SIDEWAYS):
                yield f"scrolls sideways at {width}: {out}"
            for words in self._page.evaluate(OVERLAPS):
                yield f"words upon words at {width}: {words}"
            if width == NARROW:
                return
            for found in self._page.evaluate(RUN_AXE, AXE_OPTIONS):
                node = found["nodes"][0]
                yield f"axe at {width}: {found['id']}: {found['help']}: {node['html'][:160]} {node['failureSummary']}"
            if self._pictures:
                name = where.strip("/").replace("/", "_").replace("?", "_")[:120] or "home"
                self._page.screenshot(path=f"{self._pictures}/{name}-{width}.png", full_page=True)
