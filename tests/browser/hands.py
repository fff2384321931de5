"""Two ways to work a page, with the same verbs: by the keys alone, and with a pointer where no script runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 30
"""So often Tab may be pressed, either way, before a thing is silly far away."""
HAS_FOCUS = "element => element === document.activeElement"
STANDS_BEFORE = """element => {
  const at = document.activeElement === document.body ? document.querySelector(":target") : document.activeElement;
  return Boolean(at && at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
JUST_OPENED = "!location.hash && document.activeElement === document.body"


class Hands(Protocol):
    """What a person does with a page. Each thing is named by the words a reader sees or hears."""

    page: Page

    def follow(self, words: str, within: str = "main") -> None:
        """Goes where a link leads."""

    def press(self, words: str) -> None:
        """Presses a button."""

    def write(self, label: str, text: str) -> None:
        """Writes a text into an empty field."""

    def choose(self, label: str, option: str) -> None:
        """Chooses one of a list."""

    def tick(self, label: str) -> None:
        """Sees to it that a box is ticked."""

    def write_down(self, cells: dict[str, str]) -> None:
        """Writes into cells of one column of a grid, from the first down."""


class Keys:
    """By Tab, arrows, Enter, Space and typing; `met(page)` is told of each page once it has loaded."""

    def __init__(self, page: Page, met: Callable[[Page], None]) -> None:
        self.page, self._met = page, met

    def follow(self, words: str, within: str = "main") -> None:
        """Goes where a link leads."""
        self._leave(self.page.locator(within).get_by_role("link", name=words).first, skip=within == "main")

    def press(self, words: str) -> None:
        """Presses a button, or a link that looks like one."""
        self._leave(self.page.locator("main").get_by_role("button", name=words).first)

    def write(self, label: str, text: str) -> None:
        """Writes a text into a field."""
        self._reach(self.page.locator("main").get_by_label(label, exact=True).first)
        self.page.keyboard.type(text)

    def choose(self, label: str, option: str) -> None:
        """Chooses by the first letters."""
        field = self.page.get_by_label(label, exact=True).first
        self._reach(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_contain_text(option)

    def tick(self, label: str) -> None:
        """Ticks a box with Space, and leaves it where it is ticked."""
        box = self.page.get_by_label(label).first
        self._reach(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def write_down(self, cells: dict[str, str]) -> None:
        """From one cell to the one below by the arrow."""
        first, *_ = cells
        self._reach(self.page.get_by_label(first))
        for label, text in cells.items():
            assert self.page.get_by_label(label).evaluate(HAS_FOCUS), label
            self.page.keyboard.type(text)
            self.page.keyboard.press("ArrowDown")

    def _reach(self, target: Locator, *, skip: bool = True) -> None:
        """Goes to a thing by Tab, backwards where it stands before; on a page just opened past its head."""
        expect(target).to_be_visible()
        if skip and self.page.evaluate(JUST_OPENED):
            self.page.keyboard.press("Tab")
            expect(self.page.get_by_role("link", name="Skip to main content")).to_be_focused()
            self.page.keyboard.press("Enter")
        handle = target.element_handle()
        assert handle is not None
        key = "Shift+Tab" if handle.evaluate(STANDS_BEFORE) else "Tab"
        for _ in range(MOST_STEPS):
            if handle.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{target} is more than {MOST_STEPS} steps away on {self.page.url}")

    def _leave(self, target: Locator, *, skip: bool = True) -> None:
        self._reach(target, skip=skip)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self._met(self.page)


class Pointer:
    """With a pointer, as somebody works whose browser runs no script."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, words: str, within: str = "main") -> None:
        """Clicks a link."""
        self.page.locator(within).get_by_role("link", name=words).first.click()

    def press(self, words: str) -> None:
        """Clicks a button."""
        self.page.locator("main").get_by_role("button", name=words).first.click()

    def write(self, label: str, text: str) -> None:
        """Fills a field."""
        self.page.locator("main").get_by_label(label, exact=True).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """Chooses by the words of the option."""
        field = self.page.get_by_label(label, exact=True).first
        words = field.locator("option", has_text=option).first.inner_text()
        field.select_option(label=words)

    def tick(self, label: str) -> None:
        """Ticks a box."""
        self.page.get_by_label(label).first.check()

    def write_down(self, cells: dict[str, str]) -> None:
        """Fills each cell."""
        for label, text in cells.items():
            self.page.get_by_label(label).fill(text)


def says(hands: Any, words: str) -> None:
    """The page says so."""
    expect(hands.page.locator("main")).to_contain_text(words)
