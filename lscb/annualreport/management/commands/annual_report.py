"""Writes the manager's draft of an annual report to a file: whole, and needing nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from lscb.annualreport import pages
from lscb.annualreport.assembly import assemble
from lscb.annualreport.models import Report
from lscb.document import data, docx, pdf, tabular, text
from lscb.document.disclosure import Audience, Protected, protect
from lscb.document.parting import separate, separates, without_separates

FORMATS: dict[str, Callable[[Report, Protected], bytes]] = {
    "html": lambda report, protected: pages.alone(report, protected).encode(),
    "pdf": lambda _, protected: pdf.render(protected),
    "docx": lambda _, protected: docx.render(protected),
    "json": lambda _, protected: data.dumps(protected),
    "text": lambda _, protected: text.render(protected).encode(),
    "zip": lambda _, protected: tabular.as_zip(protected),
    "xlsx": lambda _, protected: tabular.as_xlsx(protected),
}


class Command(BaseCommand):
    help = "Writes the draft of a year's annual report, with small numbers not hidden: for the board's office only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="The reporting year, for example 2012-13.")
        parser.add_argument("--format", choices=sorted(FORMATS), default="html")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
        parser.add_argument("--only", default="", metavar="KEY", help="One chapter that is a report of its own.")
        parser.add_argument("--board", default="", help="The board's name in web addresses, where there are several.")

    def handle(self, *args: Any, **options: Any) -> None:
        report = self._report(options["year"], options["board"])
        self._say(f"Assembling {report} …")
        protected = self._part(protect(assemble(report), Audience.OFFICE, report.board.threshold), options["only"])
        self._say(f"Writing {options['format']} …")
        try:
            content = FORMATS[options["format"]](report, protected)
            options["output"].write_bytes(content)
        except (pdf.PdfFailed, docx.WordFailed) as error:
            self._stop(str(error))
        except OSError as error:
            self._stop(f"{options['output']} cannot be written: {error.strerror}.")
        self._say(f"Wrote {options['output']} ({len(content):,} bytes).")

    def _part(self, protected: Protected, only: str) -> Protected:
        """The report as it will be printed, or one that stands beside it."""
        if not only:
            return without_separates(protected)
        try:
            return separate(protected, only)
        except KeyError:
            known = ", ".join(chapter.key for chapter in separates(protected)) or "none"
            return self._stop(f"No chapter “{only}” is a report of its own. These are: {known}.")

    def _report(self, year: str, board: str) -> Report:
        rows = Report.objects.filter(kind=Report.Kind.ANNUAL).select_related("board", "period")
        named = rows.filter(board__slug=board) if board else rows
        found = list(named.filter(period__name=year)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            self._stop(f"Several boards have a report for {year}. Name one with --board.")
        if board and not named:
            boards = ", ".join(sorted({r.board.slug for r in rows})) or "none yet"
            self._stop(f"There is no annual report of a board called {board}. There are reports of: {boards}.")
        known = ", ".join(sorted({r.period.name for r in named})) or "none yet"
        return self._stop(f"There is no annual report for {year}. There are reports for: {known}.")

    def _say(self, words: str) -> None:
        self.stderr.write(words)

    def _stop(self, words: str) -> Any:
        self.stderr.write(words)
        sys.exit(2)
