from dataclasses import replace

from lscb.document import data
from lscb.document.blocks import (
    Chart,
    ChartKind,
    Document,
    Figure,
    Note,
    Paragraph,
    Row,
    Section,
    Series,
    Table,
    Text,
    Unit,
    cell,
)
from lscb.document.disclosure import Audience, protect
from lscb.document.figures import difference, total
from lscb.document.walk import figures
from tests.document.making import document, figure


def public(*blocks, threshold=5):
    return protect(document(*blocks), Audience.PUBLIC, threshold)


def test_judgement_beside_a_hidden_number_is_not_told():
    rows = tuple(
        Row((cell("Here", header=True), cell(Figure("n", value, Unit.PEOPLE)), cell("Green: target met", tone="green")))
        for value in (3, 41)
    )
    given = Document("T", "B", "P", (Section("s", "S", (Table("T", ("Area", "Now", "Status"), rows),)),))
    table = protect(given, Audience.PUBLIC).document.chapters[0].blocks[0]
    assert [(row.cells[2].content[0].text, row.cells[2].tone) for row in table.rows] == [
        ("Not shown", ""),
        ("Green: target met", "green"),
    ]


def test_line_with_a_hidden_point_keeps_its_subject_and_not_its_finding():
    points = tuple(Figure(str(n), n, Unit.PEOPLE) for n in (9, 3))
    chart = Chart(ChartKind.LINE, "It ended below its target", "Children", ("a", "b"), (Series("", points),))
    given = Document("T", "B", "P", (Section("s", "S", (chart,)),))
    assert protect(given, Audience.BOARD).document.chapters[0].blocks[0].title == "Children"


def test_words_concluded_from_a_hidden_figure_go_and_take_what_stands_before_them():
    few, many, other = figure(3), figure(41), figure(50)
    kept, lost = Text(", more than half", of=(many,)), Text(" above it", of=(few, many), takes=2)
    gap = difference("gap", many, few, unit=Unit.PEOPLE)
    said = Paragraph((Text("Now "), many, kept, Text(", "), gap, lost, Text(".")))
    gone, stays = Paragraph((Text("Few: "), few), of=(few,)), Paragraph((Text("Many: "), other), of=(other,))
    notes = Note("3 of 41.", of=(few,)), Note("3.", of=(few,), instead="Hidden."), Note("50.", of=(other,))
    protected = public(said, gone, stays, *notes)
    assert [block.text for block in protected.document.chapters[0].blocks[2:]] == ["Hidden.", "50."]
    first, second = protected.document.chapters[0].blocks[:2]
    assert first.inlines == (Text("Now "), many, Text(", more than half"), Text("."))
    assert second.inlines[1].value == 50
    assert protected.hidden == 0
    assert data.loads(data.dumps(protected)) == protected


def test_finding_of_bars_goes_with_a_figure_it_rests_on_and_with_no_other():
    few, many = figure(3), figure(41)
    bars = Chart(ChartKind.BARS, "Few were hurt", "Children", ("a", "b"), (Series("", (few, many)),))
    whole = total("All", (few, many))
    sums = replace(bars, title="They are 44 in all", of=(whole,))
    assert [b.title for b in public(bars, sums).document.chapters[0].blocks] == ["Children", "They are 44 in all"]


def test_words_of_few_beside_a_number_that_stays_are_taken_out():
    ((_, found),) = figures(public(Paragraph((figure(40, words="40, of whom two were hurt"),))).document)
    assert (found.value, found.words) == (40, "")
