"""What the chapter on child deaths should hold and does not: marked gaps, never empty headings."""

from __future__ import annotations

from lscb.board.year import Year
from lscb.document.blocks import Fill, Gap
from workgroups.cdop.models import PanelCount
from workgroups.cdop.tally import Tally
from workgroups.models import Group

TEXTS = {
    PanelCount.Heading.CATEGORY.value: (
        "Categories of the deaths reviewed",
        "How many of the deaths reviewed fell into each category was not stated.",
    ),
    PanelCount.Heading.MODIFIABILITY.value: (
        "Modifiable factors",
        "In how many of the deaths reviewed anything could have been changed was not stated.",
    ),
    "expectedness": (
        "Expected and unexpected deaths",
        "How many of the deaths reviewed had been expected was not stated.",
    ),
    "notified": ("Deaths notified", "How many deaths the panel was told of in the year was not stated."),
}


def unstated(what: str, tally: Tally) -> Gap:
    """A number that nobody stated, with the place to enter it."""
    title, text = TEXTS[what]
    totals = tally.totals
    if totals is None:
        return Gap(title, text, "Child death overview panel")
    fill = Fill("cdop.paneltotals", totals.pk)
    return Gap(title, text, str(totals.panel), f"{totals.period.ends:%-d %B %Y}", fill)


def unrecorded(year: Year, panel: Group | None = None) -> Gap:
    """Nothing is recorded of the year's child deaths."""
    initial = [("board", str(year.board.pk)), ("period", str(year.period.pk))]
    if panel is not None:
        initial.append(("panel", str(panel.pk)))
    return Gap(
        "Deaths reviewed",
        "Nothing is recorded of the deaths reviewed in this period.",
        str(panel) if panel else "Child death overview panel",
        f"{year.ends:%-d %B %Y}",
        Fill("cdop.paneltotals", initial=tuple(initial)),
    )
