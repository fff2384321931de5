"""The office's screens for sets of standards and what returns say of them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from agencies.section11 import policies, services
from agencies.section11.models import Evidence, Judgement, SetAside, Standard, StandardSet
from lscb.audit.recordadmin import ReadOnlyAdmin, RecordAdmin, RecordInline
from lscb.permissions import Power

MODERATION = ("moderated_level", "moderated_reason")
# An address typed without its scheme is taken as https, as Django will do from its next version.
SECURE_LINKS: dict[type[models.Field], dict[str, Any]] = {models.URLField: {"assume_scheme": "https"}}


class StandardInline(RecordInline):
    model = Standard
    fields = ["number", "requirement", "parent", "order"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Only standards of this set are offered to stand under."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["parent"].queryset = Standard.objects.filter(set=obj)
        return formset


@admin.register(StandardSet)
class StandardSetAdmin(RecordAdmin):
    list_display = ["name", "edition", "purpose", "scale", "starts", "ends"]
    list_filter = ["purpose", "scale", "board"]
    search_fields = ["name", "edition"]
    prepopulated_fields: ClassVar[dict[str, Any]] = {"slug": ["name"]}
    inlines = [StandardInline]
    fieldsets = [
        (None, {"fields": ["board", "name", "edition", "slug", "purpose"]}),
        (
            "How it is used",
            {"fields": ["scale", "starts", "ends"], "description": "A changed list is another edition, not a change."},
        ),
    ]


@admin.register(Standard)
class StandardAdmin(RecordAdmin):
    list_display = ["__str__", "set", "parent", "order"]
    list_filter = ["set"]
    search_fields = ["number", "requirement", "set__name"]
    autocomplete_fields = ["set", "parent"]
    fields = ["set", "parent", "number", "requirement", "guidance", "order"]


class EvidenceInline(RecordInline):
    model = Evidence
    autocomplete_fields = ["file"]
    formfield_overrides = SECURE_LINKS


class JudgementForm(forms.ModelForm):
    """Refuses a moderated grade with the sentence of the policy, at the field."""

    class Meta:
        model = Judgement
        fields = [
            "ret",
            "standard",
            "self_level",
            "not_applicable_reason",
            "arrangements",
            "lead",
            "gap",
            "moderated_level",
            "moderated_reason",
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        level, reason = values.get("moderated_level"), values.get("moderated_reason") or ""
        if set(MODERATION) & set(self.changed_data):
            if level is None:
                raise ValidationError({"moderated_level": "Choose the grade that the reason is for."})
            refused = policies.why_not_moderate(self.instance, level, reason)
            if refused:
                raise ValidationError({"moderated_level": refused})
        return values


@admin.register(Judgement)
class JudgementAdmin(RecordAdmin):
    form = JudgementForm
    list_display = ["standard", "respondent", "round", "self_level", "moderated_level", "lead"]
    list_filter = ["standard__set", "ret__round", "ret__agency", "self_level", "moderated_level"]
    search_fields = ["standard__number", "standard__requirement", "arrangements", "lead", "gap", "ret__agency__name"]
    autocomplete_fields = ["ret", "standard", "self_level"]
    list_select_related = ["ret__agency", "ret__group", "ret__round__period", "standard", "self_level"]
    inlines = [EvidenceInline]
    fieldsets = [
        (None, {"fields": ["ret", "standard"]}),
        (
            "What the return says",
            {"fields": ["self_level", "not_applicable_reason", "arrangements", "lead", "gap", "origin"]},
        ),
        (
            "Moderation",
            {
                "fields": [*MODERATION, "moderated_on", "moderated_by"],
                "description": "Once the return is handed in. The agency's own grade stays as it is.",
            },
        ),
    ]

    @admin.display(description="from", ordering="ret__agency__name")
    def respondent(self, judgement: Judgement) -> str:
        """Who says it."""
        return str(judgement.ret.respondent)

    @admin.display(description="round", ordering="ret__round")
    def round(self, judgement: Judgement) -> str:
        """In which round."""
        return str(judgement.ret.round)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The moderated grade opens to those who may moderate, once there is something to moderate."""
        fixed = ["origin", "moderated_on", "moderated_by"]
        user: Any = request.user
        closed = obj is None or not user.may(Power.MODERATE, obj) or policies.why_not_moderate(obj)
        return [*fixed, *MODERATION] if closed else fixed

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A moderated grade goes by its own verb; all else is stored as it was entered."""
        moderated = {column: form.cleaned_data[column] for column in MODERATION if column in form.changed_data}
        if not moderated:
            return super().save_model(request, obj, form, change)
        level, reason = obj.moderated_level, obj.moderated_reason
        stored = Judgement.objects.get(pk=obj.pk)
        obj.moderated_level, obj.moderated_reason = stored.moderated_level, stored.moderated_reason
        super().save_model(request, obj, form, change)
        services.moderate(judgement=obj, level=level, reason=reason, by=request.user)


@admin.register(Evidence)
class EvidenceAdmin(RecordAdmin):
    list_display = ["title", "judgement", "link", "file"]
    list_filter = ["judgement__standard__set"]
    search_fields = ["title", "judgement__standard__requirement", "judgement__ret__agency__name"]
    formfield_overrides = SECURE_LINKS
    autocomplete_fields = ["judgement", "file"]
    list_select_related = ["judgement__standard", "judgement__ret__agency", "judgement__ret__group", "file"]


@admin.register(SetAside)
class SetAsideAdmin(ReadOnlyAdmin):
    list_display = ["judgement", "at", "decided"]
    list_filter = ["decided"]
    search_fields = ["judgement__standard__requirement", "judgement__ret__agency__name"]
    list_select_related = ["judgement__standard", "judgement__ret__agency", "judgement__ret__group"]
