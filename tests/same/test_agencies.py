"""Agencies' returns and standards, entered on the screens alone, give the chapters that the demonstration gives."""

from __future__ import annotations

import pytest
from django.urls import resolve, reverse

from agencies.section11.models import Judgement, StandardSet
from lscb.board.models import Period
from lscb.demo.havering import agencies as havering
from lscb.demo.havering import agencies_standards as appendix
from lscb.demo.havering import forms
from lscb.demo.havering.priorities_texts import AGREED, PRIORITIES
from lscb.demo.stage import Stage
from lscb.returns.models import Answer, Return, Round
from priorities import services
from priorities.models import Priority
from tests.same.comparing import assert_same, chapter
from tests.same.entering import Screens, on
from tests.same.founding import demonstrated, empty_year, enter_agencies, set_priorities
from tests.same.returning import accept, answer, hand_in, lay_out_form, open_round, pass_over, writer_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHAPTERS = (
    ("agencies", ""),
    ("appendix-standards", ""),
    *(("priority", subject) for subject in ("1", "2 4", "3", "5")),
)
# Four of eleven, for time; among them every kind: headings passed over and left blank, answers in parts that speak to
# priorities, answers that speak to none, and standards.
SPOKEN_FOR = ("probation", "ccg", "police-cait", "community-safety")
ANOTHER = "Save, and write another part for other priorities"


@pytest.mark.slow
def test_screens_alone_give_the_demonstrations_chapters_on_agencies(monkeypatch):
    monkeypatch.setattr(havering, "SECTIONS", {slug: havering.SECTIONS[slug] for slug in SPOKEN_FOR})
    with demonstrated(_priorities, havering.load) as stage:
        theirs = {key: chapter(stage.year, *key) for key in CHAPTERS}
    year = empty_year(stage)
    office = Screens(year.board)
    owers = enter_agencies(office, stage, *SPOKEN_FOR)
    set_priorities(office, year)
    form = lay_out_form(office, forms.AGENCIES)
    with on(havering.OPENED):
        asked = open_round(
            office,
            form,
            year,
            title=havering.TITLE,
            due_on=havering.DUE,
            owers=[owers[slug] for slug in havering.SECTIONS],
        )
        measured = Return.objects.get(round=asked, agency=owers["ccg"])
        _ask_for_standards(office, measured)
        for slug in havering.SECTIONS:
            ret = Return.objects.get(round=asked, agency=owers[slug])
            _write(office, ret, slug, year)
    _close(office, asked)
    for key, theirs_one in theirs.items():
        assert_same(chapter(year, *key), theirs_one)


def _priorities(stage: Stage) -> None:
    """The priorities that answers speak to, with nothing reported under them."""
    for number, title, aim in PRIORITIES:
        stage.priorities[number] = services.set_priority(
            board=stage.board, period=stage.year, number=number, title=title, aim=aim, agreed=AGREED, by=None
        )


def _write(office: Screens, ret: Return, slug: str, year: Period) -> None:
    """What one agency says, heading by heading, and of its standards; handed in by its lead and accepted."""
    lead = writer_of(ret)
    for each in ret.answers.select_related("heading").order_by("heading__order"):
        under = each.heading.number
        texts = [(serves, words) for number, serves, words in havering.SECTIONS[slug] if str(number) == under]
        if not texts:
            blank = (slug, under) in havering.BLANK
            pass_over(office, each, havering.LEFT_BLANK if blank else havering.PASSED_OVER)
        one = each
        for place, (serves, words) in enumerate(texts):
            one = one if place == 0 else _another_part(lead, one)
            spoken = [p.subject for p in Priority.objects.filter(period=year, number__in=serves)]
            answer(lead, one, havering.html(words), subjects=spoken or None)
    _judge(lead, ret)
    hand_in(ret, lead)
    accept(office, ret)


def _another_part(lead: Screens, one: Answer) -> Answer:
    address = lead.fill(reverse("return-heading", args=(one.ret_id, one.pk)), press=ANOTHER)
    return Answer.objects.get(pk=resolve(address).kwargs["answer"])


def _ask_for_standards(office: Screens, ret: Return) -> None:
    """The set with its nested standards on one page; one return is asked for it."""
    lines = []
    for head in appendix.HEADS:
        lines += [f"{head.number}. {head.title}", *(f"- {one.number} {one.requirement}" for one in head.lines)]
    words = {"name": appendix.NAME, "slug": appendix.SLUG, "purpose": "Commissioning assurance"}
    office.enter("setup-add", "standards", **words, lines="\n".join(lines))
    made = StandardSet.objects.get()
    address = reverse("round-results", args=(ret.round_id,))
    office.fill(address, press="Ask these returns for these standards", asked=made, of=[ret])


def _judge(lead: Screens, ret: Return) -> None:
    said = {line.requirement: line for head in appendix.HEADS for line in head.lines}
    held = list(Judgement.objects.filter(ret=ret).select_related("standard").order_by("standard__order"))
    for place, judgement in enumerate(held):
        line = said[judgement.standard.requirement]
        after = held[place + 1].standard.number or "the next standard" if place + 1 < len(held) else ""
        lead.fill(
            reverse("standard", args=(ret.pk, judgement.pk)),
            press=f"Save and go to {after}" if after else "Save and mark as done",
            arrangements=line.arrangements,
            lead=line.lead,
            gap=line.gap,
        )


def _close(office: Screens, asked: Round) -> None:
    office.fill(reverse("round-close", args=(asked.pk,)))
