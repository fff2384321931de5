"""Rates of take-up, each with its base in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from lscb.document import figures
from lscb.document.blocks import Block, Bound, Figure, Fill, Gap, Unit, paragraph
from lscb.document.figures import recorded, share
from workgroups.training.models import TakeUp

OWED_BY = "Training and communication working group"


def decimals(value: Decimal | None) -> int:
    """How many decimals a stated percentage has: none for 21.00."""
    return 0 if value is None or value == int(value) else max(0, -int(value.normalize().as_tuple().exponent))


def absence(numbers: TakeUp) -> Figure | None:
    """Those who did not come, of those booked and not cancelled; None where that cannot be reckoned."""
    if numbers.no_show is None or numbers.registered is None:
        return None
    of = numbers.of_what
    absent = recorded(f"Did not come: {of}", numbers, "no_show", unit=Unit.PEOPLE)
    expected = recorded(f"Booked: {of}", numbers, "registered", unit=Unit.PEOPLE)
    if numbers.cancelled is not None:
        cancelled = recorded(f"Cancelled: {of}", numbers, "cancelled", unit=Unit.PEOPLE)
        expected = figures.difference(f"Booked and not cancelled: {of}", expected, cancelled, unit=Unit.PEOPLE)
    made = share(f"Absence: {of}", absent, expected)
    return figures.with_printed(made, numbers.absence_stated) if numbers.absence_stated is not None else made


def stated_absence(numbers: TakeUp) -> Iterable[Block]:
    """The absence a source states without the numbers behind it, and a gap for its base."""
    if numbers.absence_stated is None or absence(numbers) is not None:
        return
    made = recorded(
        f"Absence as stated: {numbers.of_what}",
        numbers,
        "absence_stated",
        unit=Unit.PERCENT,
        decimals=decimals(numbers.absence_stated),
        bound=Bound(numbers.absence_bound),
    )
    yield paragraph("The share of people who did not come was stated as ", made, ".")
    yield Gap(
        "Base of the absence rate",
        "Of how many people that is the share was not stated.",
        OWED_BY,
        fill=Fill("training.takeup", pk=numbers.pk),
    )


def filled(numbers: TakeUp) -> Iterable[Block]:
    """How many of the places offered were taken; an event's own places, where its numbers name none."""
    of_event = numbers.places is None and numbers.agency_id is None and numbers.event is not None
    offers: Any = numbers.event if of_event else numbers
    if not offers.places or numbers.attended is None:
        return
    of = numbers.of_what
    came = recorded(f"Attended: {of}", numbers, "attended", unit=Unit.PEOPLE)
    places = recorded(f"Places: {of}", offers, "places")
    yield paragraph(f"{of}: ", share(f"Places taken: {of}", came, places), " of the places offered were taken.")
