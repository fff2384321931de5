"""Going through the screens of a return as somebody: read a page, send a form."""

from __future__ import annotations

from django.urls import reverse


def url(name: str, scene, *more: int) -> str:
    return reverse(name, args=[scene.ret.pk, *more])


def read(client, user, address: str) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200, response
    return " ".join(response.content.decode().split())


def send(client, user, address: str, follow: bool = True, **data):
    client.force_login(user)
    return client.post(address, data, follow=follow)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def write(client, scene, number: int, user=None, follow: bool = True, **data):
    answer = scene.answer(number)
    current = answer.current.number if answer.current else 0
    sent = {"based_on": current, "action": "done", "written_as": "plain", **data}
    return send(client, user or scene.chair, url("return-heading", scene, answer.pk), follow, **sent)
