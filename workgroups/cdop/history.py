"""Who did what with a record: with what is known of the death, its forms, its review and the factors found."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Q

from lscb.audit.models import AuditEvent
from lscb.audit.telling import Told, tell
from workgroups.cdop.models import ChildDeath, FormAsked, FormLetter, ModifiableFactor, Review

MOST_LINES = 100


def history(death: ChildDeath, user: Any) -> list[Told]:
    """The lines a person may read, the latest first; those of what was taken away stay in the log alone."""
    kinds: dict[type[models.Model], list[int]] = {
        ChildDeath: [death.pk],
        FormAsked: list(FormAsked.objects.filter(death=death).values_list("pk", flat=True)),
        FormLetter: list(FormLetter.objects.filter(form__death=death).values_list("pk", flat=True)),
        Review: list(Review.objects.filter(death=death).values_list("pk", flat=True)),
        ModifiableFactor: list(ModifiableFactor.objects.filter(review__death=death).values_list("pk", flat=True)),
    }
    wanted = (Q(model=kind._meta.label_lower, record__in=[str(pk) for pk in pks]) for kind, pks in kinds.items())
    lines = list(AuditEvent.objects.visible_to(user).filter(reduce(or_, wanted))[:MOST_LINES])
    told = [
        (line.pk, each)
        for kind in kinds
        for of_kind in ([line for line in lines if line.model == kind._meta.label_lower],)
        for line, each in zip(of_kind, tell(of_kind, kind, user), strict=True)
    ]
    return [each for _, each in sorted(told, key=lambda pair: pair[0], reverse=True)]
