"""What can be done with a record: each step with its words, its form, its verb and its policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404

from workgroups.cdop import policies, services, stepforms
from workgroups.cdop.models import ChildDeath
from workgroups.cdop.telling import chased_words

Given = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One step. `act` takes the record, the cleaned form and who acts; `why_not` gives the refusal or nothing."""

    slug: str
    words: str
    form: type[stepforms.StepForm]
    act: Callable[[ChildDeath, Given, Any], object]
    why_not: Callable[[ChildDeath], str]
    said: str
    correction: bool = False


def _always(death: ChildDeath) -> str:
    return ""


def _chase(death: ChildDeath, given: Given, by: Any) -> object:
    """Where nobody could be written to, that is said at the forms, and nothing is done."""
    made = services.chase_forms(board=death.board, by=by, **given)
    if not made.letters:
        raise ValidationError({"forms": [words for words, _ in chased_words(made)]})
    return made


STEPS = (
    Step(
        "leaflet",
        "Record the leaflet as sent",
        stepforms.LeafletForm,
        lambda death, given, by: services.send_leaflet(death=death, by=by, **given),
        policies.why_not_send_leaflet,
        "The leaflet is recorded as sent.",
    ),
    Step(
        "ask",
        "Ask for forms",
        stepforms.AskForm,
        lambda death, given, by: services.ask_forms(death=death, by=by, **given),
        _always,
        "The forms are recorded as asked for.",
    ),
    Step(
        "receive",
        "Record forms received",
        stepforms.ReceiveForm,
        lambda death, given, by: services.receive_forms(by=by, **given),
        policies.why_not_receive_any,
        "The forms are recorded as received.",
    ),
    Step(
        "chase",
        "Write to agencies about forms",
        stepforms.ChaseForm,
        _chase,
        policies.why_not_receive_any,
        "The letters are written. They name no case.",
    ),
    Step(
        "factor",
        "Add a factor",
        stepforms.FactorForm,
        lambda death, given, by: services.add_factor(death=death, by=by, **given),
        policies.why_not_add_factor,
        "The factor is added.",
    ),
    Step(
        "no-leaflet",
        "Say why no leaflet is to be sent",
        stepforms.NoLeafletForm,
        lambda death, given, by: services.no_leaflet(death=death, by=by, **given),
        policies.why_not_send_leaflet,
        "It is recorded that no leaflet is to be sent.",
        correction=True,
    ),
    Step(
        "correct-leaflet",
        "Take back what is recorded of the leaflet",
        stepforms.TakeBackForm,
        lambda death, given, by: services.correct_leaflet(death=death, by=by, **given),
        policies.why_not_correct_leaflet,
        "The leaflet is to be sent again.",
        correction=True,
    ),
    Step(
        "withdraw",
        "Take away forms asked for by mistake",
        stepforms.WithdrawForm,
        lambda death, given, by: services.withdraw_forms(by=by, **given),
        policies.why_not_withdraw_any,
        "The forms are taken away.",
        correction=True,
    ),
    Step(
        "remove-factors",
        "Take away factors",
        stepforms.RemoveFactorForm,
        lambda death, given, by: services.remove_factors(by=by, **given),
        policies.why_not_remove_factor,
        "The factors are taken away.",
        correction=True,
    ),
    Step(
        "take-back",
        "Take the review back",
        stepforms.TakeBackForm,
        lambda death, given, by: services.take_review_back(death=death, by=by, **given),
        policies.why_not_take_review_back,
        "The review is taken back, and the case is open again.",
        correction=True,
    ),
)


def steps_of(death: ChildDeath) -> list[Step]:
    """The steps that may be taken with a record now."""
    return [step for step in STEPS if not step.why_not(death)]


def step_of(slug: str) -> Step:
    """The step an address names. Raises Http404 where there is none of that name."""
    found = next((step for step in STEPS if step.slug == slug), None)
    if found is None:
        raise Http404
    return found
