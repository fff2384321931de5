"""Training by single agencies, as they state it."""

from __future__ import annotations

from collections.abc import Iterable

from lscb.board.joining import joined
from lscb.board.year import Year
from lscb.document import figures
from lscb.document.blocks import Block, Bound, Inline, Row, Table, Unit, bullets, row
from workgroups.training.models import SingleAgencyTraining
from workgroups.training.rates import decimals


def of_year(year: Year) -> list[SingleAgencyTraining]:
    """The year's rows with their agencies, in the agencies' order, read once."""
    rows = SingleAgencyTraining.objects.of_board(year.board).overlapping(year.period).order_by("order", "title")
    return year.once("training.single", lambda: sorted(joined(year, rows, "agency", "period"), key=_place))


def _place(own: SingleAgencyTraining) -> tuple[int, str]:
    return (own.agency.order, own.agency.name)


def blocks(given: list[SingleAgencyTraining], *, with_agency: bool) -> Iterable[Block]:
    """A table of what is stated in numbers, and a list of what is stated in words."""
    counted = [own for own in given if _numbers(own)]
    if counted:
        first = ("Agency", "Training") if with_agency else ("Training",)
        columns = (*first, "Staff trained", "Of those who need it", "Share", "Groups trained")
        yield Table("Staff trained by their own agency", columns, tuple(_row(own, with_agency) for own in counted))
    told = [_told(own, with_agency) for own in given if own.text]
    if told:
        yield bullets(*told)


def _numbers(own: SingleAgencyTraining) -> bool:
    return any(value is not None for value in (own.trained, own.base, own.rate_stated, own.cohorts))


def _row(own: SingleAgencyTraining, with_agency: bool) -> Row:
    name = str(own)
    trained = figures.recorded(f"Trained: {name}", own, "trained", unit=Unit.PEOPLE)
    base = figures.recorded(f"Who need it: {name}", own, "base", unit=Unit.PEOPLE)
    cohorts: Inline | str = ""
    if own.cohorts is not None:
        cohorts = figures.recorded(f"Groups trained: {name}", own, "cohorts")
    first = (str(own.agency), own.title) if with_agency else (own.title,)
    return row(*first, trained, base, _share(own), cohorts)


def _share(own: SingleAgencyTraining) -> Inline | str:
    """Reckoned where both numbers are stated, with what the agency printed beside; otherwise as it states it."""
    name = str(own)
    if own.trained is not None and own.base:
        trained = figures.recorded(f"Trained: {name}", own, "trained", unit=Unit.PEOPLE)
        base = figures.recorded(f"Who need it: {name}", own, "base", unit=Unit.PEOPLE)
        made = figures.share(f"Share trained: {name}", trained, base)
        return figures.with_printed(made, own.rate_stated) if own.rate_stated is not None else made
    if own.rate_stated is None:
        return ""
    return figures.recorded(
        f"Share trained: {name}",
        own,
        "rate_stated",
        unit=Unit.PERCENT,
        decimals=decimals(own.rate_stated),
        bound=Bound(own.rate_bound),
    )


def _told(own: SingleAgencyTraining, with_agency: bool) -> str:
    return f"{own.agency}: {own.text}" if with_agency else own.text
