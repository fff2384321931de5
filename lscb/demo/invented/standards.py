"""An invented set of section 11 standards with grades, and what each agency's return of the year says of it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from random import Random

from agencies.section11 import services
from agencies.section11.models import Evidence, Judgement, StandardSet
from agencies.section11.services import Requirement
from lscb.audit import services as audit
from lscb.board.models import Level, Scale
from lscb.demo.stage import Stage
from lscb.returns import services as returns
from lscb.returns.models import Form, Heading, Return

SLUG = "invented-section-11"
GRADES = (("Not met", "red"), ("Partly met", "amber"), ("Met", "green"), ("Met with good practice", "green"))
# The eight features that the statutory guidance on section 11 names, each with one requirement of our own.
STANDARDS = (
    ("Senior management commitment", "A senior manager is named for safeguarding."),
    ("Statement of responsibilities", "All staff can read what the agency must do."),
    ("Line of accountability", "Everybody knows whom they answer to."),
    ("Service development", "Children and families were asked before services changed."),
    ("Staff training", "Training fits each post and is refreshed."),
    ("Safer recruitment", "Those who recruit are trained for it."),
    ("Inter-agency working", "The agency takes part in conferences it is asked to."),
    ("Information sharing", "Staff know when and how to share what they know."),
)


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """Judges each agency's return of the stage's year against the eight standards; about `size` pieces of evidence."""
    asked = StandardSet.objects.of_board(stage.board).filter(slug=SLUG).first() or _set(stage)
    levels = list(asked.scale.levels.all()) if asked.scale else []
    rows = [
        _judgement(ret, standard.pk, levels, stage, random)
        for ret in _returns(stage)
        for standard in asked.standards.asked()
    ]
    made = audit.add_many(rows, by=stage.by, subject=asked, verb="invented judgements")
    evidence = [
        Evidence(judgement=random.choice(made), title=f"Invented evidence {n}", link=f"https://example.org/{n}")
        for n in range(1, size + 1 if made else 1)
    ]
    audit.add_many(evidence, by=stage.by, subject=asked, verb="invented evidence")


def _set(stage: Stage) -> StandardSet:
    scale = audit.add(Scale(board=stage.board, name="Invented grades"), by=stage.by)
    for order, (name, tone) in enumerate(GRADES, start=1):
        audit.add(Level(scale=scale, order=order, name=name, tone=tone), by=stage.by)
    requirements = [
        Requirement(str(number), title, [Requirement(f"{number}.1", requirement)])
        for number, (title, requirement) in enumerate(STANDARDS, start=1)
    ]
    return services.adopt_set(
        board=stage.board,
        name="Invented section 11 standards",
        slug=SLUG,
        scale=scale,
        requirements=requirements,
        by=stage.by,
    )


def _returns(stage: Stage) -> list[Return]:
    """The agencies' returns of the year; asked for here where there are none yet."""
    held = Return.objects.of_board(stage.board).for_period(stage.year).filter(agency__isnull=False)
    return list(held) or _ask(stage)


def _ask(stage: Stage) -> list[Return]:
    name = "Invented section 11 return"
    form = Form.objects.of_board(stage.board).filter(name=name).first() or _form(stage, name)
    asked = returns.plan_round(
        by=stage.by, board=stage.board, period=stage.year, form=form, title="Invented section 11 round"
    )
    returns.open_round(round=asked, by=stage.by, on=stage.year.ends)
    at = datetime.combine(stage.year.ends + timedelta(days=20), time(12), UTC)
    made = [returns.open_return(round=asked, respondent=agency, by=stage.by) for agency in stage.agencies.values()]
    return [returns.submit(ret=ret, by=stage.by, at=at) for ret in made]


def _form(stage: Stage, name: str) -> Form:
    form = audit.add(Form(board=stage.board, name=name, for_whom=Form.ForWhom.AGENCIES), by=stage.by)
    audit.add(Heading(form=form, number="1", title="Summary", slug="summary", required=False), by=stage.by)
    return form


def _judgement(ret: Return, standard: int, levels: list[Level], stage: Stage, random: Random) -> Judgement:
    own = random.choice([*levels, None])
    judgement = Judgement(
        ret=ret,
        standard_id=standard,
        self_level=own,
        arrangements=random.choice(["Invented: a policy, read by all.", "Invented: a plan, watched each month.", ""]),
        lead=random.choice(["Head of safeguarding", "Director", ""]),
        gap=random.choice(["", "", "Invented: an audit is still to be done."]),
    )
    if own is not None and ret.state in Return.HANDED_IN and random.random() < 0.5:
        judgement.moderated_level, judgement.moderated_reason = levels[0], "Invented: no evidence was seen."
        judgement.moderated_on, judgement.moderated_by = stage.year.ends, "system"
    return judgement
