"""What a return asks, written by the office: forms and their headings. Once asked, the headings stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from lscb.audit import services as audit
from lscb.board import shaping
from lscb.board.addressing import free_address
from lscb.returns import policies
from lscb.returns.models import Form, Heading

WORDS_OF_A_FORM = ("name", "edition", "guidance")
WORDS_OF_A_HEADING = ("number", "title", "guidance", "slug")


@dataclass(frozen=True)
class Asked:
    """A heading to be laid out, tied by its `slug` to the answers of earlier years; without one it gets its own."""

    number: str
    title: str
    guidance: str = ""
    slug: str = ""
    by_subject: bool = False
    required: bool = True


@transaction.atomic
def keep_form(*, form: Form, by: Any, reason: str = "") -> Form:
    """Stores a form as a screen filled it. Once it was sent out its words may be mended, not who answers it."""
    in_use = policies.why_not_reshape(form)
    return shaping.keep(record=form, by=by, in_use=in_use, mendable=WORDS_OF_A_FORM, reason=reason)


@transaction.atomic
def keep_heading(*, heading: Heading, by: Any, reason: str = "") -> Heading:
    """Stores a heading as a screen filled it; a new one comes last, and gets a lasting name where it has none.

    Of a form that was sent out its words alone may change, with a reason. Raises ValidationError.
    """
    form = audit.stored(heading.form)  # locked, so that two are not put at one place
    heading.slug = heading.slug or _free(form, heading.title)
    if heading._state.adding:
        last = form.headings.aggregate(last=models.Max("order"))["last"]
        heading.order = 1 if last is None else last + 1
    in_use = policies.why_not_reshape(form)
    return shaping.keep(record=heading, by=by, in_use=in_use, mendable=WORDS_OF_A_HEADING, reason=reason)


@transaction.atomic
def move_heading(*, heading: Heading, step: int, by: Any) -> None:
    """One place up (-1) or down (1); headings numbered from 1 are numbered anew. Raises ValidationError once asked."""
    form = audit.stored(heading.form)
    shaping.refuse(policies.why_not_reshape(form))
    rows = list(form.headings.order_by("order", "pk"))
    in_turn = [row.number for row in rows] == _numbers(rows)
    order = shaping.moved(rows, heading, step)
    shaping.reorder(form, order, by=by, first=1)
    for row, number in zip(order, _numbers(order), strict=True):
        if in_turn:
            audit.change(row, by=by, number=number)


@transaction.atomic
def lay_out_headings(*, form: Form, headings: Sequence[Asked], by: Any) -> None:
    """The whole list of headings in order; one of a lasting name that stands is kept.

    Raises ValidationError where the form was sent out and the list is another.
    """
    form = audit.stored(form)
    held = {heading.slug: heading for heading in form.headings.all()}
    taken = {one.slug for one in headings if one.slug}
    wanted = [_heading(form, held, taken, place, one) for place, one in enumerate(headings, start=1)]
    befores = {heading.pk: audit.snapshot(heading) for heading in form.headings.all()}
    gone = [heading for heading in held.values() if heading not in wanted]
    if not gone and all(one.pk and not audit.differences(befores[one.pk], audit.snapshot(one)) for one in wanted):
        return
    shaping.refuse(policies.why_not_reshape(form))
    for heading in gone:
        audit.remove(heading, by=by)
    for one in wanted:
        if one.pk:
            audit.save_changed(one, befores[one.pk], by=by)
        else:
            audit.add(one, by=by)


@transaction.atomic
def remove_asked(*, record: Form | Heading, by: Any, reason: str = "") -> None:
    """Takes a form with its headings, or one heading, away. Raises ValidationError once it was sent out."""
    why_not = policies.why_not_remove_asked(record)
    parts = list(record.headings.all()) if isinstance(record, Form) and not why_not else []
    shaping.remove(record=record, by=by, reason=reason, why_not=why_not, parts=parts)


def _heading(form: Form, held: dict[str, Heading], taken: set[str], place: int, one: Asked) -> Heading:
    slug = one.slug or _free(form, one.title, taken=taken)
    taken.add(slug)
    heading = held.get(slug) or Heading(form=form, slug=slug)
    columns = {"number": one.number, "title": one.title, "guidance": one.guidance, "order": place}
    columns |= {"asks_by_subject": one.by_subject, "required": one.required}
    for column, value in columns.items():
        setattr(heading, column, value)
    return heading


def _free(form: Form, title: str, *, taken: set[str] | None = None) -> str:
    """A lasting name made of a heading's words, at most 60 letters, that no other of the list bears."""
    others = form.headings.values_list("slug", flat=True) if taken is None else taken
    return free_address(title[:55], taken=others, otherwise="heading")


def _numbers(rows: Sequence[Any]) -> list[str]:
    return [str(number) for number, _ in enumerate(rows, start=1)]
