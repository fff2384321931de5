"""The fixtures themselves: a check that finds nothing because it looks at nothing would be worse than none."""

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.factories.accounts import UserFactory

GOOD = '<html lang="en"><title>Page</title><main><h1>Page</h1><p>Words</p></main>'
BAD = '<html lang="en"><title>Page</title><main><h1>Page</h1><input type="text"></main>'


def test_axe_passes_an_accessible_page(page_at_each_width, axe):
    page_at_each_width.set_content(GOOD)
    axe(page_at_each_width)


def test_axe_names_what_is_wrong_and_where(page, axe):
    page.set_content(BAD)
    with pytest.raises(AssertionError, match=r"(?s)at 1280 pixels.*label.*input"):
        axe(page)


def test_a_page_is_as_wide_as_asked(page_at_each_width, request):
    width = request.node.callspec.params["page_at_each_width"]
    assert page_at_each_width.evaluate("window.innerWidth") == width


def test_the_live_server_answers_from_the_test_database(page):
    assert page.goto("/readyz").status == 200


def test_signing_in_without_the_form_reaches_a_page_for_people_signed_in(page, sign_in):
    page.goto("/accounts/password/change/")
    assert "/accounts/login/" in page.url
    sign_in(page, UserFactory())
    page.goto("/accounts/password/change/")
    assert page.url.endswith("/accounts/password/change/")


@pytest.fixture
def slow_site():
    """The address of a page whose words come half a second after its first line."""

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html>")
            self.wfile.flush()
            time.sleep(0.5)
            self.wfile.write(BAD.encode())

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_axe_and_scripts_see_the_page_a_click_leads_to_whole(page, axe, slow_site):
    page.set_content(f'<html lang="en"><title>First</title><main><h1>First</h1><a href="{slow_site}">On</a></main>')
    page.get_by_role("link", name="On").click()
    assert page.evaluate("document.querySelector('input') !== null")
    with pytest.raises(AssertionError, match="label"):
        axe(page)
