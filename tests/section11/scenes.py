"""An agency's return measured against three standards, and the people who have to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from agencies.models import Agency
from agencies.section11 import services
from agencies.section11.models import Judgement, StandardSet
from agencies.section11.services import Requirement
from lscb.accounts.models import User
from lscb.board.models import Level
from lscb.permissions import Role
from lscb.returns import services as returns
from lscb.returns.models import Answer, Form, Return, Round
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import LevelFactory, PeriodFactory, ScaleFactory
from tests.factories.returns import FormFactory, HeadingFactory, RoundFactory

GRADES = ("Not met", "Partly met", "Met in the main", "Met, and shown")


@dataclass
class Scene:
    """A return, its standards and its people."""

    ret: Return
    asked: StandardSet
    lead: User
    contributor: User
    other_lead: User
    manager: User
    administrator: User

    def judgement(self, number: int) -> Judgement:
        """What is said of a standard, as it stands now."""
        return Judgement.objects.get(ret=self.ret, standard__number=str(number))

    def level(self, order: int) -> Level:
        """A grade by its number."""
        return self.asked.scale.levels.get(order=order)

    def url(self, name: str, *more: int) -> str:
        """The address of one of the return's pages."""
        return reverse(name, args=[self.ret.pk, *more])

    def standard(self, number: int) -> str:
        """The address of a standard."""
        return self.url("standard", self.judgement(number).pk)

    def typed(self, number: int, **more) -> dict:
        """What a form for a standard sends: a good answer, but for what is said otherwise."""
        words = {"grade": str(self.level(2).pk), "arrangements": "A policy.", "lead": "Director", "press": "done"}
        return {"seen": self.judgement(number).version, **words, **more}

    def hand_in(self) -> Return:
        """Finishes what is not, and hands the return in."""
        for answer in Answer.objects.filter(ret=self.ret):
            returns.nothing_to_report(answer=answer, reason="it is only a scene", by=self.lead)
        for number in (1, 2, 3):
            services.save(
                judgement=self.judgement(number),
                seen=self.judgement(number).version,
                by=self.lead,
                done=True,
                self_level=self.level(2),
                arrangements="A policy.",
            )
        return returns.submit(ret=Return.objects.get(pk=self.ret.pk), by=self.lead)


def standard_set(board) -> StandardSet:
    """Three standards on a scale from 0 to 3."""
    scale = ScaleFactory(board=board)
    for order, name in enumerate(GRADES):
        LevelFactory(scale=scale, order=order, name=name, descriptor=f"What {name.lower()} means.")
    lines = [Requirement(str(n), f"Requirement {n} is met.", guidance="Show it.") for n in (1, 2, 3)]
    return services.adopt_set(
        board=board, name="Section 11", slug="section-11", requirements=lines, by=None, scale=scale
    )


def asked_return(round: Round, agency: Agency, asked: StandardSet) -> Return:
    """A return asked for in a round, against the set."""
    ret = returns.open_return(round=round, respondent=agency, by=None)
    services.ask(ret=ret, standard_set=asked, by=None)
    return ret


def scene() -> Scene:
    """A return that nobody has touched."""
    form = FormFactory(for_whom=Form.ForWhom.AGENCIES)
    HeadingFactory(form=form, order=1)
    round = RoundFactory(period=PeriodFactory(board=form.board), form=form, title="Section 11", due_on=None)
    agency, other = AgencyFactory.create_batch(2, board=form.board)
    asked = standard_set(form.board)
    return Scene(
        asked_return(round, agency, asked),
        asked,
        lead=person(Role.LEAD, agency, name="The lead"),
        contributor=person(Role.CONTRIBUTOR, agency, name="The contributor"),
        other_lead=person(Role.LEAD, other, name="Another lead"),
        manager=person(Role.MANAGER, form.board, name="The manager"),
        administrator=person(Role.ADMINISTRATOR, form.board, name="The administrator"),
    )


def last_time(scene: Scene) -> Return:
    """The same agency's accepted return of the year before, against the same set."""
    this = scene.ret.round
    period = PeriodFactory(board=this.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    round = RoundFactory(period=period, form=this.form, title="Section 11", due_on=None)
    ret = asked_return(round, scene.ret.agency, scene.asked)
    for judgement in ret.judgements.all():
        services.judge(
            ret=ret,
            standard=judgement.standard,
            by=None,
            self_level=scene.level(1),
            arrangements="Last year's policy.",
            lead="Last year's director",
        )
    services.add_evidence(judgement=ret.judgements.first(), title="The plan", link="https://example.org/", by=None)
    for answer in Answer.objects.filter(ret=ret):
        returns.nothing_to_report(answer=answer, reason="it is only a scene", by=None)
    returns.submit(ret=Return.objects.get(pk=ret.pk), by=None)
    return returns.accept(ret=Return.objects.get(pk=ret.pk), by=None)
