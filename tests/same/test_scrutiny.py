"""What is entered of scrutiny, engagement and policy on the screens alone gives the demonstration's chapters."""

from __future__ import annotations

import pytest

from lscb.actions.models import Action
from lscb.annualreport.outline import shipped
from lscb.board.models import Scale
from lscb.board.year import Year
from lscb.demo.havering import priorities, scrutiny
from priorities.scrutiny.desk import KINDS
from priorities.scrutiny.deskparts import parts_of
from priorities.scrutiny.models import Finding, InspectionJudgement
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated
from tests.same.ground import laid_out

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CHAPTERS = tuple(
    (name, "") for name in ("scrutiny", "communication", "policy", "private-fostering", "groups", "agencies")
)


@pytest.mark.slow
def test_screens_alone_give_the_demonstrations_chapters_on_scrutiny():
    with demonstrated(priorities.load, scrutiny.load) as stage:
        ground = laid_out(stage)
        office = Screens(ground.board)
        _grade(office, ground, stage)
        for kind in KINDS.values():
            for record in kind.model.objects.of_board(stage.board).order_by("pk"):
                _enter(office, ground, kind, record)
        _act(office, ground, stage)
        for builder, subject in (*CHAPTERS, *_of_priorities(stage)):
            ours, theirs = (chapter(year, builder, subject) for year in (ground[stage.year], stage.year))
            assert_same(ours, theirs)


def _of_priorities(stage):
    """The chapters of priorities, in which what belongs to a heading is printed."""
    return [
        (line.builder, line.subject) for line in shipped(Year(stage.board, stage.year)) if line.builder == "priority"
    ]


def _grade(office, ground, stage):
    """The grades of inspections, each scale on one page."""
    for scale in Scale.objects.of_board(stage.board).filter(levels__in=_graded(stage)).distinct():
        levels = list(scale.levels.order_by("order"))
        lines = [f"{one.order}. {one.name} | {one.descriptor} | {one.get_tone_display()}" for one in levels]
        shown = [line.removesuffix(" | No colour") for line in lines]
        office.enter("setup-add", "scales", name=scale.name, purpose=scale.purpose, lines="\n".join(shown))
        ground[scale] = Scale.objects.get(board=office.board, name=scale.name)
        for level in levels:
            ground[level] = ground[scale].levels.get(name=level.name)


def _graded(stage):
    return InspectionJudgement.objects.of_board(stage.board).values("level")


def _enter(office, ground, kind, record):
    """A record, what stands under it, and the steps it took."""
    typed = ground.typed(record, kind.asked)
    if kind.slug == "policies":
        typed["silent"] = True  # the report gives stages of texts and leaves out those before them
    page = office.enter("scrutiny-add", kind.slug, **typed)
    ground[record] = kind.model.objects.of_board(ground.board).latest("pk")
    for part in parts_of(record):
        for row in part.model.objects.filter(**{part.column: record}).order_by("order"):
            office.fill(f"{page}under/{part.slug}/add/", **ground.typed(row, part.asked))
            ground[row] = part.model.objects.latest("pk")
    if kind.slug == "challenges":
        _answer(office, page, record)
    if kind.slug == "reports":
        office.fill(f"{page}receive/", words=record.when_words, decision=record.decision)


def _answer(office, page, challenge):
    if challenge.response:
        office.fill(f"{page}answer/", response=challenge.response)
    if challenge.outcome:
        unanswered, closed = not challenge.response, challenge.state == challenge.State.CLOSED
        office.fill(f"{page}outcome/", outcome=challenge.outcome, stays_open=not closed, unanswered=unanswered)


def _act(office, ground, stage):
    """The actions that findings led to, and the findings that another's actions answer too."""
    asked = ("title", "outcome", "measure", "opened_on", "due_on", "due_precision", "due_words", "look_again_on")
    told = Finding.objects.of_board(stage.board).filter(origin__isnull=False).order_by("pk")
    firsts: dict[int, Finding] = {}
    for finding in told:
        firsts.setdefault(finding.origin_id, finding)
    for action in Action.objects.of_board(stage.board).order_by("pk"):
        where = _address(ground, firsts[action.origin_id])
        office.enter("scrutiny-act-on", *where, **ground.typed(action, asked), **_owners(ground, action))
    for finding in told:
        if finding != firsts[finding.origin_id]:
            office.enter("scrutiny-share", *_address(ground, finding), same_as=ground[firsts[finding.origin_id]])


def _address(ground, finding):
    return "inspections", ground[finding.inspection].pk, ground[finding].pk


def _owners(ground, action):
    owners = list(action.owners.order_by("order"))
    return {
        "agencies": [ground[owner.agency] for owner in owners if owner.agency],
        "groups": [ground[owner.group] for owner in owners if owner.group],
        "lead": str(owners[0]),
    }
