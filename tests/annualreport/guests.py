"""A reader without an account, as a browser is used by one."""

from __future__ import annotations

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lscb.outbox.models import Message

GUEST = {"name": "Ann Lee", "organisation": "Youth Trust", "email": "Ann@trust.example"}


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def newest_letter(reader) -> Message:
    return Message.objects.filter(key__startswith=f"consultation:{reader.pk}:").first()


def token_in(letter: Message) -> str:
    return re.search(r"/reading/open/([^/]+)/", letter.body).group(1)


def come_in(client, reader):
    return client.get(reverse("reading-open", args=[token_in(newest_letter(reader))]))


def page(reader, *more):
    return "/".join([f"/reading/{reader.pk}", *map(str, more), ""])


def say(client, reader, body, spot="finance-p1"):
    return client.post(page(reader, "finance", spot), {"body": body})
