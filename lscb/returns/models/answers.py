"""Answers: one or more under each heading of a return, with every version of their text."""

from __future__ import annotations

from typing import Any, NoReturn, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from lscb.audit.models import AppendOnly
from lscb.files.models import StoredFile
from lscb.returns.models.filed import Return, ReturnPartQuerySet
from lscb.returns.models.forms import Heading, Subject


class AnswerQuerySet(ReturnPartQuerySet):
    """Reads of answers."""

    def before(self, answer: Answer) -> Self:
        """What the same agency or group said under the heading of the same name in earlier periods, latest first."""
        ret = answer.ret
        earlier = self.filter(ret__agency=ret.agency_id, ret__group=ret.group_id, heading__slug=answer.heading.slug)
        earlier = earlier.filter(ret__round__period__starts__lt=ret.round.period.starts)
        return earlier.order_by("-ret__round__period__starts", "-ret__round__due_on", "part", "pk")


class Answer(models.Model):
    """What a return says under a heading; a heading asked for each subject may have several, numbered parts."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        DRAFT = "draft", "Draft"
        DONE = "done", "Done"
        NOTHING = "nothing", "Nothing to report"
        NOT_ANSWERED = "not_answered", "Not answered"

    SETTLED = (State.DONE, State.NOTHING, State.NOT_ANSWERED)

    ret = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="answers", verbose_name="return")
    heading = models.ForeignKey(Heading, on_delete=models.PROTECT, related_name="answers")
    part = models.PositiveSmallIntegerField(default=1, help_text="1, or more where a heading is answered in parts.")
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOT_STARTED)
    why = models.TextField(blank=True, help_text="Why there is nothing to report, or why it was passed over.")
    subjects = models.ManyToManyField(
        Subject, blank=True, related_name="answers", help_text="What this answer speaks to."
    )

    sent_back = models.BooleanField(
        default=False, help_text="Whether the office asked for another look; while any is, the others stay as they are."
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["ret", "heading__order", "heading", "part"]
        constraints = [
            models.UniqueConstraint(fields=["ret", "heading", "part"], name="one_answer_of_a_part"),
            models.CheckConstraint(
                condition=~Q(state="nothing") | ~Q(why=""),
                name="nothing_to_report_says_why",
                violation_error_message="Say why there is nothing to report.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.heading}, part {self.part}" if self.part > 1 else str(self.heading)

    def clean(self) -> None:
        """Refuses a heading of another form than the round asks. Raises ValidationError."""
        if self.ret_id and self.heading_id and self.heading.form_id != self.ret.round.form_id:
            raise ValidationError({"heading": "This heading belongs to another form."})

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.ret.scopes()

    @property
    def current(self) -> AnswerVersion | None:
        """The text that stands: the highest version not set aside. Reads `versions` as prefetched."""
        standing = [v for v in self.versions.all() if not v.set_aside]
        return max(standing, key=lambda version: version.number, default=None)

    @property
    def body(self) -> str:
        """The text that stands, as sanitised HTML; empty where nothing was written."""
        return self.current.body if self.current else ""

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.ret.why_locked()


class AnswerPartQuerySet(ReturnPartQuerySet):
    board_path = "answer__ret__round__board"
    return_path = "answer__ret"


class AnswerVersionQuerySet(AnswerPartQuerySet):
    """Reads of versions."""

    def current(self) -> Self:
        """The text that stands of each answer: its highest version not set aside."""
        later = AnswerVersion.objects.filter(answer=OuterRef("answer"), set_aside=False, number__gt=OuterRef("number"))
        return self.filter(~Exists(later.order_by()), set_aside=False)


class AnswerVersion(models.Model):
    """One version of an answer's text: never changed, only followed by another.

    A text written over a version that was no longer the current one is kept as its writer's own, set aside: no words
    are lost, and nobody else's are overwritten. `by` is the opaque number of a person, or "system".
    """

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("version")
    body = models.TextField("text", blank=True)
    at = models.DateTimeField("when", default=timezone.now)
    by = models.CharField(max_length=40)
    based_on = models.PositiveIntegerField("written over version", default=0, help_text="0 for the first.")
    set_aside = models.BooleanField(
        default=False, help_text="Written over an older version than the current one; kept, and not part of the answer."
    )

    objects = AnswerVersionQuerySet.as_manager()
    not_in_audit = ("body",)

    class Meta:
        ordering = ["answer", "-number"]
        verbose_name = "version of an answer"
        verbose_name_plural = "versions of answers"
        constraints = [
            models.UniqueConstraint(fields=["answer", "number"], name="one_version_of_an_answer_of_a_number"),
            models.CheckConstraint(condition=Q(based_on__lt=F("number")), name="version_follows_what_it_is_based_on"),
            models.CheckConstraint(condition=~Q(by=""), name="version_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.answer}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("A version of an answer is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("A version of an answer is never removed.")

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.answer.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.answer.why_locked()


class AnswerPicture(models.Model):
    """A picture that stands under an answer's text, with words for those who cannot see it."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="pictures")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    alt = models.CharField("in words", max_length=400, help_text="What it shows, for those who cannot see it.")
    caption = models.CharField(max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = AnswerPartQuerySet.as_manager()

    class Meta:
        ordering = ["answer", "order", "pk"]
        verbose_name = "picture in an answer"
        verbose_name_plural = "pictures in answers"
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="picture_in_words",
                violation_error_message="Say in words what the picture shows.",
            )
        ]

    def __str__(self) -> str:
        return self.caption or self.alt

    def scopes(self) -> tuple[str, ...]:
        """Those of the return."""
        return self.answer.scopes()

    def why_locked(self) -> str:
        """The sentence that refuses it once its year is closed."""
        return self.answer.why_locked()
