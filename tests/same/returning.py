"""A round of returns on the screens: the form laid out, the round opened, each return answered, handed in, accepted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from lscb.board.models import Period
from lscb.demo.havering.forms import BY_SUBJECT, FORMS, HEADINGS
from lscb.permissions import Role
from lscb.returns.models import Answer, Form, Return, Round
from tests.same.entering import Screens


def lay_out_form(office: Screens, key: str) -> Form:
    """One of the demonstration's forms, with its headings."""
    ((name, for_whom),) = [(name, for_whom) for each, name, for_whom in FORMS if each == key]
    headings = [(slug, f"{title} *" if slug in BY_SUBJECT else title, shows) for slug, title, shows in HEADINGS[key]]
    return enter_form(office, name, for_whom, headings)


def enter_form(office: Screens, name: str, for_whom: str, headings: Iterable[tuple[str, str, str]]) -> Form:
    """A form with all its headings on one page: of each its lasting name, its words and its guidance."""
    lines = [f"{n}. {title} | {shows} | {slug}" for n, (slug, title, shows) in enumerate(headings, start=1)]
    office.enter("setup-add", "forms", name=name, for_whom=for_whom, lines="\n".join(lines))
    return Form.objects.get(board=office.board, name=name)


def open_round(office: Screens, form: Form, year: Period, **details: Any) -> Round:
    """The round as the office opens it: what is asked of whom, looked over on the next page, then opened."""
    address = reverse("round-details", args=(form.pk, year.pk))
    office.fill(address, press="Continue", then="Open the round and tell them", **details)
    return Round.objects.get(form=form, period=year)


def answer(writer: Screens, answer: Answer, body: str, **more: Any) -> None:
    """Writes one answer, as the editor sends it, and says that it is done."""
    address = reverse("return-heading", args=(answer.ret_id, answer.pk))
    writer.fill(address, press="Save and mark as done", body=body, written_as="html", **more)


def pass_over(office: Screens, answer: Answer, why: str) -> None:
    """Says that a return on paper did not have a heading: only the office can."""
    address = reverse("return-heading", args=(answer.ret_id, answer.pk))
    office.fill(address, press="Save and mark as done", passed_over=True, why=why)


def hand_in(ret: Return, who: Screens) -> None:
    """Hands a return in under its declaration."""
    who.fill(reverse("return-check", args=(ret.pk,)), press="Hand in the return", declared=True)


def accept(office: Screens, ret: Return) -> None:
    """Accepts a return that was handed in."""
    office.fill(reverse("return-review", args=(ret.pk,)), press="Accept the return")


def writer_of(ret: Return) -> Screens:
    """The chair of the group, or the lead of the agency, that owes a return."""
    role = Role.CHAIR if ret.group_id else Role.LEAD
    return Screens(ret.round.board, role, ret.group or ret.agency)
