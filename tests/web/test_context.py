"""What stands at the head of a page comes from the request alone."""

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from lscb.web.context import masthead
from lscb.web.masthead import Link, Masthead
from tests.web.reading import read, select, texts

FULL = Masthead(
    board_name="Havering Local Safeguarding Children Board",
    who="Business manager",
    own_links=(Link("Sign out", "/out"),),
    navigation=(Link("Home", "/"), Link("Report", "/report", current=True)),
    footer=(Link("Privacy", "/privacy"),),
)


def drawn(given):
    return read(render_to_string("web/masthead.html", {"masthead": given}))


def test_page_without_a_masthead_gets_a_bare_one():
    assert masthead(RequestFactory().get("/")) == {"masthead": Masthead()}


def test_lazy_masthead_is_handed_on_asleep():
    request = RequestFactory().get("/")
    request.masthead = SimpleLazyObject(lambda: 1 / 0)
    assert masthead(request)["masthead"] is request.masthead


def test_masthead_names_the_board_and_who_is_signed_in():
    tree = drawn(FULL)
    assert texts(tree, ".app-masthead__name") == ["Havering Local Safeguarding Children Board"]
    assert texts(tree, ".app-masthead__who li") == ["Business manager", "Sign out"]


def test_part_of_the_site_being_read_is_marked():
    assert texts(drawn(FULL), "a[aria-current=true]") == ["Report"]


def test_visitor_sees_no_navigation_when_there_is_none():
    assert select(drawn(Masthead()), "nav, ul") == []
