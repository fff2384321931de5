"""What the tests of the desk for case reviews share: addresses, days as a form sends them, steps taken."""

from __future__ import annotations

from django.urls import reverse

from tests.web.reading import read, texts


def at(name, board, *more):
    return reverse(name, args=(board.slug, *more))


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def page(answer):
    assert answer.status_code == 200
    return read(answer.content.decode())


def errors(answer):
    return " ".join(texts(page(answer), ".govuk-error-summary a"))


def take(client, case, verb, **sent):
    return client.post(at("case-review-do", case.board, case.pk, verb), sent)


def take_with(client, made, verb, **sent):
    return client.post(at("case-review-recommendation-do", made.review.board, made.review_id, made.pk, verb), sent)
