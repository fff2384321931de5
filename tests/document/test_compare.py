"""What changed between two documents, told by chapter: sections, figures, paragraphs, gaps."""

from __future__ import annotations

from lscb.document.blocks import Document, Gap, KeyFigure, KeyFigures, Marker, Prose, Section, Table, paragraph, row
from lscb.document.compare import compare
from lscb.document.differences import Kind
from tests.document.making import document, figure


def told(runs):
    """A change as a reader sees it: -out- +in+."""
    signs = {Kind.SAME: "{}", Kind.TAKEN_OUT: "-{}-", Kind.PUT_IN: "+{}+"}
    return " ".join(signs[run.kind].format(run.words.strip()) for run in runs)


def only(before, after):
    """The one section in which two documents of a chapter differ."""
    (chapter,) = compare(document(*before), document(*after))
    (section,) = chapter.sections
    return section


def test_nothing_is_told_when_nothing_changed():
    assert compare(document(paragraph("The board met.")), document(paragraph("The board met."))) == ()


def test_records_named_otherwise_are_no_change():
    assert compare(document(figure(7, label="Met")), document(figure(7, label="Met"))) == ()


def test_rewritten_paragraph_is_told_word_by_word():
    before, after = (
        paragraph("The board met five times in the year."),
        paragraph("The board met six times in the year."),
    )
    assert [told(p) for p in only([before], [after]).paragraphs] == ["The board met -five- +six+ times in the year."]


def test_paragraphs_come_and_go_whole():
    stays = paragraph("This one stays where it is.")
    section = only([paragraph("Nobody came."), stays], [stays, paragraph("Four plans were agreed in May.")])
    assert [told(p) for p in section.paragraphs] == ["-Nobody came.-", "+Four plans were agreed in May.+"]


def test_unlike_paragraphs_in_one_place_are_one_out_and_one_in():
    section = only([paragraph("Money was short.")], [paragraph("Every school now holds a plan.")])
    assert sorted(told(p)[0] for p in section.paragraphs) == ["+", "-"]


def test_written_prose_is_looked_into():
    section = only([Prose((paragraph("We met in May."),))], [Prose((paragraph("We met in June."),))])
    assert told(section.paragraphs[0]) == "We met in -May.- +June.+"


def test_changed_figure_is_told_by_its_label_and_table():
    def table(value):
        return Table("Plans", ("", "Children"), (row("Under five", figure(value, label="Under five")),))

    section = only([table(12)], [table(14)])
    assert [(f.label, f.before, f.after) for f in section.figures] == [("Plans: Under five", "12", "14")]
    assert section.paragraphs == ()


def test_figure_that_is_hidden_now_is_told_without_its_number():
    section = only([figure(12, label="Plans")], [figure(None, label="Plans", marker=Marker.SUPPRESSED)])
    assert [(f.before, f.after) for f in section.figures] == [("12", "[number hidden]")]


def test_figures_that_come_and_go_have_one_side_empty():
    section = only([figure(12, label="Old")], [figure(14, label="New")])
    assert [(f.label, f.before, f.after) for f in section.figures] == [("New", "", "14"), ("Old", "12", "")]


def test_gap_filled_is_closed_and_a_new_one_opened():
    section = only([Gap("No update", "Owed.")], [Gap("No chart", "Lost.")])
    assert [gap.title for gap in section.closed] == ["No update"]
    assert [gap.title for gap in section.opened] == ["No chart"]


def test_sections_come_and_go_by_their_keys():
    before = document(Section("old", "Old part", (paragraph("Was here."),)))
    after = document(Section("new", "New part", (paragraph("Is here."),)))
    (chapter,) = compare(before, after)
    assert [(s.path, s.added, s.removed) for s in chapter.sections] == [
        (("one", "new"), True, False),
        (("one", "old"), False, True),
    ]


def test_chapters_come_and_go_and_those_gone_stand_last():
    first, second = Section("a", "A", (paragraph("A."),)), Section("b", "B", (paragraph("B."),))
    changes = compare(Document("T", "B", "P", (first,)), Document("T", "B", "P", (second,)))
    assert [(c.key, c.added, c.removed) for c in changes] == [("b", True, False), ("a", False, True)]


def test_key_figures_of_the_front_page_are_compared():
    before = document(paragraph("x"), cover=(KeyFigures((KeyFigure(figure(3, label="Deaths"), "died"),)),))
    after = document(paragraph("x"), cover=(KeyFigures((KeyFigure(figure(4, label="Deaths"), "died"),)),))
    (chapter,) = compare(before, after)
    assert chapter.key == "cover"
    assert chapter.sections[0].figures[0].after == "4"
