"""What is entered on the screens alone, into an empty board, is the chapter that the loaded demonstration gives."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from django.urls import reverse

from agencies.models import Agency
from lscb.board.models import Period
from lscb.board.year import Year
from lscb.demo.havering import training as havering
from lscb.demo.havering.base import set_the_stage
from lscb.demo.havering.training_texts import NOTES
from lscb.document.blocks import Fill
from lscb.document.reckoning import Ref
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from workgroups.training.models import Course
from workgroups.training.report import training

pytestmark = pytest.mark.django_db


def bare(thing: Any) -> Any:
    """A tree of blocks without the numbers under which the database keeps its records."""
    if isinstance(thing, Ref):
        return ("Ref", thing.model, thing.field, None if thing.field == "pk" else thing.value)
    if isinstance(thing, Fill):
        return ("Fill", thing.model)
    if is_dataclass(thing):
        return (type(thing).__name__, *(bare(getattr(thing, each.name)) for each in fields(thing)))
    return tuple(map(bare, thing)) if isinstance(thing, tuple | list) else thing


def chapter(period: Period) -> Any:
    return bare(training(Year(period.board, period), ("",))[""])


def enter(client, year: Period, slug: str, **typed: Any) -> None:
    """Fills and sends the form of a kind, as a browser would."""
    where = reverse("training-add", args=(year.board.slug, slug))
    form = client.get(where).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    answer = client.post(where, {name: value for name, value in (shown | typed).items() if value is not None})
    assert answer.status_code == 302, answer.context["form"].errors


def test_screens_alone_give_the_demonstrations_chapter(client):
    stage = set_the_stage()
    havering.load(stage)
    first, last = stage.year.starts, stage.year.ends
    year = PeriodFactory(name=stage.year.name, starts=first, ends=last)
    client.force_login(person(Role.MANAGER, year.board))
    for details in havering.COURSES:
        enter(client, year, "courses", **details)
    for order, (course, title, when, shared_with, text) in enumerate(havering.EVENTS):
        found = Course.objects.get(board=year.board, title=course)
        enter(
            client,
            year,
            "events",
            **{"course": found.pk, "title": title, "when": when, "shared_with": shared_with, "text": text},
            order=order,
        )
    enter(client, year, "take-up", **havering.TAKE_UP)
    for order, (slug, title, numbers) in enumerate(havering.OWN):
        theirs = stage.agencies[slug]
        names = {"name": theirs.name, "short_name": theirs.short_name, "order": theirs.order}
        agency = _agency(year, slug, names)
        enter(client, year, "single-agency", agency=agency.pk, title=title, order=order, **numbers)
    for order, (kind, text, source, when) in enumerate(NOTES):
        enter(client, year, "notes", kind=kind, text=text, source=source, when=when, order=order)
    assert chapter(year) == chapter(stage.year)


def _agency(year: Period, slug: str, names: dict[str, Any]) -> Any:
    standing = Agency.objects.of_board(year.board).filter(slug=slug).first()
    return standing or AgencyFactory(board=year.board, slug=slug, **names)
