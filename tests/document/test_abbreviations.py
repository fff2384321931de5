"""Each abbreviation is written out where a sentence first uses it, and those used are listed."""

import pytest

from lscb.document.abbreviations import with_abbreviations
from lscb.document.blocks import Document, Link, Paragraph, Prose, Section, Table, Text, bullets, paragraph, row
from lscb.document.text import words_of

KNOWN = {"CSE": "child sexual exploitation", "LADO": "local authority designated officer", "MASH": "front door"}


def report(*blocks):
    return Document(
        "R", "B", "2012–13", (Section("one", "The CSE group", blocks), Section("glossary", "Abbreviations"))
    )


def words(document, chapter=0):
    return words_of(document.chapters[chapter])


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("The CSE group met. CSE rose.", "The child sexual exploitation (CSE) group met. CSE rose."),
        ("Two LADOs met.", "Two local authority designated officers (LADOs) met."),
        ("Child sexual exploitation (CSE) rose, and CSE fell.", "Child sexual exploitation (CSE) rose, and CSE fell."),
        ("A CSE (child sexual exploitation) group.", "A CSE (child sexual exploitation) group."),
        ("CSEX is another.", "CSEX is another."),
    ],
)
def test_first_use_in_a_sentence_is_written_out(written, printed):
    assert printed in words(with_abbreviations(report(Prose((paragraph(written),))), KNOWN, "glossary"))


def test_first_use_counts_over_the_whole_document_and_headings_stay():
    whole = words(with_abbreviations(report(paragraph("CSE."), bullets("CSE again.")), KNOWN, "glossary"))
    assert "The CSE group" in whole
    assert whole.count("child sexual exploitation") == 1


def test_words_beside_links_and_figures_keep_their_place():
    run = Paragraph((Text("See "), Link("the CSE page", "#one"), Text(" on CSE.", strong=True)))
    (made,) = with_abbreviations(report(run), KNOWN, "glossary").chapters[0].blocks
    assert made.inlines[1] == run.inlines[1]
    assert made.inlines[2] == Text(" on child sexual exploitation (CSE).", strong=True)


def test_list_holds_those_that_are_used_anywhere():
    table = Table("Cases", ("Who", "What"), (row("LADO", "12"),), figures=False)
    listed = words(with_abbreviations(report(paragraph("CSE."), table), KNOWN, "glossary"), 1)
    assert "CSE\tchild sexual exploitation" in listed
    assert "LADO\tlocal authority" in listed
    assert "MASH" not in listed


def test_document_that_uses_none_says_so():
    assert "uses none" in words(with_abbreviations(report(paragraph("Nothing.")), {}, "glossary"), 1)
