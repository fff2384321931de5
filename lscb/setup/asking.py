"""What is asked of agencies and groups: return forms and their headings, scales and levels, sets of standards."""

from __future__ import annotations

from typing import Any

from agencies.section11 import policies as section11_policies
from agencies.section11 import services as section11
from agencies.section11.models import Standard, StandardSet
from agencies.section11.services import depths, in_order
from lscb.board import levelling, policies
from lscb.board import services as boards
from lscb.board.models import Level, Scale
from lscb.returns import policies as returns_policies
from lscb.returns import services as returns
from lscb.returns.models import Form, Heading, ReminderRule
from lscb.returns.services.writing import keep_rule, remove_rule
from lscb.setup.forms import SetupForm
from lscb.setup.kinds import Fields, Kind, Part, Told
from lscb.setup.lines import HEADINGS, LEVELS, STANDARDS


def _heading_told(one: Heading) -> Told:
    asked = "for each priority" if one.asks_by_subject else ""
    marks = ", ".join(filter(None, (asked, "" if one.required else "may be left out")))
    return Told(one.number, f"{one.title} ({marks})" if marks else one.title, one.guidance)


def _level_told(one: Level) -> Told:
    marks = [one.get_tone_display().lower()] if one.tone else []
    marks += ["finished"] if one.closes else []
    marks += ["not counted"] if one.outside else []
    return Told(str(one.order), f"{one.name} ({', '.join(marks)})" if marks else one.name, one.descriptor)


def _standards(one: StandardSet) -> list[Any]:
    rows = in_order(list(one.standards.all()))
    deep = depths(rows)
    for row in rows:
        row.depth = deep[row.pk]  # type: ignore[attr-defined]  # for the list alone
    return rows


class StandardForm(SetupForm):
    """A standard, which may stand under another of its set."""

    def _offer(self) -> None:
        super()._offer()
        if "parent" in self.fields:
            rows = self.instance.set.standards.exclude(pk=self.instance.pk)
            self.fields["parent"].queryset = rows  # type: ignore[attr-defined]  # a choice of records
            self.fields["parent"].empty_label = "Nothing: it stands at the top"  # type: ignore[attr-defined]  # as above


SCALES = Kind(
    "scales",
    "scale",
    "Scales",
    "The grades of standards, of inspections, and the states of actions, each from the lowest level to the highest.",
    Fields(Scale, ("name", "purpose"), labels={"purpose": "What it is for"}),
    (("Levels", lambda one: str(one.many_levels)), ("What it is for", lambda one: one.purpose)),
    keep=lambda record, form, by: boards.keep(record=record, by=by, reason=form.reason),
    remove=lambda record, by, reason: boards.remove(record=record, by=by, reason=reason),
    why_not_remove=policies.why_not_remove,
    why_not_part=policies.why_not_reshape_scale,
    parts=(
        Part(
            "levels",
            "level",
            "Levels, from the lowest",
            "scale",
            Fields(
                Level,
                ("name", "descriptor", "tone", "closes", "outside"),
                labels={"descriptor": "What is true where it applies"},
                shape=("closes", "outside"),
            ),
            rows=lambda scale: list(scale.levels.order_by("order")),
            told=_level_told,
            keep=lambda record, form, by: levelling.keep_level(level=record, by=by, reason=form.reason),
            remove=lambda record, by, reason: boards.remove(record=record, by=by, reason=reason),
            move=lambda record, step, by: levelling.move_level(level=record, step=step, by=by),
        ),
    ),
    lines=LEVELS,
    counts=("levels",),
    again="Begin another scale like it",
)

SETS = Kind(
    "standards",
    "set of standards",
    "Sets of standards",
    "What agencies measure themselves against: section 11, safer recruitment, a commissioner’s assurance and others.",
    Fields(
        StandardSet,
        ("name", "edition", "purpose", "scale", "slug", "starts", "ends"),
        hints={"edition": "Tells one version of the set from the next, for example 2013."},
        shape=("purpose", "scale"),
    ),
    (
        ("Standards", lambda one: str(one.many_standards)),
        ("Purpose", lambda one: one.get_purpose_display()),
        ("Graded by", lambda one: str(one.scale or "words alone")),
    ),
    keep=lambda record, form, by: section11.keep_set(standard_set=record, by=by, reason=form.reason),
    remove=lambda record, by, reason: section11.remove_standard(record=record, by=by, reason=reason),
    why_not_remove=section11_policies.why_not_remove,
    why_not_reshape=section11_policies.why_not_reshape,
    why_not_part=section11_policies.why_not_reshape,
    parts=(
        Part(
            "list",
            "standard",
            "Standards",
            "set",
            Fields(Standard, ("number", "requirement", "guidance", "parent"), base=StandardForm, shape=("parent",)),
            rows=_standards,
            told=lambda one: Told(one.number, one.requirement, one.guidance, one.depth),
            keep=lambda record, form, by: section11.keep_standard(standard=record, by=by, reason=form.reason),
            remove=lambda record, by, reason: section11.remove_standard(record=record, by=by, reason=reason),
            move=lambda record, step, by: section11.move_standard(standard=record, step=step, by=by),
        ),
    ),
    lines=STANDARDS,
    reads=("scale",),
    counts=("standards",),
    again="Begin its next edition",
)

FORMS = Kind(
    "forms",
    "return form",
    "Return forms",
    "What working groups and agencies are asked to write under, heading by heading, when a round is opened.",
    Fields(
        Form,
        ("name", "edition", "for_whom", "guidance"),
        labels={"guidance": "Before they begin"},
        shape=("for_whom",),
    ),
    (
        ("Headings", lambda one: str(one.many_headings)),
        ("Answered by", lambda one: one.get_for_whom_display()),
    ),
    keep=lambda record, form, by: returns.keep_form(form=record, by=by, reason=form.reason),
    remove=lambda record, by, reason: returns.remove_asked(record=record, by=by, reason=reason),
    why_not_remove=returns_policies.why_not_remove_asked,
    why_not_reshape=returns_policies.why_not_reshape,
    why_not_part=returns_policies.why_not_reshape,
    parts=(
        Part(
            "headings",
            "heading",
            "Headings",
            "form",
            Fields(
                Heading,
                ("number", "title", "guidance", "asks_by_subject", "required", "slug"),
                labels={"asks_by_subject": "It is asked for each of the priorities", "required": "It must be answered"},
                shape=("asks_by_subject", "required"),
            ),
            rows=lambda form: list(form.headings.order_by("order", "pk")),
            told=_heading_told,
            keep=lambda record, form, by: returns.keep_heading(heading=record, by=by, reason=form.reason),
            remove=lambda record, by, reason: returns.remove_asked(record=record, by=by, reason=reason),
            move=lambda record, step, by: returns.move_heading(heading=record, step=step, by=by),
        ),
    ),
    lines=HEADINGS,
    counts=("headings",),
    again="Begin its next edition",
)

REMINDERS = Kind(
    "reminders",
    "reminder of returns",
    "Reminders of returns",
    "On which day before or after the due day whoever owes a return hears of it. A board that has none yet gets five "
    "when its first round is opened.",
    Fields(
        ReminderRule,
        ("days", "audience", "text", "in_force"),
        hints={"days": "-7 is a week before the due day, 0 the day itself, 3 is three days after."},
    ),
    (
        ("In use", lambda one: "Yes" if one.in_force else "No"),
        ("What the letter adds", lambda one: one.text),
    ),
    keep=lambda record, form, by: keep_rule(rule=record, by=by),
    remove=lambda record, by, reason: remove_rule(rule=record, by=by, reason=reason),
    why_not_remove=returns_policies.why_not_remove_rule,
)
