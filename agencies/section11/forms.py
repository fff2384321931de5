"""What is said of a standard, shown by evidence, moderated."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from agencies.section11 import policies
from agencies.section11.models import Judgement, SetAside, StandardSet
from lscb.board.models import Level
from lscb.files.services import LARGEST, media_type_of
from lscb.returns.models import Return, Round
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm

NOT_APPLICABLE = "na"
DONE = "done"
FILE_HINT = "PDF, Word, Excel, PNG, JPEG or text, up to 25 MB. Take the names of children out first."
TOO_LARGE = "The file must be smaller than 25 MB. Add a smaller one, or a link to it"


def area(label: str, rows: int, hint: str = "") -> forms.CharField:
    """A text of some lines."""
    return forms.CharField(label=label, required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}))


def graded(field: Any, levels: list[Level]) -> None:
    """Offers the grades of a scale, the highest first, each with its descriptor."""
    field.choices = [(str(level.pk), f"{level.order}. {level.name}") for level in reversed(levels)]
    field.choice_hints = {str(level.pk): level.descriptor for level in levels if level.descriptor}


class EvidenceFileField(forms.FileField):
    """A file whose kind is told from its content. `cleaned_data` holds its name and its bytes."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Raises ValidationError for what the board does not take."""
        file: UploadedFile | None = super().clean(data, initial)
        if not file:
            return None
        if (file.size or 0) > LARGEST:
            raise ValidationError(TOO_LARGE)
        content = file.read()
        media_type_of(content, str(file.name))
        return str(file.name), content


class StandardForm(PlainForm):
    """One standard: its grade, its words, perhaps another piece of evidence and an action."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    grade = forms.ChoiceField(label="Your own grade", required=False, widget=forms.RadioSelect)
    not_applicable_reason = area(
        "If it does not apply, why not?", 2, "Only with “Not applicable”: the standard then has no grade."
    )
    arrangements = area("Local arrangements", 6, "What you have in place, in a few sentences.")
    lead = forms.CharField(
        label="Who leads on it",
        required=False,
        max_length=150,
        help_text="The post, such as Nurse Director, not a name.",
    )
    file = EvidenceFileField(label="Add a file", required=False, help_text=FILE_HINT)
    link = forms.URLField(label="Or a web address", required=False, max_length=500, assume_scheme="https")
    evidence_title = forms.CharField(
        label="What the file or page is called",
        required=False,
        max_length=200,
        help_text="Left empty, the file’s name.",
    )
    gap = area("What is missing", 3)
    action = forms.CharField(
        label="What will be done",
        required=False,
        max_length=300,
        help_text="It joins the board’s list of actions when you save.",
    )
    action_by = forms.CharField(label="By which post", required=False, max_length=120)
    action_due = DateField(noun="The day", label="By when", required=False, help_text="For example 30 9 2013")

    SAID = ("grade", "not_applicable_reason", "arrangements", "lead", "gap")
    BESIDE = ("link", "evidence_title", "action", "action_by", "action_due")

    def __init__(self, judgement: Judgement, *, aside: SetAside | None = None, **options: Any) -> None:
        self.judgement = judgement
        super().__init__(initial=shown(judgement, aside), **options)
        scale = judgement.standard.set.scale
        self.levels = list(scale.levels.all()) if scale else []
        graded(self.fields["grade"], self.levels)
        self.fields["grade"].choices += [(NOT_APPLICABLE, "Not applicable")]  # type: ignore[attr-defined]  # of choices

    @property
    def action_pressed(self) -> str:
        """Which button was pressed; a press of Enter saves."""
        return DONE if self.data.get("press") == DONE else "later"

    @property
    def level(self) -> Level | None:
        """The grade chosen."""
        return next((one for one in self.levels if str(one.pk) == self.cleaned_data.get("grade")), None)

    def values(self) -> dict[str, Any]:
        """The columns of the judgement."""
        data = self.cleaned_data
        words = {column: data[column] for column in ("not_applicable_reason", "arrangements", "lead", "gap")}
        return {"self_level": self.level, **words}

    def beside(self) -> dict[str, Any]:
        """What else was typed, to be kept with words that are set aside."""
        return {name: self.cleaned_data[name] for name in self.BESIDE if self.cleaned_data[name]}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        none, why = values.get("grade") == NOT_APPLICABLE, values.get("not_applicable_reason", "")
        if none and not why:
            self.add_error("not_applicable_reason", "Say why the standard does not apply")
        elif why and not none:
            self.add_error("not_applicable_reason", "Choose “Not applicable” above, or take this reason away")
        elif self.action_pressed == DONE and "grade" in values:
            unfinished = policies.why_not_finish(self.judgement, self.level, why, values.get("arrangements", ""))
            if unfinished:
                self.add_error("grade" if self.levels else "arrangements", unfinished)
        self._check_action(values)
        if values.get("file") and values.get("link"):
            self.add_error("link", "Add the file first, then the web address")
        return values

    def _check_action(self, values: dict[str, Any]) -> None:
        if values.get("action") and not values.get("gap"):
            self.add_error("gap", "Say first what is missing; the action is to put that right")
        if values.get("action_due") and not values.get("action"):
            self.add_error("action", "Say what will be done by that day")
        if values.get("action_due") and values["action_due"] < timezone.localdate():
            self.add_error("action_due", "The day must be today or later")


def shown(judgement: Judgement, aside: SetAside | None) -> dict[str, Any]:
    """What the form begins with: what stands, or the writer's own words that were set aside."""
    columns = ("not_applicable_reason", "arrangements", "lead", "gap")
    standing = {column: getattr(judgement, column) for column in columns} | {"self_level": judgement.self_level_id}
    words = standing | (aside.words if aside else {})
    none = bool(words["not_applicable_reason"]) and not words["self_level"]
    return {**words, "grade": NOT_APPLICABLE if none else str(words["self_level"] or ""), "seen": judgement.version}


class NewVersionForm(PlainForm):
    """The next version of a file."""

    file = EvidenceFileField(label="The new version", help_text=FILE_HINT)


class ModerationForm(PlainForm):
    """The panel's grade and its reason."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    grade = forms.ChoiceField(
        label="The panel’s grade", widget=forms.RadioSelect, error_messages={"required": "Choose the panel’s grade"}
    )
    reason = forms.CharField(
        label="Why",
        help_text="The agency reads it beside its own words.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Give the reason for the grade"},
    )

    def __init__(self, judgement: Judgement, **options: Any) -> None:
        level = judgement.moderated_level_id
        began = {"grade": str(level or ""), "reason": judgement.moderated_reason, "seen": judgement.version}
        super().__init__(initial=began, **options)
        scale = judgement.standard.set.scale
        self.levels = list(scale.levels.all()) if scale else []
        graded(self.fields["grade"], self.levels)

    @property
    def level(self) -> Level:
        """The grade chosen."""
        return next(one for one in self.levels if str(one.pk) == self.cleaned_data["grade"])


class AskForm(PlainForm):
    """Which set of standards which of a round's returns are measured against."""

    asked = forms.ModelChoiceField(label="Set of standards", queryset=StandardSet.objects.none())
    of = forms.ModelMultipleChoiceField(
        label="Which returns?",
        queryset=Return.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one return"},
    )

    def __init__(self, round: Round, **options: Any) -> None:
        returns = round.returns.select_related("round", "agency", "group").order_by(
            "agency__order", "group__order", "pk"
        )
        super().__init__(initial={"of": [ret.pk for ret in returns]}, **options)
        fields: Any = self.fields
        fields["asked"].queryset = StandardSet.objects.of_board(round.board)
        fields["of"].queryset = returns
        fields["of"].label_from_instance = lambda ret: str(ret.respondent)
