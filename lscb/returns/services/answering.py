"""What is done with an answer: written, said to have nothing to report, passed over, split into parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from lscb.audit import services as audit
from lscb.audit.models import AuditEvent
from lscb.document import richtext
from lscb.returns import policies
from lscb.returns.models import Answer, AnswerVersion, Heading, Return, Subject
from lscb.returns.services.saying import refuse, whose

State = Answer.State
KEPT_THEIRS = "kept the other text"


@dataclass(frozen=True)
class Saved:
    """What became of a text: the version it was stored as, and the one its writer had not seen, if there is one.

    Where `unseen` is given, the text was kept aside and does not stand in the return.
    """

    version: AnswerVersion
    unseen: AnswerVersion | None = None


@transaction.atomic
def save_answer(
    *,
    answer: Answer,
    body: str,
    by: Any,
    based_on: int,
    done: bool = False,
    subjects: Iterable[Subject] | None = None,
) -> Saved:
    """Stores the next version of an answer's text (HTML, sanitised here) over the version its writer saw (0: none).

    Where that is no longer the current one, the text is kept as its writer's own, set aside, and nothing else is
    changed; a text that is what stands already is taken as it is. `done` says the answer is finished. Raises
    ValidationError where the return, or this heading of it, may not be written now.
    """
    answer = _writable(answer)
    body, current = richtext.clean(body), answer.current
    if current is not None and current.number != based_on and current.body != body:
        return Saved(_kept_aside(answer, body, by=by, based_on=based_on), unseen=current)
    if current is None or current.body != body:
        current = _version(answer, body, by=by, based_on=based_on)
    _now(answer, State.DONE if done else State.DRAFT, by=by)
    if subjects is not None:
        speak_to(answer=answer, subjects=subjects, by=by)
    return Saved(current)


@transaction.atomic
def speak_to(*, answer: Answer, subjects: Iterable[Subject], by: Any) -> Answer:
    """Says which of the round's subjects an answer speaks to. Raises ValidationError for a subject of another round."""
    chosen = list(subjects)
    asked = set(answer.ret.round.subjects.values_list("pk", flat=True))
    if any(subject.pk not in asked for subject in chosen):
        refuse("An answer can only speak to what its round asks about.")
    audit.set_links(answer, "subjects", chosen, by=by)
    return answer


@transaction.atomic
def nothing_to_report(*, answer: Answer, reason: str, by: Any) -> Answer:
    """Says that there is nothing to report under a heading, and why. Raises ValidationError without a reason."""
    return _now(_writable(answer), State.NOTHING, by=by, why=reason.strip())


@transaction.atomic
def not_answered(*, answer: Answer, by: Any, reason: str = "") -> Answer:
    """Marks a heading as passed over, as the office does when it enters a return that was made on paper."""
    return _now(_writable(answer), State.NOT_ANSWERED, by=by, why=reason.strip())


@transaction.atomic
def add_part(*, ret: Return, heading: Heading, by: Any) -> Answer:
    """Another answer under a heading that is asked for each subject. Raises ValidationError for other headings."""
    refuse(policies.why_not_write(ret) or policies.why_not_in_parts(heading))
    parts = [answer.part for answer in ret.answers.all() if answer.heading_id == heading.pk]
    sent_back = ret.state == Return.State.SENT_BACK
    return audit.add(Answer(ret=ret, heading=heading, part=max(parts, default=0) + 1, sent_back=sent_back), by=by)


@transaction.atomic
def start_from(*, answer: Answer, last: Answer | None, by: Any, over: bool = False) -> AnswerVersion:
    """Takes an earlier answer's text as this one's next version. Raises ValidationError where something is written
    already, unless `over` says that it may give way; it stays among the versions."""
    answer = _writable(answer)
    refuse(policies.why_not_start(answer, last, over=over))
    version = _version(answer, last.body if last else "", by=by, based_on=_number(answer))
    _now(answer, State.DRAFT, by=by)
    return version


@transaction.atomic
def keep_mine(*, aside: AnswerVersion, seen: int, by: Any) -> Saved:
    """Lets a text that was set aside stand after all, over the version its writer has now `seen`.

    Where another was written since, it stays aside: `unseen` names that one. Raises ValidationError as `save_answer`.
    """
    return save_answer(answer=aside.answer, body=aside.body, by=by, based_on=seen)


@transaction.atomic
def keep_theirs(*, aside: AnswerVersion, by: Any) -> None:
    """Leaves the text that stands as it is. What was set aside is kept and no longer asked about."""
    audit.write(aside, by=by, verb=KEPT_THEIRS)


def waiting_aside(answer: Answer, by: Any) -> AnswerVersion | None:
    """A person's latest text that was set aside and about which nothing has been decided since."""
    aside = [v for v in answer.versions.all() if v.set_aside and v.by == whose(by) and v.number > _number(answer)]
    latest = max(aside, key=lambda version: version.number, default=None)
    if latest is None:
        return None
    decided = AuditEvent.objects.filter(verb=KEPT_THEIRS, model=latest._meta.label_lower, record=str(latest.pk))
    return None if decided.exists() else latest


def _number(answer: Answer) -> int:
    return answer.current.number if answer.current else 0


def _writable(answer: Answer) -> Answer:
    """The answer as it stands now, locked; what another writer just stored is seen."""
    answer = audit.stored(answer)
    refuse(policies.why_not_write(Return.objects.select_related("round").get(pk=answer.ret_id), answer))
    return answer


def _now(answer: Answer, state: State, *, by: Any, why: str = "") -> Answer:
    """Sets an answer's state; the first answer makes the return a draft."""
    audit.change(answer, by=by, state=state, why=why)
    ret = answer.ret
    if ret.state == Return.State.NOT_STARTED:
        audit.change(ret, by=by, verb="begun", state=Return.State.DRAFT)
    return answer


def _kept_aside(answer: Answer, body: str, *, by: Any, based_on: int) -> AnswerVersion:
    """A text kept as its writer's own; sent twice, it is kept once."""
    again = (v for v in answer.versions.all() if v.set_aside and (v.by, v.body) == (whose(by), body))
    return next(again, None) or _version(answer, body, by=by, based_on=based_on, set_aside=True)


def _version(answer: Answer, body: str, *, by: Any, based_on: int, set_aside: bool = False) -> AnswerVersion:
    number = max((version.number for version in answer.versions.all()), default=0) + 1
    version = AnswerVersion(
        answer=answer, number=number, body=body, by=whose(by), based_on=based_on, set_aside=set_aside
    )
    return audit.add(version, by=by, verb="set aside" if set_aside else "wrote")
