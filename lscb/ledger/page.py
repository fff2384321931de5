"""One agency over the years: the parts a reader may read, in a number of reads that does not grow with them."""

from __future__ import annotations

from typing import Any

from agencies.models import Agency
from lscb.ledger.actions import actions
from lscb.ledger.attendance import attendance
from lscb.ledger.money import money
from lscb.ledger.parts import Part, years_of
from lscb.ledger.policies import MONEY, RECORDS, parts_open_to
from lscb.ledger.returns import grades, returns
from lscb.ledger.training import training


def parts(agency: Agency, user: Any) -> list[Part]:
    """The page, top to bottom; empty for whoever may read nothing of it."""
    open_to = parts_open_to(user, agency)
    found = [money(agency)] if MONEY in open_to else []
    if RECORDS in open_to:
        found += [
            attendance(agency, years_of(agency.board)),
            returns(agency, user),
            grades(agency, user),
            actions(agency),
            training(agency),
        ]
    return found
