"""Opening a report with its outline, and writing the text that joins its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lscb.annualreport import writing
from lscb.annualreport.coverage import guidance
from lscb.annualreport.models import Abbreviation, KeyFigureChoice, Narrative, OutlineSection, Report
from lscb.annualreport.outline import Line, shipped_for
from lscb.audit import services as audit
from lscb.board.models import Board, Period
from lscb.board.year import Year
from lscb.document import richtext


@transaction.atomic
def open_report(
    *,
    board: Board,
    period: Period,
    by: Any,
    kind: str = Report.Kind.ANNUAL,
    lines: Sequence[Line] | None = None,
    **details: Any,
) -> Report:
    """A report on a period with the outline we ship, or with `lines`; opened again, the one that stands is returned."""
    standing = Report.objects.filter(board=board, period=period, kind=kind).first()
    if standing:
        return standing
    if kind == Report.Kind.ANNUAL and "guidance" not in details:
        # The edition follows the day of publication, which is after the period. The office may choose another.
        held = guidance.in_force(period.ends + timedelta(days=1))
        details["guidance"] = held.name if held else ""
    report = audit.add(Report(board=board, period=period, kind=kind, **details), by=by, verb="opened")
    for order, line in enumerate(shipped_for(kind, Year(board, period)) if lines is None else lines):
        audit.add(
            OutlineSection(
                report=report,
                order=order,
                builder=line.builder,
                subject=line.subject,
                heading=line.heading,
                numbering=line.numbering,
                separate=line.separate,
            ),
            by=by,
        )
    return report


def write_narrative(*, report: Report, section: str, body: str, by: Any, signed: str = "") -> Narrative:
    """The linking text of a chapter over whatever stands. Raises ValidationError where nothing is left of it."""
    if not richtext.clean(body).strip():
        raise ValidationError("Write something, or remove the text.")
    return writing.write_over(report=report, section=section, body=body, signed=signed, by=by)


@transaction.atomic
def say_first_page(
    *, report: Report, title: str, subtitle: str, choices: list[tuple[str, str, str]], by: Any
) -> Report:
    """A report's title and subtitle, and the figures of its first page; those that stand already are left alone."""
    standing = report.key_figures.order_by("order").values_list("label", "sentence", "context")
    if list(standing) != choices:
        choose_key_figures(report=report, choices=choices, by=by)
    return audit.change(report, by=by, title=title, subtitle=subtitle)


@transaction.atomic
def choose_key_figures(*, report: Report, choices: list[tuple[str, str, str]], by: Any) -> None:
    """The figures of the first page in order: (label, sentence, context) of each; replaces those that stood."""
    for standing in report.key_figures.all():
        audit.remove(standing, by=by)
    for order, (label, sentence, context) in enumerate(choices, start=1):
        made = KeyFigureChoice(report=report, order=order, label=label, sentence=sentence, context=context)
        audit.add(made, by=by)


@transaction.atomic
def explain(*, board: Board, short: str, meaning: str, by: Any) -> Abbreviation:
    """Says what an abbreviation of the board stands for. Raises ValidationError where it is explained already."""
    return audit.add(Abbreviation(board=board, short=short.strip(), meaning=meaning.strip()), by=by, verb="explained")


@transaction.atomic
def explain_anew(*, abbreviation: Abbreviation, short: str, meaning: str, by: Any) -> Abbreviation:
    """Changes an abbreviation or what it stands for. Raises ValidationError where another one is written so."""
    return audit.change(abbreviation, by=by, short=short.strip(), meaning=meaning.strip())


@transaction.atomic
def forget_abbreviation(*, abbreviation: Abbreviation, by: Any) -> None:
    """It is no longer explained; what it stood for stays in the history."""
    audit.remove(abbreviation, by=by)
