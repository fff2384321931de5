"""The lists of the desk, found by walking it: every page that a part of it leads to and that holds a table."""

from __future__ import annotations

import re
from collections import deque
from typing import Any

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from lscb.board.models import Board
from lscb.home.sections import SECTIONS

# Lists of the office that stand beside the boards' own addresses.
BESIDE = ("returns", "owed", "rounds", "people")
LINK = re.compile(r'href="(/[^"#]*)"')
# Further than this from a part's first page stand records, not lists.
STEPS = 2


def lists_of(client: Client, board: Board) -> dict[str, str]:
    """Each list's address by its name: the name of its route, with the words in its address that are not numbers."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    begin = [*(section.address(board) for section in SECTIONS), *map(reverse, BESIDE)]
    queue = deque((address, 0) for address in begin)
    while queue:
        address, steps = queue.popleft()
        name = named(address, board)
        if name in seen:
            continue
        seen.add(name)
        response = client.get(address)
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        if is_list(response.context):
            found[name] = address
        if steps < STEPS:
            queue.extend((link, steps + 1) for link in links(response, board))
    return found


def links(response: Any, board: Board) -> list[str]:
    """Where a page leads within the board's own addresses, and not to one record or to a form."""
    inside = [link.split("?")[0] for link in LINK.findall(response.content.decode())]
    return [
        link for link in dict.fromkeys(inside) if link.startswith(f"/{board.slug}/") and not re.search(r"/\d+/", link)
    ]


def named(address: str, board: Board) -> str:
    """A name that is the same on every board."""
    try:
        match = resolve(address)
    except Resolver404:
        return address
    words = [str(value) for key, value in match.kwargs.items() if key != "board" and isinstance(value, str)]
    return " ".join([match.url_name or address, *words])


def is_list(context: Any) -> bool:
    """Whether a page holds a table of records."""
    return table_of(context) is not None


def table_of(context: Any) -> Any:
    """The table a page was drawn with; None where it has none."""
    for layer in context or []:
        for values in getattr(layer, "dicts", [layer]):
            if isinstance(values, dict) and values.get("table") is not None:
                return values["table"]
    return None


def count(context: Any) -> int:
    """How many records a list holds, on all its pages."""
    table = table_of(context)
    return table.paginator.count if hasattr(table, "paginator") else len(table.rows)
