"""Tables of a Word file: a header row that repeats on each page, row headers, widths, figures to the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu

from lscb.document.apart.word.fields import element
from lscb.document.apart.word.styles import TEXT_WIDTH

Node = dict[str, Any]
HEAD, SUM = "F3EEE3", "E0EDEF"
RULE, STRONG_RULE = "E4DCCB", "CFC5AE"
TONES = {"red": "FBE8E4", "amber": "FBEFD3", "green": "E3F0E6"}


def table(file: Any, node: Node, run_of: Callable[[Any, Node], None], style: str) -> None:
    """Adds a table below its caption; `style` is the id of the style of its words."""
    heads, rows = node["head"], node["rows"]
    columns = len(node["widths"])
    made = file.add_table(rows=len(heads) + len(rows), cols=columns)
    for tr in made._tbl.tr_lst:
        for tc in tr.tc_lst:
            tc.p_lst[0].style = style
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _described(made, node["caption"])
    _ruled(made)
    widths = [Emu(round(TEXT_WIDTH * width / sum(node["widths"]))) for width in node["widths"]]
    cells = made._cells  # asked for once: each row's own list is made from all cells of the table
    lines = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    for r, head in enumerate(heads):
        _head(lines, r, head, node["numeric"])
        _repeats(made.rows[r])
    for row, line in zip(rows, lines[len(heads) :], strict=True):
        _row(row, line, run_of)
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for tr in made._tbl.tr_lst:
        tr.get_or_add_trPr().append(element("w:cantSplit"))
    for line in lines[len(heads) :]:
        for cell, width in zip(line, widths, strict=True):
            cell.width = width


def _described(made: Any, caption: str) -> None:
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1")
    properties.append(element("w:tblCaption", val=caption))


def _ruled(made: Any) -> None:
    """Thin lines between rows and a stronger one below, none between columns, as on screen and in the PDF."""
    borders = element("w:tblBorders")
    for side, value, colour in (
        ("top", "nil", ""),
        ("left", "nil", ""),
        ("bottom", "single", STRONG_RULE),
        ("right", "nil", ""),
        ("insideH", "single", RULE),
        ("insideV", "nil", ""),
    ):
        borders.append(element(f"w:{side}", val=value, **({"sz": "4", "color": colour} if colour else {})))
    made._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


def _head(lines: list[list[Any]], r: int, head: list[Node], numeric: list[bool]) -> None:
    """One row of column headers; a header over several columns, or two rows deep, is one cell."""
    at = 0
    for node in head:
        while r and _taken(lines, r, at):
            at += 1
        first = lines[r][at]
        last = lines[r + node["deep"] - 1][at + node["over"] - 1]
        cell = first.merge(last) if first is not last else first
        paragraph = cell.paragraphs[0]
        if numeric[at]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if node["over"] == 1 else WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(node["t"])
        run.bold = True
        _shade(cell, HEAD)
        at += node["over"]


def _taken(lines: list[list[Any]], r: int, at: int) -> bool:
    """Whether the cell above reaches down to this place."""
    return lines[r][at]._tc.vMerge == "continue"


def _row(row: Node, cells: list[Any], run_of: Callable[[Any, Node], None]) -> None:
    for node, cell in zip(row["cells"], cells, strict=True):
        paragraph = cell.paragraphs[0]
        for inline in node["inlines"]:
            run_of(paragraph, inline)
        for run in paragraph.runs:
            if node["head"] or row["kind"] == "sum":
                run.bold = True
            if row["kind"] == "printed":
                run.italic = True
            if node["mark"]:
                run.underline = True
        if node["right"]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        fill = TONES.get(node["tone"]) or (SUM if row["kind"] == "sum" else "")
        if fill:
            _shade(cell, fill)


def _repeats(row: Any) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def _shade(cell: Any, fill: str) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill))
