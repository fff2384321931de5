"""Opening a round whole: planned, opened, every return asked for, everybody who owes one told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency
from lscb.returns.models import Form, Return, Round, Subject
from lscb.returns.people import who_hand_in
from lscb.returns.services.filing import open_return
from lscb.returns.services.rounds import open_round, plan_round
from lscb.returns.services.saying import refuse
from lscb.returns.services.writing import tell
from workgroups.models import Group


@transaction.atomic
def send_out(
    *,
    form: Form,
    owers: Iterable[Agency | Group],
    by: Any,
    subjects: Iterable[Subject] = (),
    on: date | None = None,
    **details: Any,
) -> Round:
    """A round of a form, opened, with a return asked of each ower; its people are told, each once.

    `details` are the round's other columns. Raises ValidationError without owers, or where a round of its title stands.
    """
    asked, day = list(owers), on or timezone.localdate()
    refuse("" if asked else "Choose at least one that owes the return.")
    round = plan_round(board=form.board, form=form, subjects=subjects, by=by, **details)
    open_round(round=round, by=by, on=day)
    returns = [open_return(round=round, respondent=ower, by=by) for ower in asked]
    tell_owers(returns=returns, by=by, on=day)
    return round


@transaction.atomic
def tell_owers(*, returns: Iterable[Return], by: Any, on: date | None = None) -> int:
    """Tells everybody who owes one of these returns, and was not told yet; how many letters that made."""
    asked = list(returns)
    people = who_hand_in(asked, on)
    return sum(tell(ret=ret, people=people[ret.pk], by=by, on=on) for ret in asked)
