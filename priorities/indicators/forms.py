"""The forms of the figures' pages: filters, an indicator, its targets and thresholds."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import slugify

from agencies.models import Agency
from lscb.board.models import Area, Basis, Board, BoardArea, Period, Tone
from lscb.board.year import Year
from lscb.document.disclosure import Audience
from lscb.web.editing import RecordForm
from lscb.web.filters import Filters
from lscb.web.forms import PlainForm
from priorities.indicators.models import Category, CategoryScheme, Indicator, Observation, Source, Stated, Target
from priorities.indicators.standing import statuses, with_target
from priorities.models import Priority, Topic
from workgroups.models import Group

STATUSES = (
    ("", "Any status"),
    (Tone.RED.value, "Red"),
    (Tone.AMBER.value, "Amber"),
    (Tone.GREEN.value, "Green"),
    ("none", "Not rated"),
)
RATED = {Tone.RED.value, Tone.AMBER.value, Tone.GREEN.value}
LONG = forms.Textarea(attrs={"rows": 3})
MOST_PARTS = 4


class IndicatorFilters(Filters):
    """By year, priority, source and status, by words of the title, and those without a figure."""

    all_words = "All indicators"
    year = forms.ModelChoiceField(Period.objects.none(), label="Year", empty_label="The last with figures")
    words = forms.CharField(label="Words of the title", max_length=100)
    priority = forms.ModelChoiceField(Priority.objects.none(), label="Priority", empty_label="Any priority")
    source = forms.ModelChoiceField(Source.objects.none(), label="Source", empty_label="Any source")
    status = forms.ChoiceField(label="Status", choices=STATUSES)
    without = forms.BooleanField(label="No figure yet in the year")

    def __init__(self, *args: Any, year: Year, audience: Audience, **options: Any) -> None:
        super().__init__(*args, **options)
        self.of_year, self.audience = year, audience
        years = Period.objects.of_board(year.board).filter(basis=Basis.YEAR)
        self.fields["year"].queryset = years  # type: ignore[attr-defined]  # a choice of records
        of_year = Priority.objects.of_board(year.board).for_period(year.period)
        self.fields["priority"].queryset = of_year  # type: ignore[attr-defined]  # a choice of records
        self.fields["source"].queryset = Source.objects.of_board(year.board)  # type: ignore[attr-defined]  # as above

    def narrow_year(self, rows: Any, value: Period) -> Any:
        """The year says which figures are shown; those whose collecting ended before it, or begins after, are not."""
        begun = Q(starts__isnull=True) | Q(starts__lte=value.ends)
        return rows.filter(begun, Q(ends__isnull=True) | Q(ends__gte=value.starts))

    def narrow_words(self, rows: Any, value: str) -> Any:
        """Whose title, or short title, has the words."""
        return rows.filter(Q(title__icontains=value) | Q(short_title__icontains=value))

    def narrow_priority(self, rows: Any, value: Priority) -> Any:
        """Of the priority, or of a topic that serves it; those of earlier years follow what carries them on."""
        return rows.filter(pk__in=under(value))

    def narrow_source(self, rows: Any, value: Source) -> Any:
        """Whose usual source it is."""
        return rows.filter(source=value)

    def narrow_status(self, rows: Any, value: str) -> Any:
        """Whose figure of the year has the status, or none; of several areas one is enough."""
        rateable = list(rows.filter(pk__in=with_target(self.of_year)).values_list("pk", flat=True))
        held = statuses(self.of_year, rateable, self.audience, RATED if value == "none" else {value})
        if value == "none":
            return rows.exclude(pk__in=[pk for pk, shapes in held.items() if RATED.issuperset(shapes)])
        return rows.filter(pk__in=[pk for pk, shapes in held.items() if value in shapes])

    def narrow_without(self, rows: Any, value: bool) -> Any:
        """Entered, not computed, and without any figure that ends in the year."""
        within = Period.objects.of_board(self.of_year.board).filter(
            ends__gte=self.of_year.starts, ends__lte=self.of_year.ends
        )
        periods = list(within.values_list("pk", flat=True))
        held = Observation.objects.current().filter(indicator=OuterRef("pk"), period__in=periods)
        return rows.filter(~Exists(held), operation="")


def under(priority: Priority) -> Any:
    """The numbers of the indicators under a priority of a year."""
    lineage, eldest = [priority.pk], priority
    while eldest.carried_from is not None:
        eldest = eldest.carried_from
        lineage.append(eldest.pk)
    slugs = priority.topics.values("slug")
    rows = Indicator.objects.filter(board=priority.board_id)
    return rows.filter(Q(priority__in=lineage) | Q(topic__slug__in=slugs)).values("pk")


class IndicatorForm(RecordForm):
    """What is measured, how it is read, who owes it and where it is printed."""

    submit_words = "Save the indicator"

    reference = forms.SlugField(
        required=False, max_length=60, help_text="A short lasting name for files; made from the title if left empty."
    )

    class Meta:
        model = Indicator
        fields = (
            *("title", "short_title", "reference", "definition", "unit", "rate_base", "population_words"),
            *("base_words", "of_people", "decimals", "better", "nature", "frequency", "scheme1", "scheme2", "adds_up"),
            *("source", "owner", "starts", "ends", "priority", "topic", "agency", "group"),
            *("sentence", "sentence_alone", "charted", "terms", "order"),
        )
        widgets: ClassVar[dict[str, Any]] = {
            "definition": LONG,
            "sentence": LONG,
            "sentence_alone": LONG,
            "terms": LONG,
        }

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.board = board
        offered: dict[type[models.Model], Any] = {
            CategoryScheme: CategoryScheme.objects.of_board(board),
            Source: Source.objects.of_board(board),
            Priority: Priority.objects.of_board(board).select_related("period"),
            Topic: Topic.objects.of_board(board).select_related("period"),
            Agency: Agency.objects.of_board(board),
            Group: Group.objects.of_board(board),
        }
        for name in ("scheme1", "scheme2"):
            self.fields[name].required = False
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = offered[field.queryset.model]  # type: ignore[union-attr]  # every choice has one
                field.empty_label = "None"

    def clean(self) -> dict[str, Any]:
        """An indicator without a short name of its own takes it from its title; undivided ones name no scheme."""
        given = super().clean()
        if not given.get("reference") and given.get("title"):
            given["reference"] = self.instance.reference or _free(self.board, slugify(given["title"])[:55])
        return given

    @property
    def given(self) -> dict[str, Any]:
        """The columns as the services take them."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def _free(board: Board, wanted: str) -> str:
    """A reference nobody has: the wanted one, or with a number after it."""
    wanted = wanted or "indicator"
    taken = set(Indicator.objects.of_board(board).values_list("reference", flat=True))
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


class TargetForm(PlainForm):
    """What an indicator is to reach, in which period and area."""

    submit_words = "Set the target"

    period = forms.ModelChoiceField(
        Period.objects.none(), label="Period", empty_label="Choose", error_messages={"required": "Choose a period"}
    )
    area = forms.ModelChoiceField(
        Area.objects.none(), label="Area", empty_label="Choose", error_messages={"required": "Choose an area"}
    )
    value = forms.DecimalField(
        label="Target",
        max_digits=14,
        decimal_places=4,
        help_text="In the indicator’s own unit.",
        error_messages={
            "required": "Enter the target",
            "invalid": "The target must be a number, for example 75 or 12.5",
        },
    )
    kind = forms.ChoiceField(label="Sort of target", choices=Target.Kind.choices)
    bound = forms.ChoiceField(label="Stated", choices=Stated.choices)

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        covered = BoardArea.objects.of_board(board).order_by("pk").values_list("area", flat=True)
        self.fields["period"].queryset = Period.objects.of_board(board)  # type: ignore[attr-defined]  # records
        self.fields["area"].queryset = Area.objects.of_board(board)  # type: ignore[attr-defined]  # records
        self.fields["area"].initial = next(iter(covered), None)


class ThresholdForm(PlainForm):
    """How far short of its target a figure may be and still be amber."""

    submit_words = "Set the threshold"

    period = forms.ModelChoiceField(
        Period.objects.none(), label="Period", empty_label="Choose", error_messages={"required": "Choose a period"}
    )
    amber_within = forms.DecimalField(
        label="Amber within",
        max_digits=14,
        decimal_places=4,
        min_value=0,
        help_text="A figure that misses its target by no more than this is amber, by more red; "
        "for a percentage, in points.",
    )

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"].queryset = Period.objects.of_board(board)  # type: ignore[attr-defined]  # records


class NoteForm(PlainForm):
    """What is printed with one figure."""

    submit_words = "Keep the note"

    note = forms.CharField(
        label="Note",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Printed with the figure. The figure itself is entered in its table.",
    )


class ReckoningForm(PlainForm):
    """What an indicator is computed from, or, where it is entered, what the checks hold it against."""

    submit_words = "Save how it is computed"

    operation = forms.ChoiceField(
        label="Computed as",
        choices=Indicator.Operation.choices,
        required=False,
        help_text="Where it is entered, its parts below are what the checks hold it against.",
    )

    factor = forms.IntegerField(
        label="Multiplied or divided by",
        required=False,
        min_value=1,
        max_value=10**9,
        help_text="Only for these two: 7 divides days into weeks, 1,000 pounds into thousands.",
    )

    def __init__(self, *args: Any, indicator: Indicator, **options: Any) -> None:
        super().__init__(*args, **options)
        board = indicator.board
        others = Indicator.objects.of_board(board).exclude(pk=indicator.pk)
        categories = Category.objects.of_board(board).filter(is_all=False).select_related("scheme")
        standing = list(indicator.parts.order_by("order"))
        for n in range(1, max(MOST_PARTS, len(standing)) + 1):
            row = standing[n - 1] if n <= len(standing) else None
            self.fields[f"part{n}"] = forms.ModelChoiceField(
                others, required=False, label=f"Part {n}", empty_label="None", initial=row.part_id if row else None
            )
            self.fields[f"category{n}"] = CategoryField(
                categories,
                required=False,
                label=f"Only this category of part {n}",
                empty_label="The whole",
                initial=row.category_id if row else None,
            )

    @property
    def parts(self) -> list[tuple[Indicator, Category | None]]:
        """The parts named, in order."""
        numbers = [name.removeprefix("part") for name in self.fields if name.startswith("part")]
        pairs = ((self.cleaned_data[f"part{n}"], self.cleaned_data[f"category{n}"]) for n in numbers)
        return [(part, category) for part, category in pairs if part is not None]


class CategoryField(forms.ModelChoiceField):
    """A category with the scheme it belongs to."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.scheme}: {obj}"
