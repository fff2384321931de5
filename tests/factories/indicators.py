"""The statistics store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from lscb.board.models import Tone
from priorities.indicators.models import (
    Category,
    CategoryScheme,
    DerivedPart,
    Doubt,
    FigureImport,
    FileMapping,
    Indicator,
    Observation,
    PrintedStatus,
    Range,
    SeriesBreak,
    Source,
    StagedFigure,
    Statement,
    Target,
    Threshold,
)
from tests.factories.board import AreaFactory, BoardFactory, PeriodFactory


class CategorySchemeFactory(DjangoModelFactory[CategoryScheme]):
    """A scheme with the category for its whole, as services make one."""

    class Meta:
        model = CategoryScheme
        skip_postgeneration_save = True

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Scheme {n}")
    slug = factory.Sequence(lambda n: f"scheme-{n}")
    whole = factory.RelatedFactory(
        "tests.factories.indicators.CategoryFactory", "scheme", code="all", name="All", is_all=True
    )


class CategoryFactory(DjangoModelFactory[Category]):
    class Meta:
        model = Category

    scheme = factory.SubFactory(CategorySchemeFactory)
    code = factory.Sequence(lambda n: f"category-{n}")
    name = factory.Sequence(lambda n: f"Category {n}")
    order = factory.Sequence(lambda n: n)


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Source {n}")
    kind = Source.Kind.REPORT


class IndicatorFactory(DjangoModelFactory[Indicator]):
    """An undivided count of people."""

    class Meta:
        model = Indicator

    board = factory.SubFactory(BoardFactory)
    reference = factory.Sequence(lambda n: f"indicator-{n}")
    title = factory.Sequence(lambda n: f"Indicator {n}")
    unit = "people"
    scheme1 = factory.SubFactory(CategorySchemeFactory, board=factory.SelfAttribute("..board"))
    scheme2 = factory.SelfAttribute("scheme1")


class ObservationFactory(DjangoModelFactory[Observation]):
    """The whole's figure for 2012-13."""

    class Meta:
        model = Observation

    indicator = factory.SubFactory(IndicatorFactory)
    period = factory.SubFactory(PeriodFactory, board=factory.SelfAttribute("..indicator.board"))
    area = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..indicator.board"))
    source = factory.SubFactory(SourceFactory, board=factory.SelfAttribute("..indicator.board"))
    category1 = factory.LazyAttribute(lambda o: o.indicator.scheme1.categories.get(is_all=True))
    category2 = factory.LazyAttribute(lambda o: o.indicator.scheme2.categories.get(is_all=True))
    value = Decimal(121)


class DerivedPartFactory(DjangoModelFactory[DerivedPart]):
    class Meta:
        model = DerivedPart

    indicator = factory.SubFactory(IndicatorFactory, operation="sum")
    part = factory.SubFactory(IndicatorFactory, board=factory.SelfAttribute("..indicator.board"))
    order = factory.Sequence(lambda n: n)


class SeriesBreakFactory(DjangoModelFactory[SeriesBreak]):
    class Meta:
        model = SeriesBreak

    indicator = factory.SubFactory(IndicatorFactory)
    on = date(2012, 4, 1)
    note = "Counted by episode from this day on."


class TargetFactory(DjangoModelFactory[Target]):
    class Meta:
        model = Target

    indicator = factory.SubFactory(IndicatorFactory)
    period = factory.SubFactory(PeriodFactory, board=factory.SelfAttribute("..indicator.board"))
    area = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..indicator.board"))
    value = Decimal(75)


class ThresholdFactory(DjangoModelFactory[Threshold]):
    class Meta:
        model = Threshold

    indicator = factory.SubFactory(IndicatorFactory)
    period = factory.SubFactory(PeriodFactory, board=factory.SelfAttribute("..indicator.board"))
    amber_within = Decimal(5)


class PrintedStatusFactory(DjangoModelFactory[PrintedStatus]):
    class Meta:
        model = PrintedStatus

    indicator = factory.SubFactory(IndicatorFactory)
    period = factory.SubFactory(PeriodFactory, board=factory.SelfAttribute("..indicator.board"))
    area = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..indicator.board"))
    source = factory.SubFactory(SourceFactory, board=factory.SelfAttribute("..indicator.board"))
    rag = Tone.RED
    direction = "Better"


class RangeFactory(DjangoModelFactory[Range]):
    class Meta:
        model = Range

    indicator = factory.SubFactory(IndicatorFactory)
    period = factory.SubFactory(PeriodFactory, board=factory.SelfAttribute("..indicator.board"))
    area = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..indicator.board"), kind="region")
    source = factory.SubFactory(SourceFactory, board=factory.SelfAttribute("..indicator.board"))
    lowest = Decimal(40)
    highest = Decimal(80)


class StatementFactory(DjangoModelFactory[Statement]):
    class Meta:
        model = Statement

    indicator = factory.SubFactory(IndicatorFactory)
    kind = Statement.Kind.MEAN
    period = factory.SubFactory(PeriodFactory, board=factory.SelfAttribute("..indicator.board"))
    area = factory.SubFactory(AreaFactory, board=factory.SelfAttribute("..indicator.board"))
    source = factory.SubFactory(SourceFactory, board=factory.SelfAttribute("..indicator.board"))
    category1 = factory.LazyAttribute(lambda o: o.indicator.scheme1.categories.get(is_all=True))
    category2 = factory.LazyAttribute(lambda o: o.indicator.scheme2.categories.get(is_all=True))
    value = Decimal(12)


class DoubtFactory(DjangoModelFactory[Doubt]):
    """What a check found of an indicator."""

    class Meta:
        model = Doubt

    indicator = factory.SubFactory(IndicatorFactory)
    name = "whole"
    key = factory.Sequence(lambda n: f"key-{n}")
    digest = "0" * 64
    place = "2012–13"
    printed = "13"
    computed = "12 (7 + 5)"
    difference = "1 more"


class FileMappingFactory(DjangoModelFactory[FileMapping]):
    """A mapping of nothing yet."""

    class Meta:
        model = FileMapping

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Mapping {n}")


class FigureImportFactory(DjangoModelFactory[FigureImport]):
    """A file in our own layout, handed in and not read yet."""

    class Meta:
        model = FigureImport

    board = factory.SubFactory(BoardFactory)
    name = "figures.csv"
    file = factory.django.FileField(filename="figures.csv", data=b"indicator,period,value\nnone,2012-13,1\n")
    size = 38
    sha256 = "0" * 64


class StagedFigureFactory(DjangoModelFactory[StagedFigure]):
    """A refused row."""

    class Meta:
        model = StagedFigure

    of = factory.SubFactory(FigureImportFactory)
    row = factory.Sequence(lambda n: n + 2)
    problem = "No indicator is called “none”."
    verdict = StagedFigure.Verdict.REFUSED
