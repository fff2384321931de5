"""A mapping on the screen: what each column of a table is, what its symbols mean, what becomes of unknown names."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from lscb.board.models import Area, Board, Period
from lscb.web.forms import PlainForm
from priorities.indicators.importing import spans
from priorities.indicators.importing.plan import FIGURES, Column, Plan, Role, Unknown, plain
from priorities.indicators.importing.refusals import NotRead
from priorities.indicators.importing.written import SYMBOLS
from priorities.indicators.models import FileMapping, Indicator, Missing, Source

SEVERAL = (*FIGURES, Role.NONE, Role.ONLY)
PERIODS, ONE_AREA = "period_", "area_"
YEARS = (
    (spans.CALENDAR, "The calendar year 2012"),
    (spans.FINANCIAL, "April 2012 to March 2013"),
    (spans.ENDING, "April 2011 to March 2012"),
    (spans.ACADEMIC, "September 2012 to August 2013"),
)
CHANGED = "Somebody else has changed this mapping since you opened the page. Save again to keep yours."
SELECT, INPUT = {"class": "govuk-select"}, {"class": "govuk-input"}


class MappingForm(PlainForm):
    """`column_rows` gives the fields of each column, with what it holds; the rest of the form follows."""

    submit_words = "Keep the mapping and read the file"

    name = forms.CharField(
        label="Name of this mapping", max_length=80, help_text="Say whose table it is: “Children in need census”."
    )
    source = forms.ModelChoiceField(Source.objects.none(), required=False, label="Its usual source")
    fixed_indicator = forms.ChoiceField(
        required=False, label="Indicator of all figures", help_text="Where no column and no row says which."
    )
    fixed_period = forms.CharField(
        required=False, max_length=60, label="Period of all figures", help_text="Where no column says which: 2012-13."
    )
    fixed_area = forms.ModelChoiceField(
        Area.objects.none(),
        required=False,
        label="Area of all figures",
        help_text="Where no column says which. Left empty, the board’s own.",
    )
    year = forms.ChoiceField(
        label="A year on its own, such as 2012, means", choices=YEARS, widget=forms.RadioSelect, initial=spans.CALENDAR
    )
    periods = forms.BooleanField(required=False, label="Add periods the board does not hold yet", initial=True)
    areas = forms.ChoiceField(
        label="A row of an area the board does not hold", choices=Unknown.choices, widget=forms.RadioSelect
    )
    categories = forms.ChoiceField(
        label="A row of a category nobody knows", choices=Unknown.choices, widget=forms.RadioSelect
    )
    names = forms.CharField(
        required=False,
        label="Their words and ours",
        help_text="One on each line: Emotional Abuse = Emotional. For indicators, areas, periods and categories.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    as_read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        board: Board,
        plan: Plan,
        samples: Sequence[Sequence[str]] = (),
        mapping: FileMapping | None = None,
        **options: Any,
    ) -> None:
        self.board, self.plan, self.mapping, self.samples = board, plan, mapping, samples
        initial = _initial(plan, mapping) | (options.pop("initial", None) or {})
        super().__init__(*args, initial=initial, **options)
        indicators = Indicator.objects.of_board(board).filter(operation="").order_by("title")
        choices = [("", "–"), *((i.reference, i.title) for i in indicators)]
        self.fields["fixed_indicator"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["source"].queryset = Source.objects.of_board(board)  # type: ignore[attr-defined]
        self.fields["fixed_area"].queryset = Area.objects.of_board(board)  # type: ignore[attr-defined]
        for marker, words in Missing.choices[1:]:
            self.fields[f"symbol_{marker}"] = forms.CharField(required=False, max_length=60, label=str(words))
        for n, column in enumerate(plan.columns):
            self.fields |= self._of_column(n, column, choices)

    def _of_column(self, n: int, column: Column, indicators: Any) -> dict[str, forms.Field]:
        text = forms.TextInput(attrs=INPUT)
        select = forms.Select(attrs=SELECT)
        return {
            f"is_{n}": forms.ChoiceField(
                required=False, choices=Role.choices, widget=select, label=f"What “{column.name}” is"
            ),
            f"indicator_{n}": forms.ChoiceField(
                required=False,
                choices=indicators,
                widget=forms.Select(attrs=SELECT),
                label=f"Indicator of the figures in “{column.name}”",
            ),
            f"of_{n}": forms.CharField(
                required=False, max_length=150, widget=text, label=f"Category of “{column.name}”, or what it must say"
            ),
            f"period_{n}": forms.CharField(
                required=False,
                max_length=60,
                widget=forms.TextInput(attrs=INPUT),
                label=f"Period of the figures in “{column.name}”",
            ),
        }

    def column_rows(self) -> Iterator[tuple[Column, list[str], list[BoundField]]]:
        """Each column with its first different values and its four fields."""
        for n, column in enumerate(self.plan.columns):
            held = list(dict.fromkeys(row[n] for row in self.samples if n < len(row) and row[n]))
            yield column, held[:3], [self[f"{part}_{n}"] for part in ("is", "indicator", "of", "period")]

    def symbol_fields(self) -> list[BoundField]:
        """The fields that say which symbols mean what."""
        return [self[f"symbol_{marker}"] for marker in Missing.values[1:]]

    def rest(self) -> list[BoundField]:
        """The fields below the columns, but for the symbols."""
        return [self[name] for name in self.base_fields if name not in ("name", "source", "as_read")]

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        others = FileMapping.objects.of_board(self.board).filter(name=name)
        if (others.exclude(pk=self.mapping.pk) if self.mapping else others).exists():
            raise forms.ValidationError("The board has a mapping of this name: choose another")
        return name

    def clean_fixed_period(self) -> str:
        return self._readable(self.cleaned_data["fixed_period"])

    def clean_names(self) -> str:
        lines = [line for line in self.cleaned_data["names"].splitlines() if line.strip()]
        wrong = next(
            (line for line in lines if line.count("=") != 1 or not all(p.strip() for p in line.split("="))), ""
        )
        if wrong:
            raise forms.ValidationError(f"“{wrong.strip()}” must be their word, an equals sign, and our word")
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self._check_columns(given)
        self._check_symbols(given)
        if self.mapping is not None and given.get("as_read") != mark(self.mapping):
            self.add_error(None, CHANGED)
            sent: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, or a dict in tests
            sent["as_read"] = mark(self.mapping)
            self.data = sent
        return given

    def made(self) -> Plan:
        """The plan that was filled in."""
        given = self.cleaned_data
        area = given["fixed_area"]
        fixed = {
            "indicator": given["fixed_indicator"],
            "period": given["fixed_period"],
            "area": area.name if area else "",
        }
        return Plan(
            columns=tuple(c for c in self._columns(given) if c.role),
            fixed={name: value for name, value in fixed.items() if value},
            symbols=dict(self._symbols(given)),
            names=dict(_pairs(given["names"])),
            areas=given["areas"],
            categories=given["categories"],
            periods=given["periods"],
            year=given["year"],
            sheet=self.plan.sheet,
            head=self.plan.head,
        )

    def _columns(self, given: dict[str, Any]) -> list[Column]:
        found = []
        for n, column in enumerate(self.plan.columns):
            role, text = given.get(f"is_{n}", ""), given.get(f"of_{n}", "").strip()
            if role == Role.ONLY:
                found.append(Column(column.name, role, says=text))
            elif role in FIGURES:
                first, _, second = (part.strip() for part in text.partition(";"))
                indicator, period = given.get(f"indicator_{n}", ""), given.get(f"period_{n}", "").strip()
                found.append(Column(column.name, role, indicator, first, second, period))
            else:
                found.append(Column(column.name, role))
        return found

    def _check_columns(self, given: dict[str, Any]) -> None:
        columns = self._columns(given)
        roles = Counter(c.role for c in columns)
        for n, column in enumerate(columns):
            if roles[column.role] > 1 and column.role not in SEVERAL:
                self.add_error(f"is_{n}", f"Two columns are “{Role(column.role).label}”: choose one")
            if column.role == Role.ONLY and not column.says:
                self.add_error(f"of_{n}", f"Write what “{column.name}” must say")
            if column.role in FIGURES:
                self._check_figures(n, column, roles, given)
        if self.plan.columns and not any(roles[role] for role in FIGURES):
            self.add_error("is_0", "Say which column holds the figures")

    def _check_figures(self, n: int, column: Column, roles: Counter[str], given: dict[str, Any]) -> None:
        if not column.indicator and not roles[Role.INDICATOR] and not given.get("fixed_indicator"):
            self.add_error(f"indicator_{n}", f"Say of which indicator the figures in “{column.name}” are")
        if not column.period and not roles[Role.PERIOD] and not given.get("fixed_period"):
            self.add_error(f"period_{n}", f"Say of which period the figures in “{column.name}” are")
        elif column.period:
            try:
                self._readable(column.period)
            except forms.ValidationError as refusal:
                self.add_error(f"period_{n}", refusal)

    def _readable(self, text: str) -> str:
        held = Period.objects.of_board(self.board).filter(name=text).exists() if text else True
        if not held:
            try:
                spans.read(text)
            except NotRead as refusal:
                raise forms.ValidationError(f"{refusal}") from None
        return text

    def _symbols(self, given: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for marker in Missing.values[1:]:
            for symbol in given.get(f"symbol_{marker}", "").replace(",", " ").split():
                yield symbol.casefold(), marker

    def _check_symbols(self, given: dict[str, Any]) -> None:
        first: dict[str, str] = {}
        for symbol, marker in self._symbols(given):
            if first.setdefault(symbol, marker) != marker:
                self.add_error(f"symbol_{marker}", f"“{symbol}” cannot mean two things")


def mark(mapping: FileMapping) -> str:
    """A short mark of what a mapping holds, by which a change of somebody else's is known."""
    held = json.dumps([mapping.name, mapping.source_id, mapping.plan], sort_keys=True)
    return hashlib.sha256(held.encode()).hexdigest()[:16]


def _initial(plan: Plan, mapping: FileMapping | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "fixed_indicator": plan.fixed.get("indicator", ""),
        "fixed_period": plan.fixed.get("period", ""),
        "year": plan.year,
        "periods": plan.periods,
        "areas": plan.areas,
        "categories": plan.categories,
        "names": "\n".join(f"{theirs} = {ours}" for theirs, ours in plan.names.items()),
    }
    for marker in Missing.values[1:]:
        found[f"symbol_{marker}"] = " ".join(s for s, m in (plan.symbols or SYMBOLS).items() if m == marker)
    for n, column in enumerate(plan.columns):
        categories = "; ".join(filter(None, (column.category, column.category2)))
        found |= {f"is_{n}": column.role, f"indicator_{n}": column.indicator, f"period_{n}": column.period}
        found[f"of_{n}"] = column.says or categories
    if mapping is not None:
        found |= {"name": mapping.name, "source": mapping.source_id, "as_read": mark(mapping)}
        area = Area.objects.of_board(mapping.board).filter(name=plan.fixed.get("area", "")).first()
        found["fixed_area"] = area.pk if area else None
    return found


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    for line in names.splitlines():
        theirs, _, ours = line.partition("=")
        yield plain(theirs), ours.strip()
