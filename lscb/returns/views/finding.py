"""What every screen of a return begins with: the return its reader may see, whole, and the names of those in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from lscb.accounts.models import User
from lscb.permissions import Power
from lscb.returns import policies
from lscb.returns.models import Answer, AnswerVersion, Return

NOT_YOURS = "You may read this return. The people of {who} write in it."
NOT_OFFICE = "The board's office accepts returns, sends them back and opens them again."


def found(request: HttpRequest, pk: int) -> Return:
    """A return with its answers, their standing texts and its events: a fixed number of reads, or 404."""
    standing = Prefetch("versions", queryset=AnswerVersion.objects.current())
    answers = (
        Answer.objects.select_related("heading")
        .order_by("heading__order", "heading", "part")
        .prefetch_related(standing, "subjects", "pictures__file__versions")
    )
    rows = (
        Return.objects.visible_to(request.user)
        .select_related("round__form", "round__period", "round__board", "agency", "group")
        .prefetch_related(
            Prefetch("answers", queryset=answers),
            "round__form__headings",
            "round__subjects",
            "partners__agency",
            "events",
            "areas",
            "items",
        )
    )
    return get_object_or_404(rows, pk=pk)


def answer_of(request: HttpRequest, ret: int, pk: int) -> Answer:
    """One answer with all its versions, in a return the reader may see, or 404."""
    rows = (
        Answer.objects.visible_to(request.user)
        .select_related(
            "heading",
            *(f"ret__{path}" for path in ("agency", "group", "round__form", "round__period", "round__board")),
        )
        .prefetch_related("versions", "subjects", "pictures__file__versions", "ret__partners", "ret__round__subjects")
    )
    answer: Answer = get_object_or_404(rows, pk=pk, ret=ret)
    return answer


def require_writer(user: Any, ret: Return) -> None:
    """Refuses, with the sentence that says why, whoever does not write in a return."""
    if not policies.may_fill(user, ret):
        raise PermissionDenied(NOT_YOURS.format(who=ret.respondent))


def require_office(user: Any, ret: Return) -> None:
    """Refuses whoever does not accept returns."""
    if not user.may(Power.ACCEPT_RETURN, ret):
        raise PermissionDenied(NOT_OFFICE)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, an empty one included; none where it is only shown."""
    return request.POST if request.method == "POST" else None


def names_of(people: Iterable[str]) -> dict[str, str]:
    """The names of people by their opaque numbers, as events and versions hold them, in one read."""
    asked = {key for key in people if key}
    known = {str(user.pk): str(user) for user in User.objects.filter(pk__in=[k for k in asked if k.isdigit()])}
    return {key: known.get(key, "the system") for key in asked}
