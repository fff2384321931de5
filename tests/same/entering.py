"""Somebody at the board's screens: a page is opened, its form filled by what it shows, and sent as a browser would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from lxml import html
from lxml.html import CheckboxGroup, CheckboxValues, FormElement, RadioGroup, SelectElement

from lscb.board.models import Board
from lscb.permissions import Role, Scoped
from tests.factories.accounts import person


@contextmanager
def on(day: date) -> Iterator[None]:
    """Lets the screens think that it is noon of a day, for what is asked and handed in by a day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    with patch("django.utils.timezone.now", return_value=noon):
        yield


class Screens:
    """What one person with one role enters. A box that no form of a page has, or a choice it does not offer, fails."""

    def __init__(self, board: Board, role: Role = Role.MANAGER, scope: Scoped | None = None) -> None:
        self.board, self.client = board, Client()
        self.client.force_login(person(role, scope or board))

    def enter(self, where: str, /, *args: Any, at: str = "", **typed: Any) -> str:
        """Opens the board's page of an address's name, fills its form and sends it; gives where it leads on.

        `args` follow the board's own name in the address. Values are given as people see them: an option by its words,
        days as dates, money in pounds; a record or a list of records by themselves. None leaves a box as it is shown,
        "" empties it. `at` is the query of the address, `press` the words on the button, and `then` those on the button
        of the page on which it is looked over before it is done.
        """
        return self.fill(reverse(where, args=(self.board.slug, *args)) + at, **typed)

    def fill(self, address: str, /, *, press: str = "", then: str = "", **typed: Any) -> str:
        """The same for a page by its whole address."""
        typed = {name: value for name, value in typed.items() if value is not None}
        page = self.client.get(address)
        assert page.status_code == 200, f"{address} answered {page.status_code}"
        form = form_with(page, _boxes(typed), press)
        address = form.get("action") or address
        answer = self.client.post(address, filled(form, typed, press))
        if then:
            answer = self.client.post(address, filled(form_with(answer, (), then), {}, then))
        assert answer.status_code == 302, f"{address}: {errors(answer)}"
        return str(answer["Location"])


def form_with(page: Any, names: Iterable[str], press: str = "") -> FormElement:
    """The first form of a page's main part that is sent by POST and has all of the boxes, and the button."""
    forms = html.fromstring(page.content.decode()).xpath("//main//form[@method='post']")
    held = [{box.get("name") for box in form.xpath(".//*[@name]")} for form in forms]
    wanted = set(names)
    for form, boxes in zip(forms, held, strict=True):
        if wanted <= boxes and (not press or _buttons(form, press)):
            return form  # type: ignore[no-any-return]  # what lxml found
    missing = press if wanted <= set().union(*held) else wanted - set().union(*held)
    raise AssertionError(f"No form has {missing}; there are {held}: {errors(page)}")


def _buttons(form: FormElement, words: str) -> list[Any]:
    """The buttons that say so."""
    said = ((each, each.get("value") if each.tag == "input" else each.text_content()) for each in _submits(form))
    return [each for each, shown in said if " ".join((shown or "").split()) == words]


def _submits(form: FormElement) -> list[Any]:
    return form.xpath(".//button[not(@type) or @type='submit'] | .//input[@type='submit']")  # type: ignore[no-any-return]  # as above


def filled(form: FormElement, typed: dict[str, Any], press: str = "") -> dict[str, Any]:
    """What a browser would send: what the form shows, with what was typed."""
    files = {name: value for name, value in typed.items() if isinstance(value, UploadedFile)}
    for name, value in _boxes(typed).items():
        if name not in files:
            _put(form, name, value)
    sent: dict[str, list[str]] = {}
    for name, value in _shown(form):
        sent.setdefault(name, []).append(value)
    pressed = _buttons(form, press)[:1] if press else []
    named = {each.get("name"): each.get("value", "") for each in pressed if each.get("name")}
    return sent | named | files


def _shown(form: FormElement) -> Iterable[tuple[str, str]]:
    """Name and value of each control, as a browser reads them: lxml's own reading sends "on" for an empty choice."""
    for control in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        kind, name = control.get("type", ""), control.get("name")
        if "disabled" in control.attrib or kind in ("submit", "button", "image", "reset", "file"):
            continue
        if kind in ("radio", "checkbox"):
            yield from [(name, control.get("value", "on"))] if control.checked else []
        elif isinstance(control, SelectElement) and control.multiple:
            yield from ((name, value) for value in control.value)
        else:
            yield name, control.value or ""


def errors(answer: Any) -> str:
    """What a page says is wrong."""
    if answer.status_code != 200:
        return f"answered {answer.status_code}"
    page = html.fromstring(answer.content.decode())
    said = page.xpath("//*[contains(@class, 'error-summary')]//li | //*[contains(@class, 'errorlist')]/li")
    return "; ".join(each.text_content().strip() for each in said) or "the form came back without a word"


def _boxes(typed: dict[str, Any]) -> dict[str, Any]:
    """The boxes of what was typed: a day has three."""
    boxes: dict[str, Any] = {}
    for name, value in typed.items():
        if isinstance(value, date):
            boxes |= {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
        else:
            boxes[name] = value
    return boxes


def _put(form: FormElement, name: str, value: Any) -> None:
    control = form.inputs[name]
    if isinstance(control, RadioGroup):
        control.value = _offered(form, control, value)
    elif isinstance(control, CheckboxGroup) or getattr(control, "type", "") == "checkbox":
        _tick(form, name, value)
    elif isinstance(control, SelectElement):
        many = isinstance(value, list | tuple)
        control.value = [_offered(form, control, one) for one in value] if many else _offered(form, control, value)
    else:
        control.value = str(value)


def _tick(form: FormElement, name: str, value: Any) -> None:
    """Ticks a single box for True, and of several those that are listed."""
    boxes = form.xpath(f".//input[@type='checkbox'][@name='{name}']")
    if isinstance(value, bool):
        (box,) = boxes
        box.checked = value
        return
    wanted = {_offered(form, boxes, one) for one in value}
    for box in boxes:
        box.checked = box.get("value") in wanted


def _offered(form: FormElement, control: Any, value: Any) -> str:
    """The value a choice sends, chosen by its words, by the value itself or by a record."""
    options = dict(_options(form, control))
    words = str(value.pk) if isinstance(value, Model) else str(value)
    assert words in {*options, *options.values()}, f"“{value}” is not offered, but {list(options)}"
    return words if isinstance(value, Model) else options.get(words, words)


def _options(form: FormElement, control: Any) -> Iterable[tuple[str, str]]:
    if isinstance(control, SelectElement):
        return ((" ".join(each.text_content().split()), each.get("value", "")) for each in control.iter("option"))
    boxes = list(control) if isinstance(control, RadioGroup | CheckboxGroup | CheckboxValues | list) else [control]
    labels = {label.get("for"): " ".join(label.text_content().split()) for label in form.xpath(".//label")}
    return ((labels.get(each.get("id"), ""), each.get("value", "")) for each in boxes)
