"""Whole lists typed on one page: the headings of a form, the standards of a set, the levels of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError

from agencies.section11 import services as section11
from agencies.section11.models import StandardSet
from agencies.section11.services import Requirement
from lscb.board import levelling
from lscb.board.models import Level, Scale, Tone
from lscb.returns import services as returns
from lscb.returns.models import Form, Heading
from lscb.returns.services import Asked
from lscb.web import typedlines
from lscb.web.typedlines import Line

BY_SUBJECT, OPTIONAL = "*", "(optional)"
COLOURS = {label.lower(): value for value, label in Tone.choices}


def headings_as_text(form: Form) -> str:
    """The headings of a form, one a line, with the lasting names that tie them to earlier years."""
    return "\n".join(_heading_line(one) for one in form.headings.order_by("order", "pk"))


def _heading_line(one: Heading) -> str:
    marks = f"{BY_SUBJECT if one.asks_by_subject else ''}{'' if one.required else f' {OPTIONAL}'}"
    return typedlines.write(one.number, f"{one.title}{marks}", one.guidance, one.slug)


def read_headings(text: str, like: Form | None) -> list[Asked]:
    """What was typed, as headings; one of `like`'s keeps the breaks of its guidance. Raises ValidationError."""
    known = {one.slug: one for one in like.headings.all()} if like else {}
    read = [_heading(line) for line in typedlines.read(text)]
    _refuse_twice([one.slug for one in read if one.slug], "Two headings have the lasting name “{}”.")
    return [
        replace(one, guidance=_as_broken(one.guidance, known[one.slug].guidance)) if one.slug in known else one
        for one in read
    ]


def _heading(line: Line) -> Asked:
    title = line.part(0)
    required = not title.endswith(OPTIONAL)
    title = title.removesuffix(OPTIONAL).rstrip()
    by_subject = title.endswith(BY_SUBJECT)
    title = title.removesuffix(BY_SUBJECT).rstrip()
    _refuse_long(line, title, Heading, "title")
    return Asked(line.number, title, line.part(1), line.part(2), by_subject, required)


def lay_out_headings(form: Form, asked: Sequence[Asked], by: Any) -> None:
    """Puts the list in place of the one that stands."""
    returns.lay_out_headings(form=form, headings=asked, by=by)


def standards_as_text(one: StandardSet) -> str:
    """The standards of a set from top to bottom, those under another with a dash for each step."""
    rows = section11.in_order(list(one.standards.all()))
    deep = section11.depths(rows)
    return "\n".join(typedlines.write(r.number, r.requirement, r.guidance, depth=deep[r.pk]) for r in rows)


@dataclass
class _Nest:
    """A standard being read, with those under it."""

    line: Line
    requirement: str
    guidance: str
    under: list[_Nest] = field(default_factory=list)

    def made(self) -> Requirement:
        parts = [each.made() for each in self.under]
        return Requirement(self.line.number, self.requirement, parts, self.guidance)


def read_standards(text: str, like: StandardSet | None) -> list[Requirement]:
    """What was typed, nested by dashes or by numbers: 1.2 stands under 1. Raises ValidationError."""
    known = {typedlines.flat(each.requirement): each for each in like.standards.all()} if like else {}
    lines = typedlines.read(text)
    _refuse_twice([line.number for line in lines if line.number], "Two standards have the number {}.")
    tops: list[_Nest] = []
    path: list[_Nest] = []
    for line in lines:
        held = known.get(line.part(0))
        words = held.requirement if held else line.part(0)
        guidance = _as_broken(line.part(1), held.guidance) if held else line.part(1)
        path = path[: _depth(line, path)]
        one = _Nest(line, words, guidance)
        (path[-1].under if path else tops).append(one)
        path.append(one)
    return [one.made() for one in tops]


def _depth(line: Line, path: Sequence[_Nest]) -> int:
    """How deep a line stands below the standards that lead to the one before it."""
    if line.depth > len(path):
        raise ValidationError(
            f"Line {line.place}: “{line.part(0)[:60]}” has more dashes than the line above it allows."
        )
    if line.depth:
        return line.depth
    above = [place for place, one in enumerate(path) if _stands_under(line.number, one.line.number)]
    return above[-1] + 1 if above else 0


def _stands_under(number: str, above: str) -> bool:
    return bool(number and above) and number.startswith(f"{above}.")


def lay_out_standards(one: StandardSet, requirements: Sequence[Requirement], by: Any) -> None:
    """Puts the list in place of the one that stands."""
    section11.lay_out_standards(standard_set=one, requirements=requirements, by=by)


def levels_as_text(scale: Scale) -> str:
    """The levels of a scale from the lowest, each with its step, its meaning and its colour."""
    rows = scale.levels.order_by("order")
    return "\n".join(
        typedlines.write(str(one.order), one.name, one.descriptor, one.get_tone_display() if one.tone else "")
        for one in rows
    )


def read_levels(text: str, like: Scale | None) -> list[dict[str, Any]]:
    """What was typed, as levels; numbers count from 1 unless they are typed. Raises ValidationError."""
    known = {one.name: one for one in like.levels.all()} if like else {}
    lines = typedlines.read(text)
    _refuse_twice([line.part(0) for line in lines], "Two levels are called “{}”.")
    levels = [_level(line, place, known.get(line.part(0))) for place, line in enumerate(lines, start=1)]
    _refuse_twice([str(one["order"]) for one in levels], "Two levels stand at step {}.")
    return levels


def _level(line: Line, place: int, held: Level | None) -> dict[str, Any]:
    _refuse_long(line, line.part(0), Level, "name")
    if line.number and not line.number.isdecimal():
        raise ValidationError(f"Line {line.place}: a step is a whole number, for example 2.")
    colour = line.part(2).lower()
    if colour and colour not in COLOURS:
        raise ValidationError(f"Line {line.place}: the colour “{line.part(2)}” is not red, amber or green.")
    meaning = _as_broken(line.part(1), held.descriptor) if held else line.part(1)
    same = {"closes": held.closes, "outside": held.outside} if held else {}
    order = int(line.number) if line.number else place
    return {"order": order, "name": line.part(0), "descriptor": meaning, "tone": COLOURS.get(colour, ""), **same}


def lay_out_levels(scale: Scale, levels: Sequence[dict[str, Any]], by: Any) -> None:
    """Puts the list in place of the one that stands."""
    levelling.lay_out_levels(scale=scale, levels=levels, by=by)


def _as_broken(typed: str, held: str) -> str:
    """Text that was held in several lines stays so where its words are the same."""
    return held if typedlines.flat(held) == typed else typed


def _refuse_twice(names: Sequence[str], sentence: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValidationError(sentence.format(name))
        seen.add(name)


def _refuse_long(line: Line, words: str, model: Any, column: str) -> None:
    most = model._meta.get_field(column).max_length
    if len(words) > most:
        raise ValidationError(f"Line {line.place} is longer than {most} letters. Put guidance after a bar ( | ).")
