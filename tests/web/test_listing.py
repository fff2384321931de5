"""A list on a page: filtered, sorted, in pages of one size, and whole as a file."""

import csv
import io

import django_tables2
import pytest
from django import forms
from django.test import RequestFactory
from django.utils.html import format_html
from openpyxl import load_workbook

from lscb.board.models import Board
from lscb.web.filters import Filters
from lscb.web.listing import listing
from lscb.web.tables import Table
from tests.factories.board import BoardFactory
from tests.web.reading import read, texts

pytestmark = pytest.mark.django_db


class BoardTable(Table):
    caption = "Boards"
    name = django_tables2.Column()
    short_name = django_tables2.Column()

    def render_name(self, value):
        return format_html("<b>{}</b>", value)


class BoardFilters(Filters):
    all_words = "All boards"
    nation = forms.ChoiceField(choices=[("", "Any nation"), *Board.Nation.choices])
    named = forms.CharField(max_length=4)

    def narrow_named(self, rows, value):
        return rows.filter(name__icontains=value)


def asked(query="", **options):
    request = RequestFactory().get(f"/list/?{query}")
    filters = BoardFilters(request.GET)
    rows = Board.objects.order_by("pk")
    words = {"context": {"title": "Boards"}, "filters": filters}
    return listing(request, rows, table=BoardTable, name="boards", **words, **options)


def names(answer):
    return texts(read(answer.content.decode()), "tbody th")


@pytest.fixture
def boards():
    for name in ("Beta", "Alpha", "=Gamma"):
        BoardFactory(name=name, short_name=name[:3])


def test_list_narrows_and_says_by_what(boards):
    answer = asked("named=alp")
    assert names(answer) == ["Alpha"]
    assert "“alp”" in answer.content.decode()


def test_wrongly_filled_filter_says_so_and_narrows_nothing(boards):
    answer = asked("named=abcdefgh")
    assert len(names(answer)) == 3
    assert "at most 4 characters" in answer.content.decode()


def test_download_holds_all_the_filter_leaves_in_the_order_shown(boards):
    answer = asked("as=csv&sort=name", per_page=1)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [["Name", "Short name"], ["'=Gamma", "'=Ga"], ["Alpha", "Alp"], ["Beta", "Bet"]]


def test_excel_download_holds_the_same(boards):
    sheet = load_workbook(io.BytesIO(asked("as=xlsx&named=beta").content)).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [["Name", "Short name"], ["Beta", "Bet"]]


def test_unknown_page_or_kind_is_no_error(boards):
    assert len(names(asked("page=99&as=pdf&sort=nothing"))) == 3


def test_list_asks_no_more_of_the_database_as_it_grows(boards, django_assert_num_queries):
    with django_assert_num_queries(2):
        asked()
    BoardFactory.create_batch(60)
    with django_assert_num_queries(2):
        assert len(names(asked())) == 50
