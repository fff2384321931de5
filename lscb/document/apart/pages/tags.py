"""Row headers, which Typst's Python package cannot yet tag: header cells of the body become TH with the scope Row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_WORDS = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/TOC", "/Note", "/Caption", "/THead"})
"""What holds words and never a table."""
_CELLS = frozenset({"/TD", "/TH"})


class TagsDoNotFit(ValueError):
    """The tables of the tag tree are not those that were set."""


def with_row_headers(pdf: bytes, headers: list[list[list[int]]]) -> pikepdf.Pdf:
    """The PDF with these row headers: for each table in order and each of its rows, the places of the header cells.

    Each header gets a name, which the other cells of its row name among theirs, beside their columns'. Raises
    TagsDoNotFit where the tag tree holds other tables.
    """
    opened = pikepdf.open(io.BytesIO(pdf))
    root = opened.Root.StructTreeRoot
    bodies = list(_bodies(root.K))
    wanted = [rows for rows in headers if rows]
    if len(bodies) != len(wanted):
        raise TagsDoNotFit(f"{len(wanted)} tables were set and {len(bodies)} are tagged.")
    named: list[tuple[String, pikepdf.Object]] = []
    for body, rows in zip(bodies, wanted, strict=True):
        _mark(body, rows, named)
    if named:
        root.IDTree = _id_tree(root, named)
    return opened


def write(opened: pikepdf.Pdf, to: BinaryIO) -> None:
    """Writes the PDF, the same bytes for the same input."""
    written = io.BytesIO()
    opened.save(
        written,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,  # the version stays as Typst wrote it
    )
    to.write(written.getbuffer())


def _bodies(element: pikepdf.Object) -> Iterator[Dictionary]:
    """Every table's body, in the order of reading. Each look into the file takes time, so words are passed over."""
    if isinstance(element, Array):
        for kid in element:
            yield from _bodies(kid)
    elif isinstance(element, Dictionary) and "/S" in element:
        kind = str(element.S)
        if kind == "/TBody":
            yield element
        elif kind not in _WORDS and "/K" in element:
            yield from _bodies(element.K)


def _mark(body: Dictionary, rows: list[list[int]], named: list[tuple[String, pikepdf.Object]]) -> None:
    lines = [kid for kid in body.K if str(kid.S) == "/TR"]
    if len(lines) != len(rows):
        raise TagsDoNotFit(f"A table of {len(rows)} rows is tagged with {len(lines)}.")
    for line, places in zip(lines, rows, strict=True):
        cells = [kid for kid in line.K if str(kid.S) in _CELLS]
        names = [_header(cells[place], named) for place in places]
        for place, cell in enumerate(cells):
            if place not in places:
                _point(cell, names)


def _header(cell: pikepdf.Object, named: list[tuple[String, pikepdf.Object]]) -> String:
    name = String(f"~row-{len(named) + 1:06}")
    cell.S, cell.ID = Name.TH, name
    cell.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
    named.append((name, cell))
    return name


def _point(cell: pikepdf.Object, names: list[String]) -> None:
    """Adds the row's headers to the columns' headers that a cell names."""
    if "/A" not in cell:
        return
    attributes = cell.A
    for attribute in attributes if isinstance(attributes, Array) else [attributes]:
        if "/Headers" in attribute:
            attribute.Headers.extend(names)


def _id_tree(root: pikepdf.Object, named: list[tuple[String, pikepdf.Object]]) -> Dictionary:
    """The names that were there, then ours, which come after them in the alphabet."""
    known = root.get("/IDTree", Dictionary())
    if "/Kids" in known:
        raise TagsDoNotFit("The names of the tagged cells stand in a tree of several levels.")
    return Dictionary(Names=Array([*known.get("/Names", []), *(part for pair in named for part in pair)]))
