"""The layer in front of Django: published files with strong validators, and nothing else."""

import gzip
import io

import pytest

from lscb.annualreport.models import Rendition
from lscb.public import services, site
from lscb.public.serving import Published

pytestmark = pytest.mark.django_db


@pytest.fixture
def layer(edition, manager, django_capture_on_commit_callbacks, settings):
    with django_capture_on_commit_callbacks(execute=True):
        services.publish(edition=edition, by=manager)

    def beyond(environ, start):
        start("299 Beyond", [])
        return [b"beyond"]

    return Published(beyond, site.root())


@pytest.fixture
def ask(layer, edition, django_assert_num_queries):
    where = f"/reports/{edition.report.board.slug}/{edition.report.period.name}/{edition.number}/"

    def asked(path="", method="GET", whole="", **headers):
        got = {}

        def start(status, head):
            got.update(status=status, head=dict(head))

        extra = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        environ = {"REQUEST_METHOD": method, "PATH_INFO": whole or where + path, "wsgi.input": io.BytesIO(), **extra}
        with django_assert_num_queries(0):
            body = b"".join(layer(environ, start))
        return got["status"], got["head"], body

    return asked


def test_page_is_served_without_a_query(ask, edition):
    status, head, body = ask("finance/")
    assert status == "200 OK"
    assert body == bytes(Rendition.objects.get(edition=edition, path="finance/index.html").content)
    assert head["Content-Type"].startswith("text/html")
    assert head["Content-Length"] == str(len(body))
    assert "default-src 'none'" in head["Content-Security-Policy"]


def test_compressed_variant_has_its_own_validator(ask):
    _, plain, body = ask()
    _, packed, squeezed = ask(accept_encoding="br, gzip")
    assert gzip.decompress(squeezed) == body
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] != plain["ETag"]


def test_browser_that_has_the_page_gets_not_modified(ask):
    _, head, _ = ask()
    assert ask(if_none_match=f'"other", {head["ETag"]}')[0] == "304 Not Modified"
    assert ask(if_none_match='"other"')[0] == "200 OK"


def test_head_gives_no_body(ask):
    status, head, body = ask(method="HEAD")
    assert (status, body) == ("200 OK", b"")
    assert int(head["Content-Length"]) > 0


@pytest.mark.parametrize(
    "whole",
    [
        "/",
        "/reports/",
        "/reports/../../etc/passwd",
        "/reports/a/b/../../../../etc/passwd",
        "/reports/nowhere/2012-13/1/",
        "/returns/",
    ],
)
def test_anything_else_goes_on_to_the_application(ask, whole):
    assert ask(whole=whole)[0] == "299 Beyond"


def test_hidden_and_unknown_files_go_on_to_the_application(ask):
    assert ask("files.json")[0] == "299 Beyond"
    assert ask("..%2Findex.html")[0] == "299 Beyond"
    assert ask(".1/index.html")[0] == "299 Beyond"
    assert ask("nowhere/")[0] == "299 Beyond"
    assert ask(method="POST")[0] == "299 Beyond"


def test_file_that_a_newer_state_took_away_goes_on_to_the_application(ask, edition):
    ask("finance/")
    (site.place_of(edition) / "finance" / "index.html").unlink()
    assert ask("finance/")[0] == "299 Beyond"
