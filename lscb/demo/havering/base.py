"""Havering's board in 2012-13: its area, agencies, groups, offices and staff, from its published annual report."""

from __future__ import annotations

from datetime import date
from typing import Any

from agencies.models import Agency, Sector
from agencies.services import keep, succeed
from lscb.audit import services as audit
from lscb.board import services as boards
from lscb.board.models import Area, Board, Office, OfficeTerm, Post
from lscb.demo.stage import Stage
from workgroups.models import Group, GroupSuccession, Meeting, Seat
from workgroups.services import keep_group

VISION = (
    "Keeping children safe comes before all else the board does. Every agency in Havering is committed to better "
    "safeguarding and to better lives for all its children."
)
AIMS = """Act to keep children from harm.
Make Havering a safer place to live in.
Find out what needs to be better and put it first, so that every child can do well.
Let children and young people take part in decisions about them."""

AREAS = (
    ("Havering", Area.Kind.AUTHORITY, "E09000016"),
    ("Statistical neighbours", Area.Kind.NEIGHBOURS, ""),
    ("England", Area.Kind.NATION, "E92000001"),
)

# what the demonstration calls it, full name, name in tables, sector, statutory partner, part of, order
AGENCIES: tuple[tuple[str, str, str, str, bool, str, int], ...] = (
    ("havering-council", "London Borough of Havering", "Havering Council", Sector.COUNCIL, True, "", 0),
    (
        "childrens-services",
        "Havering Children's Services",
        "Children's Services",
        Sector.COUNCIL,
        False,
        "havering-council",
        1,
    ),
    (
        "adult-social-care",
        "Havering Adult Social Care",
        "Adult Social Care",
        Sector.COUNCIL,
        False,
        "havering-council",
        2,
    ),
    ("housing", "Havering Housing Services", "Housing", Sector.COUNCIL, False, "havering-council", 3),
    ("probation", "London Probation Trust", "Probation", Sector.PROBATION, True, "", 4),
    ("nelft", "North East London NHS Foundation Trust", "NELFT", Sector.HEALTH, True, "", 5),
    ("ccg", "Havering Clinical Commissioning Group", "Clinical Commissioning Group", Sector.HEALTH, True, "", 6),
    (
        "bhrut",
        "Barking, Havering and Redbridge University Hospitals NHS Trust",
        "BHRUT",
        Sector.HEALTH,
        True,
        "",
        7,
    ),
    ("police", "Metropolitan Police Service", "Police", Sector.POLICE, True, "", 8),
    (
        "police-cait",
        "Police Child Abuse Investigation Team",
        "Police child abuse team",
        Sector.POLICE,
        False,
        "police",
        9,
    ),
    (
        "community-safety",
        "Havering Community Safety",
        "Community Safety",
        Sector.COUNCIL,
        False,
        "havering-council",
        10,
    ),
    (
        "domestic-violence",
        "Domestic violence forum and risk conference",
        "Domestic violence",
        Sector.COUNCIL,
        False,
        "community-safety",
        11,
    ),
    (
        "anti-social-behaviour",
        "Anti-social behaviour",
        "Anti-social behaviour",
        Sector.COUNCIL,
        False,
        "community-safety",
        12,
    ),
    (
        "offender-management",
        "Integrated offender management",
        "Offender management",
        Sector.COUNCIL,
        False,
        "community-safety",
        13,
    ),
    ("nhs-onel", "NHS Outer North East London", "NHS ONEL", Sector.HEALTH, True, "", 14),
    ("cafcass", "Children and Family Court Advisory and Support Service", "Cafcass", Sector.COURTS, True, "", 15),
)

# what the demonstration calls it, name, kind, chaired by, how often, order, ended
GROUPS: tuple[tuple[str, str, str, str, str, int, date | None], ...] = (
    ("board", "The board", Group.Kind.BOARD, "Independent chair", "", 0, None),
    (
        "child-death-overview-panel",
        "Child death overview panel",
        Group.Kind.PANEL,
        "",
        "",
        1,
        None,
    ),
    ("child-sexual-exploitation", "Child sexual exploitation", Group.Kind.WORKING, "", "Every two months", 2, None),
    (
        "quality-and-effectiveness",
        "Quality and effectiveness",
        Group.Kind.WORKING,
        "Head of children and young people's services",
        "Every six weeks",
        3,
        None,
    ),
    ("case-review", "Case review", Group.Kind.WORKING, "", "", 4, None),
    (
        "safeguarding-in-employment",
        "Safeguarding in employment",
        Group.Kind.WORKING,
        "Local authority designated officer",
        "",
        5,
        None,
    ),
    ("training-and-communication", "Training and communication", Group.Kind.WORKING, "", "", 6, None),
    ("performance-management", "Performance management", Group.Kind.WORKING, "", "", 7, date(2012, 10, 31)),
)


def set_the_stage(by: Any = None) -> Stage:
    """Founds the board with its year, areas, agencies, groups, offices and posts."""
    board = boards.found(
        by=by,
        name="Havering Local Safeguarding Children Board",
        short_name="Havering",
        slug="havering",
        kind=Board.Kind.LSCB,
        vision=VISION,
        aims=AIMS,
        invented=True,
    )
    year = boards.lay_out_year(board=board, name="2012-13", starts=date(2012, 4, 1), ends=date(2013, 3, 31), by=by)
    stage = Stage(board=board, year=year, by=by)
    _areas(stage)
    _agencies(stage)
    _groups(stage)
    _offices(stage)
    return stage


def _areas(stage: Stage) -> None:
    for order, (name, kind, code) in enumerate(AREAS):
        stage.areas[name] = audit.add(
            Area(board=stage.board, name=name, kind=kind, code=code, order=order), by=stage.by
        )
    boards.cover(board=stage.board, area=stage.areas["Havering"], by=stage.by)


def _agencies(stage: Stage) -> None:
    for slug, name, short, sector, statutory, part_of, order in AGENCIES:
        agency = Agency(
            board=stage.board,
            name=name,
            short_name=short,
            sector=sector,
            statutory=statutory,
            part_of=stage.agencies.get(part_of),
            order=order,
        )
        stage.agencies[slug] = keep(agency=agency, by=stage.by)
    succeed(
        old=stage.agencies["nhs-onel"],
        new=stage.agencies["ccg"],
        kind="replaced",
        on=date(2013, 4, 1),
        note="Clinical commissioning groups took over from primary care trusts.",
        by=stage.by,
    )


def _groups(stage: Stage) -> None:
    for slug, name, kind, chaired_by, meets, order, ends in GROUPS:
        group = Group(
            board=stage.board,
            name=name,
            kind=kind,
            chaired_by=chaired_by,
            meets=meets,
            order=order,
            ends=ends,
            reports_to=stage.groups.get("board"),
        )
        stage.groups[slug] = keep_group(group=group, by=stage.by)
    audit.add(
        GroupSuccession(
            old=stage.groups["performance-management"],
            new=stage.groups["quality-and-effectiveness"],
            on_words="October 2012",
            note="The board revised its working groups at its development day.",
        ),
        by=stage.by,
    )
    board = stage.groups["board"]
    audit.add(Seat(group=board, title="Independent chair", order=0), by=stage.by)


def _offices(stage: Stage) -> None:
    chair = audit.add(
        Office(board=stage.board, title="Independent chair", duties="Chairs the board.", order=0, signs_off=True),
        by=stage.by,
    )
    audit.add(OfficeTerm(office=chair, note="The report for 2012–13 is this chair's last."), by=stage.by)
    posts = (
        ("Business manager", "Helps the board reach the priorities it agreed."),
        ("Training and development officer", "Helps the board reach the priorities it agreed."),
        ("Administrator", "Helps the board reach the priorities it agreed."),
    )
    for order, (title, duties) in enumerate(posts):
        audit.add(
            Post(
                board=stage.board, period=stage.year, title=title, duties=duties, state=Post.State.FILLED, order=order
            ),
            by=stage.by,
        )


def meeting(stage: Stage, group: str, on: date, title: str = "") -> Meeting:
    """A meeting that was held."""
    return audit.add(Meeting(group=stage.groups[group], on=on, title=title, state=Meeting.State.HELD), by=stage.by)
