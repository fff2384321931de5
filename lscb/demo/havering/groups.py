"""The five working groups' returns for 2012-13, entered by the board's office from its published annual report.

Headings that a group passed over are marked as not answered. Numbers stand in records of their own: referrals among
the indicators, take-up and absence with the training.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from lscb.demo.havering.forms import GROUPS, forms
from lscb.demo.havering.groups_texts import CASE_REVIEW, CHILD_SEXUAL_EXPLOITATION, QUALITY_AND_EFFECTIVENESS
from lscb.demo.havering.groups_texts_workforce import SAFEGUARDING_IN_EMPLOYMENT, TRAINING_AND_COMMUNICATION
from lscb.demo.stage import Stage
from lscb.returns import services
from lscb.returns.models import Return, Round
from workgroups.models import Group

TEXTS: dict[str, dict[str, str]] = {
    "child-sexual-exploitation": CHILD_SEXUAL_EXPLOITATION,
    "quality-and-effectiveness": QUALITY_AND_EFFECTIVENESS,
    "case-review": CASE_REVIEW,
    "safeguarding-in-employment": SAFEGUARDING_IN_EMPLOYMENT,
    "training-and-communication": TRAINING_AND_COMMUNICATION,
}
OPENED = date(2013, 4, 1)
DUE = date(2013, 4, 30)
# The report does not say when the groups wrote; the demonstration has them hand in on the last day.
HANDED_IN = datetime(2013, 4, 30, 11, tzinfo=UTC)
PASSED_OVER = "The group passed over this heading in the report it gave the board."


def load(stage: Stage) -> None:
    """One round, and in it a return of each group, handed in and accepted."""
    round = _round(stage)
    for slug, texts in TEXTS.items():
        _return(stage, round, stage.groups[slug], texts)
    services.close_round(round=round, by=stage.by)


def _round(stage: Stage) -> Round:
    round = services.plan_round(
        board=stage.board,
        period=stage.year,
        form=forms(stage)[GROUPS],
        title="Working groups’ returns",
        due_on=DUE,
        subjects=[priority.subject for priority in stage.priorities.values() if priority.subject],
        by=stage.by,
    )
    return services.open_round(round=round, on=OPENED, by=stage.by)


def _return(stage: Stage, round: Round, group: Group, texts: dict[str, str]) -> Return:
    ret = services.open_return(round=round, respondent=group, by=stage.by)
    for answer in ret.answers.select_related("heading"):
        text = texts.get(answer.heading.slug)
        if text is None:
            services.not_answered(answer=answer, reason=PASSED_OVER, by=stage.by)
        else:
            services.save_answer(answer=answer, body=text, based_on=0, done=True, by=stage.by)
    services.submit(ret=ret, at=HANDED_IN, by=stage.by)
    return services.accept(ret=ret, at=HANDED_IN, by=stage.by)
