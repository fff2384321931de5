from decimal import Decimal

from lscb.document.blocks import RowKind, Table, Unit, row
from lscb.document.disclosure import Audience, protect
from lscb.document.figures import share, total
from tests.document.making import document, figure


def shown(protected, index):
    """The numbers of a table as its reader has them: None where one is hidden."""
    return [line.cells[1].content[0].value for line in protected.document.chapters[0].blocks[index].rows]


def test_quarters_do_not_tell_a_hidden_one_by_their_year_in_another_table():
    quarters = [figure(v, label=f"Children, Q{n}") for n, v in enumerate((3, 9, 10, 10), 1)]
    year = figure(32, label="Children, 2012–13")
    by_quarter = Table("Quarters", ("", "n"), tuple(row(f.label, f) for f in quarters))
    by_year = Table("Years", ("", "n"), (row("2012–13", year),))
    protected = protect(document(by_quarter, by_year), Audience.PUBLIC)
    assert shown(protected, 0) == [None, None, 10, 10]
    assert shown(protected, 1) == [32]


def test_percentages_of_one_whole_do_not_tell_a_hidden_one_by_their_sum():
    few, rest = share("few", figure(3), figure(40)), [figure(v, Unit.PERCENT, 1) for v in (50, Decimal("42.5"))]
    whole = total("All", (few, *rest))
    rows = (*(row("x", f) for f in (few, *rest)), row("All", whole, kind=RowKind.SUM))
    protected = protect(document(Table("T", ("", "%"), rows)), Audience.PUBLIC)
    assert shown(protected, 0) == [None, 50, None, 100]
