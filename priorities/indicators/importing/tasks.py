"""Reading and storing at length, outside a request; what is small is done at once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from lscb.outbox.tasks import task
from priorities.indicators.checks.tasks import look_at_figures
from priorities.indicators.importing import services
from priorities.indicators.importing.reading import note
from priorities.indicators.models import FigureImport

# Read or stored within a second or two, while whoever brought it waits.
SMALL_BYTES, SMALL_ROWS = 300_000, 5_000


def start_reading(of: FigureImport) -> None:
    """Reads a small file at once and hands a large one to the worker."""
    if of.size <= SMALL_BYTES:
        services.read(of=of)
    else:
        note(of, state=FigureImport.State.READING, done=0)
        of.refresh_from_db()
        read_import.enqueue(of.pk)


def start_storing(of: FigureImport, by: Any) -> None:
    """Stores few figures at once and hands many to the worker. Raises ValidationError with the reason not to."""
    if of.to_store <= SMALL_ROWS:
        services.store(of=of, by=by)
        return
    services.refuse_to_store(of)
    note(of, state=FigureImport.State.STORING, done=0)
    store_import.enqueue(of.pk, by.pk)


@task()
def read_import(pk: int) -> str:
    """Reads one file; the state it ends in."""
    return str(services.read(of=FigureImport.objects.get(pk=pk)).state)


@task()
def store_import(pk: int, by: int) -> str:
    """Stores one file; where that is refused it waits to be looked at again, with the reason."""
    of = FigureImport.objects.get(pk=pk)
    try:
        stored = services.store(of=of, by=get_user_model().objects.get(pk=by))
    except ValidationError as refusal:
        note(of, state=FigureImport.State.READ, done=100, why_refused=" ".join(refusal.messages))
        return FigureImport.State.READ
    # Many figures take the checks minutes, which whoever opens the next page would wait.
    look_at_figures.enqueue(of.board_id)
    return str(stored.state)
