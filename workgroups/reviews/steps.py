"""What can be done with a review, and with a recommendation: each step with its words, form, verb and policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from workgroups.reviews import forms, policies, services

Given = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One step. `act` takes the record, the cleaned form and who acts; `why_not` gives the refusal or nothing."""

    slug: str
    words: str
    form: type[forms.StepForm]
    act: Callable[[Any, Given, Any], object]
    why_not: Callable[[Any], str]
    said: str


OF_REVIEWS = (
    Step(
        "decide",
        "Record the decision",
        forms.DecideForm,
        lambda review, given, by: services.decide(review=review, by=by, **given),
        policies.why_not_decide,
        "The decision is recorded.",
    ),
    Step(
        "stage",
        "Record a stage",
        forms.StageForm,
        lambda review, given, by: services.move_on(review=review, by=by, **given),
        policies.why_not_move_on,
        "The stage is recorded.",
    ),
    Step(
        "publish",
        "Record the publication",
        forms.PublishForm,
        lambda review, given, by: services.publish(review=review, by=by, **given),
        policies.why_not_publish,
        "The publication is recorded.",
    ),
    Step(
        "withhold",
        "Withhold it from publication",
        forms.ReasonForm,
        lambda review, given, by: services.withhold(review=review, by=by, **given),
        policies.why_not_publish,
        "It is recorded as withheld.",
    ),
)
OF_RECOMMENDATIONS = (
    Step(
        "act",
        "Open an action",
        forms.ActForm,
        lambda made, given, by: services.act_on(recommendation=made, by=by, **given),
        policies.why_not_act_on,
        "The action is opened.",
    ),
    Step(
        "carry-out",
        "Record that it was carried out",
        forms.EvidenceForm,
        lambda made, given, by: services.carry_out(recommendation=made, by=by, **given),
        policies.why_not_carry_out,
        "It is recorded as carried out.",
    ),
    Step(
        "check-impact",
        "Record what difference it made",
        forms.ImpactForm,
        lambda made, given, by: services.check_impact(recommendation=made, by=by, **given),
        policies.why_not_check_impact,
        "The check is recorded.",
    ),
    Step(
        "set-aside",
        "Set it aside",
        forms.ReasonForm,
        lambda made, given, by: services.set_aside(recommendation=made, by=by, **given),
        policies.why_not_set_aside,
        "It is set aside.",
    ),
    Step(
        "take-up",
        "Take it up again",
        forms.ReasonForm,
        lambda made, given, by: services.take_up_again(recommendation=made, by=by, **given),
        policies.why_not_take_up,
        "It is taken up again.",
    ),
)


def open_to(record: Any, steps: tuple[Step, ...]) -> list[Step]:
    """The steps that may be taken with a record now."""
    return [step for step in steps if not step.why_not(record)]


def step_of(steps: tuple[Step, ...], slug: str) -> Step:
    """The step an address names. Raises Http404 where there is none of that name."""
    found = next((step for step in steps if step.slug == slug), None)
    if found is None:
        raise Http404
    return found
