"""The forms agencies are asked to fill in about a death."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from agencies.models import Agency
from lscb.audit import services as audit
from workgroups.cdop import policies
from workgroups.cdop.models import ChildDeath, FormAsked
from workgroups.cdop.services.refusing import refuse


@transaction.atomic
def ask_form(
    *, death: ChildDeath, agency: Agency, on: date, by: Any, form: str = "Reporting form", days_given: int = 14
) -> FormAsked:
    """Asks an agency for a form, to come back in some days. Raises ValidationError where it was asked for it before."""
    refuse(policies.why_not_on(death, on), "on")
    refuse(policies.why_not_ask(death, agency, form), "agencies")
    asked = FormAsked(death=death, agency=agency, form=form, asked_on=on, days_given=days_given)
    return audit.add(asked, by=by, verb="asked for")


@transaction.atomic
def ask_forms(
    *,
    death: ChildDeath,
    agencies: Iterable[Agency],
    on: date,
    by: Any,
    form: str = "Reporting form",
    days_given: int = 14,
) -> list[FormAsked]:
    """Asks several agencies for the same form, or none of them."""
    return [ask_form(death=death, agency=agency, on=on, by=by, form=form, days_given=days_given) for agency in agencies]


@transaction.atomic
def receive_form(*, form: FormAsked, on: date, by: Any) -> FormAsked:
    """The form came back. Raises ValidationError where it had come already, or before it was asked for."""
    refuse(policies.why_not_receive(form))
    refuse(policies.why_not_back(form, on), "on")
    return audit.change(form, by=by, verb="received", received_on=on)


@transaction.atomic
def receive_forms(*, forms: Iterable[FormAsked], on: date, by: Any) -> list[FormAsked]:
    """Several forms that came back on one day, or none of them."""
    return [receive_form(form=form, on=on, by=by) for form in forms]


@transaction.atomic
def withdraw_forms(*, forms: Iterable[FormAsked], reason: str, by: Any) -> None:
    """Takes away forms that were asked for by mistake."""
    for form in forms:
        audit.remove(form, by=by, reason=reason)
