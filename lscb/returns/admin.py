"""The office's screens for forms, rounds and returns. How far a return has come is changed by verbs alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from lscb.accounts.models import User
from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, RecordInline, StackedRecordInline
from lscb.document import richtext
from lscb.permissions import Power
from lscb.returns import policies, services
from lscb.returns.models import (
    Answer,
    AnswerPicture,
    AnswerVersion,
    Form,
    Heading,
    Item,
    Letter,
    ReminderRule,
    Return,
    ReturnEvent,
    ReturnPartner,
    Round,
    Subject,
)


@admin.register(Subject)
class SubjectAdmin(RecordAdmin):
    list_display = ("name", "order", "board")
    search_fields = ("name",)
    autocomplete_fields = ("board",)


class HeadingInline(StackedRecordInline):
    model = Heading
    prepopulated_fields = {"slug": ("title",)}
    fields = (("number", "order"), "title", "slug", "guidance", ("required", "asks_by_subject"))


@admin.register(Form)
class FormAdmin(RecordAdmin):
    list_display = ("name", "edition", "for_whom", "board")
    list_filter = ("for_whom",)
    search_fields = ("name",)
    autocomplete_fields = ("board",)
    inlines = (HeadingInline,)


@admin.register(Heading)
class HeadingAdmin(RecordAdmin):
    list_display = ("__str__", "form", "required", "asks_by_subject")
    list_filter = ("form",)
    search_fields = ("title", "form__name")
    autocomplete_fields = ("form",)
    prepopulated_fields = {"slug": ("title",)}


class BySubject:
    """Offers subjects with the periods whose rounds ask for them: one of each year may bear the same name."""

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # mixed into an admin class
        if db_field.name == "subjects":
            field.queryset = field.queryset.prefetch_related("rounds__period")
            field.label_from_instance = _with_periods
        return field


def _with_periods(subject: Subject) -> str:
    periods = dict.fromkeys(str(round.period) for round in subject.rounds.all())
    return f"{subject} ({', '.join(periods)})" if periods else str(subject)


@admin.register(Round)
class RoundAdmin(BySubject, RecordAdmin):
    list_display = ("title", "period", "form", "state", "opened_on", "due_on")
    list_filter = ("state", "form", "period")
    search_fields = ("title", "form__name")
    autocomplete_fields = ("board", "period", "form")
    readonly_fields = ("state",)
    date_hierarchy = "due_on"
    actions = ("open_rounds", "close_rounds")

    @admin.action(description="Open the chosen rounds, so that returns can be filled in")
    def open_rounds(self, request: HttpRequest, queryset: QuerySet[Round]) -> None:
        each(self, request, queryset, Power.EDIT_RECORDS, lambda r: services.open_round(round=r, by=request.user))

    @admin.action(description="Close the chosen rounds")
    def close_rounds(self, request: HttpRequest, queryset: QuerySet[Round]) -> None:
        each(self, request, queryset, Power.EDIT_RECORDS, lambda r: services.close_round(round=r, by=request.user))


class ReturnForm(forms.ModelForm):
    """Asks for a return in an open round only."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        round = given.get("round")
        refused = policies.why_not_ask(round) if round and self.instance.pk is None else ""
        if refused:
            self.add_error("round", refused)
        return given


class PartnerInline(RecordInline):
    model = ReturnPartner
    autocomplete_fields = ("agency",)


class AnswerInline(RecordInline):
    model = Answer
    fixed = True
    fields = ("heading", "part", "state", "text", "why")
    readonly_fields = ("text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        return super().get_queryset(request).select_related("heading").prefetch_related("versions")

    @admin.display(description="Text that stands")
    def text(self, answer: Answer) -> SafeString:
        return shown(answer)


class EventInline(RecordInline):
    model = ReturnEvent
    fixed = True
    fields = ("at", "verb", "reason", "headings")


@admin.register(Return)
class ReturnAdmin(RecordAdmin):
    form = ReturnForm
    list_display = ("respondent", "round", "state", "due", "late", "submitted_at", "accepted_at")
    list_select_related = ("round__period", "agency", "group")
    list_filter = ("state", "round", "agency", "group")
    search_fields = ("agency__name", "group__name", "round__title")
    autocomplete_fields = ("round", "agency", "group")
    readonly_fields = ("state", "submitted_at", "handed_in_by", "accepted_at", "taken_by")
    date_hierarchy = "submitted_at"
    fieldsets = (
        (None, {"fields": ("round", "agency", "group", "areas", "due_on")}),
        ("How far it has come", {"fields": readonly_fields}),
    )
    inlines = (AnswerInline, PartnerInline, EventInline)
    actions = ("submit_returns", "accept_returns")

    def get_readonly_fields(self, request: HttpRequest, obj: Return | None = None) -> tuple[str, ...]:
        return (*self.readonly_fields, *(("round", "agency", "group") if obj else ()))

    def save_model(self, request: HttpRequest, obj: Return, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            services.ask(ret=obj, by=request.user)

    @admin.display(description="handed in by")
    def handed_in_by(self, ret: Return) -> str:
        return person(ret.submitted_by)

    @admin.display(description="accepted by")
    def taken_by(self, ret: Return) -> str:
        return person(ret.accepted_by)

    @admin.display(description="late")
    def late(self, ret: Return) -> str:
        return "Late" if ret.late else ""

    @admin.action(description="Hand in the chosen returns for those who filled them in")
    def submit_returns(self, request: HttpRequest, queryset: QuerySet[Return]) -> None:
        each(self, request, queryset, Power.SUBMIT_RETURN, lambda ret: services.submit(ret=ret, by=request.user))

    @admin.action(description="Accept the chosen returns")
    def accept_returns(self, request: HttpRequest, queryset: QuerySet[Return]) -> None:
        each(self, request, queryset, Power.ACCEPT_RETURN, lambda ret: services.accept(ret=ret, by=request.user))


class PictureInline(RecordInline):
    model = AnswerPicture
    autocomplete_fields = ("file",)


@admin.register(Answer)
class AnswerAdmin(BySubject, RecordAdmin):
    list_display = ("heading", "part", "ret", "state")
    list_select_related = ("heading", "ret__round__period", "ret__agency", "ret__group")
    list_filter = ("state", "ret__round", "heading")
    search_fields = ("heading__title", "ret__agency__name", "ret__group__name")
    autocomplete_fields = ("ret", "heading")
    readonly_fields = ("state", "text")
    inlines = (PictureInline,)

    @admin.display(description="Text that stands")
    def text(self, answer: Answer) -> SafeString:
        return shown(answer)


@admin.register(Item)
class ItemAdmin(ReadOnlyAdmin):
    list_display = ("title", "part", "ret", "state", "sent_back")
    list_select_related = ("ret__round__period", "ret__agency", "ret__group")
    list_filter = ("part", "state", "ret__round")
    search_fields = ("title", "ret__agency__name", "ret__group__name")


@admin.register(AnswerVersion)
class AnswerVersionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "at", "set_aside")
    list_select_related = ("answer__heading",)
    list_filter = ("set_aside", "answer__heading")
    search_fields = ("body",)


@admin.register(ReminderRule)
class ReminderRuleAdmin(RecordAdmin):
    list_display = ("when", "audience", "in_force", "board")
    list_filter = ("audience", "in_force")
    search_fields = ("text",)
    list_select_related = ("board",)
    autocomplete_fields = ("board",)
    fields = ("board", "days", "audience", "text", "in_force")


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    list_display = ("ret", "kind", "message", "on")
    list_select_related = ("ret__round__period", "ret__agency", "ret__group", "message")
    list_filter = ("kind", "ret__round")
    search_fields = ("message__to", "message__subject")
    date_hierarchy = "on"


def each(
    screen: RecordAdmin, request: HttpRequest, rows: QuerySet[Any], power: Power, verb: Callable[[Any], object]
) -> None:
    """Does a verb with each record chosen, and says at once what was refused and why."""
    user: Any = request.user
    for record in rows:
        if not user.may(power, record):
            screen.message_user(request, f"{record}: this is not yours to do.", messages.ERROR)
            continue
        try:
            verb(record)
        except ValidationError as refused:
            screen.message_user(request, f"{record}: {' '.join(refused.messages)}", messages.ERROR)


def shown(answer: Answer) -> SafeString:
    """An answer's text; it was cleaned on its way in, and is again, as nothing else keeps markup from running."""
    return mark_safe(richtext.clean(answer.body) or "–") if answer.pk else SafeString("–")


def person(number: str) -> str:
    """Somebody's name from their opaque number; "the system" where nobody was signed in."""
    if not number.isdigit():
        return "The system" if number else "–"
    found = User.objects.filter(pk=number).first()
    return str(found) if found else "Somebody who has left"
