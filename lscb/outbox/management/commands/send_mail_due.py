"""Sends the letters that wait: for those a worker missed, and those a mail server refused. Run it every few minutes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from lscb.outbox.models import Message
from lscb.outbox.services import deliver_due


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sent: {deliver_due()}.")
        unknown, given_up = Message.objects.claimed_unsent().count(), Message.objects.given_up().count()
        if unknown or given_up:
            self.stdout.write(f"For the office to look at: {unknown} perhaps sent, {given_up} given up.")
