"""The partner agencies' returns of 2012-13, and the appendix on the Clinical Commissioning Group's arrangements.

Stray words of the source are not carried over: what they stand for is recorded as not supplied. A heading an agency
passed over is recorded as not answered. Numbers stand with the indicators, not in these texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from html import escape

from agencies.models import Agency, Representative
from agencies.section11 import services as standards
from agencies.section11.models import StandardSet
from agencies.section11.services import Requirement
from agencies.services import name_representative
from lscb.demo.havering import agencies_standards as appendix
from lscb.demo.havering.agencies_texts_ccg import CCG
from lscb.demo.havering.agencies_texts_community import ANTI_SOCIAL_BEHAVIOUR, COMMUNITY_SAFETY, OFFENDER_MANAGEMENT
from lscb.demo.havering.agencies_texts_council import ADULT_SOCIAL_CARE, CHILDRENS_SERVICES, HOUSING, Section
from lscb.demo.havering.agencies_texts_health import BHRUT, NELFT
from lscb.demo.havering.agencies_texts_justice import POLICE_CAIT, PROBATION
from lscb.demo.havering.forms import forms
from lscb.demo.stage import Stage
from lscb.returns import services as returns
from lscb.returns.models import Answer, Heading, Return, Round, Subject

# In the order of the report. Domestic violence is told of within Community Safety's return.
SECTIONS: dict[str, tuple[Section, ...]] = {
    "childrens-services": CHILDRENS_SERVICES,
    "adult-social-care": ADULT_SOCIAL_CARE,
    "housing": HOUSING,
    "probation": PROBATION,
    "nelft": NELFT,
    "ccg": CCG,
    "bhrut": BHRUT,
    "police-cait": POLICE_CAIT,
    "community-safety": COMMUNITY_SAFETY,
    "anti-social-behaviour": ANTI_SOCIAL_BEHAVIOUR,
    "offender-management": OFFENDER_MANAGEMENT,
}
# The posts that lead on safeguarding, where a return names one.
LEADS = {
    "nelft": "Chief Nurse, executive lead",
    "ccg": "Board Nurse Designate, executive lead",
    "bhrut": "Executive Director of Nursing, executive lead",
    "community-safety": "Community Safety team leader",
}
PASSED_OVER = "The return does not have this heading."
LEFT_BLANK = "The return has this heading with nothing under it."
BLANK = {("community-safety", "3")}

TITLE = "Partner agencies’ returns"
OPENED, DUE = date(2013, 4, 1), date(2013, 4, 30)
HANDED_IN, ACCEPTED = datetime(2013, 4, 30, 12, tzinfo=UTC), datetime(2013, 5, 14, 12, tzinfo=UTC)


def load(stage: Stage) -> None:
    """Opens the round, enters each agency's return as the office would, hands it in and accepts it."""
    asked = _round(stage)
    arrangements = _appendix(stage)
    for slug, sections in SECTIONS.items():
        ret = _return(stage, asked, stage.agencies[slug], sections)
        if slug == "ccg":
            _judge(stage, ret, arrangements)
        returns.submit(ret=ret, by=stage.by, at=HANDED_IN)
        returns.accept(ret=ret, by=stage.by, at=ACCEPTED)
    returns.close_round(round=asked, by=stage.by)
    for slug, post in LEADS.items():
        name_representative(agency=stage.agencies[slug], part=Representative.Part.LEAD, post=post, by=stage.by)


def _round(stage: Stage) -> Round:
    asked = returns.plan_round(
        by=stage.by,
        board=stage.board,
        period=stage.year,
        form=forms(stage)["agencies"],
        title=TITLE,
        due_on=DUE,
        subjects=_subjects(stage).values(),
    )
    return returns.open_round(round=asked, by=stage.by, on=OPENED)


def _subjects(stage: Stage) -> dict[int, Subject]:
    """What answers may speak to: the year's priorities, by number."""
    return {number: one.subject for number, one in stage.priorities.items() if one.subject is not None}


def _return(stage: Stage, asked: Round, agency: Agency, sections: Iterable[Section]) -> Return:
    ret = returns.open_return(round=asked, respondent=agency, by=stage.by)
    held: dict[str, list[tuple[tuple[int, ...], str]]] = {}
    for number, priorities, words in sections:
        held.setdefault(str(number), []).append((priorities, words))
    for answer in ret.answers.select_related("heading"):
        _answer(stage, ret, answer, held.get(answer.heading.number, []))
    return ret


def _answer(stage: Stage, ret: Return, answer: Answer, texts: list[tuple[tuple[int, ...], str]]) -> None:
    """One answer for each text under the heading; none at all means that it was passed over."""
    heading: Heading = answer.heading
    if not texts:
        blank = (ret.agency.slug if ret.agency else "", heading.number) in BLANK
        returns.not_answered(answer=answer, by=stage.by, reason=LEFT_BLANK if blank else PASSED_OVER)
    subjects = _subjects(stage)
    for place, (priorities, words) in enumerate(texts):
        one = answer if place == 0 else returns.add_part(ret=ret, heading=heading, by=stage.by)
        speaks_to = [subjects[number] for number in priorities if number in subjects]
        returns.save_answer(
            answer=one, body=html(words), by=stage.by, based_on=0, done=True, subjects=speaks_to if priorities else None
        )


def _appendix(stage: Stage) -> StandardSet:
    heads = [
        Requirement(head.number, head.title, [Requirement(line.number, line.requirement) for line in head.lines])
        for head in appendix.HEADS
    ]
    return standards.adopt_set(
        board=stage.board,
        name=appendix.NAME,
        slug=appendix.SLUG,
        purpose=StandardSet.Purpose.COMMISSIONING,
        requirements=heads,
        by=stage.by,
    )


def _judge(stage: Stage, ret: Return, arrangements: StandardSet) -> None:
    """What the appendix says the Group had in place; a lead is left out where the source names none."""
    said = {line.requirement: line for head in appendix.HEADS for line in head.lines}
    for judgement in standards.ask(ret=ret, standard_set=arrangements, by=stage.by):
        line = said[judgement.standard.requirement]
        standards.judge(
            ret=ret,
            standard=judgement.standard,
            arrangements=line.arrangements,
            lead=line.lead,
            gap=line.gap,
            by=stage.by,
        )


def html(words: str) -> str:
    """Plain text as simple HTML: paragraphs parted by blank lines, "- " an item of a list, "# " a small heading."""
    return "".join(_element(part) for part in re.split(r"\n\s*\n", words.strip()))


def _element(part: str) -> str:
    items = [" ".join(item.split()) for item in re.split(r"^- ", part, flags=re.M)]
    if part.startswith("# "):
        return f"<h3>{escape(items[0][2:], quote=False)}</h3>"
    if part.startswith("- "):
        return "<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in items[1:]) + "</ul>"
    return f"<p>{escape(items[0], quote=False)}</p>"
