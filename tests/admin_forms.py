"""Filling in the admin's own forms as a browser would: from the page, with the values a factory gives."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin, RelatedFieldWidgetWrapper
from django.db import models
from django.urls import reverse
from factory.django import DjangoModelFactory
from lxml import html

from lscb.accounts.models import User
from lscb.audit.recordadmin import RecordAdmin
from lscb.permissions import Role
from tests.factories.accounts import GrantFactory, UserFactory

Data = dict[str, Any]


def factories() -> dict[type[models.Model], type[DjangoModelFactory]]:
    """The factory of each model, found in tests/factories by its name: ChildDeathFactory makes a ChildDeath."""
    found: dict[type[models.Model], type[DjangoModelFactory]] = {}
    for path in sorted((Path(__file__).parent / "factories").glob("[a-z]*.py")):
        for name, value in vars(import_module(f"tests.factories.{path.stem}")).items():
            model = getattr(getattr(value, "_meta", None), "model", None)
            if model is not None and name == f"{model.__name__}Factory":
                found[model] = value
    return found


FACTORIES = factories()


def make(model: type[models.Model], **given: Any) -> models.Model:
    """A stored record. Raises LookupError, naming the model, where nobody wrote its factory."""
    if model not in FACTORIES:
        raise LookupError(f"{model._meta.label} has no {model.__name__}Factory in tests/factories.")
    return FACTORIES[model](**given)


def office_of(*records: Any) -> User:
    """Somebody with every power over the records: manager, panel officer, finance officer, technician."""
    user = UserFactory()
    GrantFactory(user=user, role=Role.TECHNICIAN, scope="*")
    for scope in {_scope(record) for record in records}:
        for role in (Role.MANAGER, Role.PANEL_OFFICER, Role.FINANCE_OFFICER):
            if (role, scope) != (Role.PANEL_OFFICER, "*"):  # no such role can be given
                GrantFactory(user=user, role=role, scope=scope)
    return user


def _scope(record: Any) -> str:
    # A board is added by whoever is its manager before it is there: a manager everywhere.
    if record._meta.label == "board.Board" or not hasattr(record, "scopes"):
        return "*"
    return record.scopes()[0]


def address(model: type[models.Model], page: str, *args: Any) -> str:
    """The address of a model's admin page: changelist, add, change, delete, history."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def on_page(response: Any) -> Data:
    """What the page's form would post as it stands, inlines included."""
    assert response.status_code == 200, response.status_code
    whole = html.fromstring(response.content.decode())
    opts = response.context["opts"]
    return _posted(whole.get_element_by_id(f"{opts.model_name}_form"))


def filled(form: Any, instance: models.Model, prefix: str | None = None) -> Data:
    """What a form of this class would post, filled in from a record."""
    made = type(form)(instance=instance, prefix=prefix)
    drawn = "".join(str(made[name]) for name in made.fields)
    return _posted(html.fromstring(f"<form>{drawn}</form>"))


def _posted(form: Any) -> Data:
    data: Data = {}
    areas = {area.name for area in form.iter("textarea")}
    for name, value in form.form_values():
        # A text area's first line feed is not part of its text: browsers drop it, lxml keeps it.
        data.setdefault(name, []).append(value.removeprefix("\n") if name in areas else value)
    return {name: values for name, values in data.items() if not name.startswith(("_save", "_add", "_continue"))}


def alterations(form: forms.BaseForm) -> Iterator[tuple[str, list[str]]]:
    """Each field that can be given another plausible value, with that value."""
    for name, field in form.fields.items():
        value = form[name].value()
        other = _another(field, value)
        if other is not None and not form[name].is_hidden:
            yield name, other


def _another(field: Any, value: Any) -> list[str] | None:
    widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
    if isinstance(field, forms.ModelChoiceField) or isinstance(widget, AutocompleteMixin):
        return None
    if isinstance(field, forms.BooleanField):
        return [] if value else ["on"]
    if isinstance(field, forms.ChoiceField):
        others = [str(key) for key, _ in field.choices if str(key) not in ("", str(value))]
        return others[:1] or None
    if isinstance(field, forms.DateField):
        return [str((value or datetime.date(2012, 6, 1)) + datetime.timedelta(days=1))]
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return [str((value or 0) + 1)]
    if isinstance(field, forms.EmailField):
        return [f"another.{value}"]
    if type(field) in (forms.CharField, forms.SlugField):
        return [f"{value or ''}a"]
    return None


def inlines(response: Any) -> list[Any]:
    """The formsets of the inlines on a page."""
    return [inline.formset for inline in response.context["inline_admin_formsets"]]


def with_row(formset: Any, child: models.Model) -> Data:
    """What an inline would post with one row more, filled in from a record."""
    at = formset.total_form_count()
    data = filled(formset.empty_form, child, prefix=f"{formset.prefix}-{at}")
    return data | {f"{formset.prefix}-TOTAL_FORMS": [str(at + 1)]}


def ours() -> list[type[models.Model]]:
    """Every model on the record screens whose admin is our own."""
    found = [model for model, its in admin.site._registry.items() if isinstance(its, RecordAdmin)]
    return sorted(found, key=lambda model: model._meta.label)
