"""Why a file, or a cell of it, is not taken: sentences for whoever brought it."""

from __future__ import annotations


class Unreadable(Exception):
    """The file as a whole is refused."""


class NotRead(Exception):
    """One row, or one cell of it, is refused; the others are not."""
