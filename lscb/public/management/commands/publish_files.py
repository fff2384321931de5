"""Writes the published editions as files, as after moving to a new machine; what stands already is left as it is."""

from typing import Any

from django.core.management.base import BaseCommand

from lscb.board.models import Board
from lscb.public import site


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        written = sum(site.write(board) for board in Board.objects.order_by("pk"))
        self.stdout.write(f"{written} edition{'' if written == 1 else 's'} written to {site.root()}.")
