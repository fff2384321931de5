"""What the HTML renderer carries from block to block: where it is, what was cited, which names are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape

from lscb.document.blocks import Block, Fill, Picture
from lscb.document.origins import Citations
from lscb.document.reckoning import Ref
from lscb.document.spots import Counter
from lscb.document.walk import Path, anchor

TRIANGLE = (
    '<svg width="20" height="18" viewBox="0 0 20 18" aria-hidden="true"><path d="M10 0 20 18H0z" fill="#b87000"/>'
    '<path d="M9 6h2v6H9zM9 13.5h2v2H9z" fill="#fff"/></svg>'
)
_SAFE_STARTS = ("https://", "http://", "mailto:", "#")


@dataclass(frozen=True)
class Options:
    """How a document is to be written as HTML. Every callback may answer None for "no address"."""

    level: int = 1
    """The heading level of a chapter: 1 on a page of its own; a whole document makes it 2."""
    depth: int = 0
    """How deep the chapter stands on its page: 1 below another heading, where its own is of the second size."""
    fill_url: Callable[[Fill], str | None] | None = None
    """The address of the form that would fill a gap."""
    record_url: Callable[[Ref], str | None] | None = None
    """The address of a record a figure was reckoned from."""
    picture_url: Callable[[Picture], str | None] | None = None
    """The address of a picture's bytes."""
    link_url: Callable[[str], str | None] | None = None
    """The address of an anchor (without its #) that may stand on another page."""
    sources: bool = True
    """Whether figures in sentences are numbered and lead to the chapter's sources."""
    draftbar: bool = True
    """Whether an unprotected document says at its head that it is one."""
    comment_url: Callable[[Path, int], str | None] | None = None
    """The address where something is said of a block, by its section's path and its place there (`spots`)."""
    comment_count: Callable[[Path, int], int] | None = None
    """How many comments stand there already."""


@dataclass
class Writer:
    """The state of one chapter's writing. `depth` is 0 for the chapter itself, 1 for its parts."""

    options: Options
    render: Callable[[Writer, Iterable[Block]], str]
    path: Path = ()
    depth: int = 0
    threshold: int = 5
    citations: Citations = field(default_factory=Citations)
    names: dict[str, int] = field(default_factory=dict)
    hidden_inline: bool = False
    spots: Counter = field(default_factory=Counter)

    @property
    def chapter(self) -> str:
        """The chapter's anchor, with which every identifier in it begins."""
        return anchor(self.path[:1]) or "cover"

    def named(self, name: str) -> str:
        """The name, told apart from earlier ones alike: "Plans", then "Plans (2)"."""
        count = self.names[name] = self.names.get(name, 0) + 1
        return name if count == 1 else f"{name} ({count})"

    def heading(self, words: str, *, ident: str = "", depth: int | None = None) -> str:
        """A heading at its right level, its size by depth; `words` are HTML already."""
        depth = self.depth if depth is None else depth
        level = min(6, self.options.level + depth)
        size = ("xl", "l", "m", "s")[min(depth, 3)]
        name = f' id="{escape(ident)}"' if ident else ""
        return f'<h{level} class="govuk-heading-{size}"{name}>{words}</h{level}>'


def quiet(words: str) -> str:
    """Words for screen readers alone; `words` are HTML already."""
    return f'<span class="govuk-visually-hidden">{words}</span>'


def safe_href(href: str, options: Options) -> str | None:
    """An address that may stand in a link, or None: web, mail, this site and this document; never a script."""
    if href.startswith("#") and options.link_url is not None:
        return options.link_url(href[1:]) or href
    own = href.startswith("/") and not href.startswith(("//", "/\\"))
    return href if own or href.lower().startswith(_SAFE_STARTS) else None


def link(href: str | None, words: str) -> str:
    """A link, or the words alone where there is no address; `words` are HTML already."""
    return f'<a class="govuk-link" href="{escape(href)}">{words}</a>' if href else words


def details(summary: str, body: str) -> str:
    """Folded particulars below a table or chart."""
    return (
        '<details class="govuk-details app-source"><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">{escape(summary)}</span></summary>'
        f'<div class="govuk-details__text">{body}</div></details>'
    )
