"""What a row of the permission matrix is, and words the rows share.

A row says how an address is filled from the world of `matrix_world`, and which status whoever asks gets, by method.
`REST` is everybody signed in whom the row does not name; a visitor who has not signed in is sent to sign in, unless
the row names "anonymous". To add a row: read the view, write down who should pass, and let the test try it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.house.matrix_world import Where

REST = "everybody else who signed in"
ALL = "everybody, signed in or not"
SIGN_IN = "sign in"
OFFICE = "manager administrator auditor"  # whoever reads the board's records
Answers = dict[int | str, str]


@dataclass(frozen=True)
class Row:
    """One address, filled one way; `case` tells the fillings of one address apart."""

    name: str
    get: Answers
    post: Answers
    where: Where = lambda world: ()
    case: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.case}".strip()

    def expected(self, method: str, reader: str) -> int | str:
        """The status a reader gets, or SIGN_IN."""
        answers: Answers = getattr(self, method)
        named = (status for status, readers in answers.items() if reader in readers.split())
        rest = (status for status, readers in answers.items() if readers in (REST, ALL))
        everyone = reader != "anonymous" or ALL in answers.values()
        return next(named, next(rest) if everyone else SIGN_IN)


def rows(names: str, get: Answers, post: Answers, where: Where = lambda world: (), case: str = "") -> list[Row]:
    return [Row(name, get, post, where, case) for name in names.split()]


NO_POST: Answers = {405: REST}
NO_GET: Answers = {405: REST}
# Lists let in whoever has something of their own to find there; what they hold, the apps' own tests say.
SEVERAL_BOARDS = f"{OFFICE} their_manager"
MANAGES = "manager technician"
DRAFT: Answers = {200: OFFICE, 403: REST}
# The office's desk: its pages are read by whoever reads records, its forms opened by whoever edits them.
DESK_READ: Answers = {200: OFFICE, 403: REST}
DESK_EDIT: Answers = {200: "manager administrator", 403: REST}
