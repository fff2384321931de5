"""Invented child death records, marked as such by their case numbers: INVENTED-2013-04."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lscb.audit import services as audit
from lscb.demo.stage import Stage
from workgroups.cdop import categories, services
from workgroups.cdop.models import (
    ChildDeath,
    DeathCategory,
    DeathCategoryScheme,
    FormAsked,
    ModifiableFactor,
    PanelAction,
    Review,
)
from workgroups.cdop.models.reviews import Modifiability
from workgroups.models import Group, Meeting

PANEL = "child-death-overview-panel"
LISTS = (
    ("Panel categories", DeathCategoryScheme.Divides.CATEGORY, categories.PANEL_CATEGORIES),
    ("Events that led to death", DeathCategoryScheme.Divides.CATEGORY, categories.EVENTS),
    ("Age bands", DeathCategoryScheme.Divides.AGE, categories.AGE_BANDS),
)
PLACES = ("Hospital", "Hospice", "Home", "Public place")
WORK = (
    (PanelAction.Kind.LEARNING, "Invented: the reviews pointed to safer sleep and to smoking in the home."),
    (PanelAction.Kind.ACTION, "Invented: midwives and health visitors were given fresh advice on safer sleep."),
    (PanelAction.Kind.FAMILIES, "Invented: the bereavement service was offered to every family."),
    (PanelAction.Kind.NEXT, "Invented: the panel will look again at how quickly forms come back."),
)


@dataclass
class _Lists:
    scheme: DeathCategoryScheme
    causes: list[DeathCategory]
    ages: list[DeathCategory]


def invent(stage: Stage, *, size: int, random: Random) -> None:
    """About `size` invented deaths in the stage's year, and as much of the panel's work."""
    invent_cases(stage, size=size, random=random)
    invent_work(stage, times=max(1, size // len(WORK)))


def invent_cases(stage: Stage, *, size: int, random: Random) -> None:
    """`size` deaths, most of them reviewed at a meeting, with forms and factors."""
    panel = _panel(stage)
    lists = _lists(stage)
    meetings = _meetings(stage, panel)
    deaths = _deaths(stage, panel, lists, size=size, random=random)
    reviewed = [d for d in deaths if d.state == ChildDeath.State.CLOSED]
    _forms(stage, deaths, lists, random)
    _reviews(stage, reviewed, meetings, lists, random)


def invent_work(stage: Stage, *, times: int) -> None:
    """What the panel learnt, did and plans, so many times over."""
    work = [
        PanelAction(
            board=stage.board,
            panel=_panel(stage),
            period=stage.year,
            kind=kind,
            text=f"{text} ({order})" if order else text,
            order=order,
        )
        for order in range(times)
        for kind, text in WORK
    ]
    audit.add_many(work, by=stage.by, subject=_lists(stage).scheme, verb="invented work of the panel")


def _panel(stage: Stage) -> Group:
    if PANEL in stage.groups:
        return stage.groups[PANEL]
    group = Group(board=stage.board, slug=PANEL, name="Child death overview panel", kind=Group.Kind.PANEL)
    stage.groups[PANEL] = audit.add(group, by=stage.by)
    return stage.groups[PANEL]


def _lists(stage: Stage) -> _Lists:
    schemes = []
    for name, divides, entries in LISTS:
        found = DeathCategoryScheme.objects.of_board(stage.board).filter(name=name).first()
        schemes.append(
            found or services.add_scheme(board=stage.board, name=name, divides=divides, categories=entries, by=stage.by)
        )
    return _Lists(schemes[0], list(schemes[0].categories.all()), list(schemes[2].categories.all()))


def _meetings(stage: Stage, panel: Group) -> list[Meeting]:
    """A meeting at the end of each quarter of the year."""
    days = (stage.year.ends - stage.year.starts).days
    held = [
        Meeting(
            group=panel,
            on=stage.year.starts + timedelta(days=days * part // 4),
            title="Panel meeting (invented)",
            state=Meeting.State.HELD,
        )
        for part in (1, 2, 3, 4)
    ]
    return audit.add_many(held, by=stage.by, subject=panel, verb="invented meetings")


def _deaths(stage: Stage, panel: Group, lists: _Lists, *, size: int, random: Random) -> list[ChildDeath]:
    prefix = f"INVENTED-{stage.year.starts.year}-"
    taken = ChildDeath.objects.of_board(stage.board).filter(case_number__startswith=prefix).count()
    deaths = [
        _death(stage, panel, lists, random, case_number=f"{prefix}{taken + place:02d}") for place in range(1, size + 1)
    ]
    return audit.add_many(deaths, by=stage.by, subject=lists.scheme, verb="invented deaths")


def _death(stage: Stage, panel: Group, lists: _Lists, random: Random, *, case_number: str) -> ChildDeath:
    year = stage.year
    told = year.starts + timedelta(days=random.randrange((year.ends - year.starts).days - 30))
    return ChildDeath(
        board=stage.board,
        panel=panel,
        case_number=case_number,
        notified_on=told,
        died_on=max(year.starts, told - timedelta(days=random.randrange(3))),
        age_band=random.choices(lists.ages, (9, 4, 3, 2, 2, 2))[0],
        expectedness=random.choices(ChildDeath.Expectedness.values, (11, 7, 1))[0],
        sex=random.choice((ChildDeath.Sex.FEMALE, ChildDeath.Sex.MALE)),
        place=random.choices(PLACES, (10, 3, 4, 1))[0],
        area=next(iter(stage.areas.values()), None),
        leaflet_sent_on=told + timedelta(days=random.choice((2, 4, 6, 7, 10))) if random.random() < 0.9 else None,
        joint_response=random.choice(ChildDeath.Answer.values),
        state=ChildDeath.State.CLOSED if random.random() < 0.7 else ChildDeath.State.OPEN,
    )


def _forms(stage: Stage, deaths: list[ChildDeath], lists: _Lists, random: Random) -> None:
    agencies = list(stage.agencies.values())[:4]
    forms = [
        FormAsked(death=death, agency=agency, asked_on=death.notified_on, received_on=_later(death, random))
        for death in deaths
        for agency in random.sample(agencies, min(2, len(agencies)))
    ]
    audit.add_many(forms, by=stage.by, subject=lists.scheme, verb="invented forms")


def _later(death: ChildDeath, random: Random) -> date | None:
    return death.notified_on + timedelta(days=random.randrange(5, 60)) if random.random() < 0.8 else None


def _reviews(stage: Stage, deaths: list[ChildDeath], meetings: list[Meeting], lists: _Lists, random: Random) -> None:
    reviews = [_review(death, meetings, lists, random) for death in deaths]
    audit.add_many(reviews, by=stage.by, subject=lists.scheme, verb="invented reviews")
    factors = [
        ModifiableFactor(
            review=review,
            domain=random.choice(ModifiableFactor.Domain.values),
            text="An invented factor.",
            grade=ModifiableFactor.Grade.MAY,
        )
        for review in reviews
        if review.modifiability == Modifiability.FACTORS
    ]
    audit.add_many(factors, by=stage.by, subject=lists.scheme, verb="invented factors")


def _review(death: ChildDeath, meetings: list[Meeting], lists: _Lists, random: Random) -> Review:
    """At the first meeting after the panel was told."""
    meeting = next((m for m in meetings if m.on >= death.notified_on), meetings[-1])
    return Review(
        death=death,
        meeting=meeting,
        reviewed_on=meeting.on,
        category=random.choice(lists.causes),
        modifiability=random.choices(Modifiability.values, (4, 12, 2, 0))[0],
        learning="Invented.",
    )
