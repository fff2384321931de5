"""How the Word file looks: page, type and the named styles that its readers can change in one place."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

INK, SOFT, ACCENT = RGBColor(0x1C, 0x22, 0x24), RGBColor(0x57, 0x50, 0x43), RGBColor(0x0F, 0x4C, 0x5C)
RED, AMBER = RGBColor(0xA3, 0x23, 0x1C), RGBColor(0x7A, 0x4B, 0x00)
SANS, SERIF = "Source Sans 3", "Source Serif 4"
TEXT_WIDTH = Cm(17)


def dress(file: Any, language: str) -> None:
    """Sets page, language and styles of a new file."""
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2.2)
    styles = file.styles
    styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:lang')}").set(qn("w:val"), language)
    _set(styles["Normal"], SANS, 10.5, INK, after=7)
    _set(styles["Title"], SERIF, 30, ACCENT, after=4)
    _set(styles["Subtitle"], SANS, 14, SOFT, after=10)
    for level, size in enumerate((23, 16, 13.5, 11.5, 10.5, 10.5), 1):
        _set(styles[f"Heading {level}"], SERIF if level < 3 else SANS, size, INK, before=16, after=6)
    styles["Heading 1"].paragraph_format.page_break_before = True
    _set(styles["Caption"], SANS, 10.5, INK, before=10, after=4)
    styles["Caption"].paragraph_format.keep_with_next = True
    _set(styles["Quote"], SANS, 10.5, SOFT, after=7)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    for name, size, colour, indent in (
        ("Lede", 13, INK, 0.0),
        ("Small", 9, SOFT, 0.0),
        ("Gap", 10.5, SOFT, 0.5),
        ("Does not agree", 10.5, AMBER, 0.5),
    ):
        _set(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), SANS, size, colour, before=3, after=6)
        styles[name].paragraph_format.left_indent = Cm(indent)
    for level in (1, 2):
        contents = styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH)
        _set(contents, SANS, 10.5, INK, after=2)
        contents.paragraph_format.left_indent = Cm(0.7 * (level - 1))
        contents.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _set(styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH), SANS, 9, INK, before=2, after=2)
    _set(styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH), SANS, 9, INK, after=2)
    styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, ACCENT


def _set(style: Any, name: str, size: float, colour: RGBColor, before: float = 0, after: float = 0) -> None:
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
        del fonts.attrib[attribute]
    fonts.set(qn("w:hAnsi"), name)
    fonts.set(qn("w:cs"), name)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if style.name.startswith(("Heading", "Title")):
        style.font.bold = True
        style.paragraph_format.keep_with_next = True


def centred(paragraph: Any) -> None:
    """Puts a line in the middle, as page numbers are."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
