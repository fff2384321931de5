"""Funds with what is paid into them, spent from them and said of them."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from finance.models import (
    Award,
    Balance,
    Contribution,
    Decision,
    Fund,
    Head,
    OtherIncome,
    PrintedStatement,
    Spending,
)
from tests.factories.agencies import AgencyFactory
from tests.factories.board import BoardFactory, PeriodFactory


class FundFactory(DjangoModelFactory[Fund]):
    class Meta:
        model = Fund

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Fund {n}")
    slug = factory.Sequence(lambda n: f"fund-{n}")


class ContributionFactory(DjangoModelFactory[Contribution]):
    """£1,000.00 agreed by an agency for 2012-13."""

    class Meta:
        model = Contribution

    period = factory.SubFactory(PeriodFactory)
    fund = factory.SubFactory(FundFactory, board=factory.SelfAttribute("..period.board"))
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..period.board"))
    agreed_pence = 100_000


class OtherIncomeFactory(DjangoModelFactory[OtherIncome]):
    class Meta:
        model = OtherIncome

    period = factory.SubFactory(PeriodFactory)
    fund = factory.SubFactory(FundFactory, board=factory.SelfAttribute("..period.board"))
    source = factory.Sequence(lambda n: f"Grant {n}")
    amount_pence = 50_000


class AwardFactory(DjangoModelFactory[Award]):
    class Meta:
        model = Award

    income = factory.SubFactory(OtherIncomeFactory)
    agency = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..income.fund.board"))
    amount_pence = 10_000


class HeadFactory(DjangoModelFactory[Head]):
    class Meta:
        model = Head

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Head {n}")


class SpendingFactory(DjangoModelFactory[Spending]):
    class Meta:
        model = Spending

    period = factory.SubFactory(PeriodFactory)
    fund = factory.SubFactory(FundFactory, board=factory.SelfAttribute("..period.board"))
    head = factory.SubFactory(HeadFactory, board=factory.SelfAttribute("..period.board"))
    actual_pence = 70_000


class BalanceFactory(DjangoModelFactory[Balance]):
    class Meta:
        model = Balance

    fund = factory.SubFactory(FundFactory)
    on = factory.Sequence(lambda n: date.fromordinal(date(2012, 4, 1).toordinal() + n))
    kind = Balance.Kind.STATED
    amount_pence = 443_700


class PrintedStatementFactory(DjangoModelFactory[PrintedStatement]):
    class Meta:
        model = PrintedStatement

    period = factory.SubFactory(PeriodFactory)
    fund = factory.SubFactory(FundFactory, board=factory.SelfAttribute("..period.board"))
    about = PrintedStatement.About.CONTRIBUTIONS
    amount_pence = 100_000


class DecisionFactory(DjangoModelFactory[Decision]):
    class Meta:
        model = Decision

    period = factory.SubFactory(PeriodFactory)
    fund = factory.SubFactory(FundFactory, board=factory.SelfAttribute("..period.board"))
    text = factory.Sequence(lambda n: f"The surplus was carried forward ({n}).")
