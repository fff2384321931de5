"""Logs hold no address that opens something."""

import logging

import pytest

from lscb.web.logs import WithoutSecrets


def said(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert WithoutSecrets().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Gone: /reading/open/abc-_123/", "Gone: /reading/open/…/"),
        ('"GET /reading/open/abc HTTP/1.1" 302 0', '"GET /reading/open/… HTTP/1.1" 302 0'),
        ("Not Found: /invitation/abc/", "Not Found: /invitation/…/"),
        ("Not Found: /calendar/abc.ics", "Not Found: /calendar/…"),
        ("Not Found: /calendar/revoke/", "Not Found: /calendar/revoke/"),
        ("Not Found: /reading/12/finance/", "Not Found: /reading/12/finance/"),
    ],
)
def test_secret_part_of_an_address_is_masked(before, after):
    assert said(before) == after
    assert said("%s", before) == after


def test_served_pages_and_errors_are_logged_through_the_filter():
    for name in ("console", "served"):
        handler = next(
            h for h in (*logging.getLogger("django.server").handlers, *logging.root.handlers) if h.get_name() == name
        )
        assert any(isinstance(each, WithoutSecrets) for each in handler.filters)
