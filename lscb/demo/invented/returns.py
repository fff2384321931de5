"""Invented returns: a round for groups and one for agencies, each answered in invented words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from random import Random

from agencies.models import Agency
from lscb.audit import services as audit
from lscb.demo.havering.forms import AGENCIES, GROUPS, forms
from lscb.demo.stage import Stage
from lscb.returns import services
from lscb.returns.models import Answer, AnswerVersion, Heading, Return, ReturnEvent, Round
from workgroups.models import Group

SENTENCES = (
    "In this invented return the service trained its staff.",
    "Invented cases were audited and the lessons shared.",
    "Families were asked what helped, in an invented survey.",
    "An invented plan names who does what by when.",
)
STATES = (Return.State.ACCEPTED, Return.State.ACCEPTED, Return.State.SUBMITTED, Return.State.DRAFT)


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """Up to `size` groups and `size` agencies of the stage answer for its year; most hand in, some do not."""
    made = forms(stage)
    asked: tuple[tuple[str, list[Group] | list[Agency]], ...] = (
        (GROUPS, list(stage.groups.values())[:size]),
        (AGENCIES, list(stage.agencies.values())[:size]),
    )
    for key, respondents in asked:
        round = _round(stage, key)
        _answers(stage, _returns(stage, round, respondents, random), list(made[key].headings.all()), random)


def _round(stage: Stage, key: str) -> Round:
    round = services.plan_round(
        board=stage.board,
        period=stage.year,
        form=forms(stage)[key],
        title=f"Invented returns of {key}",
        due_on=stage.year.ends + timedelta(days=30),
        subjects=[priority.subject for priority in stage.priorities.values() if priority.subject],
        by=stage.by,
    )
    return services.open_round(round=round, on=stage.year.ends, by=stage.by)


def _returns(stage: Stage, round: Round, respondents: list[Group] | list[Agency], random: Random) -> list[Return]:
    at = datetime.combine(stage.year.ends + timedelta(days=20), time(12), UTC)
    rows = [_return(round, respondent, random.choice(STATES), at) for respondent in respondents]
    made = audit.add_many(rows, by=stage.by, subject=round, verb="invented returns")
    events = [ReturnEvent(ret=ret, verb=ReturnEvent.Verb.OPENED, at=at, by="system") for ret in made]
    ReturnEvent.objects.bulk_create(events)
    return made


def _return(round: Round, respondent: Group | Agency, state: Return.State, at: datetime) -> Return:
    ret = Return(round=round, state=state)
    setattr(ret, "group" if isinstance(respondent, Group) else "agency", respondent)
    if state in Return.HANDED_IN:
        ret.submitted_at, ret.submitted_by = at, "system"
    if state == Return.State.ACCEPTED:
        ret.accepted_at, ret.accepted_by = at, "system"
    return ret


def _answers(stage: Stage, rows: list[Return], headings: list[Heading], random: Random) -> None:
    """Each heading answered with a sentence or two; one in ten passed over."""
    if not rows:
        return
    answers = [_answer(ret, heading, random) for ret in rows for heading in headings]
    made = audit.add_many(answers, by=stage.by, subject=rows[0].round, verb="invented answers")
    texts = [
        AnswerVersion(answer=answer, number=1, by="system", body=f"<p>{' '.join(random.sample(SENTENCES, 2))}</p>")
        for answer in made
        if answer.state == Answer.State.DONE
    ]
    audit.add_many(texts, by=stage.by, subject=rows[0].round, verb="invented texts")
    _subjects(stage, made, random)


def _answer(ret: Return, heading: Heading, random: Random) -> Answer:
    passed_over = random.random() < 0.1
    return Answer(ret=ret, heading=heading, state=Answer.State.NOT_ANSWERED if passed_over else Answer.State.DONE)


def _subjects(stage: Stage, answers: list[Answer], random: Random) -> None:
    """Answers asked for each subject speak to one of the year's priorities."""
    subjects = [priority.subject_id for priority in stage.priorities.values() if priority.subject_id]
    through = Answer.subjects.through
    links = [
        through(answer_id=answer.pk, subject_id=random.choice(subjects))
        for answer in answers
        if subjects and answer.heading.asks_by_subject
    ]
    through.objects.bulk_create(links)
