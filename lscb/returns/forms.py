"""The forms with which a return is answered, handed in, accepted, sent back."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, Protocol

from django import forms

from agencies.models import Agency
from lscb.document import richtext
from lscb.document.retyping import from_plain
from lscb.returns.models import Answer, Heading, Item, Return, Subject
from lscb.web.fields import DateField
from lscb.web.forms import PlainForm

HOW_TO_TYPE = (
    "Leave a blank line between paragraphs. Begin a line with “- ” for an entry of a list. "
    "Links, tables and bold words stay in the paragraphs you leave as they are."
)
DECLARED = "I confirm that this return is complete and, as far as I know, right."


class Written(Protocol):
    """A text with its versions: what stands, the version it is, and all of them, each with its number and body."""

    @property
    def body(self) -> str: ...

    @property
    def current(self) -> Any: ...

    @property
    def versions(self) -> Any: ...


class NarrativeForm(PlainForm):
    """A text and the version it was written over.

    The box holds plain words, for a browser without JavaScript; the editor takes the HTML from the box's `data-html`
    and says so in `written_as`. Either way `cleaned_data["body"]` is sanitised HTML.
    """

    body = forms.CharField(
        label="Your answer",
        required=False,
        strip=False,
        help_text=HOW_TO_TYPE,
        widget=forms.Textarea(attrs={"rows": 14, "data-editor": ""}),
    )
    written_as = forms.CharField(required=False, initial="plain", widget=forms.HiddenInput)
    based_on = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def __init__(self, written: Written, *, body: str | None = None, **options: Any) -> None:
        self.written = written
        super().__init__(**options)
        shown = written.body if body is None else body
        self.initial["body"] = richtext.plain(shown)
        self.initial["based_on"] = written.current.number if written.current else 0
        if self.is_bound:
            shown = self._show_again()
        self.fields["body"].widget.attrs["data-html"] = shown

    def _show_again(self) -> str:
        """What was sent, for both the box and the editor: with it in hand nothing typed is lost to an error."""
        typed = self.narrative
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which is not to be changed
        if data.get("written_as") == "html":
            data["body"] = richtext.plain(typed)
        data["written_as"] = "plain"
        self.data = data
        return typed

    @cached_property
    def narrative(self) -> str:
        """What was typed, as sanitised HTML, read before the box is refilled."""
        typed = str(self.data.get("body", ""))
        if self.data.get("written_as") == "html":
            return richtext.clean(typed)
        return richtext.clean(from_plain(typed, self._was()))

    def _was(self) -> str:
        """The text that the writer had before them."""
        number = str(self.data.get("based_on", ""))
        seen = (v.body for v in self.written.versions.all() if str(v.number) == number)
        return next(seen, self.written.body)

    def clean_body(self) -> str:
        """The text as HTML."""
        return self.narrative


class AnswerForm(NarrativeForm):
    """One heading of a return. `action` says which button was pressed; only "done" must be whole.

    `office` asks besides whether a return that came on paper passed the heading over.
    """

    ACTIONS = ("done", "later", "start", "picture", "part")

    subjects = forms.ModelMultipleChoiceField(
        label="What this answer speaks to",
        help_text="Tick all that apply.",
        queryset=Subject.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nothing = forms.BooleanField(label="There is nothing to report under this heading", required=False)
    passed_over = forms.BooleanField(
        label="The return came on paper, and passed over this heading",
        required=False,
        help_text="Only the board’s office can say so. The report prints it as a gap.",
    )
    why = forms.CharField(
        label="Because", required=False, help_text="The report prints the reason in place of an answer."
    )

    def __init__(self, answer: Answer, *, office: bool = False, **options: Any) -> None:
        self.answer = answer
        super().__init__(answer, **options)
        self.initial.update(nothing=answer.state == Answer.State.NOTHING, why=answer.why)
        self.initial["passed_over"] = answer.state == Answer.State.NOT_ANSWERED
        if not office:
            del self.fields["passed_over"]
        self.initial["subjects"] = [subject.pk for subject in answer.subjects.all()]
        offered = answer.ret.round.subjects.all() if answer.heading.asks_by_subject else Subject.objects.none()
        if answer.heading.asks_by_subject and offered:
            self.fields["subjects"].queryset = offered  # type: ignore[attr-defined]  # a field of models
        else:
            del self.fields["subjects"]

    @property
    def action(self) -> str:
        """The button that was pressed."""
        pressed = str(self.data.get("action", ""))
        return pressed if pressed in self.ACTIONS else "later"

    def clean(self) -> dict[str, Any]:
        """Refuses "nothing to report" without its reason, and a heading marked as done without an answer."""
        data = super().clean() or {}
        if data.get("passed_over"):
            if data.get("nothing"):
                self.add_error("passed_over", "Choose one: either it was passed over, or there is nothing to report")
        elif data.get("nothing"):
            if self.action in ("done", "later") and not data.get("why", "").strip():
                self.add_error("why", "Say why there is nothing to report")
        elif self.action == "done" and not richtext.plain(data.get("body", "")).strip():
            self.add_error("body", "Write an answer, or say below why there is nothing to report")
        return data


class PictureForm(PlainForm):
    """A picture to stand under an answer."""

    picture = forms.FileField(label="Picture", help_text="PNG or JPEG, at most 25 MB.")
    alt = forms.CharField(
        label="The picture in words",
        max_length=400,
        help_text="What it shows, for people who cannot see it.",
        error_messages={"required": "Say in words what the picture shows"},
    )
    caption = forms.CharField(label="Caption, if it needs one", max_length=250, required=False)


class DeclarationForm(PlainForm):
    """The words under which a return is handed in: those of its round."""

    declared = forms.BooleanField(error_messages={"required": "Tick the declaration to hand the return in"})

    def __init__(self, ret: Return, **options: Any) -> None:
        super().__init__(**options)
        self.fields["declared"].label = ret.round.declaration or DECLARED


class SendBackForm(PlainForm):
    """Which headings need another look, why, and by when."""

    headings = forms.ModelMultipleChoiceField(
        label="Which headings need another look?",
        help_text="The others stay locked as they were handed in.",
        queryset=Heading.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    items = forms.ModelMultipleChoiceField(
        label="And what else?",
        queryset=Item.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label="Why?",
        help_text="It is sent by email and stands at the head of the return.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say why the return is sent back"},
    )
    due_on = DateField(
        noun="New due day", label="New due day, if it has one", required=False, help_text="For example 14 5 2013"
    )

    def __init__(self, ret: Return, **options: Any) -> None:
        super().__init__(**options)
        self.fields["headings"].queryset = ret.round.form.headings.all()  # type: ignore[attr-defined]  # of models
        self.fields["items"].queryset = ret.items.all()  # type: ignore[attr-defined]  # of models
        if not ret.items.all():
            del self.fields["items"]

    def clean(self) -> dict[str, Any]:
        """Something must go back."""
        values = super().clean() or {}
        if not values.get("headings") and not values.get("items"):
            self.add_error("headings", "Choose the headings that need another look")
        return values


class ReopenForm(PlainForm):
    """Why a return is opened again."""

    reason = forms.CharField(
        label="Why is it opened again?",
        help_text="It is sent by email and stands in the return's history.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say why the return is opened again"},
    )


class TogetherForm(PlainForm):
    """Which agencies answer a return together with its own: those in force, and those that answer it already."""

    partners = forms.ModelMultipleChoiceField(
        label="Which agencies answer it too?",
        help_text="Their people write in this return, and are told so by email. Its own agency hands it in.",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, ret: Return, today: date, **options: Any) -> None:
        stand = [partner.agency_id for partner in ret.partners.all()]
        super().__init__(initial={"partners": stand}, **options)
        of_board = Agency.objects.of_board(ret.round.board)
        field: Any = self.fields["partners"]
        field.queryset = (of_board.on(today) | of_board.filter(pk__in=stand)).exclude(pk=ret.agency_id or 0)
