"""Two documents side by side: line beside line, with the words that changed."""

from __future__ import annotations

from lscb.document.beside import Pair, Sort, State, beside, stretches
from lscb.document.blocks import Document, Gap, Section, Table, bullets, paragraph, row
from lscb.document.differences import Kind
from tests.document.making import document, figure


def told(runs):
    """A side as a reader sees it: what changed between signs."""
    signs = {Kind.SAME: "{}", Kind.TAKEN_OUT: "-{}-", Kind.PUT_IN: "+{}+"}
    return " ".join(signs[run.kind].format(run.words.strip()) for run in runs)


def sides(before, after):
    """What changed in the one chapter of two documents, each side in words."""
    (chapter,) = beside(document(*before), document(*after))
    pairs = [pair for stretch in chapter.stretches for pair in stretch.pairs]
    assert chapter.changed == sum(pair.state is not State.SAME for pair in pairs)
    return [(told(pair.before), told(pair.after)) for pair in pairs if pair.state is not State.SAME]


def test_rewritten_paragraph_stands_beside_what_it_became():
    before, after = paragraph("The board met five times."), paragraph("The board met six times.")
    assert sides([before], [after]) == [("The board met -five- times.", "The board met +six+ times.")]


def test_same_chapters_say_so():
    (chapter,) = beside(document(paragraph("It met.")), document(paragraph("It met.")))
    assert (chapter.state, chapter.changed) == (State.SAME, 0)
    assert all(pair.before == pair.after for stretch in chapter.stretches for pair in stretch.pairs)


def test_what_is_on_one_side_alone_leaves_the_other_empty():
    kept, came = paragraph("It met."), paragraph("Nobody expected this sentence here.")
    assert sides([kept], [kept, came]) == [("", "+Nobody expected this sentence here.+")]
    assert sides([kept, came], [kept]) == [("-Nobody expected this sentence here.-", "")]


def test_rows_of_a_table_stand_beside_one_another_with_their_figures():
    def table(many):
        return Table("Visits", ("Who", "How many"), (row("Health", figure(many)), row("Police", figure(9))))

    assert sides([table(7)], [table(8)]) == [("Health · -7-", "Health · +8+")]


def test_items_figures_and_gaps_are_lines_of_their_own():
    assert sides([bullets("One visit to a school", "Two")], [bullets("One visit to a hospital", "Two")]) == [
        ("• One visit to a -school-", "• One visit to a +hospital+")
    ]
    assert sides([figure(7, label="Met")], [figure(8, label="Met")]) == [("Met: -7-", "Met: +8+")]
    gap = Gap("Finance: not written", "Somebody owes it.")
    assert sides([gap], []) == [("-Gap: Finance: not written. Somebody owes it.-", "")]


def test_chapters_that_came_or_went_are_told_whole():
    one, two = Section("one", "One", (paragraph("A."),)), Section("two", "Two", (paragraph("B."),))
    before, after = (Document("R", "B", "2013", (chapter,)) for chapter in (one, two))
    assert [(chapter.key, chapter.state) for chapter in beside(before, after)] == [
        ("two", State.NEW),
        ("one", State.GONE),
    ]


def test_long_unchanged_stretches_fold_between_neighbours():
    def pair(state):
        return Pair(Sort.TEXT, state)

    same, changed = State.SAME, State.CHANGED
    found = stretches([pair(s) for s in (same, same, same, changed, same, same)])
    assert [(stretch.same, len(stretch.pairs)) for stretch in found] == [(True, 2), (False, 3), (True, 1)]
