"""Agencies and who speaks for them."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from agencies.models import Agency, AgencyName, Representative, Sector, Succession
from tests.factories.board import BoardFactory


class AgencyFactory(DjangoModelFactory[Agency]):
    class Meta:
        model = Agency

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Invented agency {n}")
    short_name = factory.Sequence(lambda n: f"Agency {n}")
    slug = factory.Sequence(lambda n: f"agency-{n}")
    sector = Sector.OTHER


class AgencyNameFactory(DjangoModelFactory[AgencyName]):
    class Meta:
        model = AgencyName

    agency = factory.SubFactory(AgencyFactory)
    name = factory.Sequence(lambda n: f"Earlier name {n}")
    ends = date(2012, 3, 31)


class SuccessionFactory(DjangoModelFactory[Succession]):
    class Meta:
        model = Succession

    old = factory.SubFactory(AgencyFactory)
    new = factory.SubFactory(AgencyFactory, board=factory.SelfAttribute("..old.board"))
    kind = Succession.Kind.REPLACED
    on = date(2013, 4, 1)


class RepresentativeFactory(DjangoModelFactory[Representative]):
    class Meta:
        model = Representative

    agency = factory.SubFactory(AgencyFactory)
    part = Representative.Part.LEAD
    post = "Head of safeguarding"
