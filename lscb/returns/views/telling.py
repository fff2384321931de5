"""How far a return has come, in words: states, days, who did what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from lscb.returns.models import Answer, Item, Return, ReturnEvent
from lscb.web import british
from lscb.web.fields import lower_first

State = Answer.State
# The colours of the strip: done, begun, not begun.
FILLS: dict[str, str] = {State.DRAFT: "#8fb9c1", State.NOT_STARTED: "#e4dccb"}
DONE_FILL = "#0f4c5c"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Step:
    """One piece of the strip, in per cent of its width."""

    x: str
    width: str
    fill: str


def steps(answers: list[Answer]) -> list[Step]:
    """A piece for each answer, coloured by how far it has come; the words beside it say the same."""
    return strip([answer.state for answer in answers])


def strip(states: Sequence[str]) -> list[Step]:
    """A piece for each state, in order."""
    width = 100 / max(1, len(states))
    return [Step(f"{n * width:.3f}%", f"{width:.3f}%", FILLS.get(state, DONE_FILL)) for n, state in enumerate(states)]


def count_words(answers: list[Answer]) -> str:
    """ "5 of 7 headings done"."""
    done = sum(answer.state in Answer.SETTLED for answer in answers)
    return f"{done} of {len(answers)} heading{'s' if len(answers) != 1 else ''} done"


@dataclass(frozen=True)
class Part:
    """What a return asks besides its headings, under one name: "Standards: 5 of 8 done"."""

    name: str
    items: tuple[Item, ...]

    @property
    def counts(self) -> str:
        """How many of them are done."""
        return f"{sum(item.state == Item.State.DONE for item in self.items)} of {len(self.items)} done"

    @property
    def steps(self) -> list[Step]:
        """The strip of its items."""
        return strip([item.state for item in self.items])


def parts(ret: Return) -> list[Part]:
    """The parts that a return has besides its headings; none for most."""
    held: dict[str, list[Item]] = {}
    for item in ret.items.all():
        held.setdefault(item.part, []).append(item)
    return [Part(name, tuple(items)) for name, items in held.items()]


def rest_words(answers: list[Answer]) -> str:
    """ "One is a draft, two are not started." Empty where all are done."""
    parts = []
    for state, words in ((State.DRAFT, ("a draft", "drafts")), (State.NOT_STARTED, ("not started", "not started"))):
        many = sum(answer.state == state for answer in answers)
        if many:
            parts.append(f"{in_words(many)} {'is' if many == 1 else 'are'} {words[many > 1]}")
    return f"{upper_first(', '.join(parts))}." if parts else ""


def upper_first(words: str) -> str:
    """Words as they begin a sentence."""
    return f"{words[:1].upper()}{words[1:]}"


def in_words(number: int) -> str:
    """Small numbers as words."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def due_words(ret: Return) -> str:
    """ "Due on Tuesday 30 April 2013, in 8 days." or how late it is or came in; empty without a day."""
    if ret.due is None:
        return ""
    on = f"{ret.due:%A} {british.day(ret.due)}"
    if ret.state in Return.HANDED_IN:
        return f"Was due on {on}; {handed_in_words(ret)}."
    return f"Due on {on}, {british.how_far(ret.due, timezone.localdate())}."


def days_late(ret: Return) -> int:
    """By how many days a return came in after its day, or is late now; nought where it is not."""
    if ret.due is None or not ret.late:
        return 0
    came = timezone.localdate(ret.submitted_at) if _is_in(ret) else timezone.localdate()
    return (came - ret.due).days


def handed_in_words(ret: Return) -> str:
    """ "handed in 12 days late", "handed in on time"."""
    late = days_late(ret)
    return f"handed in {british.days_late(late)}" if late else "handed in on time"


def _is_in(ret: Return) -> bool:
    return ret.state in Return.HANDED_IN and ret.submitted_at is not None


def moment(at: datetime) -> str:
    """ "2 April 2013 at 16:05", local time."""
    local = timezone.localtime(at)
    return f"{british.day(local)} at {british.clock(local)}"


def nothing_words(answer: Answer) -> str:
    """ "Nothing to report, because …"."""
    return f"Nothing to report, because {lower_first(answer.why)}"


EVENT_WORDS = {
    ReturnEvent.Verb.OPENED: "The return was asked for",
    ReturnEvent.Verb.SUBMITTED: "{by} handed the return in",
    ReturnEvent.Verb.SENT_BACK: "{by} sent back {headings}",
    ReturnEvent.Verb.ACCEPTED: "{by} accepted the return",
    ReturnEvent.Verb.REOPENED: "{by} opened the return again",
}


def event_words(event: ReturnEvent, names: dict[str, str]) -> str:
    """An event as a sentence, its reason apart."""
    by = names.get(event.by, "the system")
    headings = f"heading{'s' if ',' in event.headings else ''} {event.headings}"
    said = EVENT_WORDS[ReturnEvent.Verb(event.verb)].format(by=by, headings=headings)
    return f"{upper_first(said)}."
