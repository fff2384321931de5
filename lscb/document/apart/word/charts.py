"""Charts that Word draws itself, from a workbook inside the file: their readers can change and copy them.

The drawing's language is DrawingML (ECMA-376 part 1, chapter 21); openpyxl writes it, and the workbook. As on screen,
bars start at nought, values stand on the marks, and a guide is a line. A chart with guides stands upright: Word can
draw no line across bars that lie. Of small multiples each panel is a chart of its own, on the scale of all.
"""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from lxml import etree
from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from lscb.document import svg
from lscb.document.apart.word.styles import SANS, TEXT_WIDTH

Node = dict[str, Any]
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_LEAST, _MOST = Cm(5), Cm(20)
_POINT = 12_700  # of a line's width
_PANEL = 0.48
"""The part of the text's width that one of small multiples takes, so that two stand beside each other."""
_ROOM = 0.04
"""The part of the longest stack that a number of two digits needs."""
_SHOWN = {"showVal": True, "showSerName": False, "showCatName": False, "showLegendKey": False, "showPercent": False}


def draw(file: Any, paragraph: Any, node: Node) -> None:
    """Puts a chart into an empty paragraph, described in words for whoever does not see it."""
    if node["plot"]["kind"] != "panels":
        _place(file, paragraph, node["plot"], node["alt"], TEXT_WIDTH, _height(node["plot"]))
        return
    for place, panel in enumerate(_panels(node["plot"])):
        said = node["alt"] if place == 0 else panel["title"]
        _place(file, paragraph, panel, said, int(TEXT_WIDTH * _PANEL), Cm(5.5))


def _panels(plot: Node) -> list[Node]:
    """Each series as a line by itself, under its name; the guides are explained at the first."""
    return [plot | {"kind": "line", "series": [each], "title": each["name"]} for each in plot["series"]]


def _place(file: Any, paragraph: Any, plot: Node, alt: str, width: int, height: int) -> None:
    number = sum(part.content_type == _CHART for part in file.part.related_parts.values()) + 1
    package = file.part.package
    book = Part(PackURI(f"/word/embeddings/chart-{number}.xlsx"), _BOOK, _workbook(plot), package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, b"", package)
    chart._blob = _markup(plot, chart.relate_to(book, f"{_RELATIONS}/package"))
    relation = file.part.relate_to(chart, f"{_RELATIONS}/chart")
    held = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{100_000 + number}" name="Chart {number}"/><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    held[0].find(qn("wp:docPr")).set("descr", alt)  # type: ignore[union-attr]  # it was written just above
    paragraph.add_run()._r.append(held)


def _height(plot: Node) -> int:
    """As high as its bars need; an upright chart or a line is 8 centimetres high."""
    if _upright(plot):
        return Cm(8)
    bars = 1 if plot["kind"] == "stacked" else max(1, len(plot["series"]))
    return max(_LEAST, min(_MOST, Cm(2 + len(plot["categories"]) * (0.45 + 0.55 * bars))))


def _upright(plot: Node) -> bool:
    return plot["kind"] == "line" or bool(plot["guides"])


def _workbook(plot: Node) -> bytes:
    """The numbers as a table: categories down, series and guides across."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Figures"
    columns = [(s["name"], s["points"]) for s in plot["series"]]
    columns += [(g["name"], [g["point"]] * len(plot["categories"])) for g in plot["guides"]]
    sheet.append(["", *(name for name, _ in columns)])
    for place, category in enumerate(plot["categories"]):
        points = [points[place] if place < len(points) else None for _, points in columns]
        sheet.append([category, *(point and point["value"] for point in points)])
    for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
        cell.data_type = "s"  # words, also where they begin like a formula
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _markup(plot: Node, book: str) -> bytes:
    drawn = _lines(plot) if plot["kind"] == "line" else _bars(plot)
    drawn.legend = Legend() if len(plot["series"]) + len(plot["guides"]) > 1 else None
    if drawn.legend:
        drawn.legend.position = "t"
    if plot.get("title"):
        drawn.title = _title(plot["title"])
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    drawn.roundedCorners, drawn.display_blanks = False, "gap"
    space = etree.fromstring(tostring(drawn._write()))
    space.append(etree.fromstring(_words_of_chart()))
    space.append(etree.fromstring(f'<c:externalData xmlns:c="{_DRAWING}/chart" xmlns:r="{_RELATIONS}" r:id="{book}"/>'))
    written: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _title(said: str) -> Title:
    words = CharacterProperties(solidFill=svg.INK[1:], b=True, sz=1000)
    made = Title(tx=Text(rich=RichText(p=[Paragraph(r=[RegularTextRun(rPr=words, t=said)])])))
    made.overlay = False
    return made


def _words_of_chart() -> str:
    return (
        f'<c:txPr xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main"><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900">'
        f'<a:solidFill><a:srgbClr val="{svg.INK[1:]}"/></a:solidFill><a:latin typeface="{SANS}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _bars(plot: Node) -> Any:
    chart = BarChart()
    chart.type, chart.gapWidth = "col" if _upright(plot) else "bar", 60
    chart.grouping, chart.overlap = ("stacked", 100) if plot["kind"] == "stacked" else ("clustered", 0)
    fills = svg.shades(len(plot["series"]), ordered=plot["ordered"])
    for place, (fill, each) in enumerate(zip(fills, plot["series"], strict=True)):
        made = _series(plot, place, each["name"], each["points"])
        made.graphicalProperties = GraphicalProperties(solidFill=fill[1:])
        made.graphicalProperties.line = LineProperties(solidFill="FFFFFF", w=_POINT)
        made.invertIfNegative = False
        if plot["kind"] == "stacked":
            made.dLbls.txPr = _ink(svg.ink_on(fill))
            made.dLbls.position = "ctr"
        chart.series.append(made)
    chart.x_axis.delete, chart.x_axis.majorTickMark = False, "none"
    chart.x_axis.scaling.orientation = "minMax" if _upright(plot) else "maxMin"
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.delete, chart.y_axis.majorGridlines = True, None
    if all(point is None or point["value"] >= 0 for each in plot["series"] for point in each["points"]):
        chart.y_axis.scaling.min = 0
    if plot["guides"]:
        chart += _guides(plot)
    return chart


def _lines(plot: Node) -> Any:
    chart = LineChart()
    fills = svg.shades(len(plot["series"]), ordered=plot["ordered"])
    for place, (fill, each) in enumerate(zip(fills, plot["series"], strict=True)):
        made = _series(plot, place, each["name"], each["points"])
        made.graphicalProperties = GraphicalProperties(ln=_stroke(fill, 2.25, dashed=place > 0))
        made.marker = Marker(symbol=("circle", "square", "triangle", "diamond")[place % 4], size=7)
        made.marker.graphicalProperties = GraphicalProperties(solidFill=fill[1:])
        made.dLbls.position = "t" if place == 0 else "b"
        if place > 1:
            made.dLbls = None  # three rows of numbers over each other are read by nobody; the table has them
        made.smooth = False
        chart.series.append(made)
    chart.series += _guides(plot).series
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.number_format = "General"
    chart.y_axis.number_format, chart.y_axis.majorTickMark = plot["form"], "none"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = plot["scale"]
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_stroke(svg.RULE, 0.75))
    return chart


def _guides(plot: Node) -> Any:
    """Level lines over the categories, dashed for a target; the number stands once, at the last."""
    chart = LineChart()
    for place, guide in enumerate(plot["guides"], len(plot["series"])):
        made = _series(plot, place, guide["name"], [guide["point"]] * len(plot["categories"]))
        made.graphicalProperties = GraphicalProperties(
            ln=_stroke(svg.INK if guide["target"] else svg.FIELD, 1.5, dashed=guide["target"])
        )
        made.marker, made.smooth, made.dLbls = Marker(symbol="none"), False, None
        chart.series.append(made)
    return chart


def _stroke(colour: str, width: float, *, dashed: bool = False) -> LineProperties:
    return LineProperties(solidFill=colour[1:], w=round(width * _POINT), prstDash="dash" if dashed else "solid")


def _series(plot: Node, place: int, name: str, points: list[Node | None]) -> Series:
    """One series with the numbers it shows, so that it is drawn before anybody opens its workbook."""
    column, last = get_column_letter(place + 2), len(plot["categories"]) + 1
    held = [NumVal(idx=at, v=point["value"]) for at, point in enumerate(points) if point]
    numbers = NumData(formatCode=plot["form"], ptCount=last - 1, pt=held)
    return Series(
        idx=place,
        order=place,
        tx=SeriesLabel(strRef=StrRef(f=f"Figures!${column}$1", strCache=_strings([name]))),
        cat=AxDataSource(strRef=StrRef(f=f"Figures!$A$2:$A${last}", strCache=_strings(plot["categories"]))),
        val=NumDataSource(numRef=NumRef(f=f"Figures!${column}$2:${column}${last}", numCache=numbers)),
        dLbls=_labels(plot, points),
    )


def _strings(said: list[str]) -> StrData:
    return StrData(ptCount=len(said), pt=[StrVal(idx=at, v=words) for at, words in enumerate(said)])


def _labels(plot: Node, points: list[Node | None]) -> DataLabelList:
    """The numbers on the marks; one that was stated loosely ("over 90%") stands in its own words."""
    own = []
    for at, point in enumerate(points):
        if point and _too_narrow(plot, point):
            own.append(DataLabel(idx=at, **_SHOWN | {"showVal": False}))
        elif point and point["words"]:
            own.append(DataLabel(idx=at, numFmt='"{}"'.format(point["words"].replace('"', "”")), **_SHOWN))
    return DataLabelList(numFmt=plot["form"], dLbl=own, **_SHOWN)


def _too_narrow(plot: Node, point: Node) -> bool:
    """Whether a piece of a stack has no room for its number, which the table has."""
    if plot["kind"] != "stacked":
        return False
    stacks = zip_longest(*(each["points"] for each in plot["series"]))
    longest = max(sum(piece["value"] for piece in stack if piece) for stack in stacks)
    return bool(point["value"] < longest * _ROOM)


def _ink(colour: str) -> Any:
    said = CharacterProperties(solidFill=colour[1:], b=True, sz=900)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=said), endParaRPr=said)])
