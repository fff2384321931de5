"""Addresses of one shape: the same page, of another record of the same kind."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

# What names a record, or a number in a series. What else an address holds (kind, verb, chapter) makes another page.
RECORDS = {
    "board",
    "agency",
    "group",
    "year",
    "fund",
    "spot",
    "token",
    "reference",
    "panel",
    "clause",
    "name",
    "uidb36",
}
ORDER = {"sort", "page"}


def place(address: str, found_on: str = "/") -> str:
    """Where a link leads within the site, without what it points at within its page; empty where it leads away."""
    whole = urlsplit(urljoin(f"http://here{found_on}", address.strip()))
    if whole.netloc != "here" or whole.scheme != "http":
        return ""
    return whole.path + (f"?{whole.query}" if whole.query else "")


def shape(address: str) -> str:
    """What page an address is of; "not found" where the address map has none."""
    whole = urlsplit(address)
    try:
        found = resolve(whole.path)
    except Resolver404:
        return "not found"
    name = found.view_name or found.route
    if name.startswith("admin:"):
        return name
    records = RECORDS | {"key"} if "spot" in found.kwargs else RECORDS
    parts = [f"{key}={value}" for key, value in found.kwargs.items() if key not in records and _is_kind(value)]
    return " ".join([name, *sorted(parts), *_asked(whole.query)])


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and not value.isdigit()


def _asked(query: str) -> list[str]:
    """What is asked after the question mark: its one name, whether several, or none but an order."""
    names = sorted({name for name, _ in parse_qsl(query)} - ORDER)
    return ["?…"] if len(names) > 1 else [f"?{name}" for name in names]
