"""The nodes of a report as paragraphs and tables of a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from docx import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.text.paragraph import Paragraph

from lscb.document.apart.word import fields, styles
from lscb.document.apart.word.footnotes import Footnotes
from lscb.document.apart.word.tables import table

Node = dict[str, Any]


class Writer:
    """The file being written, the pictures it may hold, and how many places have a name already."""

    def __init__(self, report: Node, files: dict[str, bytes]) -> None:
        self.report, self.files, self.named = report, files, 0
        self.file = Document()
        self.end = self.file.element.body.sectPr
        self.styles: dict[str, str] = {}
        styles.dress(self.file, "-".join(part for part in (report["lang"], report["region"]) if part))
        self.footnotes = Footnotes(self.file)

    def add(self, words: str = "", style: str = "Normal") -> Any:
        """A paragraph in a named style, at the end: python-docx would look for the end through the whole file."""
        made = Paragraph(fields.element("w:p"), self.file._body)
        self.end.addprevious(made._p)
        made._p.style = self.style(style)
        if words:
            made.add_run(words)
        return made

    def style(self, name: str) -> str:
        """The id of a named style, looked up once: python-docx would look through all each time."""
        if name not in self.styles:
            self.styles[name] = self.file.styles[name].style_id
        return self.styles[name]

    def paragraph(self, inlines: list[Node], style: str = "Normal") -> Any:
        """A paragraph of words, links and footnotes."""
        made = self.add(style=style)
        for node in inlines:
            self.run(made, node)
        return made

    def run(self, paragraph: Any, node: Node) -> None:
        """One run of words in a paragraph, with the footnote of a cited figure."""
        if node.get("href"):
            fields.link(paragraph, node["t"], href=node["href"])
            return
        if node.get("to") and not node.get("note"):
            fields.link(paragraph, node["t"], anchor=fields.bookmark_name(node["to"]))
            return
        fields.words(paragraph, node)
        if node.get("note"):
            self.footnotes.cite(paragraph, node)

    def name(self, paragraph: Any, label: str) -> None:
        """Gives a paragraph the name that links lead to."""
        self.named += 1
        fields.bookmark(paragraph, fields.bookmark_name(label), self.named)


def written(report: Node, files: dict[str, bytes]) -> Any:
    """The whole file."""
    writer = Writer(report, files)
    properties = writer.file.core_properties
    properties.title, properties.author, properties.language = report["title"], report["board"], "en-GB"
    properties.subject, properties.comments = report["subtitle"], report["status"]
    _around(writer)
    if report["covered"]:
        _cover(writer)
        _contents(writer)
    else:
        writer.file.styles["Heading 1"].paragraph_format.page_break_before = False
    for chapter in report["chapters"]:
        nodes(writer, chapter)
    if not report["covered"]:
        _standing(writer)
    writer.footnotes.close()
    return writer.file


def nodes(writer: Writer, found: list[Node]) -> None:
    """Nodes in order. Raises KeyError for one that nobody wrote a way for."""
    for node in found:
        _WAYS[node["is"]](writer, node)


def _around(writer: Writer) -> None:
    page = writer.file.sections[0]
    page.different_first_page_header_footer = writer.report["covered"]
    head = page.header.paragraphs[0]
    head.text = f"{writer.report['board']}: {writer.report['heading']} {writer.report['period']}".rstrip()
    head.style = writer.file.styles["Small"]
    for foot in (page.footer.paragraphs[0], page.first_page_footer.paragraphs[0]):
        foot.style = writer.file.styles["Small"]
        styles.centred(foot)
        if writer.report["draft"]:
            foot.add_run("DRAFT. ")
    foot = page.footer.paragraphs[0]
    foot.add_run("Page ")
    fields.field(foot, "PAGE", "1")
    foot.add_run(" of ")
    fields.field(foot, "NUMPAGES", "1")


def _cover(writer: Writer) -> None:
    report, add = writer.report, writer.add
    add(report["board"], style="Subtitle")
    add(" ".join(part for part in (report["heading"], report["period"]) if part), style="Title")
    if report["subtitle"]:
        add(report["subtitle"], style="Lede")
    _standing(writer)
    nodes(writer, report["cover"])


def _standing(writer: Writer) -> None:
    for line in (writer.report["status"], writer.report["standing"]):
        if line:
            writer.add(line, style="Small")


def _contents(writer: Writer) -> None:
    """A contents field that Word brings up to date, filled with links to what there is until it does."""
    entries = [n for chapter in writer.report["chapters"] for n in chapter if n["is"] == "heading" and n["level"] < 3]
    if len(entries) < 2:
        return
    head = writer.add("Contents", style="Lede")
    head.paragraph_format.page_break_before = True
    for place, entry in enumerate(entries):
        line = writer.add(style=f"TOC {entry['level']}")
        if place == 0:
            fields.begin(line, 'TOC \\o "1-2" \\h \\z \\u')
        fields.link(line, _words(entry), anchor=fields.bookmark_name(entry["label"] or entry["text"]))
        if place == len(entries) - 1:
            fields.mark(line, "end")


def _words(heading: Node) -> str:
    return " ".join(part for part in (heading["number"], heading["text"]) if part)


def _heading(writer: Writer, node: Node) -> None:
    made = writer.add(_words(node), f"Heading {min(node['level'], 6)}")
    writer.name(made, node["label"] or node["text"])


def _par(writer: Writer, node: Node) -> None:
    writer.paragraph(node["inlines"], "Lede" if node.get("lede") else "Normal")


def _list(writer: Writer, node: Node, depth: int = 1) -> None:
    kind = "List Number" if node["ordered"] else "List Bullet"
    for number, item in enumerate(node["items"], 1):
        style = kind if depth == 1 else f"{kind} {min(depth, 3)}"
        made = writer.paragraph(item["inlines"], style)
        if node["ordered"] and number == 1:
            _count_from_one(writer, made)
        for child in item["lists"]:
            _list(writer, child, depth + 1)


def _count_from_one(writer: Writer, paragraph: Any) -> None:
    """A list's numbers begin anew: the style alone would count on from the list before."""
    numbering = writer.file.part.numbering_part.numbering_definitions._numbering
    style = paragraph.style.element.pPr.numPr.numId.val
    (abstract,) = [num.abstractNumId.val for num in numbering.num_lst if num.numId == style]
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    of_paragraph = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    of_paragraph.get_or_add_ilvl().val = 0
    of_paragraph.get_or_add_numId().val = fresh.numId


def _table(writer: Writer, node: Node) -> None:
    caption = writer.add(style="Caption")
    caption.add_run(node["caption"]).bold = True
    if node["label"]:
        writer.name(caption, node["label"])
    table(writer.file, node, writer.run, writer.style("Table Text"))
    nodes(writer, node["below"])
    if not node["below"]:
        writer.add(style="Small")


def _chart(writer: Writer, node: Node) -> None:
    """A chart that Word draws and lets its readers edit; its figures follow as a table."""
    made = writer.add(style="Caption")
    made.add_run(node["title"]).bold = True
    if node["label"]:
        writer.name(made, node["label"])
    if node["what"]:
        writer.add(node["what"], style="Small").paragraph_format.keep_with_next = True
    from lscb.document.apart.word import (
        charts,
    )  # openpyxl takes a quarter of a second, which a report without charts saves

    charts.draw(writer.file, writer.add(), node)
    for line in (node["note"], node["plot"]["absent"]):
        if line:
            writer.add(line, style="Small")


def _picture(writer: Writer, node: Node) -> None:
    content = writer.files.get(node["file"])
    try:
        if content:
            shape = writer.file.add_picture(io.BytesIO(content), width=styles.TEXT_WIDTH)
            shape._inline.docPr.set("descr", node["alt"])
    except UnrecognizedImageError:
        content = None
    if not content:
        writer.add(f"[Picture: {node['alt']}]", style="Small")
    if node["caption"]:
        writer.add(node["caption"], style="Caption")


def _remark(writer: Writer, node: Node) -> None:
    who = writer.add(style="Quote")
    who.add_run(node["source"]).bold = True
    who.add_run("".join(f", {part}" for part in node["rest"]))
    who.paragraph_format.keep_with_next = True
    for each in node["blocks"]:
        if each["is"] == "par":
            writer.paragraph(each["inlines"], "Quote")
        else:
            nodes(writer, [each])


def _gap(writer: Writer, node: Node) -> None:
    made = writer.add(style="Gap")
    made.add_run(f"[Missing] {node['title']}").bold = True
    for line in node["lines"]:
        made.add_run(f"\n{line}")


def _warning(writer: Writer, node: Node) -> None:
    for par in node["pars"]:
        writer.paragraph(par, "Does not agree")


def _key(writer: Writer, node: Node) -> None:
    for item in node["items"]:
        made = writer.add(style="Lede")
        made.add_run(item["number"]).bold = True
        made.add_run(f" {item['sentence']}")
        if item["context"]:
            writer.add(item["context"], style="Small")


def _facts(writer: Writer, node: Node) -> None:
    for item in node["items"]:
        writer.paragraph([{"t": f"{item['label']}: ", "b": True}, *item["inlines"]])


def _styled(style: str) -> Callable[[Writer, Node], None]:
    def write(writer: Writer, node: Node) -> None:
        writer.paragraph(node["inlines"], style)

    return write


_WAYS: dict[str, Callable[[Writer, Node], None]] = {
    "heading": _heading,
    "par": _par,
    "list": _list,
    "table": _table,
    "chart": _chart,
    "picture": _picture,
    "remark": _remark,
    "note": _styled("Small"),
    "small": _styled("Small"),
    "gap": _gap,
    "warning": _warning,
    "key": _key,
    "facts": _facts,
}


def known() -> Iterator[str]:
    """The kinds of node that can be written, for the test that holds them against those the tree makes."""
    return iter(_WAYS)
