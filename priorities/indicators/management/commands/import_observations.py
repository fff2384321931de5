"""Brings in figures from a file, as the screens do: `import_observations FILE --mapping NAME [--dry-run]`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from lscb.board.models import Board
from priorities.indicators.checks.services import look_again
from priorities.indicators.importing import services
from priorities.indicators.importing.known import named
from priorities.indicators.models import FigureImport, FileMapping, Source, StagedFigure

SHOWN = 50
OWN = "own"


class Command(BaseCommand):
    """Reads, compares, says what it found, and stores it; exits 1 where a row is refused."""

    help = (
        "Brings in figures from a CSV or Excel file. Where a row is refused nothing is stored, unless you ask to leave "
        "such rows out; either way the command then exits with 1."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The CSV or Excel (.xlsx) file.")
        parser.add_argument("--mapping", default=OWN, help="The mapping's name; without it, our own template.")
        parser.add_argument("--board", default="", help="The board's short name in addresses, where there are several.")
        parser.add_argument("--source", default="", help="The name of the source the figures come from.")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would be stored.")
        parser.add_argument("--leave-out-refused", action="store_true", help="Store the rows that are not refused.")

    def handle(self, *args: Any, **options: Any) -> None:
        board = self._board(options["board"])
        try:
            of = self._read(board, options)
            self._tell(of)
            if of.state == FigureImport.State.REFUSED:
                raise CommandError(of.why_refused)
            self._end(of, options)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None

    def _read(self, board: Board, options: dict[str, Any]) -> FigureImport:
        path = options["file"]
        try:
            with path.open("rb") as content:
                of = services.bring(
                    board=board,
                    name=path.name,
                    content=File(content, name=path.name),
                    mapping=self._mapping(board, options["mapping"]),
                    source=self._source(board, options["source"]),
                    by=None,
                )
        except OSError as problem:
            raise CommandError(f"{path} cannot be read: {problem.strerror}.") from None
        try:
            return services.read(of=of)
        except BaseException:
            services.discard(of=FigureImport.objects.get(pk=of.pk), by=None)
            raise

    def _end(self, of: FigureImport, options: dict[str, Any]) -> None:
        held_back = of.refused and not options["leave_out_refused"]
        if options["dry_run"] or held_back or not of.to_store:
            services.discard(of=of, by=None)
            self.stdout.write("Nothing was stored.")
        else:
            stored = services.store(of=of, by=None)
            self.stdout.write(f"Stored: {stored.to_store:,} figures.")
            doubts = look_again(of.board)  # here, so that whoever opens the next page need not wait for it
            self.stdout.write(f"Checked: {doubts:,} doubts are new or gone.")
        if of.refused:
            raise CommandError(f"{of.refused:,} rows were refused.", returncode=1)

    def _tell(self, of: FigureImport) -> None:
        self.stdout.write(
            f"{of.name}: {of.rows:,} rows. New: {of.new:,}. Changed: {of.changed:,}. Kept beside another source's: "
            f"{of.beside:,}. Held already: {of.same:,}. Empty: {of.blank:,}. Left out: {of.left_out:,}. "
            f"Refused: {of.refused:,}."
        )
        for made in of.made:
            self.stdout.write(f"  To be added: {named(made)}")
        for reason, count in of.left.items():
            self.stdout.write(f"  Left out: {count:,} {reason}")
        refused = StagedFigure.objects.filter(of=of, verdict=StagedFigure.Verdict.REFUSED)
        for row in refused[:SHOWN]:
            self.stdout.write(f"  Row {row.row}{f', {row.column}' if row.column else ''}: {row.problem}")
        if of.refused > SHOWN:
            self.stdout.write(f"  … and {of.refused - SHOWN:,} more.")

    def _board(self, slug: str) -> Board:
        boards = Board.objects.filter(slug=slug) if slug else Board.objects.all()[:2]
        if len(boards) != 1:
            raise CommandError("There is no such board." if slug or not boards else "Say which board, with --board.")
        return boards[0]

    def _mapping(self, board: Board, name: str) -> FileMapping | None:
        if name == OWN:
            return None
        found = FileMapping.objects.of_board(board).filter(name=name).first()
        if found is None:
            held = ", ".join(FileMapping.objects.of_board(board).values_list("name", flat=True)) or "none yet"
            raise CommandError(f"There is no mapping called “{name}”. There are: {held}.")
        return found

    def _source(self, board: Board, name: str) -> Source | None:
        found = Source.objects.of_board(board).filter(name=name).first()
        if name and found is None:
            raise CommandError(f"There is no source called “{name}”.")
        return found
