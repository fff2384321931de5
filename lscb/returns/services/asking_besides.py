"""What a return asks besides its headings: how far each has come."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from lscb.audit import services as audit
from lscb.returns import policies
from lscb.returns.models import Item, Return
from lscb.returns.services.saying import refuse


@transaction.atomic
def reach(*, item: Item, state: str, by: Any) -> Item:
    """Says how far an item has come; the first answer makes the return a draft.

    Raises ValidationError where the return, or this part of it, may not be written now.
    """
    refuse(policies.why_not_write(item.ret, item))
    audit.change(item, by=by, state=state)
    if item.ret.state == Return.State.NOT_STARTED:
        audit.change(item.ret, by=by, verb="begun", state=Return.State.DRAFT)
    return item
