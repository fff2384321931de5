"""A search: what answers the question, as far as its reader may see it, in pages, each hit with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lscb.board.models import Board
from lscb.search import addresses, matching
from lscb.search.kinds import PLACES, Family, Kind
from lscb.search.models import Entry
from lscb.search.registry import KINDS
from lscb.search.words import Words

PER_PAGE = 20


@dataclass(frozen=True)
class Hit:
    """One record found: its name, what it is and where it stands, the words around what was looked for."""

    title: str
    noun: str
    place: str
    snippet: SafeString
    href: str


@dataclass(frozen=True)
class Found:
    """A page of hits, and how many there are of each family whatever was narrowed to."""

    page: Page[Any]
    hits: list[Hit]
    families: dict[Family, int]


def find(
    request: Any, words: Words, *, family: Family | None = None, days: tuple[date, date] | None = None, page: Any = 1
) -> Found:
    """What a reader may see of what answers the question, the best first; `days` narrows to what speaks of them."""
    entries = matching.matching(words)
    if days:
        entries = entries.filter(starts__lte=days[1], ends__gte=days[0])
    entries = entries.filter(_visible(entries, request.user))
    counts = dict(entries.values_list("kind").annotate(many=Count("pk")))
    families: dict[Family, int] = defaultdict(int)
    for label, many in counts.items():
        families[KINDS[label].family] += many
    if family:
        entries = entries.filter(kind__in=[label for label in counts if KINDS[label].family == family])
    shown = _Pages(matching.best_first(entries, words), PER_PAGE)
    shown.count = families[family] if family else sum(families.values())
    one = shown.get_page(page)
    return Found(one, _hits(list(one), words, request), dict(sorted(families.items())))


class _Pages(Paginator[Any]):
    """Pages over rows that were counted already."""

    count = 0


def _visible(entries: QuerySet[Entry], user: Any) -> Q:
    """Which of the entries a person may see: each kind is asked, now, and only those that have any."""
    seen = Q(pk__in=[])
    for label in sorted(entries.values_list("kind", flat=True).distinct()):
        if label in KINDS:
            records = KINDS[label].visible_to(user).filter(pk=OuterRef("object_id")).order_by()
            seen |= Q(kind=label) & Q(Exists(records))
    return seen


def _hits(entries: list[Entry], words: Words, request: Any) -> list[Hit]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        numbers[entry.kind].add(entry.object_id)
    around = (*PLACES, "period", "board") if Board.objects.count() > 1 else (*PLACES, "period")
    records = {label: KINDS[label].shown(of_kind) for label, of_kind in numbers.items()}
    snippets = matching.snippets(entries, words) if entries else {}
    return [
        Hit(
            title=f"{entry.title}: {record}" if entry.part else str(record),
            noun=kind.noun,
            place=", ".join(_place(kind, record, around)),
            snippet=_beside(entry.title, snippets.get(entry.pk, "")),
            href=addresses.place(kind, record, request, KINDS, entry.part),
        )
        for entry in entries
        for kind in (KINDS[entry.kind],)
        if (record := records[entry.kind].get(entry.object_id)) is not None
    ]


def _place(kind: Kind, record: Any, around: Iterable[str]) -> Iterable[str]:
    """Where a record stands: what it belongs to, its agency, group, fund and year; none of them twice."""
    _, *above = kind.line(record)
    beside = [getattr(each, name, None) for each in (record, *above) for name in around]
    names = [str(record), *(str(each) for each in (*above, *beside) if each)]
    return [name for place, name in enumerate(names) if place and not any(name in before for before in names[:place])]


def _beside(title: str, snippet: str) -> SafeString:
    """The words around a match, unless they say no more than the title does."""
    bare = snippet.replace(matching.OPENED, "").replace(matching.CLOSED, "").strip(". \n")
    return marked("" if bare in title else snippet)


def marked(snippet: str) -> SafeString:
    """The words around a match as HTML: everything escaped, what matched marked."""
    html = escape(" ".join(snippet.split()))
    return mark_safe(html.replace(matching.OPENED, "<mark>").replace(matching.CLOSED, "</mark>"))
