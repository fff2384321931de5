"""Catching up outside a request, where more was written than a search can wait for."""

from __future__ import annotations

from lscb.outbox.tasks import task
from lscb.search.indexing import catch_up


@task()
def follow_on() -> bool:
    """Follows the audit trail to its end."""
    return catch_up()
