"""Figures on early assessments, and on allegations against people who work with children."""

from __future__ import annotations

from typing import Any

TOPIC = "early-help"
OWNER = "Children's Services"

EARLY_HELP: tuple[dict[str, Any], ...] = (
    {
        "reference": "early-assessments",
        "title": "Early assessments completed",
        "definition": "Assessments under the common assessment framework.",
        "sentence": "{value} early assessments (under the common assessment framework) were completed: more than in "
        "earlier years, and fewer than the board would wish.",
        "unit": "count",
        "nature": "flow",
        "better": "higher",
        "topic": TOPIC,
        "owner": OWNER,
        "terms": "CAF\ncommon assessment",
        "figures": (
            ("2012-13", 181),
            ("2011-12", {"marker": "x", "note": "The report says that there were fewer and gives no number."}),
        ),
        "statements": (("mean", "2012-13", "", "12"),),
    },
    {
        "reference": "referrals-below-threshold",
        "title": "Referrals each month that do not meet the threshold for social care",
        "unit": "monthly",
        "nature": "flow",
        "topic": TOPIC,
        "owner": OWNER,
        "figures": (
            (
                "2012-13",
                {"marker": "x", "note": "The report sets its early assessments against these and gives no number."},
            ),
        ),
    },
    {
        "reference": "early-assessments-by-place",
        "title": "Where early assessments were made",
        "unit": "percent",
        "base_words": "per cent of the early assessments of the year",
        "nature": "flow",
        "schemes": ("where-assessed",),
        "adds_up": False,
        "topic": TOPIC,
        "owner": OWNER,
        "figures": (("2012-13", 54, "centres"), ("2012-13", 39, "schools")),
    },
    {
        "reference": "families-with-pre-assessment",
        "title": "Newly referred families given at least a first, shorter assessment",
        "sentence": "Of the families newly referred, {value} were given at least a first, shorter assessment.",
        "unit": "percent",
        "better": "higher",
        "topic": TOPIC,
        "owner": OWNER,
        "figures": (("2012-13", {"words": "all"}),),
    },
    {
        "reference": "needs-met",
        "title": "Early assessments whose actions met the family's needs",
        "sentence": "In {value} of early assessments the actions that followed met the need, against {before} on "
        "average over the three years before.",
        "sentence_alone": "In {value} of early assessments the actions that followed met the need.",
        "unit": "percent",
        "base_words": "per cent of early assessments",
        "better": "higher",
        "topic": TOPIC,
        "owner": OWNER,
        "figures": (("2009-12", 64), ("2012-13", 68)),
        "statements": (("change", "2012-13", "2009-12", "4"),),
    },
    {
        "reference": "commonest-need",
        "title": "The need found most often",
        "sentence": "The need found most often was {value}.",
        "unit": "count",
        "topic": TOPIC,
        "owner": OWNER,
        "figures": (("2012-13", {"words": "behavioural development"}),),
    },
)

EMPLOYMENT: tuple[dict[str, Any], ...] = (
    {
        "reference": "allegation-referrals",
        "title": "Allegations referred to the designated officer",
        "definition": "Allegations against people who work with children.",
        "sentence": "{value} allegations against people who work with children were referred to the council's "
        "designated officer, many more than the year before.",
        "unit": "count",
        "nature": "flow",
        "group": "safeguarding-in-employment",
        "owner": "Local authority designated officer",
        "terms": "LADO\ndesignated officer",
        "figures": (
            ("2012-13", 102),
            ("2011-12", {"marker": "x", "note": "The report says that there were far fewer and gives no number."}),
        ),
    },
    {
        "reference": "allegation-referrals-education",
        "title": "Allegations referred from schools and other places of education",
        "sentence": "Of these, {value} came from schools and other places of education.",
        "unit": "count",
        "nature": "flow",
        "group": "safeguarding-in-employment",
        "owner": "Local authority designated officer",
        "figures": (("2012-13", {"words": "the majority"}),),
    },
)
