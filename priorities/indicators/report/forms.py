"""Chooses the form an indicator is printed in from the shape of its figures: sentence, table, cross table or trend."""

from __future__ import annotations

from collections.abc import Iterable

from lscb.document.blocks import Block, Fill, Gap, Inline, Paragraph, Text
from priorities.indicators.models import Missing
from priorities.indicators.report import charts, crosstable, remarks, sentences, tables, trends
from priorities.indicators.report.measured import Measured

ABSENT = {
    Missing.NOT_SUPPLIED: ("Not supplied", "Its source held this, and it has not reached us."),
    Missing.NOT_AVAILABLE: ("Not stated", "Its source speaks of this without a figure."),
    Missing.NOT_RETURNED: ("Not returned", "It was asked for and has not come."),
}


def blocks_of(found: Iterable[Measured]) -> tuple[Block, ...]:
    """Everything said of these indicators, in order; single figures that follow each other share a paragraph."""
    blocks: list[Block] = []
    said: list[Inline] = []
    for measured in found:
        sentence = _sentence(measured)
        if sentence:
            said += [Text(" "), *sentence] if said else sentence
            if since := remarks.revised(measured):
                blocks += [*_paragraph(said), *since]
                said = []
            continue
        blocks += _paragraph(said)
        said = []
        blocks += _form(measured)
    return (*blocks, *_paragraph(said))


def _sentence(measured: Measured) -> list[Inline]:
    """The sentence of an indicator that has one plain figure for the year; nothing for any other."""
    if not measured.now or _divided(measured) or trends.fits(measured) or _absent(measured):
        return []
    return sentences.sentence(measured)


def _form(measured: Measured) -> list[Block]:
    if not measured.now:
        return _gap(measured)
    if _absent(measured):
        return [_missing(measured)]
    if measured.rows() and measured.columns():
        blocks = crosstable.blocks(measured)
    elif _divided(measured):
        blocks = [*tables.blocks(measured), *charts.of_categories(measured)]
    else:
        blocks = trends.blocks(measured)
    return [*blocks, *remarks.blocks(measured)]


def _divided(measured: Measured) -> bool:
    return bool(measured.rows())


def _absent(measured: Measured) -> Missing | None:
    """Why an undivided figure is not there, where that is all its source left us."""
    markers = {o.marker for o in measured.observations.values() if o.period_id in {p.pk for p in measured.now}}
    words = any(f.words for f in measured.figures.values())
    if len(markers) != 1 or words or _divided(measured):
        return None
    marker = Missing(markers.pop())
    return marker if marker in ABSENT else None


def _missing(measured: Measured) -> Gap:
    marker = _absent(measured) or Missing.NOT_AVAILABLE
    head, text = ABSENT[marker]
    period = measured.now[-1]
    observation = next(o for o in measured.observations.values() if o.period_id == period.pk)
    return Gap(
        f"{head}: {measured.indicator.title[:1].lower()}{measured.indicator.title[1:]}",
        observation.note or text,
        owed_by=measured.indicator.owed_by,
        since=f"for {period.label}",
        fill=Fill("indicators.observation", pk=observation.pk),
    )


def _gap(measured: Measured) -> list[Block]:
    """An owed indicator without a figure in the year. What comes when it comes is not missed."""
    indicator, year = measured.indicator, measured.year
    if not indicator.frequency and not indicator.operation:
        return []
    initial = (("indicator", str(indicator.pk)), ("period", str(year.period.pk)))
    return [
        Gap(
            f"No figure: {indicator.title[:1].lower()}{indicator.title[1:]}",
            f"No figure has been entered for {year.period.label}.",
            owed_by=indicator.owed_by,
            since=f"since {year.ends:%-d %B %Y}",
            fill=Fill("indicators.observation", initial=initial),
        )
    ]


def _paragraph(said: list[Inline]) -> list[Block]:
    return [Paragraph(tuple(said))] if said else []
