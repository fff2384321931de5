"""Days, years and money in the board's words."""

import datetime

import pytest
from django.template import Context, Template

from lscb.web import british


def test_day_is_written_out():
    assert british.day(datetime.date(2013, 4, 2)) == "2 April 2013"
    assert british.day(None) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ((2012, 4, 1), (2013, 3, 31), "2012–13"),
        ((2009, 4, 1), (2010, 3, 31), "2009–10"),
        ((1999, 4, 1), (2000, 3, 31), "1999–2000"),
        ((2013, 1, 1), (2013, 12, 31), "2013"),
    ],
)
def test_span_of_years_is_as_short_as_is_clear(starts, ends, words):
    assert british.year_span(datetime.date(*starts), datetime.date(*ends)) == words


@pytest.mark.parametrize(
    ("pence", "short", "full"),
    [
        (16230100, "£162,301", "£162,301.00"),
        (3916900, "£39,169", "£39,169.00"),
        (11747570, "£117,475.70", "£117,475.70"),
        (5, "£0.05", "£0.05"),
        (0, "£0", "£0.00"),
        (-525, "−£5.25", "−£5.25"),
        (None, "", ""),
    ],
)
def test_pence_are_written_as_pounds(pence, short, full):
    assert british.pounds(pence) == short
    assert british.pounds_and_pence(pence) == full


def test_filters_write_the_same():
    drawn = Template("{% load british %}{{ d|day }}; {{ d|year_span:e }}; {{ p|pounds }}; {{ p|pounds_and_pence }}")
    values = {"d": datetime.date(2012, 4, 1), "e": datetime.date(2013, 3, 31), "p": 3916900}
    assert drawn.render(Context(values)) == "1 April 2012; 2012–13; £39,169; £39,169.00"


def test_moment_is_written_as_the_local_day():
    moment = datetime.datetime(2013, 6, 30, 23, 30, tzinfo=datetime.UTC)
    assert Template("{% load british %}{{ m|day }}").render(Context({"m": moment})) == "1 July 2013"


def test_thousands_are_parted_in_days_as_everywhere():
    far = datetime.date(2013, 4, 2)
    assert british.days_late(4966) == "4,966 days late"
    assert british.how_far(far, far - datetime.timedelta(days=1200)) == "in 1,200 days"
