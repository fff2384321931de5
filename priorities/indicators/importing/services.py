"""Bringing figures in by file: handed in, read, looked at, then stored whole or set aside."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from lscb.audit import services as audit
from lscb.board.models import Board
from priorities.indicators.importing import policies
from priorities.indicators.importing.comparing import compare
from priorities.indicators.importing.opening import LARGEST
from priorities.indicators.importing.plan import Plan
from priorities.indicators.importing.reading import note, read_rows
from priorities.indicators.importing.refusals import Unreadable
from priorities.indicators.importing.storing import enter_all, make_what_is_missing
from priorities.indicators.models import FigureImport, FileMapping, Observation, Source, StagedFigure

State = FigureImport.State
CHANGED_MEANWHILE = (
    "The board’s figures have changed since this file was compared with them. Look at it again, then store."
)
TOLD = ("rows", "new", "changed", "beside", "same", "refused")
STALE = timedelta(hours=1)


def bring(
    *,
    board: Board,
    name: str,
    content: File[bytes],
    by: Any,
    mapping: FileMapping | None = None,
    source: Source | None = None,
    source_name: str = "",
    status: str = Observation.Status.REPORTED,
) -> FigureImport:
    """Keeps a file to be read; nothing of it is a figure yet. Raises ValidationError for one too large.

    `source_name` names a source that is made where the board has none of that name.
    """
    if (content.size or 0) > LARGEST:
        raise ValidationError({"file": f"This file is larger than {LARGEST // 1024 // 1024} MB. Split it."})
    sweep(board=board)
    made = FigureImport(board=board, name=name[:200], mapping=mapping, status=status, begun_by=by)
    made.plan = mapping.plan if mapping else {}
    made.size, made.sha256 = content.size or 0, _digest(content)
    with transaction.atomic():
        named = name_source(board=board, name=source_name, by=by) if source_name else None
        made.source = source or named or (mapping.source if mapping else None)
        made.file.save("file", content, save=False)
        return audit.add(made, by=by, verb="handed in a file")


def name_source(*, board: Board, name: str, by: Any) -> Source:
    """The source of a name, made where the board has none."""
    held = Source.objects.of_board(board).filter(name=name).first()
    return held or audit.add(Source(board=board, name=name, kind=Source.Kind.FILE), by=by)


def use_mapping(*, of: FigureImport, mapping: FileMapping, by: Any) -> FigureImport:
    """Says how a file is to be read. Raises ValidationError with the reason not to."""
    _refuse(policies.why_not_read(of))
    source = of.source or mapping.source
    return audit.change(of, mapping=mapping, plan=mapping.plan, source=source, by=by, verb="chose a mapping")


def keep_mapping(
    *, board: Board, name: str, plan: Plan, by: Any, source: Source | None = None, mapping: FileMapping | None = None
) -> FileMapping:
    """A mapping, new or changed, kept under its name. Raises ValidationError where the name is taken."""
    if mapping is None:
        return audit.add(FileMapping(board=board, name=name, plan=plan.stored(), source=source), by=by)
    return audit.change(mapping, name=name, plan=plan.stored(), source=source, by=by)


def remove_mapping(*, mapping: FileMapping, by: Any) -> None:
    """Takes a mapping away; files that were read by it keep the plan they were read by."""
    audit.remove(mapping, by=by)


def read(*, of: FigureImport) -> FigureImport:
    """Reads a file into rows that wait and compares them. A file that cannot be read is refused, with the reason.

    Whatever breaks it off leaves no row behind; the file can then be read again.
    """
    _refuse(policies.why_not_read(of))
    note(of, state=State.READING, done=0, why_refused="")
    try:
        told = read_rows(of)
        note(of, done=92)
        told |= compare(of)
    except Unreadable as refusal:
        _clear(of, state=State.REFUSED, why_refused=str(refusal))
        of.file.delete(save=False)
        note(of, file="")
    except BaseException:
        _clear(of, state=State.NEW)
        raise
    else:
        note(of, state=State.READ, done=100, **told)
    of.refresh_from_db()
    return of


def store(*, of: FigureImport, by: Any) -> FigureImport:
    """Enters what is new and changed, in one transaction with one audit line. Raises ValidationError.

    Where the board's figures moved since they were compared, nothing is stored, and the rows are compared anew.
    """
    refuse_to_store(of)
    if moved(of=of):
        raise ValidationError(CHANGED_MEANWHILE)
    try:
        return _store(of, by)
    except IntegrityError:
        raise ValidationError(CHANGED_MEANWHILE) from None


def refuse_to_store(of: FigureImport) -> None:
    """Raises ValidationError with the reason why a file's figures cannot be stored, where there is one."""
    _refuse(policies.why_not_store(of))


def moved(*, of: FigureImport) -> bool:
    """Compares a file that waits with what is held now, and says whether that gives anything else than before."""
    now = compare(of)
    if all(getattr(of, name) == count for name, count in now.items()):
        return False
    note(of, **now)
    return True


@transaction.atomic
def _store(of: FigureImport, by: Any) -> FigureImport:
    held = FigureImport.objects.select_for_update().get(pk=of.pk)
    _refuse(policies.why_not_store(held))
    Board.objects.select_for_update().get(pk=held.board_id)  # two files are stored one after the other
    make_what_is_missing(held, by)
    made = enter_all(held)
    if len(made) != held.to_store:
        raise ValidationError(CHANGED_MEANWHILE)
    StagedFigure.objects.filter(of=held).delete()
    told: dict[str, Any] = {name: [0, getattr(held, name)] for name in TOLD}
    told[audit.MADE] = [None, f"{Observation._meta.label_lower} {min(made)} to {max(made)}"]
    note(held, state=State.STORED, stored_at=timezone.now(), done=100, file="")
    audit.write(held, by=by, verb="imported figures", changes=told)
    if name := held.file.name:
        transaction.on_commit(lambda: of.file.storage.delete(name))
    return FigureImport.objects.get(pk=held.pk)


@transaction.atomic
def discard(*, of: FigureImport, by: Any) -> FigureImport:
    """Sets a file aside: nothing of it is kept but its name, its SHA-256 and its counts."""
    _refuse(policies.why_not_discard(of))
    name = of.file.name
    StagedFigure.objects.filter(of=of).delete()
    made = audit.change(of, state=State.DISCARDED, file="", by=by, verb="set aside a file")
    if name:
        transaction.on_commit(lambda: of.file.storage.delete(name))
    return made


def sweep(*, board: Board) -> None:
    """Rows of imports that broke off without a word, as when the machine stopped, are cleared away."""
    lost = FigureImport.objects.of_board(board).filter(touched_at__lt=timezone.now() - STALE)
    for of in lost.filter(state=State.READING):
        _clear(of, state=State.NEW)
    lost.filter(state=State.STORING).update(state=State.READ)


def _clear(of: FigureImport, **columns: Any) -> None:
    StagedFigure.objects.filter(of=of).delete()
    zero = dict.fromkeys(("done", "rows", "new", "changed", "beside", "same", "blank", "left_out", "refused"), 0)
    note(of, **{**zero, "made": [], "left": {}, **columns})


def _digest(content: File[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in content.chunks():
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()


def _refuse(reason: str) -> None:
    if reason:
        raise ValidationError(reason)
