"""The forms of sharing a draft and of speaking about it."""

from __future__ import annotations

from typing import Any

from django import forms

from lscb.annualreport.models import Abbreviation, OutlineSection, Reader
from lscb.annualreport.models.comments import LONGEST
from lscb.annualreport.outline import OWN_WORDS
from lscb.annualreport.tables import Owed
from lscb.annualreport.versions import Version
from lscb.web.editing import RecordForm
from lscb.web.filters import Filters
from lscb.web.forms import PlainForm

SIDE_BY_SIDE = "side"


class ShareForm(PlainForm):
    """A line to the readers with the draft."""

    note = forms.CharField(
        label="A line to its readers",
        required=False,
        help_text="For example what you most want them to look at. It stands in their letter and beside the draft.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SayForm(PlainForm):
    """What a reader says of one paragraph."""

    body = forms.CharField(
        label="What you say",
        max_length=LONGEST,
        help_text="Everyone who may read this draft sees it, with your name.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Enter what you want to say",
            "max_length": f"Say it in {LONGEST:,} characters or fewer",
        },
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].widget.attrs.pop("maxlength", None)  # a browser would cut off what is pasted


class AnswerCommentForm(SayForm):
    """The office's reply, or what was done."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["body"]
        field.label = "Your reply, or what was done"
        field.error_messages["required"] = "Enter your reply, or what was done"


class SayAsReaderForm(SayForm):
    """What an invited reader says; the hint tells them under which name."""

    submit_words = "Keep this comment"

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].help_text = f"The board’s readers see it with your name: {reader.called}."


class AnswerAsReaderForm(SayAsReaderForm):
    """An invited reader's answer in a thread of their own."""

    submit_words = "Keep this answer"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].label = "Your answer"
        self.fields["body"].error_messages["required"] = "Enter your answer"


class MomentsForm(PlainForm):
    """Two moments of a report, and how they are to be shown."""

    before = forms.ChoiceField(label="From")
    after = forms.ChoiceField(label="To")
    how = forms.ChoiceField(
        label="Shown", choices=[(SIDE_BY_SIDE, "Side by side"), ("one", "As one text, the changes alone")]
    )

    def __init__(self, *args: Any, versions: list[Version], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("before", "after"):
            field: Any = self.fields[name]
            field.choices = [(version.key, version.name) for version in versions]
            field.error_messages["invalid_choice"] = "Choose one of the moments in the list"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("before") and given.get("before") == given.get("after"):
            self.add_error("after", "Choose two different moments")
        return given


class AnswerCheckForm(PlainForm):
    """One reason for whatever is ticked of what a check found; `found` is the key and words of each.

    `everything` answers all that the page showed, and nothing that was found since: those keys come back in `shown`.
    """

    submit_words = "Keep this reason"

    keys = forms.MultipleChoiceField(
        label="What your reason answers",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "One of these was put right or answered meanwhile. Tick again what your reason answers",
        },
    )
    everything = forms.BooleanField(label="All of them", required=False)
    reason = forms.CharField(
        label="Why the report goes out with it",
        max_length=500,
        help_text="It is kept with your name. When what was found changes, it is asked about again.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the report goes out with it"},
    )

    def __init__(self, *args: Any, found: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        keys: Any = self.fields["keys"]
        keys.choices = found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("everything"):
            data: Any = self.data
            shown = set(data.getlist("shown"))
            keys: Any = self.fields["keys"]
            given["keys"] = [key for key, _ in keys.choices if key in shown]
        if not given.get("keys") and "keys" not in self.errors:
            self.add_error("keys", "Tick what your reason answers")
        return given


class GuidanceForm(PlainForm):
    """Which edition of the guidance the report is held against."""

    submit_words = "Keep this edition"

    guidance = forms.ChoiceField(label="Edition of the guidance", widget=forms.RadioSelect)
    other = forms.CharField(label="Its name, if it is another", max_length=80, required=False)

    def __init__(self, *args: Any, names: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choices: Any = self.fields["guidance"]
        choices.choices = [*names, ("other", "Another, of which no list of clauses is held here")]
        choices.error_messages["required"] = "Choose the edition the report is held against"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("guidance") == "other" and not given.get("other", "").strip():
            self.add_error("other", "Enter the name of the guidance")
        return given


class ConfirmClauseForm(PlainForm):
    """What somebody found who read a clause at its source."""

    submit_words = "Confirm it"

    note = forms.CharField(
        label="Where you read it, and what it says",
        max_length=500,
        help_text="For example: chapter 3, paragraph 16 of the printed edition; it says “must”.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say where you read it, and what it says"},
    )


class AbbreviationForm(RecordForm):
    """An abbreviation and what it stands for."""

    submit_words = "Keep it"

    class Meta:
        model = Abbreviation
        fields = ("short", "meaning")


class FindFigureForm(PlainForm):
    """Words to find a figure by."""

    words = forms.CharField(label="Find a figure by its words", required=False, max_length=200)


class GapFilters(Filters):
    """What is missing, by who owes it and by chapter."""

    all_words = "Everything that is missing"
    owed_by = forms.ChoiceField(label="Owed by")
    key = forms.ChoiceField(label="Chapter")

    def __init__(self, *args: Any, gaps: list[Owed], **options: Any) -> None:
        super().__init__(*args, **options)
        owers: dict[str, None] = dict.fromkeys(sorted(gap.owed_by for gap in gaps))
        chapters = dict.fromkeys((gap.key, gap.chapter) for gap in gaps)
        self.fields["owed_by"].choices = [("", "Anybody"), *((one, one) for one in owers)]  # type: ignore[attr-defined]  # choices
        self.fields["key"].choices = [("", "Any chapter"), *chapters]  # type: ignore[attr-defined]  # as above

    def narrow_owed_by(self, rows: Any, value: str) -> Any:
        """Those one office, agency or group owes."""
        return [gap for gap in rows if gap.owed_by == value]

    def narrow_key(self, rows: Any, value: str) -> Any:
        """Those of one chapter."""
        return [gap for gap in rows if gap.key == value]


class ChapterForm(RecordForm):
    """A chapter of the outline. `others` are the places it may stand after; `place` is where it stands."""

    submit_words = "Keep the chapter"

    place = forms.ChoiceField(label="It stands after")

    class Meta:
        model = OutlineSection
        fields = ("heading", "numbering", "separate", "hidden", "hidden_reason")
        labels = {
            "separate": "Make it a report of its own",
            "hidden": "Leave it out of the report",
            "hidden_reason": "Why it is left out",
        }
        help_texts = {
            "separate": "It gets a PDF and a Word file of its own, and no number; on the website it stands "
            "beside the report."
        }
        widgets = {"numbering": forms.RadioSelect}

    field_order = ("heading", "numbering", "place", "separate", "hidden", "hidden_reason", "as_read")

    def __init__(self, *args: Any, others: list[tuple[str, str]], place: int, **options: Any) -> None:
        super().__init__(*args, **options)
        places: Any = self.fields["place"]
        places.choices = [("0", "Nothing: it comes first"), *others]
        self.initial["place"] = str(place)
        self.hold({"place": str(place)})

    def stored(self, name: str) -> Any:
        return self.initial["place"] if name == "place" else super().stored(name)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("hidden") and not given.get("hidden_reason", "").strip():
            self.add_error("hidden_reason", "Say why the chapter is left out")
        return given


class AddChapterForm(PlainForm):
    """A chapter of the catalogue that the report lacks, or one of the office's own words."""

    submit_words = "Add the chapter"

    chapter = forms.ChoiceField(label="Which chapter", widget=forms.RadioSelect)
    heading = forms.CharField(
        label="Its heading",
        max_length=200,
        required=False,
        help_text="Empty, it is as above. For example: The year on one page; For children and young people.",
    )

    def __init__(self, *args: Any, lacking: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        chapters: Any = self.fields["chapter"]
        chapters.choices = [(OWN_WORDS, "A chapter in the office’s own words"), *lacking]
        chapters.error_messages["required"] = "Choose a chapter"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("chapter") == OWN_WORDS and not given.get("heading", "").strip():
            self.add_error("heading", "Enter the heading")
        return given
