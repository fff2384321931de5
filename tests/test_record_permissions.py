"""Every record screen by every role: who may open its list and its forms, and who may write, as the powers say.

The screens are asked without the rest of a request round them (`tests/test_every_admin.py` draws them): what a role may
follows here from the powers written in `lscb/permissions.py` and on the models alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

from lscb.accounts.models import Grant, User
from lscb.audit.models import AuditEvent
from lscb.audit.recordadmin import RecordAdmin
from lscb.outbox.models import Message
from lscb.permissions import POWERS, Power, Role, audit_power, view_power, write_power
from tests.admin_forms import address, make, ours
from tests.factories.accounts import GrantFactory, UserFactory
from tests.factories.board import BoardFactory

OF_CHILD_DEATHS = {Power.READ_CHILD_DEATHS, Power.EDIT_CHILD_DEATHS}
NOBODY, STRANGER, ELSEWHERE = "anonymous", "nobody", "their_"
READERS = [NOBODY, STRANGER, *Role, *(f"{ELSEWHERE}{role}" for role in Role if role != Role.TECHNICIAN)]
FOR_TECHNICIANS = {User, Grant}  # written by whoever manages people everywhere
TO_SIGN_IN = "to sign in"
Answer = int | str


class Screens:
    """A record of every kind, and a person of every role over all of them or over another board."""

    def __init__(self) -> None:
        # A letter of no board is read by nobody who reads one board's records: this one is of a board.
        given = {Message: {"scope": BoardFactory().scopes()[0]}}
        self.records = {model: make(model, **given.get(model, {})) for model in ours()}
        scopes = {r.scopes()[0] for r in self.records.values() if hasattr(r, "scopes")} - {"*", ""}
        other = BoardFactory().scopes()[0]
        self.people: dict[str, Any] = {NOBODY: AnonymousUser(), STRANGER: UserFactory()}
        for role in Role:
            self.people[role] = _person(role, {"*"} if role == Role.TECHNICIAN else scopes)
            self.people[f"{ELSEWHERE}{role}"] = _person(role, {other})

    def ask(self, reader: str, method: str, where: str) -> Answer:
        """The status of one screen; what it changes is taken back."""
        request = getattr(RequestFactory(), method)(where)
        request.user, request._dont_enforce_csrf_checks = self.people[reader], True
        request._messages = CookieStorage(request)
        found = resolve(where.partition("?")[0])
        try:
            with transaction.atomic():
                answer = found.func(request, *found.args, **found.kwargs)
                transaction.set_rollback(True)
        except (PermissionDenied, Http404) as refused:
            return 403 if isinstance(refused, PermissionDenied) else 404
        if answer.status_code == 302:
            to = answer["Location"]
            # A record one may not read is as one that is not there: back to the index.
            return TO_SIGN_IN if "/login/" in to else 403 if to == reverse("admin:index") else 302
        return answer.status_code


def _person(role: Role, scopes: set[str]) -> User:
    user = UserFactory()
    for scope in scopes:
        GrantFactory(user=user, role=role, scope=scope)
    return User.objects.get(pk=user.pk)


@pytest.fixture(scope="module")
def screens(django_db_setup, django_db_blocker) -> Iterator[Screens]:
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        yield Screens()
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def undrawn(monkeypatch):
    """Who may is settled before a page is drawn."""
    monkeypatch.setattr(SimpleTemplateResponse, "render", lambda self: self)


def expected(model: type[models.Model], reader: str, page: str, method: str) -> Answer:
    """What the powers say of one screen."""
    role = reader.removeprefix(ELSEWHERE)
    powers = POWERS.get(role, frozenset())
    if Power.USE_ADMIN not in powers:
        return TO_SIGN_IN
    here = not reader.startswith(ELSEWHERE) and (model not in FOR_TECHNICIANS or role == Role.TECHNICIAN)
    sees = bool({view_power(model), write_power(model)} & powers)
    fixed = admin.site._registry[model].fixed  # type: ignore[attr-defined]
    writes = write_power(model) in powers and not fixed and (model not in FOR_TECHNICIANS or role == Role.TECHNICIAN)
    if page == "changelist":
        return 200 if sees else 403
    if page == "add":
        return 200 if writes else 403
    if page == "history":
        return 200 if here and sees and audit_power(model) in powers else 403
    if not (here and view_power(model) in powers):
        return 403
    if page == "change" and method == "get":
        return 200
    return 200 if writes else 403


@pytest.mark.slow
@pytest.mark.parametrize("model", [m for m in ours() if m is not AuditEvent], ids=lambda model: model._meta.label)
def test_record_screen_lets_in_whom_the_powers_name(screens, model):
    pk = screens.records[model].pk
    pages = {"changelist": (), "add": (), "change": (pk,), "history": (pk,), "delete": (pk,)}
    asked = [(r, page, how) for r in READERS for page in pages for how in ("get", "post")]
    found = {(r, page, how): screens.ask(r, how, address(model, page, *pages[page])) for r, page, how in asked}
    wanted = {key: expected(model, *key) for key in asked}
    assert {key: value for key, value in found.items() if value != wanted[key]} == {}


def test_child_deaths_are_the_panel_officers_alone():
    of_panel = [model for model in ours() if model._meta.app_label == "cdop"]
    assert of_panel
    for model in of_panel:
        assert {view_power(model), write_power(model), audit_power(model)} <= OF_CHILD_DEATHS
    assert [role for role, powers in POWERS.items() if powers & OF_CHILD_DEATHS] == [Role.PANEL_OFFICER]


@pytest.mark.parametrize("reader", [NOBODY, STRANGER, *Role])
def test_record_screens_own_pages_are_for_whoever_may_use_them(screens, reader):
    enters = Power.USE_ADMIN in POWERS.get(reader, ())
    for page in ("index", "jsi18n", "password_change", "password_change_done"):
        assert screens.ask(reader, "get", reverse(f"admin:{page}")) == (200 if enters else TO_SIGN_IN), page
    assert screens.ask(reader, "get", reverse("admin:login")) == (TO_SIGN_IN if reader == NOBODY else 403)


@pytest.mark.parametrize("reader", [NOBODY, STRANGER, *Role])
def test_list_of_an_apps_records_is_for_whoever_sees_one(screens, reader):
    powers = POWERS.get(reader, frozenset())
    for app in {model._meta.app_label for model in ours() if model is not AuditEvent}:
        its = [model for model in ours() if model._meta.app_label == app]
        sees = any({view_power(model), write_power(model)} & powers for model in its)
        wanted: Answer = (200 if sees else 404) if Power.USE_ADMIN in powers else TO_SIGN_IN
        assert screens.ask(reader, "get", reverse("admin:app_list", args=[app])) == wanted, app


@pytest.mark.parametrize("reader", [NOBODY, STRANGER, *Role])
def test_choices_offered_while_typing_are_of_records_one_may_read(screens, reader):
    powers = POWERS.get(reader, frozenset())
    for source in _autocompleted():
        target = source.related_model
        its = source.model._meta
        query = f"?app_label={its.app_label}&model_name={its.model_name}&field_name={source.name}&term="
        wanted: Answer = 200 if {view_power(target), write_power(target)} & powers else 403
        if Power.USE_ADMIN not in powers:
            wanted = TO_SIGN_IN
        assert screens.ask(reader, "get", reverse("admin:autocomplete") + query) == wanted, source


def _autocompleted() -> list[Any]:
    screens = [its for its in admin.site._registry.values() if isinstance(its, RecordAdmin)]
    found = [its.model._meta.get_field(name) for its in screens for name in its.autocomplete_fields]
    assert found
    return found
