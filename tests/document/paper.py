"""A document with every kind of block and words meant to do harm, to be set on paper."""

import io

from PIL import Image

from lscb.document.blocks import (
    Bullets,
    Chart,
    ChartKind,
    Document,
    Figure,
    Gap,
    Guide,
    Item,
    KeyFigure,
    KeyFigures,
    Link,
    Marker,
    Note,
    Picture,
    Prose,
    Quotation,
    Row,
    Section,
    Series,
    Table,
    Text,
    Unit,
    bullets,
    cell,
    paragraph,
    row,
)
from lscb.document.figures import with_printed
from tests.document.making import figure, grid

CODE = '#import "x": * $a^2$ \\u{41} *bold* _under_ `code` = heading @ref <label> // comment [x] #panic("no") #{1+1}'


def everything(status="Draft, assembled from the board’s records.") -> Document:
    """Every kind of block at least once."""
    key = KeyFigures(tuple(KeyFigure(figure(n), f"children {n}.", "More than before.", "#one-part") for n in (121, 63)))
    chapters = (
        Section("one", "First chapter", (*_sentences(), _part()), "1", lede="The lede of the chapter."),
        Section("arrangements", "Arrangements", (_long_table(), *_charts()), "A"),
    )
    return Document("Annual report", "A board", "2012–13", chapters, "What was done.", status, cover=(key,))


def _sentences():
    linked = (Text("see "), Link("a page", "https://a.example/x"), Text(" and "), Link("a part", "#one-part"))
    nested = Bullets((Item((Text("outer"),), (Bullets((Item((Text("inner"),), (bullets("deep"),)),)),)),))
    return (
        paragraph("An opening.", lede=True),
        paragraph("Plans: ", with_printed(figure(121, label="Plans"), 122), ", ", Text("strongly", strong=True), "."),
        paragraph(*linked),
        paragraph(CODE),
        paragraph("W" * 300),
        paragraph("\x00\x1f\ufffe control, שלום עולם, مرحبا, "),
        paragraph("日本語 😀"),
        nested,
        bullets("first", "second", ordered=True),
    )


def _part():
    inner = Section("deep", "Deeper", (figure(5, label="Visits"), figure(7, label="Staff")), "1.1.1")
    remarks = (
        Quotation("Ofsted", (paragraph("They found it good."), bullets("a", "b")), when="March", own_words=False),
        Quotation("A trust", (Prose((paragraph("In the board’s words."),)),)),
        Note("A note."),
        Note("Odd.", warning=True),
        Gap("No answer", "Nothing came.", "Housing", "due on 10 April"),
        Picture("here", "A bridge over a river", "A bridge"),
        Picture("lost", "A lost picture"),
    )
    return Section("part", "A part", (grid([[10, 20], [30, 3]]), *_tables(), *remarks, inner), "1.1")


def _tables():
    spans = (("", 1), ("First half", 2), ("Second half", 2))
    numbers = tuple(row(f"Area {r}", *[figure(10 + i) for i in range(4)]) for r in range(3))
    tones = tuple(Row((cell(t, header=True), cell(f"Status {t}", tone=t))) for t in ("red", "amber", "green", "none"))
    many = tuple(row(f"Line {r}", *[figure(1000 + i) for i in range(16)]) for r in range(2))
    markers = tuple(row(m.name.title(), Figure("m", None, marker=m)) for m in Marker)
    return (
        Table("With spans", ("Category", "A", "B", "C", "D"), numbers, spans=spans),
        Table("With tones", ("What", "State"), tones, figures=False),
        Table("With many columns", ("Name", *(f"Quarterlyobservation {i}" for i in range(16))), many),
        Table(
            "With markers", ("What", "Number"), (*markers, row("None", figure(0))), note="A note below.", source="Us"
        ),
    )


def _long_table():
    lines = tuple(row(f"Row {r}", "word " * 60) for r in range(60))
    return Table("Longer than a page", ("Name", "Words"), lines, figures=False)


def _charts():
    hidden = Figure("h", None, Unit.PEOPLE, marker=Marker.SUPPRESSED)
    two = (Series("Up to six", (figure(13), figure(14))), Series("Over <six> & more", (figure(15), hidden)))
    guides = (Guide("Target", figure(29), True),)
    return (
        Chart(ChartKind.STACKED, "More than half", "Children", ("Neglect", "Other"), two, guides),
        Chart(ChartKind.LINE, "Rising", "Share", ("2012", "2013"), (Series("", (figure(60), figure(70))),)),
        Chart(ChartKind.PANELS, "Side by side", "Share", ("2012", "2013"), two * 2),
        Chart(ChartKind.BARS, "Nothing", "None", (), ()),
    )


def pixel() -> bytes:
    """A small PNG."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()
