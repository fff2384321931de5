"""A meeting, its papers, its minutes."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django import forms

from lscb.document import richtext
from lscb.document.retyping import from_plain
from lscb.web.editing import RecordForm
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm
from workgroups.linking import Links
from workgroups.models import Group, Meeting, Paper

HOW_TO_TYPE = "Leave a blank line between paragraphs. Begin a line with “- ” for an entry of a list."
KINDS_TAKEN = "PDF, Word, Excel, PowerPoint, PNG, JPEG or text, at most 25 MB."


class PlanForm(PlainForm):
    """A new meeting."""

    submit_words = "Add the meeting"

    group = forms.ModelChoiceField(Group.objects.none(), label="Group", empty_label="Choose")
    on = DateField(label="Day", noun="The day")
    title = forms.CharField(
        label="Title", required=False, max_length=120, help_text="Only for a special one, for example development day."
    )
    venue = forms.CharField(label="Venue", required=False, max_length=150)

    def __init__(self, *args: Any, groups: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]  # a choice of records


class MeetingForm(RecordForm):
    """A meeting's day and place; what took place is said by steps."""

    class Meta:
        model = Meeting
        fields = ("on", "title", "venue")


class PaperForm(RecordForm):
    """The cover of a paper: its item, what the meeting must do, what it is about and speaks to; and its file."""

    upload = forms.FileField(label="The paper itself", required=False, help_text=KINDS_TAKEN)

    class Meta:
        model = Paper
        fields = ("number", "title", "ask", "summary")
        widgets: ClassVar[dict[str, Any]] = {"ask": forms.RadioSelect, "summary": forms.Textarea(attrs={"rows": 4})}
        labels: ClassVar[dict[str, str]] = {"number": "Item on the agenda", "summary": "What it is about"}

    field_order = ("number", "title", "ask", "summary", "links", "upload")

    def __init__(self, *args: Any, links: Links, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["links"] = links.field(self.instance.meeting)
        self.fields["links"].required = False
        self.order_fields(self.field_order)
        if self.instance.file_id:
            self.fields[
                "upload"
            ].help_text = f"A file here is the next version of “{self.instance.file}”. {KINDS_TAKEN}"
        if self.instance.pk:
            self._linked = links.held(self.instance)
            self.initial["links"] = [each.pk for each in self._linked]
            self.hold({"links": self._linked})

    def stored(self, name: str) -> Any:
        """What the paper speaks to stands in rows of their own."""
        return self._linked if name == "links" else super().stored(name)

    @property
    def file(self) -> tuple[str, bytes] | None:
        """The name and bytes of the file that came with it."""
        return read(self.cleaned_data.get("upload"))


class DecisionForm(RecordForm):
    """What the meeting decided on a paper."""

    submit_words = "Record the decision"

    class Meta:
        model = Paper
        fields = ("decision",)
        widgets: ClassVar[dict[str, Any]] = {"decision": forms.Textarea(attrs={"rows": 4})}
        labels: ClassVar[dict[str, str]] = {"decision": "What the meeting decided"}
        help_texts: ClassVar[dict[str, str]] = {"decision": "Where it only took note, say so."}


class MinutesForm(RecordForm):
    """Minutes as a text, a file, or both.

    The box holds plain words, for a browser without script; the editor takes the HTML from its `data-html`, and says so
    in `written_as`.
    """

    submit_words = "Save the minutes"

    minutes = forms.CharField(
        label="Minutes",
        required=False,
        strip=False,
        help_text=HOW_TO_TYPE,
        widget=forms.Textarea(attrs={"rows": 16, "data-editor": ""}),
    )
    written_as = forms.CharField(required=False, initial="plain", widget=forms.HiddenInput)
    file = forms.FileField(label="Or as a file", required=False, help_text=KINDS_TAKEN)

    class Meta:
        model = Meeting
        fields = ("minutes",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._was = str(self.instance.minutes)
        shown = self._show_again() if self.is_bound else self._was
        self.initial["minutes"] = richtext.plain(shown)
        self.fields["minutes"].widget.attrs["data-html"] = shown

    def _show_again(self) -> str:
        """What was sent, as words: with it in hand nothing typed is lost to an error."""
        typed = self.typed
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which is not to be changed
        data["minutes"], data["written_as"] = richtext.plain(typed), "plain"
        self.data = data
        return typed

    @cached_property
    def typed(self) -> str:
        """What was typed, as sanitised HTML, read before the box is refilled."""
        typed = str(self.data.get("minutes", ""))
        if self.data.get("written_as") != "html":
            typed = from_plain(typed, self._was)
        return richtext.clean(typed)

    def clean_minutes(self) -> str:
        """The text as HTML."""
        return self.typed

    def _said(self, name: str) -> str:
        """Of a text, its words."""
        return richtext.plain(self._was)[:400] if name == "minutes" else super()._said(name)

    @property
    def upload(self) -> tuple[str, bytes] | None:
        """The name and bytes of the file that came with it."""
        return read(self.cleaned_data.get("file"))


def read(file: Any) -> tuple[str, bytes] | None:
    """An uploaded file's name and bytes, if there is one."""
    return (file.name, file.read()) if file else None
