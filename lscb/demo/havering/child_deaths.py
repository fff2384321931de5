"""Havering's child deaths in 2012-13, held as the totals its report gives."""

from __future__ import annotations

from lscb.audit import services as audit
from lscb.demo.stage import Stage
from workgroups.cdop import services
from workgroups.cdop.models import PanelAction, PanelCount

TOTALS = {
    "reviewed": 18,
    "expected": 11,
    "unexpected": 7,
    "meetings": 3,
    "leaflet_days": "within a week of the death, as a matter of course",
    "note": "The report gives these totals only: neither the deaths notified nor those still to be reviewed. It counts "
    "the other panels without Havering’s, and does not say whether Havering is among the boroughs it counts.",
}
# what is counted, how many, whether it counts children
COUNTS = (
    ("Deaths put down to a parent and baby sharing a bed", 0, True),
    ("Serious untoward incidents opened at Queen’s Hospital over a child’s death", 2, False),
    ("Other panels in north east London that the panel joined with", 7, False),
    ("Boroughs whose figures are to be gathered in one data set", 7, False),
    ("Times a year the panels are to meet together", 2, False),
)
# kind, text
WORK = (
    (
        PanelAction.Kind.STANDING,
        "By law the board has had a child death overview panel since 2008. It looks into how every child of the "
        "borough who died came to die.",
    ),
    (PanelAction.Kind.LEARNING, "Expected deaths again outnumbered unexpected ones, as in earlier years."),
    (PanelAction.Kind.LEARNING, "Nothing known so far points to a particular pattern."),
    (
        PanelAction.Kind.LEARNING,
        "Deaths of newborn babies seem to have become more frequent since the panel began its work in 2008.",
    ),
    (
        PanelAction.Kind.LEARNING,
        "That no death was put down to bed sharing may owe something to My Sleep, My Space, the campaign the panel "
        "began in 2011–12.",
    ),
    (
        PanelAction.Kind.ACTION,
        "The panel joined with its neighbours in north east London, so that they can support one another and "
        "analyse their figures together.",
    ),
    (PanelAction.Kind.ACTION, "The board ratified a leaflet for parents during the year."),
    (
        PanelAction.Kind.ACTION,
        "The panel’s own annual report for 2012–13 can be read on the board’s website.",
    ),
    (
        PanelAction.Kind.FAMILIES,
        "The leaflet explains how the panel works and whom to speak to for parents who wish to take part.",
    ),
    (
        PanelAction.Kind.FAMILIES,
        "The panel worked closely with Havering and Brentwood Bereavement Services, so that relatives and "
        "schoolchildren touched by a child’s death are offered help. This goes on in the coming year.",
    ),
    (
        PanelAction.Kind.NEXT,
        "For newborn babies’ deaths the panel will go through the mothers’ antenatal records, with an eye to "
        "weight at birth and length of pregnancy.",
    ),
    (
        PanelAction.Kind.NEXT,
        "Meeting together, the panels are to go over their statistics and to agree one data set for gathering them.",
    ),
)


def load(stage: Stage) -> None:
    """The year's totals and what the panel did."""
    panel = stage.groups["child-death-overview-panel"]
    services.record_totals(
        board=stage.board,
        panel=panel,
        period=stage.year,
        by=stage.by,
        counts=[
            {"heading": PanelCount.Heading.OTHER, "label": label, "count": count, "people": people}
            for label, count, people in COUNTS
        ],
        **TOTALS,
    )
    for order, (kind, text) in enumerate(WORK):
        audit.add(
            PanelAction(board=stage.board, panel=panel, period=stage.year, kind=kind, text=text, order=order),
            by=stage.by,
        )
