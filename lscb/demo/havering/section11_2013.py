"""An invented section 11 round of 2013-14: eight standards with grades from 0 to 3, returns at every stage.

The eight are the key features that the statutory guidance on section 11 of the Children Act 2004 names, in our words.
Nothing here was said by any agency; each title and text calls itself invented. Days lie round today, so that whoever
signs in has something to do.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from agencies.models import Agency
from agencies.section11 import services
from agencies.section11.models import StandardSet
from agencies.section11.services import Requirement
from lscb.accounts.models import User
from lscb.audit import services as audit
from lscb.board.models import Level, Period, Scale
from lscb.demo.havering.people import SIGN_INS
from lscb.demo.stage import Stage
from lscb.permissions import Role
from lscb.returns import services as returns
from lscb.returns.models import Form, Heading, Return, Round

NAME = "Section 11, eight key features (invented)"
SLUG = "section-11-eight"
DUE_IN = timedelta(days=8)
OPENED_AGO = timedelta(days=33)

# order, name, colour, what it means
GRADES = (
    (0, "Not met", "red", "Nothing is in place that could be shown."),
    (1, "Partly met", "amber", "Begun. Important parts are missing or cannot be shown."),
    (2, "Met in the main", "green", "In place. Some teams or some evidence are missing, and an action closes the gap."),
    (3, "Met, and shown", "green", "In place everywhere, with evidence from the last 12 months that it works."),
)
# requirement, what a good answer shows
STANDARDS = (
    (
        "Senior managers are committed to safeguarding: one of them is named as accountable for it, and it is on their "
        "agenda.",
        "Who is named, and when safeguarding was last discussed.",
    ),
    (
        "A clear statement of what the agency owes to children is open to all its staff.",
        "Where the statement is, when it was last looked over, and how new staff meet it.",
    ),
    (
        "A clear line of accountability runs from each member of staff to whoever answers in the end.",
        "The line for at least one team, and what happens when somebody is away.",
    ),
    (
        "Services are developed with the welfare of children in mind and, where it fits, with what they and their "
        "families say.",
        "Something that changed because children or families asked for it.",
    ),
    (
        "Staff who work with children are trained for it, and the training is kept fresh.",
        "How many were due, how many were trained, and how you know it helped.",
    ),
    (
        "Staff are recruited safely, and allegations against them have a set path.",
        "A policy with a name, a date and an owner; checks made and renewed in the last 12 months.",
    ),
    (
        "The agency works with others, early and at every stage, to keep children safe.",
        "Conferences attended of those asked to, and what came of working together.",
    ),
    (
        "Staff know what information to share, when, and with whom.",
        "The agreement that staff work by, and a time when it was needed.",
    ),
)
# agency, own grade of each standard (None: not said yet, "na": does not apply), stage
RETURNS: tuple[tuple[str, tuple[int | str | None, ...], str], ...] = (
    ("probation", (3, 2, 3, 2, None, None, None, None), "draft"),
    ("ccg", (3, 3, 2, 2, 3, 2, 3, 2), "moderated"),
    ("police", (3, 2, 2, "na", 2, 3, 3, 2), "submitted"),
    ("childrens-services", (2, None, None, None, None, None, None, None), "draft"),
    ("bhrut", (None,) * 8, ""),
)
# standard, the panel's grade, its reason
MODERATED: tuple[tuple[int, int, str], ...] = (
    (1, 3, "Invented: the minutes of two meetings were seen."),
    (2, 3, "Invented: the statement is dated and easy to find."),
    (3, 2, "Invented: agreed; the line for agency staff is still to be drawn."),
    (4, 2, "Invented: agreed; one example was given where two were asked for."),
    (5, 2, "Invented: numbers were given without saying how many were due."),
    (6, 1, "Invented: the policy has no name or date, so the panel could not see which is meant."),
    (7, 3, "Invented: attendance was checked against the board's own count."),
    (8, 3, "Invented: practice is better than the return claims."),
)
GAPS = {2: "Invented: some teams have not read it yet.", 1: "Invented: there is no agreed policy yet."}
HEADINGS = (
    ("summary", "Summary of the service", "What you do, and what changed since last time."),
    ("impact", "What is better for children", "And how you know."),
)


def load(stage: Stage) -> None:
    """The round with its set, its returns and what the panel made of one; needs the year that follows."""
    if stage.next_year is None:
        return
    asked = _set(stage)
    round = _round(stage, stage.next_year)
    for slug, grades, reached in RETURNS:
        _return(stage, round, asked, stage.agencies[slug], grades, reached)


def _set(stage: Stage) -> StandardSet:
    scale = audit.add(Scale(board=stage.board, name="Section 11 grades, 0 to 3 (invented)"), by=stage.by)
    for order, name, tone, meaning in GRADES:
        audit.add(Level(scale=scale, order=order, name=name, tone=tone, descriptor=meaning), by=stage.by)
    lines = [Requirement(str(n), words, guidance=shows) for n, (words, shows) in enumerate(STANDARDS, start=1)]
    return services.adopt_set(
        board=stage.board, name=NAME, slug=SLUG, requirements=lines, by=stage.by, scale=scale, edition="2013"
    )


def _round(stage: Stage, year: Period) -> Round:
    today = timezone.localdate()
    planned = returns.plan_round(
        by=stage.by,
        board=stage.board,
        period=year,
        form=_form(stage),
        title="Section 11 return (invented)",
        due_on=today + DUE_IN,
        declaration="I declare that this invented return is complete and, as far as I know, right.",
    )
    return returns.open_round(round=planned, by=stage.by, on=today - OPENED_AGO)


def _form(stage: Stage) -> Form:
    guidance = "This round is invented, to show how a section 11 return is filled in, handed in and moderated."
    form = Form(
        board=stage.board, name="Section 11 return (invented)", for_whom=Form.ForWhom.AGENCIES, guidance=guidance
    )
    audit.add(form, by=stage.by)
    for order, (slug, title, shows) in enumerate(HEADINGS, start=1):
        heading = Heading(form=form, number=str(order), slug=slug, title=title, guidance=shows, order=order)
        audit.add(heading, by=stage.by)
    return form


def _return(
    stage: Stage, round: Round, asked: StandardSet, agency: Agency, grades: tuple[int | str | None, ...], reached: str
) -> None:
    ret = returns.open_return(round=round, respondent=agency, by=stage.by)
    judgements = services.ask(ret=ret, standard_set=asked, by=stage.by)
    levels = {level.order: level for level in asked.scale.levels.all()} if asked.scale else {}
    by = _writer(agency, stage)
    for judgement, grade in zip(judgements, grades, strict=True):
        if grade is not None:
            services.save(judgement=judgement, seen=0, by=by, done=True, **_said(grade, levels))
    if reached in ("submitted", "moderated"):
        _hand_in(Return.objects.get(pk=ret.pk), by)
    if reached == "moderated":
        _moderate(ret, levels, stage)


def _writer(agency: Agency, stage: Stage) -> Any:
    """The contributor who signs in for an agency, where the demonstration has one."""
    contributor = next(each for each in SIGN_INS if each.role == Role.CONTRIBUTOR)
    person = User.objects.filter(email=contributor.email).first()
    return person if person and agency.slug == "probation" else stage.by


def _said(grade: int | str, levels: dict[int, Level]) -> dict[str, Any]:
    if not isinstance(grade, int):
        return {"self_level": None, "not_applicable_reason": "Invented: this agency runs no services of its own."}
    return {
        "self_level": levels[grade],
        "arrangements": "Invented: a policy that staff can find, looked over each year by senior managers.",
        "lead": "Head of safeguarding",
        "gap": GAPS.get(grade, ""),
    }


def _hand_in(ret: Return, by: Any) -> None:
    for answer in ret.answers.all():
        body = f"<p>Invented: what {ret.agency} would say under “{answer.heading.title}”.</p>"
        returns.save_answer(answer=answer, body=body, by=by, based_on=0, done=True)
    returns.submit(ret=Return.objects.get(pk=ret.pk), by=by, at=timezone.now() - timedelta(days=3))


def _moderate(ret: Return, levels: dict[int, Level], stage: Stage) -> None:
    held = {one.standard.number: one for one in ret.judgements.select_related("ret", "standard__set")}
    on = timezone.localdate() - timedelta(days=1)
    for number, grade, why in MODERATED:
        one = held[str(number)]
        one.ret = Return.objects.get(pk=ret.pk)
        services.moderate(judgement=one, level=levels[grade], reason=why, by=stage.by, on=on)
