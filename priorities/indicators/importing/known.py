"""What the names in a file mean at this board, and what is to be made for names that are not there yet.

What is to be made is a list (`made`); a figure points to its n-th entry as -n until the import is stored.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from lscb.board.models import Area, Basis, Board, BoardArea, Period
from priorities.indicators.importing import spans
from priorities.indicators.importing.plan import Plan, Unknown, plain
from priorities.indicators.importing.refusals import NotRead
from priorities.indicators.importing.written import short
from priorities.indicators.models import Category, Indicator, Source
from priorities.indicators.policies import why_not_record

WHOLE = frozenset({"", "all", "total", "the whole"})
BASES = {value: value for value in Basis.values} | {plain(str(label)): value for value, label in Basis.choices}


class LeftOut(Exception):
    """A row that this way of reading leaves out, and why."""


class Known:
    """The board's indicators, periods, areas, categories and sources by the names files give them."""

    def __init__(self, board: Board, plan: Plan, source: Source | None) -> None:
        self.plan, self._source = plan, source
        self.made: list[dict[str, Any]] = []
        self.periods = {p.pk: p for p in Period.objects.of_board(board)}
        self.areas = {a.pk: str(a) for a in Area.objects.of_board(board)}
        self.categories = {c.pk: c for c in Category.objects.of_board(board)}
        self._indicators: dict[str, list[Indicator]] = defaultdict(list)
        for one in Indicator.objects.of_board(board).select_related("scheme1", "scheme2"):
            for name in {plain(n) for n in (one.reference, one.title, one.short_title) if n}:
                self._indicators[name].append(one)
        self._named_periods: dict[str, list[Period]] = defaultdict(list)
        for period in self.periods.values():
            self._named_periods[plain(period.name)].append(period)
        self._spans: dict[tuple[str, Any, Any], int] = {
            (p.basis, p.starts, p.ends): p.pk for p in self.periods.values()
        }
        held = list(Area.objects.of_board(board))
        self._areas = {plain(a.name): a.pk for a in held} | {plain(a.code): a.pk for a in held if a.code}
        self._categories: dict[tuple[int, str], int] = {}
        self._sizes: dict[int, int] = defaultdict(int)
        for c in self.categories.values():
            self._categories[c.scheme_id, plain(c.code)] = c.pk
            self._sizes[c.scheme_id] += 1
        # A name goes before another's code.
        self._categories |= {(c.scheme_id, plain(c.name)): c.pk for c in self.categories.values()}
        self._wholes = {c.scheme_id: c.pk for c in self.categories.values() if c.is_all}
        self._whole = frozenset(self._wholes.values())
        self._sources = {plain(s.name): s.pk for s in Source.objects.of_board(board)}
        own = BoardArea.objects.of_board(board).order_by("area__order", "pk").values_list("area", flat=True)
        self._home = list(own[:2])
        self._kept: dict[Any, Any] = {}
        self._names = {plain(theirs): ours for theirs, ours in plan.names.items()}

    def indicator(self, text: str) -> Indicator:
        """By reference, title or short title. Raises NotRead."""
        text = self._ours(text) or self.plan.fixed.get("indicator", "")
        if not text:
            raise NotRead("The row does not say of which indicator it is")
        found = self._indicators.get(plain(text), [])
        exact = [one for one in found if one.reference == text] or found
        if len(exact) != 1:
            raise NotRead(f"{'No indicator is' if not exact else 'More than one indicator is'} called “{short(text)}”")
        return exact[0]

    def period(self, text: str, kind: str) -> int:
        """A period the board holds, else one to be made. Raises NotRead."""
        return self._once(("period", text, kind), lambda: self._period(text, kind))

    def area(self, name: str, code: str, kind: str = "") -> int:
        """An area by its official code or its name, the board's own where none is named. Raises NotRead, LeftOut."""
        return self._once(("area", name, code), lambda: self._area(name, code, kind))

    def category(self, scheme: int, text: str, indicator: Indicator) -> int:
        """A category of a scheme, its whole where none is named. Raises NotRead, LeftOut."""
        return self._once(("category", scheme, text), lambda: self._category(scheme, text, indicator))

    def source(self, text: str, indicator: Indicator) -> int:
        """The source a row names, else the file's, else the indicator's usual one. Raises NotRead."""
        if text:
            held = self._sources.get(plain(text))
            return held or self._make(("source", plain(text)), kind="source", name=text[:150])
        usual = self._source.pk if self._source else indicator.source_id
        if usual is None:
            raise NotRead("Say where these figures come from: this indicator has no usual source")
        return usual

    def refuse(self, indicator: Indicator, period: int) -> None:
        """Raises NotRead where the indicator takes no figure of the period."""
        reason = self._once(("why", indicator.pk, period), lambda: why_not_record(indicator, self._a_period(period)))
        if reason:
            raise NotRead(reason.rstrip("."))

    def named(self, kind: str, pk: int) -> str:
        """How a period, area or category is called in the preview."""
        if pk < 0:
            return str(self.made[-pk - 1]["name"])
        if kind == "period":
            return self.periods[pk].label
        return self.areas[pk] if kind == "area" else self.categories[pk].name

    def is_whole(self, category: int) -> bool:
        """Whether a category stands for its scheme's whole."""
        return category in self._whole

    def _period(self, text: str, kind: str) -> int:
        text = self._ours(text) or self.plan.fixed.get("period", "")
        if not text:
            raise NotRead("The row does not say of which period it is")
        basis = BASES.get(plain(kind), "")
        held = [p for p in self._named_periods.get(plain(text), ()) if basis in ("", p.basis)]
        if len(held) == 1 and (basis or not kind):
            return held[0].pk
        if len(held) > 1:
            raise NotRead(f"More than one period is called “{short(text)}”: say of what kind it is")
        span = spans.read(text, "" if basis else kind, self.plan.year)
        if basis and basis != span.basis:
            raise NotRead(f"There is no period called “{short(text)}” of the kind “{kind}”")
        if pk := self._spans.get((span.basis, span.starts, span.ends)):
            return pk
        if not self.plan.periods:
            raise NotRead(f"The board has no period called “{span.name}”")
        days = {"starts": span.starts.isoformat(), "ends": span.ends.isoformat()}
        return self._make(("period", span), kind="period", name=span.name, basis=span.basis, **days)

    def _area(self, name: str, code: str, kind: str) -> int:
        name = self._ours(name)
        if not name and not code:
            name = self.plan.fixed.get("area", "")
        if not name and not code:
            if len(self._home) == 1:
                return self._home[0]
            raise NotRead("The row does not say of which area it is")
        by_code = self._areas.get(plain(code)) if code else None
        by_name = self._areas.get(plain(name)) if name else None
        if by_code and by_name and by_code != by_name:
            raise NotRead(f"The row names “{short(name)}” and has the code of “{self.areas[by_code]}”")
        said = name or code
        if pk := by_code or by_name:
            return pk
        if self.plan.areas == Unknown.LEAVE_OUT:
            raise LeftOut("of areas the board does not hold")
        if self.plan.areas == Unknown.REFUSE:
            raise NotRead(f"The board holds no area called “{short(said)}”")
        known = kind or Area.Kind.AUTHORITY
        return self._make(("area", plain(said)), kind="area", name=said[:120], code=code[:20], area_kind=known)

    def _category(self, scheme: int, text: str, indicator: Indicator) -> int:
        text = self._ours(text)
        if pk := self._categories.get((scheme, plain(text))):
            return pk
        if plain(text) in WHOLE:
            return self._wholes[scheme]
        if self._sizes[scheme] == 1:
            raise NotRead(f"“{indicator}” is not divided by categories, and this row names “{short(text)}”")
        if self.plan.categories == Unknown.LEAVE_OUT:
            raise LeftOut("of categories the board does not use")
        divided = indicator.scheme1 if scheme == indicator.scheme1_id else indicator.scheme2
        if self.plan.categories == Unknown.REFUSE:
            raise NotRead(f"“{divided}” has no category called “{short(text)}”")
        return self._make(("category", scheme, plain(text)), kind="category", name=text[:120], scheme=scheme)

    def _make(self, key: Any, **what: Any) -> int:
        if key not in self._kept:
            self.made.append(what)
            self._kept[key] = -len(self.made)
        return self._kept[key]  # type: ignore[no-any-return]  # a number, put there above

    def _a_period(self, pk: int) -> Period:
        if pk > 0:
            return self.periods[pk]
        made = self.made[-pk - 1]
        read = Period(name=made["name"], basis=made["basis"])
        read.starts, read.ends = (date.fromisoformat(made[end]) for end in ("starts", "ends"))
        return read

    def _once(self, key: Any, work: Any) -> Any:
        """What was worked out before for the same words, a refusal included: a file repeats them row after row."""
        if key not in self._kept:
            try:
                self._kept[key] = work()
            except (NotRead, LeftOut) as refusal:
                self._kept[key] = refusal
        if isinstance(self._kept[key], Exception):
            raise self._kept[key]
        return self._kept[key]

    def _ours(self, text: str) -> str:
        text = text.strip()
        return self._names.get(plain(text), text)


MADE = {"period": "the period", "area": "the area", "category": "the category", "source": "the source"}


def named(made: dict[str, Any]) -> str:
    """Something that storing adds, in words: the period Apr–Jun 2012."""
    return f"{MADE[made['kind']]} {made['name'].replace('-', '–') if made['kind'] == 'period' else made['name']}"
