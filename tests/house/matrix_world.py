"""A small world to try every address in: two boards, a person of every role, records of this year and of the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client

from agencies.section11 import services as section11
from lscb.accounts.models import Grant, User
from lscb.board.models import Board
from lscb.calendar.services import make_address
from lscb.permissions import Role
from lscb.returns import services
from lscb.returns.models import Answer, Form, Return
from tests.factories.accounts import GrantFactory, person
from tests.factories.agencies import AgencyFactory
from tests.factories.annualreport import CommentFactory, OutlineSectionFactory, ReportFactory, SharedDraftFactory
from tests.factories.board import BoardFactory, PeriodFactory
from tests.factories.people import InvitationFactory
from tests.factories.returns import FormFactory, HeadingFactory, RoundFactory
from tests.factories.section11 import JudgementFactory
from tests.factories.workgroups import GroupFactory

BEFORE = date(2010, 3, 31)
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Place:
    """One board with a group, an agency and the returns they owe, this year and the year before."""

    board: Board
    group: Any = None
    agency: Any = None
    period: Any = None
    forms: dict[str, Form] = field(default_factory=dict)
    of_group: Any = None
    of_agency: Any = None
    last_year: Any = None
    judgement: Any = None
    evidence: Any = None
    report: Any = None
    draft: Any = None
    comment: Any = None
    invitation: Any = None
    membership: Any = None
    records: dict[str, Any] = field(default_factory=dict)  # what the modules of the matrix add, by name


@dataclass
class World:
    """The boards, the people by what they are, and a signed-in browser for each."""

    here: Place
    there: Place
    people: dict[str, User | None]
    clients: dict[str, Client]
    feed: str  # the private address of the member's calendar


def build() -> World:
    """Everything, stored.

    Readers are named by role; "their_" are of the other board, "other_" of this board but another agency or group,
    "former_" had a role that ended.
    """
    here, there = place(), place()
    people = everybody(here, there)
    feed = make_address(user=people[Role.MEMBER], by=people[Role.MEMBER])
    return World(here, there, people, {name: signed_in(user) for name, user in people.items()}, feed)


def signed_in(user: User | None) -> Client:
    """A browser in which somebody has signed in, or nobody."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client


def place() -> Place:
    """A board and its year."""
    here = Place(BoardFactory())
    here.period = PeriodFactory(board=here.board)
    earlier = PeriodFactory(board=here.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
    here.group, here.agency = GroupFactory(board=here.board), AgencyFactory(board=here.board)
    for whom in Form.ForWhom:
        here.forms[whom] = FormFactory(board=here.board, for_whom=whom)
        HeadingFactory(form=here.forms[whom], order=1)
    here.of_group = asked(here.period, here.forms[Form.ForWhom.GROUPS], here.group)
    here.of_agency = asked(here.period, here.forms[Form.ForWhom.AGENCIES], here.agency)
    here.last_year = asked(earlier, here.forms[Form.ForWhom.GROUPS], here.group)
    here.judgement = JudgementFactory(ret=here.of_agency)
    here.evidence = section11.add_evidence(
        judgement=here.judgement, title="A policy", name="policy.txt", content=b"Policy.", by=None
    )
    here.report = ReportFactory(period=here.period)
    OutlineSectionFactory(report=here.report, heading="Money")
    here.draft = SharedDraftFactory(report=here.report, number=1)
    here.comment = CommentFactory(draft=here.draft)
    here.invitation = InvitationFactory(board=here.board, token=f"token of {here.board.pk}")
    here.membership = GrantFactory(user=person(), role=Role.MEMBER, scope=here.board.scopes()[0])
    return here


def asked(period: Any, form: Form, respondent: Any) -> Return:
    """A return that has been asked for, with a text that stands, one set aside and a picture."""
    ret = services.open_return(round=RoundFactory(period=period, form=form), respondent=respondent, by=None)
    answer = Answer.objects.get(ret=ret)
    for words in ("standing", "set aside"):
        services.save_answer(answer=answer, body=f"<p>{words}</p>", by=None, based_on=0, done=True)
    services.add_picture(answer=answer, name="chart.png", content=PNG, alt="A chart.", by=None)
    return ret


def everybody(here: Place, there: Place) -> dict[str, User | None]:
    """A person of every role, strangers of every kind, and nobody signed in."""
    group, agency = GroupFactory(board=here.board), AgencyFactory(board=here.board)
    scopes: dict[str, tuple[Role, Any]] = {
        **{str(role): (role, here.board) for role in Role},
        Role.CHAIR: (Role.CHAIR, here.group),
        Role.LEAD: (Role.LEAD, here.agency),
        Role.CONTRIBUTOR: (Role.CONTRIBUTOR, here.agency),
        Role.TECHNICIAN: (Role.TECHNICIAN, "*"),
        "other_chair": (Role.CHAIR, group),
        "other_lead": (Role.LEAD, agency),
        "their_manager": (Role.MANAGER, there.board),
        "their_chair": (Role.CHAIR, there.group),
        "their_lead": (Role.LEAD, there.agency),
        "their_member": (Role.MEMBER, there.board),
        "their_panel_officer": (Role.PANEL_OFFICER, there.board),
        "former_manager": (Role.MANAGER, here.board),
        "former_chair": (Role.CHAIR, here.group),
    }
    people: dict[str, User | None] = {name: person(role, of) for name, (role, of) in scopes.items()}
    former = [user.pk for name, user in people.items() if user and name.startswith("former_")]
    Grant.objects.filter(user__in=former).update(ends=BEFORE)
    return people | {"nobody": person(), "anonymous": None}


Where = Callable[[World], tuple[Any, ...]]


def answer_in(ret: Return) -> tuple[int, int]:
    """The numbers of a return and of its answer."""
    return ret.pk, Answer.objects.get(ret=ret).pk


def aside_in(ret: Return) -> tuple[int, int, int]:
    """The same, and of the text that was set aside."""
    versions = Answer.objects.get(ret=ret).versions
    return (*answer_in(ret), versions.get(set_aside=True).pk)


def picture_in(ret: Return) -> tuple[int, int, int]:
    """The same, and of the picture."""
    return (*answer_in(ret), Answer.objects.get(ret=ret).pictures.get().pk)
