"""The panel's review of a death, and what it found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from lscb.audit import services as audit
from workgroups.cdop import policies
from workgroups.cdop.models import ChildDeath, ModifiableFactor, Review
from workgroups.cdop.services.deaths import settle
from workgroups.cdop.services.refusing import refuse


@transaction.atomic
def review(*, death: ChildDeath, on: date, by: Any, factors: Iterable[dict[str, str]] = (), **findings: Any) -> Review:
    """The panel's review, which closes the case; each factor a dict of its columns.

    Raises ValidationError where the death was reviewed before, or the year is held as totals.
    """
    audit.stored(death.panel)
    refuse(policies.why_not_yet(on), "reviewed_on")
    refuse(policies.why_not_review(death, on))
    made = audit.add(Review(death=death, reviewed_on=on, **findings), by=by, verb="reviewed")
    for factor in factors:
        audit.add(ModifiableFactor(review=made, **factor), by=by)
    settle(death=death, by=by)
    return made


@transaction.atomic
def change_review(*, review: Review, by: Any) -> Review:
    """Stores a review altered in memory. Raises ValidationError where it would come into a year held as totals."""
    before = audit.stored(review)
    audit.stored(review.death.panel)
    refuse(policies.why_not_yet(review.reviewed_on), "reviewed_on")
    if before.reviewed_on != review.reviewed_on:
        refuse(policies.why_not_hold_case(review.death.panel, review.reviewed_on), "reviewed_on")
    return audit.save_changed(review, audit.snapshot(before), by=by)


@transaction.atomic
def take_review_back(*, death: ChildDeath, reason: str, by: Any) -> ChildDeath:
    """Takes away a review recorded by mistake, with its factors, and opens the case again."""
    refuse(policies.why_not_take_review_back(death))
    made = Review.objects.get(death=death)
    for factor in made.factors.all():
        audit.remove(factor, by=by, reason=reason)
    audit.remove(made, by=by, reason=reason)
    fresh = audit.stored(death)
    return settle(death=fresh, by=by)


@transaction.atomic
def add_factor(*, death: ChildDeath, domain: str, text: str, grade: str, by: Any) -> ModifiableFactor:
    """One thing that may have contributed. Raises ValidationError before the review."""
    refuse(policies.why_not_add_factor(death))
    made = Review.objects.get(death=death)
    return audit.add(ModifiableFactor(review=made, domain=domain, text=text, grade=grade), by=by)


@transaction.atomic
def remove_factors(*, factors: Iterable[ModifiableFactor], reason: str, by: Any) -> None:
    """Takes away factors recorded by mistake."""
    for factor in factors:
        audit.remove(factor, by=by, reason=reason)
