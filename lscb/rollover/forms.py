"""The form by which a year is opened: what would be made, each part to be chosen or left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField

from lscb.rollover.choices import Choices, Judged, Outline
from lscb.rollover.preview import FINISHED, Preview
from lscb.web.british import pounds_and_pence
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm
from priorities.models import Closing, Priority

SAME_AMOUNTS = "same"
Words = Callable[[Any], str]
AMOUNTS = [("", "Left empty until each payer agrees"), (SAME_AMOUNTS, "As agreed last year")]


class Several(forms.MultipleChoiceField):
    """Some of the rows of a list that was read already, each under words of its own; gives the rows ticked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, rows: Sequence[Any], words: Callable[[Any], str], *, ticked: bool, **options: Any) -> None:
        self.rows = {str(row.pk): row for row in rows}
        initial = list(self.rows) if ticked else []
        choices = [(pk, words(row)) for pk, row in self.rows.items()]
        super().__init__(choices=choices, required=False, initial=initial, **options)

    def clean(self, value: Any) -> list[Any]:
        """What is no longer offered was made meanwhile, or has gone: it is passed over."""
        sent = set(value or ())
        return [row for pk, row in self.rows.items() if pk in sent]


@dataclass(frozen=True)
class PriorityFields:
    """One priority of the last year, with its fields: those of a judgement where it has none yet."""

    priority: Priority
    carried: Priority | None
    fields: tuple[BoundField, ...]


class OpeningForm(PlainForm):
    """Everything a new year may take from the last, as the preview has it."""

    def __init__(self, *args: Any, preview: Preview, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.preview = preview
        self.submit_words = f"Make this for {preview.name.replace('-', '–')}"
        if preview.period is None:
            self.fields |= _of_the_year(preview)
        for priority in preview.priorities:
            self.fields |= _of_a_priority(priority, carried=priority.pk in preview.carried)
        if any(not priority.closing for priority in preview.priorities):
            self.fields["judged_on"] = DateField(
                label="Judged on", noun="Day of the judgements", required=False, initial=min(today, preview.last.ends)
            )
        self.fields |= _of_lists(preview)
        if preview.report is None:
            self.fields["outline"] = _outline(preview)

    def priority_rows(self) -> Iterator[PriorityFields]:
        """The priorities with their fields, in order."""
        for priority in self.preview.priorities:
            names = [f"{name}_{priority.pk}" for name in ("closing", "why", "carry")]
            fields = tuple(self[name] for name in names if name in self.fields)
            yield PriorityFields(priority, self.preview.carried.get(priority.pk), fields)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for priority in self.preview.priorities:
            closing, why = given.get(f"closing_{priority.pk}", ""), given.get(f"why_{priority.pk}", "")
            if closing and not why:
                self.add_error(f"why_{priority.pk}", f"Say why priority {priority.number} is judged so")
            if why and not closing:
                self.add_error(f"closing_{priority.pk}", f"Choose the judgement of priority {priority.number}")
        return given

    def choices(self) -> Choices:
        """What was chosen, once the form is valid."""
        given = self.cleaned_data
        return Choices(
            judged={
                priority: Judged(Closing(given[f"closing_{priority.pk}"]), given[f"why_{priority.pk}"])
                for priority in self.preview.priorities
                if given.get(f"closing_{priority.pk}")
            },
            judged_on=given.get("judged_on"),
            priorities=[one for one in self.preview.priorities if given.get(f"carry_{one.pk}")],
            outline=Outline(given.get("outline", Outline.SHIPPED)),  # one that stands gets the chapters it lacks
            keep_amounts=given.get("amounts") == SAME_AMOUNTS,
            **{name: given.get(name, ()) for name in LISTS},
        )


LISTS = ("work", "posts", "contributions", "ending_groups", "ending_seats", "ending_sets")


def _of_the_year(preview: Preview) -> dict[str, forms.Field]:
    name = forms.CharField(
        label="Name of the new year",
        max_length=40,
        initial=preview.name,
        help_text="It stands in web addresses: figures, letters and dashes, without spaces.",
        validators=[RegexValidator(r"^[A-Za-z0-9-]+$", "Use figures, letters and dashes alone, for example 2013-14")],
        error_messages={"required": "Enter the name of the new year"},
    )
    ends = DateField(label="Last day", noun="Last day of the new year", initial=preview.ends)
    return {"name": name, "ends": ends}


def _of_a_priority(priority: Priority, *, carried: bool) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if not priority.closing:
        fields[f"closing_{priority.pk}"] = forms.ChoiceField(
            label="Judgement",
            choices=Closing.choices,
            required=False,
            help_text="What is left open can be judged later.",
        )
        fields[f"why_{priority.pk}"] = forms.CharField(
            label="Why", widget=forms.Textarea(attrs={"rows": 2}), required=False
        )
    if not carried and priority.closing not in FINISHED:
        fields[f"carry_{priority.pk}"] = forms.BooleanField(
            label="Carry it over",
            required=False,
            initial=True,
            help_text="" if priority.closing else "Not done where you judge it achieved or dropped.",
        )
    return fields


def _of_lists(preview: Preview) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}

    def offer(
        name: str, rows: Sequence[Any], label: str, words: Callable[[Any], str] = str, ticked: bool = True
    ) -> None:
        if rows:
            fields[name] = Several(rows, words, ticked=ticked, label=label)

    end = f"the end of {preview.last.label}"
    offer("work", preview.work, "Carry over as still to be done")
    offer("posts", preview.posts, "Posts")
    offer("contributions", preview.contributions, "Lines to begin", _line)
    if preview.contributions:
        fields["amounts"] = forms.ChoiceField(
            label="Amounts agreed", choices=AMOUNTS, widget=forms.RadioSelect, required=False, initial=""
        )
    offer("ending_groups", preview.groups, f"Tick only a group that ends at {end}", _group, ticked=False)
    offer("ending_seats", preview.seats, f"Tick only a seat that ends at {end}", _seat, ticked=False)
    offer("ending_sets", preview.sets, f"Tick only a set that ends at {end}", _set, ticked=False)
    return fields


def _outline(preview: Preview) -> forms.Field:
    ways = [(Outline.SHIPPED, "With the chapters we ship"), (Outline.NONE, "Do not open a report yet")]
    last = preview.last_report
    if last:
        ways.insert(0, (Outline.AS_LAST, f"With the chapters of {last}, none hidden, and one for each priority"))
    return forms.ChoiceField(
        label="Annual report", choices=ways, widget=forms.RadioSelect, required=False, initial=ways[0][0]
    )


def _line(line: Any) -> str:
    agreed = "not stated" if line.agreed_pence is None else pounds_and_pence(line.agreed_pence)
    return f"{line.fund}: {line}{', in kind' if line.non_cash else ''} (agreed last year: {agreed})"


def _group(group: Any) -> str:
    seats = f"{group.seats_then} seat{'' if group.seats_then == 1 else 's'}"
    empty = group.seats_then - group.seats_filled
    return f"{group} ({seats}{f', {empty} with nobody in' if empty else ''})"


def _seat(seat: Any) -> str:
    return f"{seat.group}: {seat}"


def _set(one: Any) -> str:
    return f"{one} ({one.standards_asked} standard{'' if one.standards_asked == 1 else 's'})"
