"""A figure put into a sentence by its name follows its record, and is protected like any other."""

import pytest

from lscb.document import live, richtext, text
from lscb.document.blocks import Document, Figure, Paragraph, Prose, Section, Unit, paragraph
from lscb.document.disclosure import Audience, protect
from lscb.document.reckoning import Op, Reckoning, Ref

LABEL = "Assessments whose actions met the family's needs & wishes, 2012–13"


def document(value, written, unit=Unit.COUNT):
    figure = Figure(LABEL, value, unit, reckoning=Reckoning(Op.VALUE, (Ref("a.b", 1, "value", value),)))
    prose = Prose(richtext.to_blocks(live.marked(richtext.clean(written))))
    return live.resolved(
        Document(
            "R", "B", "2012–13", (Section("one", "One", (prose,)), Section("two", "Two", (paragraph(figure, "."),)))
        )
    )


def said(document, audience=Audience.OFFICE):
    return text.render(protect(document, audience))


def test_sentence_says_what_the_record_says():
    written = f"<p>There were [[{LABEL}]] of them.</p>"
    assert "There were 181 of them." in said(document(181, written))
    assert "There were 190 of them." in said(document(190, written))


def test_small_number_in_a_sentence_is_hidden_like_the_one_it_names():
    assert "There were [number hidden]" in said(document(3, f"There were [[{LABEL}]].", Unit.PEOPLE), Audience.BOARD)


def test_name_that_nothing_bears_is_said_to_be_lost():
    lost = document(181, "There were [[Something else]].")
    assert "[number not available]" in said(lost)
    assert [name for _, name in live.lost(lost)] == ["Something else"]


@pytest.mark.parametrize("times", [1, 3])
def test_text_is_stored_the_same_however_often_it_is_kept(times):
    kept = f"<p>There were <strong>[[{LABEL}]]</strong>, [not] [[x] and [[two]].</p>"
    for _ in range(times):
        kept = live.marked(richtext.clean(kept))
    assert kept.count("<data") == 2
    assert live.names_in(kept) == [LABEL, "two"]
    assert live.unknown(kept, {LABEL}) == ["two"]


def test_editor_and_plain_box_get_the_name_back_as_it_was_typed():
    kept = live.marked(richtext.clean(f"There were [[{LABEL}]]."))
    blocks = richtext.to_blocks(kept)
    assert richtext.plain(kept) == f"There were [[{LABEL}]]."
    assert live.marked(richtext.clean(richtext.to_html(blocks))) == kept
    assert richtext.to_blocks(richtext.to_html(blocks)) == blocks


def test_number_that_a_writer_marked_stays_a_number():
    (block,) = richtext.to_blocks('<p>There were <data value="12">twelve</data>.</p>')
    assert isinstance(block, Paragraph)
    assert [part.value for part in block.inlines if isinstance(part, Figure)] == [12]


def test_figure_in_a_sentence_is_not_offered_under_its_name_twice():
    assert [path for path, _ in live.labelled(document(181, f"[[{LABEL}]]")).values()] in ([("one",)], [("two",)])


def test_name_that_different_figures_bear_names_none():
    two = Document(
        "R", "B", "2012–13", (Section("one", "One", (paragraph(Figure("Plans", 1)), paragraph(Figure("Plans", 2)))),)
    )
    assert live.labelled(two) == {}
