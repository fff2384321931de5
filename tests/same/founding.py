"""What every chapter's test begins with: what the demonstration holds, and then a board that holds nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction

from agencies.models import Agency
from lscb.board.models import Period
from lscb.demo.havering.base import set_the_stage
from lscb.demo.havering.priorities_texts import AGREED, PRIORITIES, TOPICS
from lscb.demo.stage import Stage
from priorities.models import Priority, Topic
from tests.factories.board import BoardFactory
from tests.same.entering import Screens
from workgroups.models import Group


@contextmanager
def demonstrated(*parts: Callable[[Stage], object], founded: Callable[[], Stage] = set_the_stage) -> Iterator[Stage]:
    """The demonstration's stage with some of its parts, in order; afterwards the database is as empty as before.

    The records in `Stage` can be read on, to be entered again. `founded` sets another stage than Havering's.
    """
    with transaction.atomic():
        stage = founded()
        for load in parts:
            load(stage)
        yield stage
        transaction.set_rollback(True)


def empty_year(stage: Stage, years_later: int = 0) -> Period:
    """The demonstration's board and year, or one that comes later, entered on the set-up's screens, with nothing else.

    What stands before is what a technician founds: a board of some name in an address of its own.
    """
    of, board = stage.board, BoardFactory(slug=stage.board.slug)
    office = Screens(board)
    said = {"name": of.name, "short_name": of.short_name, "kind": of.kind, "nation": of.nation}
    office.enter("setup-board", **said, vision=of.vision, aims=of.aims, threshold=of.threshold)
    starts, ends = (day.replace(year=day.year + years_later) for day in (stage.year.starts, stage.year.ends))
    name = f"{starts.year}-{ends:%y}"
    office.enter("setup-add", "periods", name=name, basis="Reporting year", starts=starts, ends=ends)
    return Period.objects.select_related("board").get(board=board)


def enter_agencies(office: Screens, stage: Stage, *slugs: str) -> dict[str, Agency]:
    """The demonstration's agencies, or those named with the bodies they belong to, entered on the agency screen.

    By what the demonstration calls them.
    """
    wanted = {above.name for slug in slugs or stage.agencies for above in _with_those_above(stage.agencies[slug])}
    for agency in stage.agencies.values():
        if agency.name in wanted:
            office.enter(
                "agency-add",
                name=agency.name,
                short_name=agency.short_name,
                sector=agency.get_sector_display(),
                statutory=agency.statutory,
                part_of=agency.part_of.short_name if agency.part_of else None,
                order=agency.order,
            )
    entered = {agency.name: agency for agency in Agency.objects.of_board(office.board)}
    return {slug: entered[agency.name] for slug, agency in stage.agencies.items() if agency.name in entered}


def _with_those_above(agency: Agency) -> list[Agency]:
    return [agency, *(_with_those_above(agency.part_of) if agency.part_of else [])]


def enter_groups(office: Screens, stage: Stage, *slugs: str) -> dict[str, Group]:
    """The demonstration's groups, or those named with the board itself, entered on the group screen.

    By what the demonstration calls them.
    """
    entered = {}
    for slug, group in stage.groups.items():
        if not slugs or slug in (*slugs, "board"):
            office.enter(
                "group-add",
                name=group.name,
                kind=group.get_kind_display(),
                purpose=group.purpose,
                chaired_by=group.chaired_by,
                reports_to=group.reports_to.name if group.reports_to else None,
                meets=group.meets,
                order=group.order,
                ends=group.ends,
            )
            entered[slug] = Group.objects.get(board=office.board, name=group.name)
    return entered


def set_priorities(office: Screens, year: Period) -> None:
    """The demonstration's priorities, with no heading yet."""
    for number, title, aim in PRIORITIES:
        office.enter("priority-add", period=year, number=number, title=title, aim=aim, agreed=AGREED)


def enter_priorities(office: Screens, year: Period) -> dict[str, Topic]:
    """The demonstration's priorities and their headings, with nothing reported yet; the headings by its names."""
    set_priorities(office, year)
    entered = {}
    for called, name, serves in TOPICS:
        priorities = list(Priority.objects.filter(period=year, number__in=serves))
        office.enter("topic-add", priorities[0].pk, name=name, priorities=priorities)
        entered[called] = Topic.objects.get(period=year, name=name)
    return entered
