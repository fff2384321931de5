"""The annual report for 2012-13: its outline, its linking text, the figures of its first page."""

from __future__ import annotations

from lscb.annualreport import services
from lscb.annualreport.models import Report
from lscb.demo.havering.narratives_texts import KEY_FIGURES, NARRATIVES, SUBTITLE
from lscb.demo.stage import Stage


def load(stage: Stage) -> Report:
    """The annual report with the outline we ship and its linking text. Priorities must be there already."""
    report = services.open_report(
        board=stage.board,
        period=stage.year,
        title="Annual report",
        subtitle=SUBTITLE,
        guidance="Working Together 2013",
        by=stage.by,
    )
    for section, body, signed in NARRATIVES:
        services.write_narrative(report=report, section=section, body=body, signed=signed, by=stage.by)
    services.choose_key_figures(report=report, choices=list(KEY_FIGURES), by=stage.by)
    return report
