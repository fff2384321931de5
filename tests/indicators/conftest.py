"""A board with a year and somewhere to hang figures on, shared by the tests of what is printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lscb.board.models import Basis
from lscb.board.year import Year
from lscb.permissions import Role
from priorities.indicators import report, services
from tests.factories import indicators as factories
from tests.factories.accounts import person
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardAreaFactory, PeriodFactory


class Store:
    """A board with a year, an area of its own and one agency, to hang figures on."""

    def __init__(self):
        self.agency = AgencyFactory()
        self.board = self.agency.board
        self.year = PeriodFactory(board=self.board)
        self.before = PeriodFactory(board=self.board, name="2011-12", starts=date(2011, 4, 1), ends=date(2012, 3, 31))
        self.home = BoardAreaFactory(board=self.board).area
        self.source = factories.SourceFactory(board=self.board, name="The source")

    def indicator(self, schemes=(), **more):
        divided = dict(zip(("scheme1", "scheme2"), schemes, strict=False))
        more = {"unit": "people", "agency": self.agency, "source": self.source} | divided | more
        number = more.pop("number", 0)
        return services.define(
            board=self.board, reference=f"i-{number}", title=more.pop("title", "Children"), by=None, **more
        )

    def scheme(self, *names):
        categories = [{"code": n.lower(), "name": n} for n in names]
        return services.add_scheme(
            board=self.board, name="/".join(names), slug="-".join(names).lower(), categories=categories, by=None
        )

    def record(self, indicator, value=None, *codes, period=None, area=None, **more):
        schemes = (indicator.scheme1, indicator.scheme2)
        found = [s.categories.get(code=c) for s, c in zip(schemes, [*codes, "all", "all"], strict=False)]
        return services.record_observation(
            indicator=indicator,
            period=period or self.year,
            area=area or self.home,
            category1=found[0],
            category2=found[1],
            by=None,
            **({"value": Decimal(value)} if value is not None else {}),
            **more,
        )

    def state(self, indicator, kind, value, *codes, decimals=0, compared=None):
        schemes = (indicator.scheme1, indicator.scheme2)
        found = [s.categories.get(code=c) for s, c in zip(schemes, [*codes, "all", "all"], strict=False)]
        return factories.StatementFactory(
            indicator=indicator,
            kind=kind,
            value=Decimal(value),
            decimals=decimals,
            period=self.year,
            compared=compared,
            area=self.home,
            source=self.source,
            category1=found[0],
            category2=found[1],
        )

    def quarter(self, n, ends):
        starts = date(2012, 1 + 3 * n, 1)
        return PeriodFactory(board=self.board, name=f"Q{n}", basis=Basis.QUARTER, starts=starts, ends=ends)

    def blocks(self):
        return report.by_agency(Year(self.board, self.year)).get(self.agency.pk, ())


@pytest.fixture
def store(db):
    return Store()


@pytest.fixture
def office(client, store):
    """The board's manager, signed in."""
    client.force_login(person(Role.MANAGER, store.board))
    return client
