"""Somebody who enters texts in which nobody may be known, and says that they have read a doubtful one again."""

from __future__ import annotations

from typing import Any

from django.test import Client
from lxml import html

from lscb.board.models import Board
from lscb.permissions import Role
from tests.factories.accounts import person
from tests.same.entering import Screens


class ReadingAgain(Client):
    """Where a page asks whether a text was read again, ticks that it was, and sends the same once more."""

    def post(self, path: str, data: Any = None, *args: Any, **options: Any) -> Any:
        answer: Any = super().post(path, data, *args, **options)
        if answer.status_code != 200:
            return answer
        box = html.fromstring(answer.content.decode()).xpath("//input[@name='read_again']/@value")
        return super().post(path, {**data, "read_again": box}, *args, **options) if box else answer


class Careful(Screens):
    """What a careful person with one role enters."""

    def __init__(self, board: Board, role: Role = Role.MANAGER) -> None:
        self.board, self.client = board, ReadingAgain()
        self.client.force_login(person(role, board))
