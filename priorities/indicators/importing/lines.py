"""A row of a file made into figures that wait: one for each column of figures, or the sentence that refuses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lscb.board.models import Area
from lscb.web.exports import STARTS_A_FORMULA
from priorities.indicators.importing import written
from priorities.indicators.importing.known import Known, LeftOut
from priorities.indicators.importing.plan import FIGURES, Column, Plan, Role, plain
from priorities.indicators.importing.refusals import NotRead
from priorities.indicators.models import FigureImport, Indicator, Observation, StagedFigure

LEVELS = {
    "national": (Role.NATION, Role.NATION_CODE, Area.Kind.NATION),
    "regional": (Role.REGION, Role.REGION_CODE, Area.Kind.REGION),
    "local authority": (Role.AUTHORITY, Role.AUTHORITY_CODE, Area.Kind.AUTHORITY),
}
GUARDED = ("'", *STARTS_A_FORMULA)
STATUSES = {value: value for value in Observation.Status.values} | {
    plain(str(label)): value for value, label in Observation.Status.choices
}


class Lines:
    """Reads the rows of one file. `left` counts the rows left out, by why; `blank` the cells that hold no figure."""

    def __init__(self, of: FigureImport, plan: Plan, known: Known, header: Sequence[str]) -> None:
        self.of, self.plan, self.known = of, plan, known
        self.left: Counter[str] = Counter()
        self.blank = 0
        self._place: dict[str, int] = {}
        self._only: list[tuple[int, Column]] = []
        self._figures: dict[tuple[str, str, str, str], dict[str, int]] = {}
        self._heads: dict[tuple[str, str, str, str], str] = {}
        for place, column in plan.placed(header):
            if column.role == Role.ONLY:
                self._only.append((place, column))
            elif column.role in FIGURES:
                self._figures.setdefault(column.of, {})[column.role] = place
                self._heads.setdefault(column.of, column.name)
            elif column.role:
                self._place[column.role] = place

    def read(self, number: int, cells: Sequence[str]) -> Iterator[StagedFigure]:
        """The figures of a row. Never raises: what is wrong with a row stands in its `problem`."""
        try:
            self._pass(cells)
            area = self._area(cells)
        except LeftOut as reason:
            self.left[str(reason)] += 1
            return
        except NotRead as refusal:
            yield self._refused(number, "", refusal)
            return
        for of, places in self._figures.items():
            try:
                made = self._figure(number, cells, area, of, places)
            except LeftOut as reason:
                self.left[str(reason)] += 1
                continue
            except NotRead as refusal:
                made = self._refused(number, self._heads[of] if len(self._figures) > 1 else "", refusal)
            if made is None:
                self.blank += 1
            else:
                yield made

    def _pass(self, cells: Sequence[str]) -> None:
        for place, column in self._only:
            if plain(_cell(cells, place)) != plain(column.says):
                raise LeftOut(f"where “{column.name}” does not say “{column.says}”")

    def _area(self, cells: Sequence[str]) -> int:
        if Role.LEVEL not in self._place:
            return self.known.area(self._text(cells, Role.AREA), self._text(cells, Role.AREA_CODE))
        level = self._text(cells, Role.LEVEL)
        if plain(level) not in LEVELS:
            raise LeftOut(f"of the level “{written.short(level)}”")
        name, code, kind = LEVELS[plain(level)]
        if not self._text(cells, name) and not self._text(cells, code):
            raise NotRead(f"The row is of the level “{level}” and does not say of which area it is")
        return self.known.area(self._text(cells, name), self._text(cells, code), kind)

    def _figure(
        self, number: int, cells: Sequence[str], area: int, of: tuple[str, str, str, str], places: dict[str, int]
    ) -> StagedFigure | None:
        texts = {role: _cell(cells, place) for role, place in places.items()}
        words = self._text(cells, Role.WORDS)
        if not any(texts.values()) and not words:
            return None
        indicator = self.known.indicator(of[0] or self._text(cells, Role.INDICATOR))
        period = self.known.period(of[3] or self._text(cells, Role.PERIOD), self._kind(cells, of))
        self.known.refuse(indicator, period)
        made = StagedFigure(of=self.of, row=number, column=self._heads[of][:120], indicator=indicator.pk, period=period)
        made.area = area
        first, second = of[1] or self._text(cells, Role.CATEGORY), of[2] or self._text(cells, Role.CATEGORY2)
        made.category1 = self.known.category(indicator.scheme1_id, first, indicator)
        made.category2 = self.known.category(indicator.scheme2_id, second, indicator)
        made.source = self.known.source(self._text(cells, Role.SOURCE), indicator)
        self._say(made, indicator, texts, words, cells)
        made.label = self._label(made, indicator)[:300]
        return made

    def _kind(self, cells: Sequence[str], of: tuple[str, str, str, str]) -> str:
        return "" if of[3] else self._text(cells, Role.PERIOD_KIND)

    def _say(
        self, made: StagedFigure, indicator: Indicator, texts: dict[str, str], words: str, cells: Sequence[str]
    ) -> None:
        said = written.read(texts.get(Role.VALUE, ""), indicator.unit, self.plan.symbols) or written.Said()
        made.value, made.bound, made.marker = said.value, said.bound, said.marker
        made.words, made.note = said.words or words, self._text(cells, Role.NOTE)
        above = written.whole(texts.get(Role.NUMERATOR, ""), "numerator")
        below = written.whole(texts.get(Role.DENOMINATOR, ""), "denominator")
        made.numerator = said.numerator if above is None else above
        made.denominator = said.denominator if below is None else below
        made.status = self._status(cells)
        self._round(made, indicator, said, cells)
        if why_not := why_not_say(made):
            raise NotRead(why_not)
        made.wording = written.wording(made, indicator.unit, made.shown)[:250]

    def _round(self, made: StagedFigure, indicator: Indicator, said: written.Said, cells: Sequence[str]) -> None:
        asked = self._text(cells, Role.DECIMALS)
        if asked and (not asked.isdecimal() or int(asked) > 4):
            raise NotRead(f"The decimals “{written.short(asked)}” are not a whole number from 0 to 4")
        places = int(asked) if asked else said.decimals
        made.decimals = None if places in (None, indicator.decimals) else places
        made.shown = indicator.decimals if made.decimals is None else made.decimals

    def _status(self, cells: Sequence[str]) -> str:
        said = self._text(cells, Role.STATUS)
        if said and plain(said) not in STATUSES:
            raise NotRead(f"“{written.short(said)}” is no status: write reported, published or revised")
        return STATUSES[plain(said)] if said else self.of.status

    def _label(self, made: StagedFigure, indicator: Indicator) -> str:
        parts = [str(indicator), self.known.named("period", made.period), self.known.named("area", made.area)]
        divided = [c for c in (made.category1, made.category2) if not self.known.is_whole(c)]
        return ", ".join([*parts, *(self.known.named("category", c) for c in divided)])

    def _refused(self, number: int, column: str, why: Exception) -> StagedFigure:
        verdict = StagedFigure.Verdict.REFUSED
        return StagedFigure(of=self.of, row=number, column=column[:120], problem=f"{why}."[:400], verdict=verdict)

    def _text(self, cells: Sequence[str], role: str) -> str:
        place = self._place.get(role)
        return "" if place is None else _cell(cells, place)


def why_not_say(said: Any) -> str:
    """Why a figure cannot stand as it was written, or nothing: what the database would refuse, in a sentence."""
    if said.marker and (said.value is not None or said.numerator is not None):
        return "A figure that is missing cannot also have a value"
    if said.denominator is not None and said.denominator <= 0:
        return "The denominator must be above nought"
    if said.numerator is not None and said.denominator is None:
        return "A numerator needs its denominator"
    if said.value is None and not said.words and not said.marker and said.numerator is None:
        return "The row has a denominator and no figure"
    if len(said.words) > 200 or len(said.note) > 300:
        return "The words are longer than 200 letters, or the note is longer than 300"
    return ""


def _cell(cells: Sequence[str], place: int) -> str:
    """A cell without the apostrophe that our exports put before what a spreadsheet would take for a formula."""
    text = cells[place] if place < len(cells) else ""
    return text[1:] if text[:1] == "'" and text[1:2] in GUARDED else text
