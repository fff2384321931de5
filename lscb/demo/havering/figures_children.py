"""Figures on children with a protection plan and looked after children, as printed for 2012-13."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Given = dict[str, Any]

ABUSE = (
    ("emotional", "Emotional abuse"),
    ("neglect", "Neglect"),
    ("physical", "Physical abuse"),
    ("sexual", "Sexual abuse"),
)
TIME = (
    ("unborn", "Unborn"),
    ("0-6", "0 to 6 months"),
    ("7-12", "7 to 12 months"),
    ("13-18", "13 to 18 months"),
    ("19-21", "19 to 21 months"),
    ("over-21", "Over 21 months"),
)
SCHEMES = (
    ("abuse", "Category of abuse", ABUSE),
    ("time-on-plan", "Time on a plan", TIME),
    ("where-assessed", "Where assessed", (("centres", "Children's centres"), ("schools", "Schools"))),
    ("training-level", "Level of training", (("1", "Level 1"), ("2", "Level 2"), ("3", "Level 3"))),
    (
        "police-posts",
        "Post",
        (
            ("inspectors", "Detective inspectors"),
            ("sergeants", "Detective sergeants"),
            ("constables", "Detective constables"),
            ("staff", "Police staff"),
        ),
    ),
    ("domestic-violence", "What was recorded", (("offences", "Offences"), ("incidents", "Incidents"))),
    (
        "behaviour-measures",
        "Measure",
        (
            ("yellow", "Yellow cards"),
            ("red", "Red cards"),
            ("acceptable", "Acceptable behaviour contracts"),
            ("contracts", "Anti-social behaviour contracts (enforcement)"),
            ("orders", "Anti-social behaviour orders"),
        ),
    ),
)

# Each row: unborn, 0 to 6 months, 7 to 12, 13 to 18, 19 to 21, over 21, and the row's printed total.
PLANS = {
    "emotional": (0, 27, 28, 5, 3, 1, 64),
    "neglect": (0, 22, 14, 4, 4, 1, 45),
    "physical": (1, 4, 3, 2, 0, 0, 10),
    "sexual": (0, 0, 2, 0, 0, 0, 2),
    "all": (2, 53, 47, 11, 7, 2, 121),
}
SHARES = ("1.7", "43.8", "38.8", "9.1", "5.8", "1.7", "100")


def _plans() -> Iterator[tuple[str, int, str, str]]:
    codes = (*(code for code, _ in TIME), "all")
    for abuse, row in PLANS.items():
        for time, value in zip(codes, row, strict=True):
            yield "2012-13", value, abuse, time


def _shares() -> Iterator[tuple[str, str, str, str, str, str]]:
    codes = (*(code for code, _ in TIME), "all")
    for time, value in zip(codes, SHARES, strict=True):
        yield "share", "2012-13", "", value, "all", time


PLAN = "child-protection-plans"
LOOKED_AFTER = "looked-after-children"

CHILDREN: tuple[Given, ...] = (
    {
        "reference": "cp-plans",
        "title": "Children with a child protection plan",
        "short_title": "Child protection plans",
        "definition": "Includes children who moved into Havering with a plan made elsewhere. The report names no day.",
        "sentence": "{value} children had a child protection plan, more than was usual before. Some of them came to "
        "Havering with a plan another authority had made.",
        "unit": "people",
        "nature": "stock",
        "schemes": ("abuse", "time-on-plan"),
        "charted": True,
        "topic": PLAN,
        "terms": "child protection plan\nprotection plans",
        "figures": tuple(_plans()),
        "statements": tuple(_shares()),
    },
    {
        "reference": "new-cp-plans-a-month",
        "title": "New child protection plans each month",
        "sentence": "On average {value} plans were begun each month, against {before} in the two years before.",
        "sentence_alone": "On average {value} plans were begun each month.",
        "unit": "monthly",
        "nature": "flow",
        "topic": PLAN,
        "figures": (("2010-12", 10), ("2012-13", 12)),
    },
    {
        "reference": "new-cp-plans-by-category",
        "title": "New child protection plans by category of abuse",
        "short_title": "New plans by category",
        "unit": "percent",
        "base_words": "per cent of the plans begun in the year",
        "nature": "flow",
        "schemes": ("abuse",),
        "charted": True,
        "topic": PLAN,
        "figures": (
            ("2011-12", 28, "emotional"),
            ("2011-12", 48, "neglect"),
            ("2011-12", 15, "physical"),
            ("2011-12", 9, "sexual"),
            ("2012-13", 42, "emotional"),
            ("2012-13", 40, "neglect"),
            ("2012-13", 16, "physical"),
            ("2012-13", 3, "sexual"),
        ),
    },
    {
        "reference": "new-cp-plans-sexual-abuse",
        "title": "New child protection plans for sexual abuse",
        "sentence": "Only {value} of the plans begun in the year were for sexual abuse.",
        "unit": "people",
        "nature": "flow",
        "topic": PLAN,
        "figures": (("2012-13", 4),),
    },
    {
        "reference": "placement-moves",
        "title": "Placement moves of looked after children",
        "unit": "percent",
        "better": "lower",
        "nature": "flow",
        "topic": LOOKED_AFTER,
        "owner": "Children's Services",
        "figures": (
            ("2012-13", {"marker": "m", "note": "Chart not supplied: one was printed here, and its numbers are lost."}),
        ),
    },
    {
        "reference": "placement-stability",
        "title": "Placements of looked after children that have lasted two years or more",
        "short_title": "Placement stability",
        "unit": "percent",
        "base_words": "per cent of placements",
        "decimals": 1,
        "better": "higher",
        "nature": "stock",
        "frequency": "quarterly",
        "charted": True,
        "topic": LOOKED_AFTER,
        "owner": "Children's Services",
        "figures": (
            ("2011-12", "49.1"),
            ("2011-12", "70.6", "Statistical neighbours"),
            ("2011-12", "68.6", "England"),
            ("Apr-Jun 2012", "57.4"),
            ("Jul-Sep 2012", "66.0"),
            ("Oct-Dec 2012", "61.4"),
            ("Jan-Mar 2013", "63.0"),
        ),
        "targets": (("2012-13", 75),),
        "printed": (("2012-13", "red", "Better"),),
    },
    {
        "reference": "adoption-orders",
        "title": "Adoption orders",
        "sentence": "{value} adoption orders had been made by the time of writing, which is not the full year.",
        "unit": "count",
        "nature": "flow",
        "better": "higher",
        "topic": LOOKED_AFTER,
        "owner": "Children's Services",
        "figures": (("2012-13 so far", 8),),
    },
    {
        "reference": "placed-for-adoption",
        "title": "Looked after children waiting for an adoption order",
        "sentence": "{value} more looked after children were already with the families who hoped to adopt them and "
        "waited for the order.",
        "unit": "people",
        "nature": "stock",
        "topic": LOOKED_AFTER,
        "owner": "Children's Services",
        "figures": (("2012-13 so far", 12),),
    },
    {
        "reference": "placement-orders",
        "title": "Looked after children with foster carers under a placement order",
        "sentence": "Another {value} lived with foster carers under a placement order.",
        "unit": "people",
        "nature": "stock",
        "topic": LOOKED_AFTER,
        "owner": "Children's Services",
        "figures": (("2012-13 so far", 8),),
    },
)
