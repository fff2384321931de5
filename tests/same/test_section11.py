"""A section 11 round, answered, handed in and moderated on the screens alone, gives the demonstration's chapters."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency
from agencies.section11 import services
from agencies.section11.models import Judgement, StandardSet
from lscb.board.models import Level, Scale
from lscb.demo.havering import section11_2013 as havering
from lscb.demo.stage import Stage
from lscb.returns.models import Return
from tests.factories.board import PeriodFactory
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens
from tests.same.founding import demonstrated, empty_year, enter_agencies
from tests.same.returning import answer, enter_form, hand_in, open_round, writer_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHAPTERS = ("agencies", "appendix-standards")
NAME = "Section 11 return (invented)"
# The standard and agency whose gap an action closes, which the demonstration leaves to whoever tries it.
ACTED, OF = "3", "ccg"
ACTION, POST = "Have every team read it", "Head of safeguarding"


def test_screens_alone_give_the_demonstrations_chapters_on_a_section_11_round():
    with demonstrated(_follow, havering.load, _act) as stage:
        following = stage.next_year
        theirs = {key: chapter(following, key) for key in CHAPTERS}
        assert f"Action: {ACTION}." in str(theirs["appendix-standards"])
        declared = Return.objects.first().round.declaration
    year = empty_year(stage, years_later=1)
    office = Screens(year.board)
    owers = enter_agencies(office, stage, *(slug for slug, *_ in havering.RETURNS))
    levels, asked = _set(office)
    round = open_round(
        office,
        enter_form(office, NAME, "Agencies", havering.HEADINGS),
        year,
        title=NAME,
        due_on=timezone.localdate() + havering.DUE_IN,
        owers=[owers[slug] for slug, *_ in havering.RETURNS],
        declaration=declared,
    )
    office.fill(reverse("round-results", args=(round.pk,)), press="Ask these returns for these standards", asked=asked)
    for slug, grades, reached in havering.RETURNS:
        _return(office, Return.objects.get(round=round, agency=owers[slug]), grades, reached, levels, acting=slug == OF)
    for key, theirs_one in theirs.items():
        assert_same(chapter(year, key), theirs_one)


def _follow(stage: Stage) -> None:
    starts, ends = (day.replace(year=day.year + 1) for day in (stage.year.starts, stage.year.ends))
    stage.next_year = PeriodFactory(board=stage.board, name="2013-14", starts=starts, ends=ends)


def _act(stage: Stage) -> None:
    judgement = Judgement.objects.get(ret__agency=stage.agencies[OF], standard__number=ACTED)
    owners: list[Agency | str] = [stage.agencies[OF], POST]
    services.raise_action(judgement=judgement, title=ACTION, owners=owners, by=None)


def _set(office: Screens) -> tuple[dict[int, Level], StandardSet]:
    """Grades and standards, each list on one page."""
    grades = [f"{order}. {name} | {meaning} | {tone}" for order, name, tone, meaning in havering.GRADES]
    office.enter("setup-add", "scales", name="Section 11 grades, 0 to 3 (invented)", lines="\n".join(grades))
    scale = Scale.objects.get()
    words = {"name": havering.NAME, "slug": havering.SLUG, "edition": "2013", "scale": scale}
    lines = [f"{n}. {words} | {shows}" for n, (words, shows) in enumerate(havering.STANDARDS, start=1)]
    office.enter("setup-add", "standards", **words, lines="\n".join(lines))
    return {level.order: level for level in scale.levels.all()}, StandardSet.objects.get()


def _return(
    office: Screens, ret: Return, grades: tuple[Any, ...], reached: str, levels: dict[int, Level], *, acting: bool
) -> None:
    """What one agency says, as far as it came; the panel's grades where it was moderated."""
    lead = writer_of(ret)
    for judgement, grade in zip(_judgements(ret), grades, strict=True):
        if grade is not None:
            _judge(lead, judgement, grade, levels, acting=acting and judgement.standard.number == ACTED)
    if reached in ("submitted", "moderated"):
        for each in ret.answers.select_related("heading"):
            answer(lead, each, f"<p>Invented: what {ret.agency} would say under “{each.heading.title}”.</p>")
        hand_in(ret, lead)
    if reached == "moderated":
        for judgement, (_, grade, why) in zip(_judgements(ret), havering.MODERATED, strict=True):
            office.fill(reverse("moderate", args=(ret.pk, judgement.pk)), grade=levels[grade], reason=why)


def _judgements(ret: Return) -> list[Judgement]:
    return list(Judgement.objects.filter(ret=ret).select_related("standard").order_by("standard__order"))


def _judge(lead: Screens, judgement: Judgement, grade: Any, levels: dict[int, Level], *, acting: bool) -> None:
    if grade == "na":
        said = {"grade": "Not applicable"}
        said["not_applicable_reason"] = "Invented: this agency runs no services of its own."
    else:
        said = {
            "grade": levels[grade],
            "arrangements": "Invented: a policy that staff can find, looked over each year by senior managers.",
            "lead": "Head of safeguarding",
            "gap": havering.GAPS.get(grade, ""),
        }
    if acting:
        said |= {"action": ACTION, "action_by": POST}
    last = judgement.standard.number == str(len(havering.STANDARDS))
    press = "Save and mark as done" if last else f"Save and go to {int(judgement.standard.number) + 1}"
    lead.fill(reverse("standard", args=(judgement.ret_id, judgement.pk)), press=press, **said)
