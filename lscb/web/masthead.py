"""What stands at the head and foot of every page, and round them the links of the person signed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the navigation. `current` marks the part of the site the page belongs to."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """The board's name and the links around every page, gathered before the page is drawn.

    A middleware of a higher storey puts one on the request; a page without one shows the name alone.
    `who` is the role or name of the person signed in, and empty for a visitor; `search` is where their question goes.
    """

    board_name: str = "Safeguarding children board"
    home: str = "/"
    who: str = ""
    own_links: tuple[Link, ...] = ()
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    search: str = ""
