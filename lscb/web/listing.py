"""A list of records on a page: filtered, sorted, in pages, and as a file of all that the filter leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django_tables2 import RequestConfig

from lscb.web.exports import as_csv, as_xlsx
from lscb.web.filters import Filters
from lscb.web.tables import Table

PER_PAGE = 50
DOWNLOADS = {"csv": as_csv, "xlsx": as_xlsx}


def listing(
    request: HttpRequest,
    rows: QuerySet[Any],
    *,
    table: type[Table],
    name: str,
    filters: Filters | None = None,
    template: str = "web/listing.html",
    context: Mapping[str, Any] | None = None,
    per_page: int = PER_PAGE,
    files: bool = True,
    **options: Any,
) -> HttpResponse:
    """A page with one list, or, asked with `?as=csv` or `?as=xlsx`, that list whole as a download called `name`.

    `filters` is a bound form (`MyFilters(request.GET, …)`); `options` go to the table. The template gets `table`,
    `filter`, `csv` and `xlsx` (the downloads' addresses) and whatever stands in `context`: the shipped one draws
    `title`, `lede` and `add`, a `lscb.web.masthead.Link` for the button that makes a new record. `files=False` is for
    records that nobody takes away: no download is made, and no link offered.
    """
    shown = filters.narrow(rows) if filters is not None else rows
    built = table(shown, **options)
    if files and (asked := DOWNLOADS.get(request.GET.get("as", ""))):
        RequestConfig(request, paginate=False).configure(built)
        header, *body = values(built)
        return asked(name, header, body)
    RequestConfig(request, paginate={"per_page": per_page, "silent": True}).configure(built)
    addresses = {kind: _download(request, kind) for kind in DOWNLOADS} if files else {}
    return render(request, template, {"table": built, "filter": filters, **addresses, **(context or {})})


def values(table: Table) -> Iterator[list[Any]]:
    """The table's head and rows as a spreadsheet takes them: what it says, without marks, numbers as numbers."""
    for row in table.as_values():
        yield [strip_tags(cell) if isinstance(cell, SafeString) else cell for cell in row]


def _download(request: HttpRequest, kind: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["as"] = kind
    return f"?{query.urlencode()}"
