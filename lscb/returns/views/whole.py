"""A whole return as it reads: each heading with its answer, and what changed since it was last handed in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from lscb.document import richtext
from lscb.document.differences import Run, differ, differences
from lscb.returns.models import Answer, AnswerVersion, Return, ReturnEvent
from lscb.returns.views import telling

State = Answer.State


@dataclass(frozen=True)
class Said:
    """One answer of a return. `changed` holds the differences to what was handed in before, where there are any."""

    answer: Answer
    nothing: str = ""
    changed: tuple[Run, ...] = ()
    spoken: str = ""

    @property
    def passed_over(self) -> bool:
        """Whether nobody answered."""
        return self.answer.state == State.NOT_ANSWERED or (not self.nothing and not self.answer.body)


def said(ret: Return, *, compared: bool = False) -> list[Said]:
    """Each answer of a return, with its differences where they are asked for."""
    before = _before(ret) if compared else {}
    return [_said(answer, before.get(answer.pk)) for answer in ret.answers.all()]


def _said(answer: Answer, before: str | None) -> Said:
    now = richtext.plain(answer.body)
    changed = differences(before, now) if before is not None and differ(before, now) else ()
    spoken = ", ".join(str(subject) for subject in answer.subjects.all())
    return Said(answer, telling.nothing_words(answer) if answer.state == State.NOTHING else "", changed, spoken)


def handed_in_before(ret: Return) -> datetime | None:
    """When the return was handed in the time before the last; none where it was handed in once."""
    times = [event.at for event in ret.events.all() if event.verb == ReturnEvent.Verb.SUBMITTED]
    return times[-2] if len(times) > 1 else None


def _before(ret: Return) -> dict[int, str]:
    """The words of each answer as it was handed in before; none for a first handing in."""
    when = handed_in_before(ret)
    if when is None:
        return {}
    texts: dict[int, tuple[int, str]] = defaultdict(lambda: (0, ""))
    versions = AnswerVersion.objects.filter(answer__ret=ret, set_aside=False, at__lte=when)
    for answer, number, body in versions.values_list("answer", "number", "body"):
        texts[answer] = max(texts[answer], (number, body))
    return {answer.pk: richtext.plain(texts[answer.pk][1]) for answer in ret.answers.all()}
