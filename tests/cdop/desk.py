"""What the tests of the panel's desk share: addresses, days as a form sends them, a notification."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from tests.web.reading import read, texts


def at(name, board, *more):
    return reverse(name, args=(board.slug, *more))


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def page(response):
    return read(response.content.decode())


def step(client, death, verb, **sent):
    return client.post(at("child-death-do", death.board, death.key, verb), sent)


def errors(response):
    return " ".join(texts(page(response), ".govuk-error-summary a"))


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def notification(panel, **sent):
    return {
        "case_number": "2012/02",
        "panel": panel.pk,
        **day("notified_on", date(2012, 6, 1)),
        **day("died_on", date(2012, 5, 30)),
        "sex": "female",
        "expectedness": "expected",
        "joint_response": "",
        "leaflet_target": 7,
    } | sent
