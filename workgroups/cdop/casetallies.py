"""A panel's year counted from its cases, without passing any of them on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Figure, Inline, Marker, Unit
from workgroups.cdop.models import ChildDeath, PanelCount
from workgroups.cdop.models.reviews import Modifiability
from workgroups.cdop.tally import Breakdown, Tally, left
from workgroups.cdop.unnamed import Unnamed
from workgroups.models import Meeting

NOT_STATED = "Not stated"
LAST = 1_000_000


def from_cases(year: Year, deaths: list[ChildDeath], before: Figure | None, meetings: list[Meeting]) -> Tally:
    """The tally of one panel, given its cases so far and what the year before left to review, where that is known."""
    count = Unnamed(deaths[0].panel_id)
    reviewed = [d for d in deaths if _reviewed_in(year, d)]
    opened = _opened(year, deaths, before, count)
    notified = count("Notified", len([d for d in deaths if d.notified_on >= year.starts]))
    done = count("Deaths reviewed", len(reviewed))
    return Tally(
        opened,
        notified,
        done,
        left(opened, notified, done),
        figures.counted("Panel meetings", meetings),
        expectedness=_divided(count, [_expectedness(d) for d in reviewed]),
        leaflet=_leaflets(year, deaths, count),
        breakdowns={
            PanelCount.Heading.CATEGORY.value: _stated(count, [_category(d) for d in reviewed]),
            PanelCount.Heading.MODIFIABILITY.value: _stated(count, [_modifiability(d) for d in reviewed]),
            PanelCount.Heading.AGE.value: _stated(count, [_age(d) for d in reviewed]),
        },
    )


def _reviewed_in(year: Year, death: ChildDeath) -> bool:
    review = getattr(death, "review", None)
    return review is not None and year.starts <= review.reviewed_on <= year.ends


def _reviewed_before(year: Year, death: ChildDeath) -> bool:
    review = getattr(death, "review", None)
    return review is not None and review.reviewed_on < year.starts


def _opened(year: Year, deaths: list[ChildDeath], before: Figure | None, count: Unnamed) -> Figure:
    """What was open when the year began: known where records reach back, or from the totals of the year before."""
    label = "Still to be reviewed at the start"
    if before is not None:
        return replace(before, label=label)
    earlier = [d for d in deaths if d.notified_on < year.starts]
    if not earlier:
        return Figure(label, None, Unit.PEOPLE, marker=Marker.NOT_AVAILABLE, words="not stated")
    return count(label, len([d for d in earlier if not _reviewed_before(year, d)]))


def _leaflets(year: Year, deaths: list[ChildDeath], count: Unnamed) -> tuple[Inline | str, ...]:
    """How many parents had the leaflet in time, of the deaths notified in the year."""
    due = [d for d in deaths if d.notified_on >= year.starts and d.leaflet_due_on <= year.ends]
    if not due:
        return ()
    sent = [d for d in due if d.leaflet_sent_on and d.leaflet_sent_on <= d.leaflet_due_on]
    in_time = count("Leaflets sent in time", len(sent))
    late = count("Leaflets late or not sent", len(due) - len(sent))
    return (
        "Of the leaflets due to parents, ",
        in_time,
        " were sent in time and ",
        late,
        " were late or not sent; ",
        figures.total("Leaflets due", (in_time, late), unit=Unit.PEOPLE),
        " in all.",
    )


Place = tuple[int, str]


def _stated(count: Unnamed, places: list[Place]) -> Breakdown:
    """The deaths divided; nothing where it was stated of none of them."""
    return () if all(name == NOT_STATED for _, name in places) else _divided(count, places)


def _divided(count: Unnamed, places: list[Place]) -> Breakdown:
    """One figure for each place in which a death stands, in the order of the list."""
    return tuple(count(name, standing) for (_, name), standing in sorted(Counter(places).items()))


def _category(death: ChildDeath) -> Place:
    found = death.review.category
    return (found.scheme_id * 1000 + found.number, found.name) if found else (LAST, NOT_STATED)


def _age(death: ChildDeath) -> Place:
    found = death.age_band
    return (found.scheme_id * 1000 + found.number, found.name) if found else (LAST, NOT_STATED)


def _modifiability(death: ChildDeath) -> Place:
    found = Modifiability(death.review.modifiability)
    return (list(Modifiability).index(found), found.label)


def _expectedness(death: ChildDeath) -> Place:
    found = ChildDeath.Expectedness(death.expectedness)
    label = "Not known whether expected" if found is ChildDeath.Expectedness.NOT_KNOWN else found.label
    return (list(ChildDeath.Expectedness).index(found), label)
