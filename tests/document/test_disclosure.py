from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lscb.document import data, html, text
from lscb.document.blocks import (
    Chart,
    ChartKind,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    Marker,
    RowKind,
    Section,
    Series,
    Table,
    Unit,
    bullets,
    paragraph,
    row,
)
from lscb.document.disclosure import Audience, Protected, protect
from lscb.document.figures import change, counted, reckoned, share, total, with_printed
from lscb.document.quantity import Quantities
from lscb.document.reckoning import Op, Ref, refs
from lscb.document.walk import figures
from lscb.document.words import reckoning_words
from tests.document.making import document, figure, grid

READERS = [Audience.BOARD, Audience.PUBLIC]


def public(*blocks, threshold=5):
    return protect(document(*blocks), Audience.PUBLIC, threshold)


def shown(protected, index=0):
    """The numbers of a table as its reader has them: None where one is hidden."""
    table = protected.document.chapters[0].blocks[index]
    return [[cell.content[0].value for cell in line.cells[1:]] for line in table.rows]


def test_office_sees_everything_and_is_told_so():
    given = document(paragraph("There were ", figure(3)))
    protected = protect(given, Audience.OFFICE)
    assert protected.document is given
    assert (protected.unprotected, protected.hidden) == (True, 0)
    assert "not hidden" in protected.note


@pytest.mark.parametrize("audience", READERS)
@pytest.mark.parametrize(("value", "hidden"), [(0, False), (1, True), (4, True), (5, False), (121, False)])
def test_few_people_are_hidden_from_everybody_else(audience, value, hidden):
    protected = protect(document(paragraph(figure(value))), audience)
    ((_, found),) = figures(protected.document)
    assert (found.marker is Marker.SUPPRESSED, found.value is None) == (hidden, hidden)
    assert protected.hidden == hidden
    assert not protected.unprotected


def test_threshold_is_what_was_asked_for():
    assert public(paragraph(figure(7)), threshold=8).hidden == 1
    assert public(paragraph(figure(7)), threshold=5).hidden == 0


def test_small_numbers_of_other_things_stay():
    assert public(paragraph(figure(3, Unit.COUNT), figure(2, Unit.PERCENT), figure(100, Unit.PENCE))).hidden == 0


def test_nothing_of_a_hidden_figure_is_left():
    secret = replace(with_printed(figure(3, label="Deaths"), 2, "two"), words="three")
    ((_, found),) = figures(public(paragraph(secret)).document)
    assert found == Figure("Deaths", None, Unit.PEOPLE, marker=Marker.SUPPRESSED)


def test_figure_that_was_printed_small_is_hidden():
    assert public(paragraph(with_printed(figure(0), 2))).hidden == 1


def test_second_cell_is_hidden_when_the_total_would_give_the_first_away():
    table = Table(
        "T",
        ("", "a", "b", "c", "All"),
        (row("x", *(cells := [figure(3), figure(20), figure(9)]), total("All", cells)),),
    )
    assert shown(public(table)) == [[None, 20, None, 32]]


def test_total_is_hidden_when_nothing_else_is_left_to_hide():
    cells = [figure(0), figure(3), figure(0)]
    whole = replace(total("All", cells), unit=Unit.COUNT)
    table = Table("T", ("", "a", "b", "c", "All"), (row("x", *cells, whole),))
    assert shown(public(table)) == [[0, None, 0, None]]


def test_line_without_a_total_loses_only_its_small_cell():
    table = Table("T", ("", "a", "b"), (row("x", figure(3), figure(20)),))
    assert shown(public(table)) == [[None, 20]]


def test_totals_recorded_and_not_reckoned_are_known_by_their_sum():
    table = Table("T", ("", "a", "b", "c", "All"), (row("x", figure(3), figure(20), figure(9), figure(32)),))
    assert shown(public(table)) == [[None, 20, None, 32]]


def test_row_of_sums_counts_as_totals_even_when_it_does_not_add_up():
    rows = (
        row("x", figure(3)),
        row("y", figure(20)),
        row("z", figure(9)),
        row("All", figure(40), kind=RowKind.PRINTED),
    )
    assert shown(public(Table("T", ("", "a"), rows))) == [[None], [20], [None], [40]]


def test_printed_sum_is_hidden_with_the_sum_above_it():
    rows = (
        row("x", figure(3), figure(0)),
        row("y", figure(0), figure(20)),
        row("All", figure(3, Unit.COUNT, pk=900), figure(20), kind=RowKind.SUM),
        row("As printed", figure(3, Unit.COUNT), figure(20), kind=RowKind.PRINTED),
    )
    assert shown(public(Table("T", ("", "a", "b"), rows)))[3][0] is None


def test_all_ones_are_not_given_away_by_their_number():
    cells = [figure(1), figure(1), figure(30)]
    table = Table("T", ("", "a", "b", "c", "All"), (row("x", *cells, total("All", cells)),))
    assert shown(public(table)) == [[None, None, None, 32]]


def test_shares_of_hidden_numbers_are_hidden():
    few, many = figure(3), figure(97)
    whole = total("All", [few, many])
    rows = (
        row("n", few, many, whole),
        row("share", *(share("s", f, whole) for f in (few, many, whole)), kind=RowKind.SHARE),
    )
    assert shown(public(Table("T", ("", "a", "b", "All"), rows))) == [[None, None, 100], [None, None, 100]]


def test_share_of_few_is_hidden_though_the_few_are_not_shown():
    assert public(paragraph(share("s", figure(3), figure(121)))).hidden == 1
    assert public(paragraph(change("c", figure(3), figure(121)))).hidden == 1
    assert public(paragraph(share("s", figure(3, Unit.COUNT), figure(121, Unit.COUNT)))).hidden == 0


def test_percentage_as_recorded_beside_a_hidden_number_is_hidden():
    table = Table("T", ("", "n", "%"), (row("x", figure(3), figure(Decimal("2.5"), Unit.PERCENT, 1)),))
    assert shown(public(table)) == [[None, None]]


def test_same_number_is_hidden_wherever_it_stands():
    cells = [figure(3), figure(20), figure(9, pk=77)]
    table = Table("T", ("", "a", "b", "c", "All"), (row("x", *cells, total("All", cells)),))
    again = figure(9, pk=77, label="Nine again")
    chart = Chart(
        ChartKind.BARS, "T", "S", ("a", "b"), (Series("s", (again, figure(50))),), description="Nine and fifty."
    )
    key = KeyFigures((KeyFigure(again, "children", "Nine, not ten."),))
    protected = public(table, Section("s", "S", (paragraph(again), bullets(("x", again)[1:]), chart, key)))
    again_found = [f for _, f in figures(protected.document) if f.label == "Nine again"]
    assert len(again_found) == 4
    assert {f.value for f in again_found} == {None}
    assert "Nine" not in text.render(protected).replace("Nine again", "")


def test_sum_that_stays_does_not_say_its_parts():
    cells = [figure(3), figure(20), figure(9)]
    protected = public(paragraph(total("All", cells)))
    ((_, found),) = figures(protected.document)
    assert found.value == 32
    assert found.records == 3
    assert {r.value for r in refs(found.reckoning)} == {None}
    assert reckoning_words(found) == "reckoned from 3 records, which are not shown because some are hidden"


def test_total_in_a_sentence_counts_for_the_chart_that_divides_it():
    cells = [figure(3), figure(20), figure(9)]
    chart = Chart(ChartKind.BARS, "T", "S", ("a", "b", "c"), (Series("s", tuple(cells)),))
    protected = public(chart, paragraph(total("All", cells)))
    assert [f.value for _, f in figures(protected.document)] == [None, 20, None, 32]


def test_note_counts_what_is_hidden():
    assert public(paragraph(figure(3))).note.startswith("1 number is hidden")
    assert public(paragraph(figure(3), figure(4))).note.startswith("2 numbers are hidden")
    assert public().note.startswith("No number had to be hidden")


def test_protected_document_cannot_be_made_by_hand():
    with pytest.raises(TypeError):
        Protected(document(), Audience.PUBLIC, 5, 0, "")
    with pytest.raises(TypeError):
        replace(public(), document=document())


def test_hidden_number_is_in_no_rendering():
    table = grid([[3, 20, 4017], [0, 44, 4091]])
    protected = public(table, paragraph(share("s", figure(3), figure(4017))))
    for written in (text.render(protected), html.render_document(protected)):
        assert "8,108" in written
        assert not any(given in written for given in (">3<", "\t3\t", "3 +", "3 of"))


tables = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 12), min_size=n, max_size=n), min_size=1, max_size=5)
)


@settings(max_examples=150, deadline=None)
@given(tables, st.integers(2, 8))
def test_no_hidden_cell_is_had_by_one_subtraction(values, threshold):
    protected = public(grid(values), threshold=threshold)
    rows = shown(protected)
    for line in [*rows, *(list(column) for column in zip(*rows, strict=True))]:
        *cells, whole = line
        assert sum(n is None for n in line) != 1
        assert not any(n is not None and 0 < n < threshold for n in line)
        if whole is not None and None in cells:
            assert whole - sum(n for n in cells if n is not None) > cells.count(None)


@settings(max_examples=50, deadline=None)
@given(tables)
def test_no_reckoning_holds_a_hidden_number(values):
    given_table, known = grid(values), Quantities()
    protected = public(given_table)
    hidden = {
        known.of(before.reckoning)
        for (_, before), (_, after) in zip(figures(document(given_table)), figures(protected.document), strict=True)
        if after.value is None
    }
    for _, found in figures(protected.document):
        assert all(r.value is None or known.of(r) not in hidden for r in refs(found.reckoning))


@settings(max_examples=50, deadline=None)
@given(tables)
def test_noughts_and_large_tables_without_few_stay_whole(values):
    safe = [[v and v + 4 for v in line] for line in values]
    assert public(grid(safe)).hidden == 0


@pytest.mark.parametrize(
    ("words", "hidden"),
    [("two children", True), ("fewer than 3", True), ("4", True), ("over 90", False), ("none", False),
     ("fewer than 5", False), ("1,204 children", False), ("2012", False), ("one of 40", True)],
)  # fmt: skip
def test_words_in_the_place_of_a_number_are_hidden_where_they_name_few(words, hidden):
    given = Document("T", "B", "P", (Section("s", "S", (Figure("x", None, Unit.PEOPLE, words=words),)),))
    shown = protect(given, Audience.BOARD)
    assert (shown.document.chapters[0].blocks[0].words == "") is hidden
    assert shown.hidden == hidden
    assert protect(given, Audience.OFFICE).document == given


def test_count_that_is_hidden_is_not_told_by_the_records_of_a_sum_that_stays():
    few, many = (counted(label, [_Record(n) for n in some], unit=Unit.PEOPLE) for label, some in
                 (("Few", range(3)), ("Many", range(3, 12))))  # fmt: skip
    ((_, found),) = figures(public(paragraph(total("All", (few, many)))).document)
    assert found.value == 12
    assert "3 + 9" not in reckoning_words(found)
    assert all(isinstance(part, Ref) for part in found.reckoning.parts)


def test_what_is_reckoned_from_a_share_of_few_is_hidden_though_they_stand_two_steps_away():
    part = share("s", figure(3), figure(97))
    assert public(paragraph(reckoned("r", Op.RATIO, (figure(40, Unit.COUNT), part), unit=Unit.NUMBER))).hidden == 1


def test_few_people_beside_another_unit_are_hidden_and_written_in_their_own():
    each = reckoned("Each", Op.RATIO, (figure(120_000, Unit.PENCE), figure(3)), unit=Unit.PENCE)
    assert reckoning_words(each) == "£1,200 ÷ 3 = £400"
    assert public(paragraph(each)).hidden == 1


@pytest.mark.parametrize("value", [None, 0, 40])
def test_few_that_a_source_printed_in_words_are_hidden(value):
    given = with_printed(figure(value), None, "two")
    assert public(paragraph(given)).hidden == 1
    assert "two" not in data.dumps(public(paragraph(given))).decode()


class _Record:
    """A stored record of no kind in particular."""

    class _meta:  # noqa: N801  # Django's name for it
        label_lower = "cases.case"

    def __init__(self, pk):
        self.pk = pk
