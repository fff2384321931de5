"""The base of every admin screen: powers decide what a person sees, and every write leaves an audit line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.audit.telling import tell
from lscb.permissions import audit_power, view_power, write_power

MOST_LINES = 500


class OfferedFilter(admin.RelatedFieldListFilter):
    """A filter beside a list that offers only records the person may read, all read at once."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        rows = _offered(field, request).select_related()
        ordering = self.field_admin_ordering(field, request, model_admin)
        return [(row.pk, str(row)) for row in (rows.order_by(*ordering) if ordering else rows)]


class ValuesFilter(admin.AllValuesFieldListFilter):
    """A filter by what was typed that also has a word for nothing."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            yield choice if str(choice["display"]).strip() else {**choice, "display": "Not stated"}


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick under one name, which the help text of the field can describe."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return id_ if index is None else super().id_for_label(id_, index)

    def render(self, *args: Any, **kwargs: Any) -> Any:
        return format_html('<div role="group" aria-label="{}">{}</div>', self.name, super().render(*args, **kwargs))


class ByPower:
    """Answers the admin's questions about what a person may do from named powers alone."""

    model: type[models.Model]
    fixed = False  # rows are made by services alone: shown here, never edited

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        powers = {view_power(self.model), write_power(self.model)}
        return any(user.may(power, _scope(obj)) for power in powers)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user: Any = request.user
        return not self.fixed and user.may(write_power(self.model), _scope(obj)) and not _locked_whole(obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request)  # type: ignore[misc]  # mixed into an admin class
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only records the person may read are offered."""
        kwargs.setdefault("queryset", _offered(db_field, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # as above

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.setdefault("queryset", _offered(db_field, request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # as above


class NamedFormSet(BaseInlineFormSet):
    """Rows whose fields say what they are to those who cannot see the column heads."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(field.label))

    def clean(self) -> None:
        """Refuses rows whose year is closed."""
        super().clean()
        for form in self.forms:
            if form in self.deleted_forms:
                refused = audit.why_locked(form.instance) if form.instance.pk else ""
            else:
                refused = audit.why_locked(form.instance, _columns(form)) if form.has_changed() else ""
            if refused:
                raise ValidationError(refused)


class OpenYearForm(forms.ModelForm):
    """Refuses what a closed year keeps as it is."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own, under no public name
        if not self.errors and self.has_changed() and (why := audit.why_locked(self.instance, _columns(self))):
            self.add_error(None, why)


class RecordInline(ByPower, admin.TabularInline):
    """Rows of a record shown on the record's own screen."""

    formset = NamedFormSet
    extra = 0
    show_change_link = True


class StackedRecordInline(ByPower, admin.StackedInline):
    """The same for rows with long texts."""

    formset = NamedFormSet
    extra = 0
    show_change_link = True


class RecordAdmin(ByPower, admin.ModelAdmin):
    """A list and a form for one kind of record."""

    list_per_page = 50
    save_on_top = True
    list_select_related: ClassVar[Any] = True
    object_history_template = "admin/audit_history.html"

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        """Filters by a related record offer no more than the person may read."""
        return [self._filter(each) for each in super().get_list_filter(request)]

    def _filter(self, path: Any) -> Any:
        if not isinstance(path, str):
            return path
        field: Any = get_fields_from_path(self.model, path)[-1]
        if field.remote_field:
            return (path, OfferedFilter)
        return (path, ValuesFilter) if isinstance(field, models.CharField) and not field.choices else path

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Several are ticked in a list: the admin's own boxes for it have no names for who cannot see them."""
        kwargs.setdefault("widget", Ticks(str(db_field.verbose_name)))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A form that says where a record's year is closed, as the services would."""
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (OpenYearForm, made), {"Meta": made.Meta})  # type: ignore[attr-defined]  # every model form has one

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Records whose year is closed are named as protected, so that none of the chosen is removed."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        locked = [f"{record}: {why}" for record in objs if (why := audit.why_locked(record))]
        return to_delete, counts, perms_needed, [*protected, *locked]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            audit.save_changed(obj, audit.snapshot(audit.stored(obj)), by=request.user, links=_links(form))
        else:
            audit.add(obj, by=request.user, links=_links(form))
        _refuse_beyond(request, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The form's links, where `save_model` did not set them under its own audit line, and the inlines."""
        for name, others in _links(form).items():
            audit.set_links(form.instance, name, others, by=request.user)
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        links = {id(line.instance): _links(line) for line in formset.forms if hasattr(line, "cleaned_data")}
        for row, _ in formset.changed_objects:
            before = audit.snapshot(audit.stored(row))
            audit.save_changed(row, before, by=request.user, links=links.get(id(row)))
        for row in formset.new_objects:
            audit.add(row, by=request.user, links=links.get(id(row)))
        for row in formset.deleted_objects:
            audit.remove(row, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        audit.remove(obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for record in queryset:
            audit.remove(record, by=request.user)

    # Django's own admin log would repeat what the audit log says, and show it to people who may not read it.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return None

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Its history is offered to whom it is shown."""
        record = context.get("original")
        context["reads_history"] = record is not None and self._may_read_history(request, record)
        return super().render_change_form(request, context, *args, **kwargs)

    def _may_read_history(self, request: HttpRequest, record: Any) -> bool:
        user: Any = request.user
        return bool(user.may(audit_power(self.model), _scope(record)))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The audit lines about one record, for those who may read them."""
        record = self.get_object(request, object_id)
        user: Any = request.user
        if record is None or not self._may_read_history(request, record):
            raise PermissionDenied
        lines = list(AuditEvent.objects.about(record).visible_to(user)[:MOST_LINES])
        context = {
            **self.admin_site.each_context(request),
            "title": f"What happened to {record}",
            "lines": tell(lines, self.model, user),
            "most": MOST_LINES if len(lines) == MOST_LINES else None,
            "object": record,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)


class ReadOnlyAdmin(RecordAdmin):
    """Rows that services alone write: shown, never edited here."""

    fixed = True


def _locked_whole(record: Any) -> bool:
    """Whether nothing of a stored record may be written, as its year is closed."""
    stored = isinstance(record, models.Model) and record.pk is not None
    return stored and not getattr(record, "locks_only", ()) and bool(audit.why_locked(record))


def _columns(form: Any) -> list[str]:
    """The columns that a form changes, as audit lines name them."""
    fields = {field.name: getattr(field, "attname", field.name) for field in form.instance._meta.get_fields()}
    return [fields.get(name, name) for name in form.changed_data]


def _scope(record: Any) -> Any:
    return record if record is not None and hasattr(record, "scopes") and record.pk else None


def _offered(db_field: Any, request: HttpRequest) -> Any:
    rows = db_field.remote_field.model._default_manager.all()
    return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows


def _refuse_beyond(request: HttpRequest, record: Any) -> None:
    """A record cannot be put into a board over which the person has no power. Raises PermissionDenied."""
    user: Any = request.user
    if hasattr(record, "scopes") and not user.may(write_power(type(record)), record):
        raise PermissionDenied


def _links(form: Any) -> dict[str, Any]:
    """The many-to-many relations a form holds, as they are to be."""
    fields = (field.name for field in form.instance._meta.many_to_many)
    return {name: form.cleaned_data[name] for name in fields if name in form.cleaned_data}
