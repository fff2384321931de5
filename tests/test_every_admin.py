"""Every record screen works by form, and every write through it leaves one audit line that names what changed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from lscb.audit.models import AuditEvent
from lscb.audit.recordadmin import RecordAdmin
from tests.admin_forms import address, alterations, filled, inlines, make, office_of, on_page, ours, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Half of the time for what seldom breaks alone: `make test` and CI try it, `make quick` does not.
slow = pytest.mark.slow

each = pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
with_inlines = pytest.mark.parametrize(
    ("model", "place"),
    [(model, place) for model in ours() for place in range(len(admin.site._registry[model].inlines))],
    ids=lambda value: value._meta.label if isinstance(value, type) else str(value),
)


class Office:
    """Somebody with every power, at the screens of one model."""

    def __init__(self, client: Any, rf: Any, model: type[models.Model], *records: Any) -> None:
        self.client, self.model, self.screens = client, model, admin.site._registry[model]
        self.user = office_of(*records)
        client.force_login(self.user)
        self.request = rf.get("/")
        self.request.user = self.user
        self.last = AuditEvent.objects.aggregate(last=models.Max("pk"))["last"] or 0

    def may(self, verb: str, record: Any = None) -> bool:
        """Whether the screens allow it to anybody at all: some records are written by services alone."""
        given = () if verb == "add" else (record,)
        return getattr(self.screens, f"has_{verb}_permission")(self.request, *given)

    def lines(self) -> list[AuditEvent]:
        """The audit lines written since the screens were opened."""
        return list(AuditEvent.objects.filter(pk__gt=self.last).order_by("pk"))

    def own_lines(self) -> list[AuditEvent]:
        """Those about the screens' own model: a rule may change other records too, each with its own line."""
        return [line for line in self.lines() if line.model == self.model._meta.label_lower]

    def get(self, page: str, *args: Any, **query: Any) -> Any:
        return self.client.get(address(self.model, page, *args), query)

    def post(self, page: str, *args: Any, data: dict[str, Any]) -> Any:
        return self.client.post(address(self.model, page, *args), data)


def why(response: Any) -> str:
    """What the form answered instead of taking what was posted."""
    if response.status_code != 200 or not response.context:
        return f"answered {response.status_code}"
    said = [response.context["adminform"].form.errors] if "adminform" in response.context else []
    said += [formset.errors for formset in inlines(response)] if "inline_admin_formsets" in response.context else []
    return str(said)


@pytest.fixture
def at(client, rf):
    """Opens the screens of a model as somebody with every power over the records."""
    return lambda model, *records: Office(client, rf, model, *records)


@each
def test_record_added_by_form_leaves_one_line(at, model):
    record = make(model)
    office = at(model, record)
    if not office.may("add"):
        assert office.get("add").status_code == 403
        assert office.post("add", data={}).status_code == 403
        return
    page = office.get("add")
    data = on_page(page) | filled(page.context["adminform"].form, record)
    model._base_manager.filter(pk=record.pk).delete()
    before = set(model._base_manager.values_list("pk", flat=True))
    response = office.post("add", data=data)
    assert response.status_code == 302, why(response)
    [made] = model._base_manager.exclude(pk__in=before)
    written = office.own_lines()
    assert [line.record for line in written] == [str(made.pk)]
    assert given(data, page.context["adminform"].form) <= set(written[0].changes)


def given(data: dict[str, Any], form: Any) -> set[str]:
    """The columns a form was given something for."""
    columns = {f.name: f.attname for f in form._meta.model._meta.concrete_fields}
    return {columns[name] for name, values in data.items() if name in columns and any(values)}


@each
def test_record_changed_by_form_leaves_one_line_naming_the_field(at, model):
    record = make(model)
    office = at(model, record)
    if not office.may("change", record):
        assert office.post("change", record.pk, data={}).status_code == 403
        return
    page = office.get("change", record.pk)
    data, tried = on_page(page), []
    for name, value in alterations(page.context["adminform"].form):
        response = office.post("change", record.pk, data=data | {name: value})
        if response.status_code == 302:
            assert [(line.model, line.record) for line in office.lines()] == [(model._meta.label_lower, str(record.pk))]
            assert set(office.lines()[0].changes) == {name}
            return
        assert office.lines() == []
        tried.append(f"{name}: {why(response)}")
    raise AssertionError("No field of the form could be changed. " + "; ".join(tried))


@slow
@each
def test_form_saved_unchanged_leaves_no_line(at, model):
    record = make(model)
    office = at(model, record)
    if office.may("change", record):
        response = office.post("change", record.pk, data=on_page(office.get("change", record.pk)))
        assert response.status_code == 302, why(response)
        assert office.lines() == []


@slow
@with_inlines
def test_row_added_inline_leaves_one_line_about_the_row(at, model, place):
    record = make(model)
    inline: Any = admin.site._registry[model].inlines[place]
    link = inline.fk_name or next(f.name for f in inline.model._meta.fields if f.related_model is model)
    child = make(inline.model, **shared(record, inline.model), **{link: record})
    office = at(model, record)
    inline.model._base_manager.filter(pk=child.pk).delete()
    child.pk = None
    page = office.get("change", record.pk)
    [shown] = [f for f in page.context["inline_admin_formsets"] if type(f.opts) is inline]
    if not shown.has_add_permission:
        assert not office.may("change", record) or shown.opts.fixed or shown.opts.max_num == 0
        return
    response = office.post("change", record.pk, data=on_page(page) | with_row(shown.formset, child))
    assert response.status_code == 302, why(response)
    assert [line.model for line in office.lines()] == [inline.model._meta.label_lower]
    assert inline.model._base_manager.filter(pk=office.lines()[0].record, **{link: record}).exists()
    assert office.lines()[0].changes


def shared(record: Any, model: type[models.Model]) -> dict[str, Any]:
    """The board and period of a record, for a row of it that has its own."""
    names = {f.name for f in model._meta.fields} & {f.name for f in record._meta.fields} & {"board", "period"}
    return {name: getattr(record, name) for name in names}


@each
def test_record_deleted_leaves_one_line_with_what_it_held(at, model):
    record = make(model)
    office = at(model, record)
    response = office.post("delete", record.pk, data={"post": "yes"})
    if not office.may("delete", record):
        assert response.status_code == 403
        assert model._base_manager.filter(pk=record.pk).exists()
        return
    assert response.status_code == 302
    assert not model._base_manager.filter(pk=record.pk).exists()
    [line] = office.own_lines()
    assert (line.verb, line.record) == ("removed", str(record.pk))
    assert line.changes


@slow
@each
def test_records_deleted_together_leave_one_line_each(at, model):
    records = [make(model), make(model)]
    office = at(model, *records)
    numbers = [str(record.pk) for record in records]
    data = {"action": "delete_selected", "_selected_action": numbers, "post": "yes"}
    office.post("changelist", data=data)
    kept = model._base_manager.filter(pk__in=numbers).count()
    if not all(office.may("delete", record) for record in records):
        assert (kept, office.lines()) == (2, [])
        return
    assert kept == 0
    written = office.own_lines()
    assert sorted(line.record for line in written) == sorted(numbers)
    assert {line.verb for line in written} == {"removed"}


@slow
@each
def test_pages_open_and_lists_ask_as_often_for_thirty_rows_as_for_one(at, model):
    records = [make(model)]
    office = at(model, records[0])
    for page in ("change", "history"):
        assert office.get(page, records[0].pk).status_code == 200
    one = queries(office)
    records += [make(model) for _ in range(29)]
    many = at(model, *records)
    thirty = queries(many)
    assert len(thirty) <= len(one), "\n".join(repeated(thirty))


def queries(office: Office) -> list[str]:
    """What the list asks of the database, once what is asked only the first time has been."""
    office.get("changelist")
    with CaptureQueriesContext(connection) as asked:
        assert office.get("changelist").status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def repeated(asked: list[str]) -> list[str]:
    """The queries that differ in their numbers alone, to say in a failure."""
    shapes = ["".join(c for c in sql if not c.isdigit()) for sql in asked]
    return sorted({shape[:400] for shape in shapes if shapes.count(shape) > 1})


@each
def test_list_can_be_searched(at, model):
    record = make(model)
    office = at(model, record)
    assert office.screens.get_search_fields(office.request)
    found = office.get("changelist", q="no record says this")
    assert found.status_code == 200
    assert found.context["cl"].result_count == 0


def test_screens_that_are_not_ours_are_open_to_nobody(client, rf):
    request = rf.get("/")
    request.user = office_of(make(next(m for m in ours() if m._meta.label == "board.Board")))
    others = [screens for screens in admin.site._registry.values() if not isinstance(screens, RecordAdmin)]
    assert not [screens for screens in others if screens.has_view_permission(request)]


def test_fixed_records_are_written_by_nobody(rf):
    request = rf.get("/")
    request.user = office_of(make(next(m for m in ours() if m._meta.label == "board.Board")))
    fixed = [screens for screens in admin.site._registry.values() if getattr(screens, "fixed", False)]
    assert fixed
    for screens in fixed:
        assert not any(getattr(screens, f"has_{verb}_permission")(request) for verb in ("add", "change", "delete"))
