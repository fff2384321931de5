"""A board with an open round, a group's return in it, and the people who have to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lscb.accounts.models import User
from lscb.permissions import Role
from lscb.returns import services
from lscb.returns.models import Answer, Form, Return
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import PeriodFactory
from tests.factories.returns import FormFactory, HeadingFactory, RoundFactory, SubjectFactory
from tests.factories.workgroups import GroupFactory


@dataclass
class Scene:
    """A return and its people; `ret.answers` are numbered from 1."""

    ret: Return
    chair: User
    manager: User
    other_chair: User

    def answer(self, number: int) -> Answer:
        """The answer under a heading, as it stands now."""
        return Answer.objects.select_related("ret__round", "heading").get(ret=self.ret, heading__number=str(number))

    def write(self, number: int, body: str = "<p>Done.</p>", **more) -> services.Saved:
        """Writes and finishes a heading."""
        answer = self.answer(number)
        based_on = answer.current.number if answer.current else 0
        return services.save_answer(
            answer=answer, body=body, by=self.chair, **{"done": True, "based_on": based_on, **more}
        )

    def hand_in(self) -> Return:
        """Writes what is not finished, and hands the return in."""
        for answer in Answer.objects.filter(ret=self.ret).exclude(state__in=Answer.SETTLED):
            self.write(int(answer.heading.number))
        return services.submit(ret=self.ret, by=self.chair)


def group_scene(headings: int = 3, due_on: date | None = None) -> Scene:
    """A group's return with so many headings; the second is asked by subject."""
    form = FormFactory()
    for order in range(1, headings + 1):
        HeadingFactory(form=form, order=order, asks_by_subject=order == 2, guidance="Say what was done.")
    period = PeriodFactory(board=form.board)
    round = RoundFactory(
        period=period, form=form, title="Progress return", due_on=due_on, declaration="I declare it right."
    )
    round.subjects.add(*SubjectFactory.create_batch(2, board=form.board))
    group, other = GroupFactory.create_batch(2, board=form.board)
    ret = services.open_return(round=round, respondent=group, by=None)
    return Scene(
        ret,
        chair=person(Role.CHAIR, group, name="The chair"),
        manager=person(Role.MANAGER, form.board, name="The manager"),
        other_chair=person(Role.CHAIR, other, name="Another chair"),
    )


def agency_scene() -> tuple[Scene, User]:
    """An agency's return, its lead in the chair's place, and a contributor."""
    form = FormFactory(for_whom=Form.ForWhom.AGENCIES)
    HeadingFactory(form=form, order=1)
    round = RoundFactory(period=PeriodFactory(board=form.board), form=form, title="Annual return")
    agency, other = AgencyFactory.create_batch(2, board=form.board)
    ret = services.open_return(round=round, respondent=agency, by=None)
    scene = Scene(
        ret,
        chair=person(Role.LEAD, agency, name="The lead"),
        manager=person(Role.MANAGER, form.board, name="The manager"),
        other_chair=person(Role.LEAD, other, name="Another lead"),
    )
    return scene, person(Role.CONTRIBUTOR, agency, name="The contributor")


def last_time(scene: Scene, body: str = "<p>What we did last year.</p>") -> Return:
    """The same group's accepted return of the year before."""
    this = scene.ret.round
    period = PeriodFactory(board=this.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    round = RoundFactory(period=period, form=this.form, title="Progress return", due_on=None)
    ret = services.open_return(round=round, respondent=scene.ret.group, by=None)
    for answer in Answer.objects.filter(ret=ret):
        services.save_answer(answer=answer, body=body, by=None, based_on=0, done=True)
    services.submit(ret=ret, by=None)
    return services.accept(ret=ret, by=None)
