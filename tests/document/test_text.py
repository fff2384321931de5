import pytest

from lscb.document import text
from lscb.document.blocks import (
    Figure,
    Gap,
    Link,
    Marker,
    Note,
    Quotation,
    Section,
    Table,
    Text,
    Unit,
    bullets,
    paragraph,
    row,
)
from lscb.document.disclosure import Audience, protect
from lscb.document.figures import with_printed
from tests.document.making import document, figure, grid, office


def test_document_begins_with_its_title_board_and_standing():
    said = text.render(office(subtitle="Sub", status="Working draft"))
    assert said.startswith("ANNUAL REPORT 2012–13\nA board\nSub\nWorking draft\nSmall numbers are not hidden")
    assert said.endswith("\n")


def test_chapter_and_part_headings_are_underlined():
    said = text.render(office(Section("part", "A part", (paragraph("Words."),))))
    assert "1 First chapter\n===============" in said
    assert "A part\n------\n\nWords." in said


def test_table_cells_are_parted_by_tabs():
    said = text.render(office(grid([[10, 20], [30, 40]])))
    assert "Row 0\t10\t20\t30\n" in said
    assert "All\t40\t60\t100" in said


def test_tab_in_a_cell_does_not_break_the_row():
    table = Table("T", ("A", "B"), (row("a\tb\nc", figure(7)),))
    assert "a b c\t7" in text.render(office(table))


def test_printed_stands_beside_reckoned():
    said = text.render(office(paragraph("There were ", with_printed(figure(121, label="Plans"), 122), ".")))
    assert "There were 121." in said
    assert "Does not agree. Plans: Printed as 122; the figures give 121." in said


def test_markers_are_explained_below_the_table():
    table = Table("T", ("A", "B"), (row("a", Figure("x", None, marker=Marker.NOT_RETURNED)),))
    assert "a\t[n]\n\n[n] not returned" in text.render(office(table))


def test_hidden_is_explained_with_the_threshold_in_force():
    table = Table("T", ("A", "B"), (row("a", figure(7)),))
    assert "fewer than 8 people" in text.render(protect(document(table), Audience.PUBLIC, 8)).split("Table: T")[1]


def test_gap_names_who_owes_it():
    said = text.render(office(Gap("No answer", "Nothing came.", "Housing", "due on 10 April")))
    assert "[Gap] No answer\nNothing came.\nOwed by Housing, due on 10 April." in said


def test_quotation_has_marks_only_in_their_words():
    said = text.render(
        office(Quotation("Ofsted", (paragraph("Good."),)), Quotation("A", (paragraph("Mine."),), own_words=False))
    )
    assert "Ofsted, in our words:\n\nGood." in said
    assert "“Mine.”" in said


def test_lists_notes_and_links_are_written():
    said = text.render(
        office(bullets("one", (Text("see "), Link("page", "https://a.example"))), Note("Odd.", warning=True))
    )
    assert "- one\n- see page (https://a.example)" in said
    assert "Does not agree: Odd." in said


def test_pence_stand_in_the_whole_table_when_one_amount_has_them():
    table = Table("T", ("A", "B"), (row("a", figure(500000, Unit.PENCE)), row("b", figure(477833, Unit.PENCE))))
    assert "a\t£5,000.00\nb\t£4,778.33" in text.render(office(table))


def test_bare_document_is_refused():
    with pytest.raises(TypeError, match="protect"):
        text.render(document())
