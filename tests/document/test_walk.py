import pytest

from lscb.document.blocks import Gap, KeyFigure, KeyFigures, Prose, Quotation, Section, bullets, paragraph
from lscb.document.walk import anchor, figures, gaps, sections
from tests.document.making import document, figure, grid


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("priority-1",), "priority-1"),
        (("priority-1", "plans"), "priority-1-plans"),
        (("priority-1", "priority-1-plans"), "priority-1-plans"),
        (("working_groups", "Quality & Effectiveness", "x"), "working-groups-quality-effectiveness-x"),
        (("!",), "part"),
        ((), ""),
    ],
)
def test_anchor_is_made_of_the_keys(path, expected):
    assert anchor(path) == expected


def test_figures_are_found_wherever_they_stand():
    inside = (
        paragraph(figure(1)),
        bullets((figure(2),)),
        Prose((Quotation("q", (paragraph(figure(3)),)),)),
        Section("part", "Part", (figure(4), KeyFigures((KeyFigure(figure(5), "x"),)))),
    )
    found = list(figures(document(*inside, cover=(paragraph(figure(0)),))))
    assert [f.value for _, f in found] == [0, 1, 2, 3, 4, 5]
    assert [path for path, _ in found][-1] == ("one", "part")


def test_table_gives_its_figures_row_by_row():
    assert [f.value for _, f in figures(document(grid([[1, 2], [3, 4]])))] == [1, 2, 3, 3, 4, 7, 4, 6, 10]


def test_sections_and_gaps_have_their_paths():
    given = document(Section("part", "Part", (Gap("a", "b"),)), Gap("c", "d"))
    assert [path for path, _ in sections(given)] == [("one",), ("one", "part")]
    assert [(path, gap.title) for path, gap in gaps(given)] == [(("one", "part"), "a"), (("one",), "c")]
