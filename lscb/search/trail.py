"""Following the audit trail: which lines have come since it was followed last, none of them missed.

A line's number is drawn before its transaction is through, so a later one may be seen first. What was passed over is
remembered as a gap and looked into again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from lscb.audit.models import AuditEvent
from lscb.search.models import Gap, Mark

LOOKED_INTO_FOR = timedelta(days=1)


def waiting() -> QuerySet[AuditEvent]:
    """The lines nobody has followed, oldest first. Asks for the mark and the gaps."""
    new = Q(pk__gt=mark().upto)
    for gap in Gap.objects.all():
        new |= Q(pk__gte=gap.first, pk__lte=gap.last)
    return AuditEvent.objects.filter(new).order_by("pk")


def mark() -> Mark:
    """How far the trail has been followed."""
    return Mark.objects.first() or Mark()


def followed(lines: list[Any]) -> None:
    """Notes that these lines, the oldest that waited, have been followed, and which numbers before them had none."""
    seen, now = [line.pk for line in lines], timezone.now()
    stands = mark()
    Gap.objects.filter(noticed_at__lt=now - LOOKED_INTO_FOR).delete()
    for gap in Gap.objects.filter(first__lte=max(seen, default=0)):
        inside = [number for number in seen if gap.first <= number <= gap.last]
        if inside:
            _put(between(inside, gap.first, gap.last), gap.noticed_at)
            gap.delete()
    beyond = [number for number in seen if number > stands.upto]
    if beyond:
        _put(between(beyond, stands.upto + 1, beyond[-1]), now)
        Mark.objects.update_or_create(pk=stands.pk or 1, defaults={"upto": beyond[-1]})


def begin() -> None:
    """Puts the mark at the end of the trail, before everything is indexed anew.

    Lines not yet through may hold numbers before it: all of its last stretch without a line is taken for a gap.
    """
    end = AuditEvent.objects.aggregate(end=Max("pk"))["end"] or 0
    first = max(end - LAST_STRETCH, 0) + 1
    seen = list(AuditEvent.objects.filter(pk__gte=first, pk__lte=end).order_by("pk").values_list("pk", flat=True))
    Gap.objects.all().delete()
    _put(between(seen, first, end), timezone.now())
    Mark.objects.update_or_create(pk=mark().pk or 1, defaults={"upto": end})


# More lines than are ever written while one transaction is under way.
LAST_STRETCH = 200_000


def between(seen: Iterable[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches from first to last that hold none of the numbers, which come in order."""
    start = first
    for number in seen:
        if number > start:
            yield start, number - 1
        start = number + 1
    if start <= last:
        yield start, last


def _put(stretches: Iterable[tuple[int, int]], noticed_at: Any) -> None:
    Gap.objects.bulk_create(Gap(first=first, last=last, noticed_at=noticed_at) for first, last in stretches)
