"""What is missing, what differs from its printed form, what leads nowhere or says nothing."""

from decimal import Decimal

import pytest

from lscb.annualreport import checks
from lscb.document.blocks import (
    Chart,
    ChartKind,
    Figure,
    Gap,
    Link,
    Paragraph,
    Picture,
    Section,
    Series,
    Unit,
    paragraph,
)

GAP = Gap("Not answered", "Housing passed it over.", owed_by="Housing", since="due 30 April 2013")


def found(subject, name):
    return [one.fault.words for one in checks.run(subject, [checks.BY_NAME[name]])]


def test_chapter_with_nothing_but_a_gap_must_be_put_right(subject):
    assert found(subject(GAP), "empty-chapter") == ["“A chapter” is empty. Housing owes it."]
    assert found(subject(GAP), "gap") == []
    assert found(subject(), "empty-chapter") == ["“A chapter” is empty."]


def test_gap_beside_something_is_a_warning_that_names_who_owes_it(subject):
    beside = subject(paragraph("The partners paid."), GAP)
    assert found(beside, "empty-chapter") == []
    assert found(beside, "gap") == ["Not answered. Owed by Housing, due 30 April 2013."]


def test_figure_printed_otherwise_is_found_once(subject):
    figure = Figure("Offences, change", Decimal("3.55"), Unit.PERCENT, 1, printed=Decimal("4.3"))
    (words,) = found(subject(figure, figure), "printed-differs")
    assert words == "Offences, change. Printed as 4.3%; the figures give 3.6%."


def test_picture_and_chart_need_words(subject):
    good = (
        Picture("a" * 64, "A bar for each year"),
        Chart(ChartKind.BARS, "Plans rose", "Plans a year", ("2012",), (Series("", (Figure("Plans", 12),)),)),
    )
    assert found(subject(*good), "no-words-for-a-picture") == []
    assert found(subject(Picture("a" * 64, " ", "Our logo")), "no-words-for-a-picture") == [
        "A picture has no alternative text: “Our logo”."
    ]
    assert found(subject(Chart(ChartKind.BARS, "", "", (), ())), "no-words-for-a-picture") == [
        "A chart says nothing in words."
    ]


@pytest.mark.parametrize(
    ("href", "found_there"), [("#finance", 0), ("#finance-income", 0), ("#money", 1), ("https://example.org/#x", 0)]
)
def test_link_within_the_report_must_lead_somewhere(subject, href, found_there):
    blocks = (Paragraph((Link("there", href),)), Section("income", "Income", (paragraph("They paid."),)))
    assert len(found(subject(*blocks), "leads-nowhere")) == found_there
