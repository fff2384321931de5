"""The report is what the records say: each chapter built from them, joined by what people wrote, one tree of blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lscb.annualreport.chapters import with_differences
from lscb.annualreport.control import KEY as CONTROL
from lscb.annualreport.control import controlled
from lscb.annualreport.models import Abbreviation, KeyFigureChoice, Narrative, OutlineSection, Report
from lscb.annualreport.moments import year_of
from lscb.annualreport.outline import CATALOGUE
from lscb.board.year import Chapters, Year
from lscb.document import live, walk
from lscb.document.abbreviations import with_abbreviations
from lscb.document.blocks import (
    Block,
    Document,
    Fill,
    Gap,
    KeyFigure,
    KeyFigures,
    Prose,
    Section,
    paragraph,
)
from lscb.document.richtext import to_blocks
from priorities.scrutiny.report import remarks_in_chapters

SUMMARY = "summary"
PRINT_THEIR_OWN_REMARKS = ("policy", "private-fostering")


def assemble(report: Report) -> Document:
    """The whole report as a tree of blocks, unprotected, in a number of queries that does not grow with the records."""
    year = year_of(report)
    lines = [line for line in report.outline.all() if not line.hidden]
    built = _build(year, lines)
    keys = [line.key for line in lines if line.builder not in PRINT_THEIR_OWN_REMARKS]
    remarks = remarks_in_chapters(year, keys)
    narratives = {n.section: n for n in report.narratives.all()}
    numbers = _numbers(lines)
    separate = tuple(line.key for line in lines if line.separate)
    document = Document(
        title=report.title,
        board=report.board.name,
        period=report.period.label,
        subtitle=report.subtitle,
        status="Draft, assembled from the board's records.",
        separate=separate,
        chapters=tuple(
            _chapter(line, number, built, remarks, narratives, report)
            for line, number in zip(lines, numbers, strict=True)
        ),
    )
    document = with_differences(live.resolved(controlled(document, report)))
    document = with_abbreviations(document, _abbreviations(report), "glossary")
    return _with_cover(document, _cover(document, report.key_figures.all()))


def _with_cover(document: Document, cover: tuple[Block, ...]) -> Document:
    """The document with its first page, whose figures the summary repeats after what the office wrote there."""
    chapters = tuple(_summed_up(c, cover) if c.key == SUMMARY else c for c in document.chapters)
    return replace(document, cover=cover, chapters=chapters)


def _summed_up(chapter: Section, cover: tuple[Block, ...]) -> Section:
    words = tuple(block for block in chapter.blocks if isinstance(block, Prose))
    rest = tuple(block for block in chapter.blocks if not isinstance(block, Prose))
    figures = (Section("figures", "The year in figures", cover),) if cover else ()
    return replace(chapter, blocks=(*words, *figures, *rest))


def _abbreviations(report: Report) -> dict[str, str]:
    return dict(Abbreviation.objects.of_board(report.board).values_list("short", "meaning"))


def _build(year: Year, lines: list[OutlineSection]) -> dict[str, Chapters]:
    """Each builder of the outline called once, with all the subjects asked of it."""
    subjects: dict[str, list[str]] = {}
    for line in lines:
        subjects.setdefault(line.builder, []).append(line.subject)
    return {name: CATALOGUE[name](year, asked) for name, asked in subjects.items()}


def _chapter(
    line: OutlineSection,
    number: str,
    built: dict[str, Chapters],
    remarks: Chapters,
    narratives: dict[str, Narrative],
    report: Report,
) -> Section:
    """What people wrote first, then what outside bodies said of the whole, then what the records give."""
    key = line.key
    given = built[line.builder].get(line.subject, ())
    blocks: tuple[Block, ...] = (*_prose(narratives.get(key)), *remarks.get(key, ()), *given)
    if not blocks and key != CONTROL:
        blocks = (_nothing(line, key, report),)
    return Section(key, line.heading, blocks, number=number)


def _prose(narrative: Narrative | None) -> tuple[Block, ...]:
    if narrative is None or not narrative.body:
        return ()
    signed: tuple[Block, ...] = (paragraph(narrative.signed),) if narrative.signed else ()
    return (Prose((*to_blocks(narrative.body), *signed), record=f"annualreport.narrative:{narrative.pk}"),)


def _nothing(line: OutlineSection, key: str, report: Report) -> Gap:
    return Gap(
        f"{line.heading}: nothing written",
        "This chapter is somebody's own words, and they have not been written.",
        owed_by="Board business manager",
        fill=Fill("annualreport.narrative", initial=(("report", str(report.pk)), ("section", key))),
    )


def _numbers(lines: Iterable[OutlineSection]) -> list[str]:
    """1, 2, 3 … for numbered chapters and A, B … for lettered ones, counted apart; reports of their own have none."""
    counts = {"number": 0, "letter": 0, "none": 0}
    numbers = []
    for line in lines:
        numbering = "none" if line.separate else line.numbering
        counts[numbering] += 1
        place = counts[numbering]
        numbers.append({"number": str(place), "letter": chr(64 + place), "none": ""}[numbering])
    return numbers


def _cover(document: Document, choices: Iterable[KeyFigureChoice]) -> tuple[Block, ...]:
    """The six figures of the first page, each taken from the chapter it stands in."""
    wanted = list(choices)
    if not wanted:
        return ()
    labels = {choice.label for choice in wanted}
    found: dict[str, KeyFigure] = {}
    for path, figure in walk.figures(document):
        if figure.label in labels and figure.label not in found:
            found[figure.label] = KeyFigure(figure, "", href=f"#{walk.anchor(path)}")
    return (
        KeyFigures(
            tuple(
                replace(found[choice.label], sentence=choice.sentence, context=choice.context)
                for choice in wanted
                if choice.label in found
            )
        ),
        *(_missing(choice) for choice in wanted if choice.label not in found),
    )


def _missing(choice: KeyFigureChoice) -> Gap:
    return Gap(
        "A figure of the first page is missing",
        f"No chapter holds a figure called “{choice.label}”.",
        owed_by="Board business manager",
        fill=Fill("annualreport.keyfigurechoice", pk=choice.pk),
    )
