"""One priority in full: what was done under each heading, the planned work, what was said of it, its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from lscb.returns.models import Answer, AnswerVersion, Return
from lscb.web import british
from priorities.models import PlannedWork, Priority, ProgressUpdate, Topic

LONGEST = 140


@dataclass(frozen=True)
class Work:
    """A piece of planned work with its parts."""

    work: PlannedWork
    parts: list[Work]


@dataclass(frozen=True)
class Saying:
    """What one return said of a priority under one heading."""

    who: str
    answer: Answer
    body: str
    day: date | None
    besides: str
    href: str


@dataclass(frozen=True)
class Moment:
    """One line of a timeline: its day or its words, what happened, who did it, and whether it rests on evidence."""

    when: str
    what: str
    state: str = ""
    href: str = ""
    day: date | None = field(default=None, compare=False)


def topics_of(priority: Priority) -> list[Topic]:
    """The headings that serve a priority, each with its updates and the other priorities it serves."""
    updates = ProgressUpdate.objects.select_related("agency", "group")
    return list(priority.topics.prefetch_related(Prefetch("updates", queryset=updates), "priorities"))


def updates_of(topics: Iterable[Topic]) -> list[ProgressUpdate]:
    """All updates under some headings, each knowing its heading."""
    found = []
    for topic in topics:
        for update in topic.updates.all():
            update.topic = topic
            found.append(update)
    return found


def evidence_words(updates: Sequence[ProgressUpdate]) -> str:
    """How far what was reported rests on evidence, in a sentence."""
    if not updates:
        return "Nothing has been reported on it yet, so there is no evidence of progress."
    many, proven = len(updates), sum(bool(update.evidence) for update in updates)
    reported = "1 update was reported" if many == 1 else f"{many} updates were reported"
    if not proven:
        return f"{reported}, none of them with its evidence."
    if proven == many:
        return f"{reported}, {'with its evidence' if many == 1 else 'each with its evidence'}."
    return f"{reported}, {proven} of them with {'its' if proven == 1 else 'their'} evidence."


def work_of(priority: Priority) -> list[Work]:
    """The work planned under a priority as a tree; a part stands under its whole, whatever it serves itself."""
    everything = list(PlannedWork.objects.for_period(priority.period_id).prefetch_related("priorities"))
    serves = {work.pk for work in everything if priority.pk in {p.pk for p in work.priorities.all()}}
    below: dict[int | None, list[PlannedWork]] = {}
    for work in everything:
        below.setdefault(work.part_of_id, []).append(work)
    found: list[Work] = []

    def look(works: list[PlannedWork]) -> None:
        for work in works:
            if work.pk in serves:
                found.append(_tree(work, below))
            else:
                look(below.get(work.pk, []))

    look(below.get(None, []))
    return found


def work_words(works: list[Work]) -> str:
    """How much of the work is done, whole and in parts, in a sentence."""
    states = [each.work.state for each in _flat(works)]
    if not states:
        return ""
    stated = PlannedWork.State
    done, partly = states.count(stated.DONE), states.count(stated.PARTLY)
    said = f"{done} of {len(states)} {'piece' if len(states) == 1 else 'pieces'} of work done"
    more = (
        (f"{partly} partly", partly),
        (f"{states.count(stated.NOT_DONE)} not done", states.count(stated.NOT_DONE)),
        (f"{states.count(stated.UNSTATED)} not stated", states.count(stated.UNSTATED)),
    )
    return ", ".join([said, *(words for words, many in more if many)]) + "."


def said_of(priority: Priority, user: Any) -> list[Saying]:
    """What agencies and groups said of a priority in returns they handed in, agencies first."""
    rows = (
        Answer.objects.visible_to(user)
        .filter(subjects=priority.subject_id, ret__state__in=Return.HANDED_IN)
        .exclude(state__in=(Answer.State.NOT_ANSWERED, Answer.State.NOT_STARTED))
        .select_related("heading", "ret__round__period", "ret__agency", "ret__group")
        .prefetch_related(Prefetch("versions", queryset=AnswerVersion.objects.current()), "subjects")
        .order_by(
            "ret__agency__order",
            "ret__agency",
            "ret__group__order",
            "ret__group",
            "ret__round",
            "heading__order",
            "part",
        )
    )
    found = sorted(rows if priority.subject_id else (), key=lambda answer: answer.ret.agency_id is None)
    return [_saying(answer, priority) for answer in found]


def asked_words(priority: Priority, said: list[Saying]) -> str:
    """How many returns are asked about a priority, how many spoke of it, how many are still owed."""
    asked = Return.objects.filter(round__subjects=priority.subject_id) if priority.subject_id else Return.objects.none()
    states = list(asked.values_list("state", flat=True))
    if not states:
        return "No return is asked about it."
    spoke = len({saying.answer.ret_id for saying in said})
    owed = sum(state not in Return.HANDED_IN for state in states)
    asked_of = "1 return is asked about it" if len(states) == 1 else f"{len(states)} returns are asked about it"
    rest = f", {owed} {'is' if owed == 1 else 'are'} not handed in yet" if owed else ""
    return f"{asked_of}; {spoke} spoke of it{rest}."


def timeline(priority: Priority, updates: list[ProgressUpdate], said: list[Saying]) -> list[Moment]:
    """What happened, in order of its days; what tells its time in words comes last. What tells none is left out."""
    moments = [_moment(update) for update in updates if update.on or update.when]
    spoke: dict[int, Saying] = {saying.answer.ret_id: saying for saying in reversed(said)}
    moments += [
        Moment(british.day(s.day), f"{s.who} handed in what it did", str(s.answer.ret.round.title), s.href, s.day)
        for s in spoke.values()
    ]
    if priority.closed_on:
        judged = f"Judged: {priority.get_closing_display().lower()}"
        moments.append(Moment(british.day(priority.closed_on), judged, day=priority.closed_on))
    moments.sort(key=lambda moment: (moment.day is None, moment.day or date.max))
    return [Moment(priority.agreed, "Agreed"), *moments] if priority.agreed else moments


def _moment(update: ProgressUpdate) -> Moment:
    words = update.done if len(update.done) <= LONGEST else f"{update.done[: LONGEST - 1]}…"
    state = "With evidence" if update.evidence else "No evidence given"
    when = british.day(update.on) or update.when
    return Moment(when, f"{update.topic.name}: {words}", state, f"#update-{update.pk}", update.on)


def _tree(work: PlannedWork, below: dict[int | None, list[PlannedWork]]) -> Work:
    return Work(work, [_tree(part, below) for part in below.get(work.pk, [])])


def _flat(works: list[Work]) -> Iterable[Work]:
    for each in works:
        yield each
        yield from _flat(each.parts)


def _saying(answer: Answer, priority: Priority) -> Saying:
    others = [str(subject) for subject in answer.subjects.all() if subject.pk != priority.subject_id]
    ret = answer.ret
    return Saying(
        str(ret.respondent),
        answer,
        answer.body,
        timezone.localdate(ret.submitted_at) if ret.submitted_at else None,
        f"Said of {', '.join(others)} too." if others else "",
        reverse("return-heading", args=(ret.pk, answer.pk)),
    )
